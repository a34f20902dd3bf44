/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decimal numbers as texts: exact, and each written in one way.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/decimal.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_WHOLE 15

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static gboolean
check_whole (const char *text,
             int         start,
             gsize       n,
             GError    **error)
{
  if (n == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, start, "a digit is expected");
  if (n > MAX_WHOLE)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, start + MAX_WHOLE,
                                  "more than %d digits before the point", MAX_WHOLE);
  if (n > 1 && text[start] == '0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, start, "a needless zero");

  return TRUE;
}

/* Behind the point. */
static gboolean
check_part (const char *text,
            int         start,
            int         digits,
            GError    **error)
{
  int n = (int) count_digits (text + start);

  if (text[start + n] != '\0' || n == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, start + n,
                                  "a digit is expected");
  if (n > digits)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, start + digits,
                                  "more than %d digits after the point", digits);
  if (text[start + n - 1] == '0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, start + n - 1,
                                  "a needless zero");

  return TRUE;
}

gboolean
beket_decimal_check (const char *text,
                     int         digits,
                     gboolean    negative,
                     GError    **error)
{
  int start = *text == '-';
  int n = (int) count_digits (text + start);

  if (*text == '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "the number is empty");
  if (start == 1 && !negative)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0, "the number is less than 0");
  if (!check_whole (text, start, (gsize) n, error))
    return FALSE;
  if (start == 1 && strcmp (text, "-0") == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "a needless sign");
  if (text[start + n] == '\0')
    return TRUE;
  if (text[start + n] != '.')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, start + n,
                                  "a digit or a point is expected");

  return check_part (text, start + n + 1, digits, error);
}

/* ---- As people write it ---- */

static void
drop_zeros (GString *number)
{
  gsize start = number->str[0] == '-';

  while (number->str[start] == '0' && g_ascii_isdigit (number->str[start + 1]))
    g_string_erase (number, (gssize) start, 1);

  if (strchr (number->str, '.') == NULL || !g_str_has_suffix (number->str, "0"))
    return;
  while (g_str_has_suffix (number->str, "0"))
    g_string_truncate (number, number->len - 1);
  if (g_str_has_suffix (number->str, "."))
    g_string_truncate (number, number->len - 1);
}

char *
beket_decimal_canonical (const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (*text == ',')
      g_string_append_c (number, '.');
    else if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (number, g_utf8_get_char (text));

  drop_zeros (number);
  if (strcmp (number->str, "-0") == 0)
    g_string_erase (number, 0, 1);
  if (!beket_decimal_check (number->str, G_MAXINT / 2, TRUE, NULL))
    return NULL;

  return g_string_free (g_steal_pointer (&number), FALSE);
}

/* ---- Order ---- */

static gboolean
is_decimal (const char *text)
{
  return beket_decimal_check (text, G_MAXINT / 2, TRUE, NULL);
}

/* Of two that are not below zero: the longer whole part, then digit by digit; the point is less than any digit. */
static int
compare_sizes (const char *a,
               const char *b)
{
  gsize length_a = count_digits (a);
  gsize length_b = count_digits (b);

  return length_a != length_b ? (length_a > length_b) - (length_a < length_b) : strcmp (a, b);
}

int
beket_decimal_compare (const char *a,
                       const char *b)
{
  gboolean negative = *a == '-';

  if (!is_decimal (a) || !is_decimal (b))
    return strcmp (a, b);
  if (negative != (*b == '-'))
    return negative ? -1 : 1;

  return negative ? compare_sizes (b + 1, a + 1) : compare_sizes (a, b);
}
