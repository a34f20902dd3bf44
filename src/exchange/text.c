/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict readings of small texts: base64, numbers, names.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/text.h"

#include <string.h>

/* g_base64_decode() skips what it does not know; so the bytes must write the same text again. */
GBytes *
beket_base64_decode (const char *text)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *again = NULL;
  gsize length;

  bytes = g_base64_decode (text, &length);
  again = g_base64_encode (bytes, length);
  if (!g_str_equal (again, text))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

gboolean
beket_number_parse (const char *text,
                    gint64     *number)
{
  gsize length = strlen (text);

  *number = 0;
  if (length == 0 || length > 16 || (text[0] == '0' && length > 1))
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      *number = *number * 10 + (*text - '0');
    }
  return *number <= (G_GINT64_CONSTANT (1) << 53) - 1;
}

static gboolean
is_hex (char c)
{
  return g_ascii_isdigit (c) || (c >= 'a' && c <= 'f');
}

gboolean
beket_is_inc (const char *text)
{
  gsize length = 0;

  while (is_hex (text[length]))
    length++;
  return length == 16 && text[length] == '\0';
}

gboolean
beket_hex_decode (const char *text,
                  guint8     *bytes,
                  gsize       count)
{
  if (strlen (text) != count * 2)
    return FALSE;
  for (gsize i = 0; i < count; i++)
    {
      if (!is_hex (text[2 * i]) || !is_hex (text[2 * i + 1]))
        return FALSE;
      bytes[i] =
        (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));
    }
  return TRUE;
}
