/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who a certificate speaks for.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/identity-private.h"

#include <string.h>

#define NAME_MAX_CHARACTERS 64   /* ub-common-name and its like, RFC 5280 appendix A.1 */
#define HOST_MAX            253
#define HOSTS_MAX           16

static const char *const role_words[] = {
  [BEKET_ROLE_STATION] = "station",
  [BEKET_ROLE_SEAL] = "seal",
  [BEKET_ROLE_NODE] = "node",
  [BEKET_ROLE_LOG] = "log",
  [BEKET_ROLE_OFFICER] = "officer",
  [BEKET_ROLE_ADVANCE] = "advance",
};

BeketIdentity *
beket_identity_new (BeketRole   role,
                    const char *party,
                    const char *body,
                    const char *point,
                    const char *name,
                    const char *id)
{
  BeketIdentity *self = g_new0 (BeketIdentity, 1);

  self->role = role;
  self->party = g_strdup (party);
  self->body = g_strdup (body);
  self->point = g_strdup (point);
  self->name = g_strdup (name);
  self->id = g_strdup (id);

  return self;
}

BeketIdentity *
beket_identity_copy (const BeketIdentity *self)
{
  BeketIdentity *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = beket_identity_new (self->role, self->party, self->body, self->point, self->name,
                             self->id);
  copy->hosts = g_strdupv (self->hosts);
  return copy;
}

void
beket_identity_free (BeketIdentity *self)
{
  if (self == NULL)
    return;

  g_free (self->party);
  g_free (self->body);
  g_free (self->point);
  g_free (self->name);
  g_free (self->id);
  g_strfreev (self->hosts);
  g_free (self);
}

const char *
beket_role_word (BeketRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_words), NULL);

  return role_words[role];
}

char *
beket_identity_uri (const BeketIdentity *self)
{
  g_autofree char *party = g_ascii_strdown (self->party, -1);

  return g_strdup_printf ("urn:beket:%s:%s:%s", party, beket_role_word (self->role), self->id);
}

/* ---- What may stand in a certificate ---- */

static gboolean
is_party (const char *text)
{
  return text != NULL && strlen (text) == 2 &&
         g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

/* The party in front keeps one state's authority from naming what belongs to the other. */
static gboolean
is_id_of (const char *id,
          const char *party)
{
  gsize length = id != NULL ? strlen (id) : 0;

  if (length < 4 || length > NAME_MAX_CHARACTERS || strncmp (id, party, 2) != 0 || id[2] != '-')
    return FALSE;

  return strspn (id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == length;
}

static gboolean
is_name (const char *text)
{
  glong length = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isprint (g_utf8_get_char (p)) || ++length > NAME_MAX_CHARACTERS)
        return FALSE;
    }

  return length > 0;
}

static gboolean
is_host (const char *text)
{
  gsize length = strlen (text);

  if (g_hostname_is_ip_address (text))
    return TRUE;

  return length > 0 && length <= HOST_MAX && text[0] != '.' && text[0] != '-' &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.-") == length;
}

static gboolean
are_hosts (char    **hosts,
           BeketRole role)
{
  guint n = hosts != NULL ? g_strv_length (hosts) : 0;

  if (n > HOSTS_MAX || (n > 0 && role != BEKET_ROLE_NODE))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!is_host (hosts[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
beket_identity_check (const BeketIdentity *self,
                      GError             **error)
{
  const char *wrong = NULL;

  if ((guint) self->role >= G_N_ELEMENTS (role_words))
    wrong = "role";
  else if (!is_party (self->party))
    wrong = "country code";
  else if (!is_id_of (self->id, self->party))
    wrong = "serialNumber";
  else if (!is_name (self->body))
    wrong = "organisation";
  else if (self->point != NULL && !is_name (self->point))
    wrong = "point";
  else if (!is_name (self->name))
    wrong = "common name";
  else if (!are_hosts (self->hosts, self->role))
    wrong = "host";

  if (wrong == NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Identity: wrong %s", wrong);
  return FALSE;
}

gboolean
beket_role_fits (BeketRole               role,
                 gnutls_sign_algorithm_t algorithm)
{
  if (role == BEKET_ROLE_LOG || role == BEKET_ROLE_SEAL)
    return algorithm == GNUTLS_SIGN_EDDSA_ED25519;
  if (role == BEKET_ROLE_OFFICER && (algorithm == GNUTLS_SIGN_RSA_SHA256 || beket_is_gost (algorithm)))
    return TRUE;

  return algorithm == GNUTLS_SIGN_ECDSA_SHA256;
}

BeketIdentity *
beket_identity_from_certificate (GBytes  *der,
                                 GError **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;

  g_return_val_if_fail (der != NULL, NULL);

  if (!(certificate = beket_certificate_import (der, error)))
    return NULL;

  return beket_names_read ((BeketNames) { .certificate = certificate }, error);
}
