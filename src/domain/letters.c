/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Letters that look the same in two alphabets.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/letters.h"

static const struct
{
  char        latin;
  const char *cyrillic;
} pairs[] = {
  { 'A', "А" },
  { 'B', "В" },
  { 'E', "Е" },
  { 'K', "К" },
  { 'M', "М" },
  { 'H', "Н" },
  { 'O', "О" },
  { 'P', "Р" },
  { 'C', "С" },
  { 'T', "Т" },
  { 'Y', "У" },
  { 'X', "Х" },
};

char
beket_letter_fold (gunichar c)
{
  c = g_unichar_toupper (c);

  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? (char) c : 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_utf8_get_char (pairs[i].cyrillic) == c)
      return pairs[i].latin;

  return 0;
}

const char *
beket_letter_cyrillic (char c)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].latin == c)
      return pairs[i].cyrillic;

  return NULL;
}

gboolean
beket_letter_is_separator (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == '.' || c == '/';
}
