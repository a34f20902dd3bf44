/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key of an officer: where it is, how it is opened with the PIN, and whether it is his.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/officer-key.h"

#include "act/act.h"
#include "domain/error.h"
#include "station/station-private.h"

#define MAX_PKCS12 (64 * 1024)

void
beket_officer_key_free (BeketOfficerKey *self)
{
  g_free (self->officer);
  g_free (self->party);
  g_free (self->token);
  g_clear_pointer (&self->pkcs12, g_bytes_unref);
  beket_trust_unref (self->trust);
  g_free (self);
}

static GBytes *
read_file (BeketStation *self,
           const char   *officer,
           GError      **error)
{
  g_autofree char *name = g_strconcat (officer, ".p12", NULL);
  g_autofree char *path = g_build_filename (self->profile->folder, "officers", name, NULL);
  char *bytes;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  if (length <= MAX_PKCS12)
    return g_bytes_new_take (bytes, length);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: larger than 64 KiB", path);
  g_free (bytes);
  return NULL;
}

BeketOfficerKey *
beket_station_officer_key (BeketStation *self,
                           const char   *officer,
                           GError      **error)
{
  const BeketOfficer *enrolled = beket_station_find_officer (self, officer);
  g_autoptr (GBytes) pkcs12 = NULL;
  BeketOfficerKey *key;

  if (enrolled == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s is not enrolled at this station", officer);
      return NULL;
    }
  if (enrolled->token == NULL && (pkcs12 = read_file (self, officer, error)) == NULL)
    return NULL;
  key = g_new0 (BeketOfficerKey, 1);
  key->officer = g_strdup (enrolled->id);
  key->party = g_strdup (enrolled->party);
  key->token = g_strdup (enrolled->token);
  key->pkcs12 = g_steal_pointer (&pkcs12);
  key->trust = beket_trust_ref (self->trust);
  return key;
}

/* An act that our own verifier would refuse must not be made: the key is judged as the neighbour will judge it. */
static gboolean
is_his (const BeketOfficerKey *self,
        BeketKey              *key,
        gint64                 when,
        GError               **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (BeketIdentity) identity = beket_trust_check (self->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER,
                                                          when, &refused);

  if (identity == NULL)
    {
      refused->code = BEKET_ERROR_SIGNER;
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (g_strcmp0 (identity->id, self->officer) == 0 && g_strcmp0 (identity->party, self->party) == 0)
    return TRUE;
  return beket_error_set_reason (error, BEKET_ERROR_SIGNER, "certificate-of-another", "the key is not the key of %s",
                                 self->officer);
}

BeketKey *
beket_officer_key_open (const BeketOfficerKey *self,
                        const char            *pin,
                        gint64                 when,
                        GError               **error)
{
  g_autoptr (BeketKey) key = self->token != NULL ? beket_key_open_token (self->token, pin, error)
                                                 : beket_key_open_pkcs12 (self->pkcs12, pin, error);

  return key != NULL && is_his (self, key, when, error) ? g_steal_pointer (&key) : NULL;
}

GBytes *
beket_officer_key_sign (const BeketOfficerKey *self,
                        const char            *pin,
                        GBytes                *pdf,
                        guint                  field,
                        const char            *name,
                        gint64                 when,
                        GError               **error)
{
  g_autoptr (BeketKey) key = beket_officer_key_open (self, pin, when, error);

  return key != NULL ? beket_act_sign (pdf, field, key, name, when, error) : NULL;
}
