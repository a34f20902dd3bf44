/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the authorities took back: their revocation lists, and whether those tell enough of a moment.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/trust-private.h"

#include <string.h>

#include "trust/identity-private.h"

#define EXTENSIONS_MAX 16

/* GnuTLS 3.7 calls a list invalid whose next update is past, whatever flags it is given. It is still signed, and what it names is still revoked. */
#define DATED (GNUTLS_CERT_REVOCATION_DATA_SUPERSEDED | GNUTLS_CERT_REVOCATION_DATA_ISSUED_IN_FUTURE)

/* ---- Filling ---- */

static gboolean
take_line (const guint8 *serial,
           gsize         size,
           gint64        from,
           gpointer      user_data)
{
  GHashTable *revoked = user_data;
  g_autoptr (GBytes) key = g_bytes_new (serial, size);
  gint64 *known = g_hash_table_lookup (revoked, key);

  if (known == NULL)
    g_hash_table_insert (revoked, g_steal_pointer (&key), g_memdup2 (&from, sizeof from));
  else
    *known = MIN (*known, from);

  return TRUE;
}

static gboolean
crl_is_signed_by (gnutls_x509_crl_t crl,
                  gnutls_x509_crt_t issuer)
{
  unsigned int wrong = 0;

  if (!gnutls_x509_crl_check_issuer (crl, issuer) ||
      gnutls_x509_crl_verify (crl, &issuer, 1, BEKET_VERIFY_FLAGS, &wrong) < 0)
    return FALSE;

  return wrong == 0 || ((wrong & DATED) != 0 && (wrong & ~(DATED | GNUTLS_CERT_INVALID)) == 0);
}

/* RFC 5280, 5.2: a list whose critical extension is not understood may be a part of one, or change another; it is not taken for a whole one. */
static gboolean
is_whole (gnutls_x509_crl_t crl)
{
  for (unsigned int i = 0; i < EXTENSIONS_MAX; i++)
    {
      char oid[128];
      size_t size = sizeof (oid);
      unsigned int critical = 0;
      int result = gnutls_x509_crl_get_extension_info (crl, i, oid, &size, &critical);

      if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        return TRUE;
      if (result < 0 || critical != 0)
        return FALSE;
    }

  return FALSE;
}

/* Without a next update a list speaks of the time until it was made. */
static void
take_dates (BeketRoot        *root,
            gnutls_x509_crl_t crl)
{
  time_t made = gnutls_x509_crl_get_this_update (crl);
  time_t next = gnutls_x509_crl_get_next_update (crl);

  root->listed_until = MAX (root->listed_until, MAX ((gint64) made, (gint64) next));
}

static gboolean
take_list (BeketRoot        *root,
           gnutls_x509_crl_t crl,
           GError          **error)
{
  if (!is_whole (crl))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Revocation list: of a kind that is not known here");
      return FALSE;
    }
  if (!beket_crl_foreach (crl, take_line, root->revoked, error))
    return FALSE;

  take_dates (root, crl);
  return TRUE;
}

gboolean
beket_trust_add_crl (BeketTrust *self,
                     GBytes     *crl,
                     GError    **error)
{
  g_auto (gnutls_x509_crl_t) list = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (crl != NULL, FALSE);

  if (!(list = beket_crl_import (crl, error)))
    return FALSE;

  for (guint i = 0; i < self->roots->len; i++)
    {
      BeketRoot *root = self->roots->pdata[i];

      if (crl_is_signed_by (list, root->certificate))
        return take_list (root, list, error);
    }

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Revocation list: unknown authority");
  return FALSE;
}

/* ---- Asking ---- */

gboolean
beket_root_revoked (BeketRoot        *root,
                    gnutls_x509_crt_t certificate,
                    gint64            second)
{
  guint8 serial[64];
  size_t size = sizeof (serial);
  g_autoptr (GBytes) key = NULL;
  const gint64 *from;

  if (gnutls_x509_crt_get_serial (certificate, serial, &size) < 0)
    return TRUE;

  key = g_bytes_new (serial, size);
  from = g_hash_table_lookup (root->revoked, key);
  return from != NULL && *from <= second;
}

gboolean
beket_trust_check_list (BeketTrust *self,
                        GBytes     *der,
                        gint64      when,
                        GError    **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autoptr (BeketIdentity) identity = NULL;
  const char *wrong = NULL;
  BeketRoot *root;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (der != NULL, FALSE);

  if (!(certificate = beket_certificate_import (der, error)) ||
      !(identity = beket_names_read ((BeketNames) { .certificate = certificate }, error)))
    return FALSE;

  root = beket_trust_find_issuer (self, identity->party, certificate, &wrong);
  if (root != NULL)
    wrong = root->listed_until < 0 ? "no revocation list" : NULL;
  if (wrong == NULL && root->listed_until < beket_trust_second (when))
    wrong = "revocation list too old";
  if (wrong == NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Certificate of %s: %s", identity->id, wrong);
  return FALSE;
}

char **
beket_trust_parties (BeketTrust *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->roots->len; i++)
    {
      BeketRoot *root = self->roots->pdata[i];
      gboolean known = FALSE;

      for (guint j = 0; j < i; j++)
        known |= g_str_equal (((BeketRoot *) self->roots->pdata[j])->party, root->party);
      if (!known)
        g_strv_builder_add (builder, root->party);
    }

  return g_strv_builder_end (builder);
}

gint64
beket_trust_listed_until (BeketTrust *self,
                          const char *party)
{
  gint64 until = -1;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->roots->len; i++)
    {
      BeketRoot *root = self->roots->pdata[i];

      if (g_str_equal (root->party, party))
        until = MAX (until, root->listed_until);
    }

  return until < 0 ? -1 : until *G_USEC_PER_SEC;
}
