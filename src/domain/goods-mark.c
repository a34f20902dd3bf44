/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks on pieces of goods: control marks of fur, and GS1 DataMatrix.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/goods-mark.h"
#include "domain/parse-error.h"

#include <string.h>

#define GTIN       14
#define MAX_SERIAL 20
#define SEPARATOR  '\x1d'   /* FNC1 as scanners give it */

/* Characters before @at: what stands there was accepted and is ASCII. */
static int
place (const char *text,
       const char *at)
{
  return (int) (at - text);
}

/* ---- Control marks ---- */

static gboolean
may_stand (char shape,
           char c)
{
  switch (shape)
    {
      case 'A':
        return g_ascii_isupper (c);
      case 'X':
        return g_ascii_isupper (c) || g_ascii_isdigit (c);
      default:
        return c == shape;
    }
}

static gboolean
read_control_mark (const char     *text,
                   BeketGoodsMark *mark,
                   GError        **error)
{
  static const char shape[] = "AA-XXXXXX-XXXXXXXXXX";

  for (int i = 0; shape[i] != '\0'; i++)
    {
      if (text[i] == '\0')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i, "the shape is %s", shape);
      if (!may_stand (shape[i], text[i]))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, i, "the shape is %s", shape);
    }

  if (text[sizeof shape - 1] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, sizeof shape - 1, "a mark ends here");

  memcpy (mark->number, text, sizeof shape - 1);

  return TRUE;
}

/* ---- GS1 ---- */

/* "01" or "(01)". */
static gboolean
read_name (const char  *text,
           const char **at,
           const char  *name,
           GError     **error)
{
  gboolean printed = **at == '(';
  int n = place (text, *at);

  if (strncmp (*at + printed, name, 2) != 0 || (printed && (*at)[3] != ')'))
    return beket_parse_error_set (error, (*at)[0] == '\0' ? BEKET_PARSE_ERROR_LENGTH : BEKET_PARSE_ERROR_CHARACTER, n,
                                  "the element %s is expected", name);

  *at += printed ? 4 : 2;

  return TRUE;
}

/* From the left the digits count three times and once by turns. */
static char
check_digit (const char *gtin)
{
  int sum = 0;

  for (int i = 0; i < GTIN - 1; i++)
    sum += (gtin[i] - '0') * (i % 2 == 0 ? 3 : 1);

  return (char) ('0' + (10 - sum % 10) % 10);
}

static gboolean
read_gtin (const char     *text,
           const char    **at,
           BeketGoodsMark *mark,
           GError        **error)
{
  for (int i = 0; i < GTIN; i++, (*at)++)
    {
      if (**at == '\0')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, place (text, *at), "a GTIN has 14 digits");
      if (!g_ascii_isdigit (**at))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, place (text, *at), "a digit is expected");

      mark->gtin[i] = **at;
    }

  if (mark->gtin[GTIN - 1] != check_digit (mark->gtin))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHECK_DIGIT, place (text, *at) - 1,
                                  "the check digit does not agree");

  return TRUE;
}

static gboolean
read_serial (const char     *text,
             const char    **at,
             BeketGoodsMark *mark,
             GError        **error)
{
  int n = 0;

  for (; **at != '\0' && **at != SEPARATOR; (*at)++)
    {
      /* Printed marks have the next element in brackets; a serial may have a bracket of its own. */
      if (strncmp (*at, "(91)", 4) == 0 || strncmp (*at, "(93)", 4) == 0)
        break;
      if (!g_ascii_isgraph (**at))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, place (text, *at),
                                      "a serial has letters, digits and signs");
      if (n == MAX_SERIAL)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, place (text, *at),
                                      "a serial has at most %d characters", MAX_SERIAL);
      mark->serial[n++] = **at;
    }

  if (n == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, place (text, *at), "a serial is expected");

  return TRUE;
}

static gboolean
read_gs1 (const char     *text,
          const char     *at,
          BeketGoodsMark *mark,
          GError        **error)
{
  if (!read_name (text, &at, "01", error) || !read_gtin (text, &at, mark, error))
    return FALSE;
  if (!read_name (text, &at, "21", error) || !read_serial (text, &at, mark, error))
    return FALSE;

  mark->gs1 = TRUE;
  g_snprintf (mark->number, sizeof mark->number, "01%s21%s", mark->gtin, mark->serial);

  return TRUE;
}

gboolean
beket_goods_mark_parse (const char     *text,
                        BeketGoodsMark *mark,
                        GError        **error)
{
  BeketGoodsMark read = { 0 };
  const char *at = text;

  g_return_val_if_fail (text != NULL, FALSE);

  if (g_str_has_prefix (at, "]d2"))
    at += 3;
  at += *at == SEPARATOR;
  if (*at == '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, place (text, at), "no mark given");
  if (at == text && g_ascii_isalpha (*at) ? !read_control_mark (at, &read, error) : !read_gs1 (text, at, &read, error))
    return FALSE;

  *mark = read;

  return TRUE;
}
