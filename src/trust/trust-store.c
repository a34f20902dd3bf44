/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The roots of both states and what they revoked; is a certificate good for a role at a moment?
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/identity-private.h"
#include "trust/trust-private.h"

#include <string.h>

static void
root_free (BeketRoot *root)
{
  gnutls_x509_crt_deinit (root->certificate);
  g_hash_table_unref (root->revoked);
  g_free (root);
}

BeketTrust *
beket_trust_new (void)
{
  BeketTrust *self = g_new0 (BeketTrust, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->roots = g_ptr_array_new_with_free_func ((GDestroyNotify) root_free);

  return self;
}

BeketTrust *
beket_trust_ref (BeketTrust *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beket_trust_unref (BeketTrust *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->roots);
  g_free (self);
}

/* ---- Filling ---- */

void
beket_trust_allow_gost (BeketTrust *self)
{
  self->gost = TRUE;
}

static gboolean
is_signed_by (gnutls_x509_crt_t certificate,
              gnutls_x509_crt_t issuer)
{
  unsigned int wrong = 0;

  return gnutls_x509_crt_check_issuer (certificate, issuer) &&
         gnutls_x509_crt_verify (certificate, &issuer, 1, BEKET_VERIFY_FLAGS, &wrong) >= 0 && wrong == 0;
}

static gboolean
is_of_party (gnutls_x509_crt_t certificate,
             const char       *party)
{
  char country[3] = "", second[3];
  size_t size = sizeof (country), second_size = sizeof (second);

  return gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COUNTRY_NAME, 0, 0,
                                        country, &size) >= 0 &&
         gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COUNTRY_NAME, 1, 0, second,
                                        &second_size) == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE &&
         size == 2 && memcmp (country, party, 2) == 0;
}

static gboolean
is_authority (gnutls_x509_crt_t certificate)
{
  unsigned int usage = 0, critical;

  return gnutls_x509_crt_get_ca_status (certificate, &critical) > 0 &&
         gnutls_x509_crt_get_key_usage (certificate, &usage, &critical) >= 0 &&
         (usage & GNUTLS_KEY_KEY_CERT_SIGN) != 0 &&
         is_signed_by (certificate, certificate);
}

static void
add_root (BeketTrust       *self,
          const char       *party,
          gnutls_x509_crt_t certificate)
{
  BeketRoot *root = g_new0 (BeketRoot, 1);

  g_strlcpy (root->party, party, sizeof root->party);
  root->certificate = certificate;
  root->listed_until = -1;
  root->revoked = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                         (GDestroyNotify) g_bytes_unref, g_free);
  g_ptr_array_add (self->roots, root);
}

gboolean
beket_trust_add_root (BeketTrust *self,
                      const char *party,
                      GBytes     *der,
                      GError    **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  const char *wrong = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (party != NULL && strlen (party) == 2, FALSE);
  g_return_val_if_fail (der != NULL, FALSE);

  if (!(certificate = beket_certificate_import (der, error)))
    return FALSE;

  if (!is_of_party (certificate, party))
    wrong = "another state's certificate";
  else if (!is_authority (certificate))
    wrong = "not a root";

  if (wrong != NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Root of %s: %s", party, wrong);
      return FALSE;
    }

  add_root (self, party, g_steal_pointer (&certificate));
  return TRUE;
}

/* ---- Judging ---- */

BeketRoot *
beket_trust_find_issuer (BeketTrust       *self,
                         const char       *party,
                         gnutls_x509_crt_t certificate,
                         const char      **wrong)
{
  *wrong = "unknown authority";
  for (guint i = 0; i < self->roots->len; i++)
    {
      BeketRoot *root = self->roots->pdata[i];

      if (!is_signed_by (certificate, root->certificate))
        continue;
      if (strcmp (root->party, party) == 0)
        return root;
      *wrong = "another state's certificate";
    }

  return NULL;
}

static const char *
check_time (gnutls_x509_crt_t certificate,
            gint64            second)
{
  time_t from = gnutls_x509_crt_get_activation_time (certificate);
  time_t until = gnutls_x509_crt_get_expiration_time (certificate);

  if (from == (time_t) -1 || second < from)
    return "not yet valid";
  if (until == (time_t) -1 || second > until)
    return "expired";

  return NULL;
}

