/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's key for a test.
 */

#include "config.h"

#include "support/officer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "trust/authority.h"
#include "trust/key.h"

#define DAYS 365

static BeketKey *
make_key (const char *authority,
          const char *id,
          const char *name,
          const char *body,
          const char *point)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *party = g_strndup (id, 2);
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_OFFICER, party, body, point, name, id);
  g_autoptr (BeketAuthority) issuer = beket_authority_open (authority, &error);
  BeketKey *key;

  g_assert_no_error (error);
  key = beket_key_generate (BEKET_KEY_P256, &error);
  g_assert_no_error (error);
  beket_authority_issue_for (issuer, key, identity, g_get_real_time () - G_TIME_SPAN_HOUR, DAYS, &error);
  g_assert_no_error (error);
  return key;
}

/* One file with both, as openssl takes it. */
static void
save_both (BeketKey   *key,
           const char *path)
{
  g_autofree char *certificate = beket_certificate_to_pem (beket_key_certificate (key));
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GError) error = NULL;

  beket_key_save (key, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  both = g_strconcat (text, certificate, NULL);
  g_assert_true (g_file_set_contents (path, both, -1, NULL));
}

static void
wrap (const char *pem,
      const char *pin,
      const char *path)
{
  g_autofree char *pass = g_strconcat ("pass:", pin, NULL);
  const char *argv[] = { "openssl", "pkcs12", "-export", "-in", pem, "-out", path, "-passout", pass, "-iter", "1", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

void
officer_issue (const char *authority,
               const char *id,
               const char *name,
               const char *body,
               const char *point,
               const char *pin,
               const char *path)
{
  g_autofree char *pem = g_strconcat (path, ".pem", NULL);
  g_autoptr (BeketKey) key = make_key (authority, id, name, body, point);

  save_both (key, pem);
  wrap (pem, pin, path);
  g_assert_cmpint (g_unlink (pem), ==, 0);
}
