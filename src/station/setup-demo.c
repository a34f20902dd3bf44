/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Test authorities, one per state, and the officers' keys that they issue: for demonstrations and tests only.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/setup.h"

#include <gio/gio.h>

#include "station/setup-private.h"
#include "trust/authority.h"

#define DEMO_DAYS 365

gboolean
beket_setup_authority (const char *folder,
                       const char *party,
                       GError    **error)
{
  g_autoptr (BeketAuthority) authority = NULL;

  if (!beket_setup_make_folder (folder, error))
    return FALSE;
  authority = beket_authority_create (folder, party, error);
  return authority != NULL;
}

gboolean
beket_setup_issue (const char *authority,
                   const char *request,
                   const char *certificate,
                   GError    **error)
{
  g_autoptr (BeketAuthority) issuer = beket_authority_open (authority, error);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autofree char *pem = NULL;

  if (issuer == NULL || !g_file_get_contents (request, &text, NULL, error))
    return FALSE;
  der = beket_authority_issue (issuer, text, DEMO_DAYS, error);
  if (der == NULL)
    {
      g_prefix_error (error, "%s: ", request);
      return FALSE;
    }
  pem = beket_certificate_to_pem (der);
  return beket_setup_write (certificate, pem, strlen (pem), error);
}

gboolean
beket_setup_officer (const char *authority,
                     const char *id,
                     const char *name,
                     const char *body,
                     const char *point,
                     const char *pin,
                     const char *path,
                     GError    **error)
{
  g_autoptr (BeketAuthority) issuer = beket_authority_open (authority, error);
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (BeketIdentity) identity = NULL;
  g_autofree char *party = g_strndup (id, 2);
  g_autoptr (GBytes) pkcs12 = NULL;

  if (issuer == NULL || (key = beket_key_generate (BEKET_KEY_P256, error)) == NULL)
    return FALSE;
  identity = beket_identity_new (BEKET_ROLE_OFFICER, party, body, point, name, id);
  if (!beket_authority_issue_for (issuer, key, identity, g_get_real_time () - G_TIME_SPAN_HOUR, DEMO_DAYS, error))
    return FALSE;
  pkcs12 = beket_key_to_pkcs12 (key, pin, error);
  return pkcs12 != NULL &&
         beket_setup_write (path, g_bytes_get_data (pkcs12, NULL), g_bytes_get_size (pkcs12), error);
}
