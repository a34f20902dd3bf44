/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of acts.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/act-number.h"
#include "domain/check-character.h"
#include "domain/day.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_PREFIX      (sizeof ((BeketActNumber *) NULL)->prefix - 1)
#define MAX_POINT       (sizeof ((BeketActNumber *) NULL)->point - 1)
#define MAX_WORKSTATION (sizeof ((BeketActNumber *) NULL)->workstation - 1)

#define MIN_DIGITS 6
#define MAX_DIGITS 12
#define MAX_COUNT  G_GINT64_CONSTANT (999999999999)

static gboolean
is_part_character (char c)
{
  return g_ascii_isupper (c) || g_ascii_isdigit (c);
}

static gboolean
is_part (const char *text,
         gsize       max)
{
  gsize n = 0;

  while (text != NULL && is_part_character (text[n]))
    n++;

  return n > 0 && n <= max && text[n] == '\0';
}

char *
beket_act_number (const char *prefix,
                  const char *point,
                  const char *day_iso,
                  gint64      n,
                  const char *workstation)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (is_part (prefix, MAX_PREFIX), NULL);
  g_return_val_if_fail (is_part (point, MAX_POINT), NULL);
  g_return_val_if_fail (is_part (workstation, MAX_WORKSTATION), NULL);
  g_return_val_if_fail (beket_day_is_valid (day_iso), NULL);
  g_return_val_if_fail (n > 0 && n <= MAX_COUNT, NULL);

  number = g_strdup_printf ("%s-%s-%.4s%.2s%.2s-%06" G_GINT64_FORMAT "-%s", prefix, point,
                            day_iso, day_iso + 5, day_iso + 8, n, workstation);

  return g_strdup_printf ("%s-%c", number, beket_check_character (number));
}

typedef struct
{
  const char *text;
  int         at;
  GError    **error;
} Reader;

static gboolean
refuse (Reader         *reader,
        BeketParseError code,
        const char     *why)
{
  return beket_parse_error_set (reader->error, code, reader->at, "%s", why);
}

/* What stands here instead of the hyphen or the end that should. */
static gboolean
refuse_here (Reader *reader)
{
  if (reader->text[reader->at] == '\0')
    return refuse (reader, BEKET_PARSE_ERROR_LENGTH, "the number goes on here");

  return refuse (reader, BEKET_PARSE_ERROR_CHARACTER, "this character cannot stand here");
}

static gboolean
read_hyphen (Reader *reader)
{
  if (reader->text[reader->at] != '-')
    return refuse_here (reader);

  reader->at++;

  return TRUE;
}

/* A part and the hyphen behind it. */
static gboolean
read_part (Reader *reader,
           char   *part,
           gsize   size)
{
  gsize n = 0;

  for (; is_part_character (reader->text[reader->at]); reader->at++)
    {
      if (n + 1 == size)
        return refuse (reader, BEKET_PARSE_ERROR_LENGTH, "this part of the number is too long");
      part[n++] = reader->text[reader->at];
    }

  part[n] = '\0';
  if (n == 0)
    return refuse_here (reader);

  return read_hyphen (reader);
}

static gboolean
read_day (Reader *reader,
          char   *day)
{
  const char *digits = reader->text + reader->at;
  int start = reader->at;

  for (int i = 0; i < 8; i++, reader->at++)
    if (!g_ascii_isdigit (reader->text[reader->at]))
      return refuse_here (reader);

  g_snprintf (day, 11, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
  if (!beket_day_is_valid (day))
    return beket_parse_error_set (reader->error, BEKET_PARSE_ERROR_DATE, start,
                                  "there is no such day");

  return read_hyphen (reader);
}

/* Six digits or more, and then no zero in front: each number is written in one way. */
static gboolean
read_count (Reader *reader,
            gint64 *count)
{
  int start = reader->at;
  int digits;

  *count = 0;
  for (; g_ascii_isdigit (reader->text[reader->at]); reader->at++)
    {
      if (reader->at - start == MAX_DIGITS)
        return refuse (reader, BEKET_PARSE_ERROR_LENGTH, "the count is too long");
      *count = *count * 10 + (reader->text[reader->at] - '0');
    }

  digits = reader->at - start;
  if (digits < MIN_DIGITS)
    return refuse_here (reader);
  if (*count == 0 || (digits > MIN_DIGITS && reader->text[start] == '0'))
    return beket_parse_error_set (reader->error, BEKET_PARSE_ERROR_RANGE, start,
                                  "there is no such count");

  return read_hyphen (reader);
}

static gboolean
read_check (Reader *reader)
{
  if (!is_part_character (reader->text[reader->at]))
    return refuse_here (reader);
  if (reader->text[reader->at + 1] != '\0')
    {
      reader->at++;
      return refuse (reader, BEKET_PARSE_ERROR_LENGTH, "the number ends here");
    }
  if (!beket_check_character_verify (reader->text))
    return refuse (reader, BEKET_PARSE_ERROR_CHECK_DIGIT, "the check character does not agree");

  return TRUE;
}

gboolean
beket_act_number_parse (const char     *text,
                        BeketActNumber *number,
                        GError        **error)
{
  Reader reader = { text, 0, error };
  BeketActNumber read = { 0 };

  if (text == NULL || *text == '\0')
    return refuse (&reader, BEKET_PARSE_ERROR_EMPTY, "no number given");

  if (!read_part (&reader, read.prefix, sizeof read.prefix) ||
      !read_part (&reader, read.point, sizeof read.point) ||
      !read_day (&reader, read.day) ||
      !read_count (&reader, &read.n) ||
      !read_part (&reader, read.workstation, sizeof read.workstation) ||
      !read_check (&reader))
    return FALSE;

  if (number != NULL)
    *number = read;

  return TRUE;
}
