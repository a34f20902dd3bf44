/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of customs declarations of both states.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/declaration.h"
#include "domain/typed.h"

#include <string.h>

#define BODY_RU 8
#define BODY_KZ 5
#define DAY     6
#define SERIAL  7

/* How many digits the number ends in so far, and the strokes before these. */
static int
count_digits (const BeketTyped *typed,
              int              *strokes)
{
  int digits = 0;

  *strokes = 0;
  for (int i = 0; i < typed->length; i++)
    {
      digits = typed->text[i] == '/' ? 0 : digits + 1;
      *strokes += typed->text[i] == '/';
    }

  return digits;
}

static gboolean
may_end (int group,
         int digits)
{
  if (group == 0)
    return digits == BODY_KZ || digits == BODY_RU;

  return group == 1 && digits == DAY;
}

static char
accept (const BeketTyped *so_far,
        gunichar          c)
{
  static const int longest[] = { BODY_RU, DAY, SERIAL };
  int group;
  int digits = count_digits (so_far, &group);

  if (c == '/')
    return may_end (group, digits) ? '/' : 0;

  /* Too many digits at the end are a matter of length. */
  return c < 0x80 && g_ascii_isdigit ((char) c) && (group == 2 || digits < longest[group]) ? (char) c : 0;
}

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

static gboolean
read_day (const BeketTyped *typed,
          int               at,
          char             *day,
          GError          **error)
{
  int of_month = two_digits (typed->text + at);
  int month = two_digits (typed->text + at + 2);
  int year = 2000 + two_digits (typed->text + at + 4);

  if (month < 1 || month > 12)
    return beket_typed_refuse (typed, at + 2, BEKET_PARSE_ERROR_DATE, "there is no such month", error);
  if (!g_date_valid_dmy (of_month, month, year))
    return beket_typed_refuse (typed, at, BEKET_PARSE_ERROR_DATE, "there is no such day", error);

  g_snprintf (day, 11, "%04d-%02d-%02d", year, month, of_month);

  return TRUE;
}

static gboolean
read_typed (BeketTyped *typed,
            const char *text,
            GError    **error)
{
  static const BeketTypedRule rule = {
    BEKET_TYPED_MAX, NULL, accept, "the shape is body/DDMMYY/NNNNNNN",
  };
  int strokes;
  int digits;

  if (!beket_typed_read (typed, text, &rule, error))
    return FALSE;

  digits = count_digits (typed, &strokes);
  if (strokes == 2 && digits == SERIAL)
    return TRUE;

  return beket_typed_refuse (typed, strokes == 2 && digits > SERIAL ? typed->length - digits + SERIAL : typed->length,
                             BEKET_PARSE_ERROR_LENGTH, "the shape is body/DDMMYY/NNNNNNN", error);
}

gboolean
beket_declaration_parse (const char       *text,
                         BeketDeclaration *declaration,
                         GError          **error)
{
  BeketDeclaration read = { 0 };
  BeketTyped typed;
  int body;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!read_typed (&typed, text, error))
    return FALSE;

  body = (int) strcspn (typed.text, "/");
  if (!read_day (&typed, body + 1, read.day, error))
    return FALSE;

  memcpy (read.number, typed.text, typed.length);
  memcpy (read.body, typed.text, body);
  memcpy (read.serial, typed.text + body + 1 + DAY + 1, SERIAL);
  read.country = body == BODY_RU ? "RU" : "KZ";
  *declaration = read;

  return TRUE;
}
