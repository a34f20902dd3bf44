/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a key on a token is named: a PKCS#11 URI (RFC 7512).
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/token-private.h"

#include <string.h>

#include "trust/key.h"

#define SCHEME  "pkcs11:"
#define URI_MAX 1024

/* A query part can hold a PIN, which would then stand in a file, or name a program to be loaded. */
gboolean
beket_token_uri_check (const char *uri,
                       GError    **error)
{
  gsize length = strlen (uri);
  const char *wrong = NULL;

  if (length > URI_MAX)
    wrong = "longer than 1 KiB";
  else if (g_ascii_strncasecmp (uri, SCHEME, strlen (SCHEME)) != 0)
    wrong = "does not begin with pkcs11:";
  else if (strpbrk (uri, "?#") != NULL)
    wrong = "has a query part: neither a PIN nor a module may stand in it";
  for (const char *c = uri; wrong == NULL && *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      wrong = "has a character that is no part of a URI";
  if (wrong == NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Token's URI: %s", wrong);
  return FALSE;
}

char *
beket_token_uri_for (const char *uri,
                     const char *type,
                     gboolean    by_id)
{
  g_auto (GStrv) parts = g_strsplit (uri + strlen (SCHEME), ";", -1);
  g_autoptr (GString) text = g_string_new (SCHEME);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0' && !g_str_has_prefix (*part, "type=") && !g_str_has_prefix (*part, "object-type=") &&
        !(by_id && g_str_has_prefix (*part, "object=")))
      g_string_append_printf (text, "%s%s", text->len > strlen (SCHEME) ? ";" : "", *part);
  if (type != NULL)
    g_string_append_printf (text, "%stype=%s", text->len > strlen (SCHEME) ? ";" : "", type);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- What went wrong ---- */

/* Flags of the token; 0 for a token that is not there, for one that is there has at least those of GnuTLS's own. */
static gboolean
read_flags (const char   *uri,
            unsigned int *flags)
{
  g_autofree char *token = beket_token_uri_for (uri, NULL, TRUE);

  *flags = 0;
  return gnutls_pkcs11_token_get_flags (token, flags) >= 0;
}

/* PKCS#11 tells no number of tries: that few are left, that one is, that none is. */
static const char *
pin_reason (const char *uri)
{
  unsigned int flags;

  read_flags (uri, &flags);
  if ((flags & GNUTLS_PKCS11_TOKEN_USER_PIN_LOCKED) != 0)
    return "pin-token-locked";
  if ((flags & GNUTLS_PKCS11_TOKEN_USER_PIN_FINAL_TRY) != 0)
    return "pin-token-last";
  if ((flags & GNUTLS_PKCS11_TOKEN_USER_PIN_COUNT_LOW) != 0)
    return "pin-token-low";

  return "pin-wrong";
}

static const char *
other_reason (const char *uri,
              int         result)
{
  unsigned int flags;

  if (result == GNUTLS_E_PKCS11_DEVICE_ERROR || result == GNUTLS_E_PKCS11_TOKEN_ERROR ||
      result == GNUTLS_E_PKCS11_SESSION_ERROR)
    return "token-pulled";
  if (!read_flags (uri, &flags))
    return "token-missing";
  if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    return "token-no-key";

  return "token-failed";
}

gboolean
beket_token_fail (const char *uri,
                  int         result,
                  GError    **error)
{
  gboolean locked = result == GNUTLS_E_PKCS11_PIN_LOCKED;
  gboolean pin = locked || result == GNUTLS_E_PKCS11_PIN_ERROR;
  const char *reason = locked ? "pin-token-locked" : pin ? pin_reason (uri) : other_reason (uri, result);

  return beket_error_set_reason (error, pin ? BEKET_ERROR_PIN : BEKET_ERROR_SIGNER, reason,
                                 "Token: %s", gnutls_strerror (result));
}
