/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hex, random numbers and base64 as texts.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/entry.h"
#include "record/hex.h"

#include "domain/parse-error.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

gboolean
beket_is_hex (const char *text,
              gsize       length)
{
  if (text == NULL || strlen (text) != length)
    return FALSE;

  return strspn (text, "0123456789abcdef") == length;
}

gboolean
beket_is_hash (const char *text)
{
  return beket_is_hex (text, BEKET_HASH_LENGTH);
}

void
beket_hex_write (const guint8 *bytes,
                 gsize         length,
                 char         *hex)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < length; i++)
    {
      *hex++ = digits[bytes[i] >> 4];
      *hex++ = digits[bytes[i] & 15];
    }
  *hex = '\0';
}

void
beket_random_bytes (guint8 *bytes,
                    gsize   length)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = getrandom (bytes + done, length - done, 0);

      /* A nonce that can be guessed is worse than a program that stops. */
      if (n < 0 && errno != EINTR)
        g_error ("getrandom: %s", g_strerror (errno));
      if (n > 0)
        done += (gsize) n;
    }
}

char *
beket_random_hex (gsize n_bytes)
{
  g_autofree guint8 *bytes = g_malloc (n_bytes);
  char *hex = g_malloc (2 * n_bytes + 1);

  beket_random_bytes (bytes, n_bytes);
  beket_hex_write (bytes, n_bytes, hex);
  return hex;
}

/* RFC 9562, 5.7: 48 bits of milliseconds, version 7, variant 10, the rest random. */
char *
beket_uuid7 (gint64 utc_us)
{
  guint64 ms = (guint64) (utc_us / 1000);
  guint8 b[16];

  beket_random_bytes (b, sizeof b);
  for (guint i = 0; i < 6; i++)
    b[i] = (guint8) (ms >> (40 - 8 * i));
  b[6] = (guint8) (0x70 | (b[6] & 0x0f));
  b[8] = (guint8) (0x80 | (b[8] & 0x3f));

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7],
                          b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

/* GLib's decoder passes over what it does not know; two texts would then mean the same bytes. */
GBytes *
beket_base64_parse (const char *text,
                    GError    **error)
{
  gsize length = 0;
  g_autofree guchar *bytes = *text != '\0' ? g_base64_decode (text, &length) : NULL;
  g_autofree char *again = length > 0 ? g_base64_encode (bytes, length) : NULL;

  if (g_strcmp0 (again, text) != 0)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "no base64");
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}