/* How many purposes the certificate names; *@client and *@server: whether TLS's are among them. */
static int
read_purposes (gnutls_x509_crt_t certificate,
               gboolean         *client,
               gboolean         *server)
{
  int n;

  *client = *server = FALSE;
  for (n = 0; n < 16; n++)
    {
      char oid[64];
      size_t size = sizeof (oid);

      if (gnutls_x509_crt_get_key_purpose_oid (certificate, (unsigned) n, oid, &size, NULL) < 0)
        break;
      *client |= strcmp (oid, GNUTLS_KP_TLS_WWW_CLIENT) == 0;
      *server |= strcmp (oid, GNUTLS_KP_TLS_WWW_SERVER) == 0;
    }

  return n;
}

static gboolean
has_purposes (gnutls_x509_crt_t certificate,
              BeketRole         role)
{
  gboolean client, server;
  int n = read_purposes (certificate, &client, &server);

  if (role == BEKET_ROLE_STATION || role == BEKET_ROLE_ADVANCE)
    return n == 1 && client;
  if (role == BEKET_ROLE_NODE)
    return n == 2 && client && server;

  return n == 0;
}

static gboolean
has_usage (gnutls_x509_crt_t certificate,
           BeketRole         role)
{
  unsigned int wanted = GNUTLS_KEY_DIGITAL_SIGNATURE, usage = 0, critical;

  if (role == BEKET_ROLE_OFFICER)
    wanted |= GNUTLS_KEY_NON_REPUDIATION;

  return gnutls_x509_crt_get_ca_status (certificate, &critical) <= 0 &&
         gnutls_x509_crt_get_key_usage (certificate, &usage, &critical) >= 0 &&
         (usage & wanted) == wanted &&
         (usage & (GNUTLS_KEY_KEY_CERT_SIGN | GNUTLS_KEY_CRL_SIGN)) == 0;
}

static gboolean
is_for_role (gnutls_x509_crt_t    certificate,
             const BeketIdentity *identity,
             BeketRole            role)
{
  g_auto (gnutls_pubkey_t) pubkey = beket_certificate_pubkey (certificate, NULL);

  return pubkey != NULL && identity->role == role &&
         beket_role_fits (role, beket_pubkey_algorithm (pubkey)) &&
         has_usage (certificate, role) && has_purposes (certificate, role);
}

static gboolean
is_of_gost (gnutls_x509_crt_t certificate)
{
  g_auto (gnutls_pubkey_t) pubkey = beket_certificate_pubkey (certificate, NULL);

  return pubkey != NULL && beket_is_gost (beket_pubkey_algorithm (pubkey));
}

static const char *
judge (BeketTrust          *self,
       gnutls_x509_crt_t    certificate,
       const BeketIdentity *identity,
       BeketRole            role,
       gint64               second)
{
  const char *wrong = NULL;
  BeketRoot *root = beket_trust_find_issuer (self, identity->party, certificate, &wrong);

  if (root == NULL)
    return wrong;
  if ((wrong = check_time (certificate, second)) != NULL ||
      (wrong = check_time (root->certificate, second)) != NULL)
    return wrong;
  if (beket_root_revoked (root, certificate, second))
    return "revoked";
  if (!is_for_role (certificate, identity, role))
    return "not for this role";
  if (!self->gost && is_of_gost (certificate))
    return "GOST is off";

  return NULL;
}

/* Rounded down, so that a moment before 1970 is not after it. */
gint64
beket_trust_second (gint64 microseconds)
{
  gint64 second = microseconds / G_USEC_PER_SEC;

  return microseconds % G_USEC_PER_SEC < 0 ? second - 1 : second;
}

BeketIdentity *
beket_trust_check (BeketTrust *self,
                   GBytes     *der,
                   BeketRole   role,
                   gint64      when,
                   GError    **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autoptr (BeketIdentity) identity = NULL;
  const char *wrong;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (der != NULL, NULL);

  if (!(certificate = beket_certificate_import (der, error)) ||
      !(identity = beket_names_read ((BeketNames) { .certificate = certificate }, error)))
    return NULL;

  wrong = judge (self, certificate, identity, role, beket_trust_second (when));
  if (wrong == NULL)
    return g_steal_pointer (&identity);

  beket_certificate_refuse (error, identity->id, wrong);
  return NULL;
}
