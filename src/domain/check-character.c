/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The check character of ISO 7064 MOD 37,36.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/check-character.h"

#include <string.h>

#define MODULUS 36

static int
value_of (char c)
{
  return g_ascii_isdigit (c) ? c - '0' : g_ascii_toupper (c) - 'A' + 10;
}

static char
check_of (const char *text,
          gsize       length)
{
  int product = MODULUS;

  for (gsize i = 0; i < length; i++)
    {
      int sum;

      if (!g_ascii_isalnum (text[i]))
        continue;

      sum = (product + value_of (text[i])) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }

  return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(MODULUS + 1 - product) % MODULUS];
}

char
beket_check_character (const char *text)
{
  g_return_val_if_fail (text != NULL, '\0');

  return check_of (text, strlen (text));
}

gboolean
beket_check_character_verify (const char *text_with_check)
{
  gsize last;
  gsize before = 0;

  g_return_val_if_fail (text_with_check != NULL, FALSE);

  for (last = strlen (text_with_check); last > 0 && !g_ascii_isalnum (text_with_check[last - 1]);)
    last--;
  for (gsize i = 0; i + 1 < last; i++)
    before += g_ascii_isalnum (text_with_check[i]);

  return before > 0 &&
         check_of (text_with_check, last - 1) == g_ascii_toupper (text_with_check[last - 1]);
}
