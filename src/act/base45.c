/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Base45 (RFC 9285): bytes in the alphabet that a QR code packs best.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/base45.h"

#include <string.h>

#include "domain/parse-error.h"

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

char *
beket_base45_encode (const guint8 *bytes,
                     gsize         length)
{
  GString *text = g_string_sized_new (length * 3 / 2 + 2);

  for (gsize i = 0; i < length; i += 2)
    {
      gboolean pair = i + 1 < length;
      guint number = pair ? bytes[i] * 256u + bytes[i + 1] : bytes[i];

      g_string_append_c (text, alphabet[number % 45]);
      g_string_append_c (text, alphabet[number / 45 % 45]);
      if (pair)
        g_string_append_c (text, alphabet[number / (45 * 45)]);
    }

  return g_string_free (text, FALSE);
}

/* Two characters are a byte, three are two bytes; more than that fits is refused. */
static gboolean
decode_group (GByteArray *bytes,
              const char *group,
              gsize       n,
              int         position,
              GError    **error)
{
  guint number = 0;
  guint8 pair[2];

  for (gsize i = n; i-- > 0;)
    {
      const char *at = strchr (alphabet, group[i]);

      if (at == NULL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position + (int) i,
                                      "Not a character of Base45");
      number = number * 45 + (guint) (at - alphabet);
    }

  if (number > (n == 3 ? 0xffffu : 0xffu))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, position,
                                  "The group is larger than its bytes");

  pair[0] = (guint8) (number >> 8);
  pair[1] = (guint8) number;
  g_byte_array_append (bytes, n == 3 ? pair : pair + 1, (guint) n - 1);
  return TRUE;
}

GByteArray *
beket_base45_decode (const char *text,
                     int         position,
                     GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gsize length = strlen (text);

  if (length % 3 == 1)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, position + (int) length,
                             "Base45 ends within a group");
      return NULL;
    }

  for (gsize i = 0; i < length; i += 3)
    if (!decode_group (bytes, text + i, MIN (3, length - i), position + (int) i, error))
      return NULL;

  return g_steal_pointer (&bytes);
}
