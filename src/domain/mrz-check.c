/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a zone must have: its check digits, and in each field the characters that may stand there.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/mrz.h"

#include <string.h>

static int
weigh (const char *text,
       int         length,
       int         sum,
       int        *place)
{
  static const int weights[] = { 7, 3, 1 };

  for (int i = 0; i < length; i++)
    {
      int weight = weights[(*place)++ % 3];

      if (g_ascii_isdigit (text[i]))
        sum += (text[i] - '0') * weight;
      else if (text[i] != '<')
        sum += (text[i] - 'A' + 10) * weight;
    }

  return sum;
}

char
beket_mrz_check_digit (const char *text,
                       int         length)
{
  int place = 0;

  return (char) ('0' + weigh (text, length, 0, &place) % 10);
}

static gboolean
is_filler (const char *text,
           int         length)
{
  return (int) strspn (text, "<") >= length;
}

static gboolean
expect_digit (BeketMrzReader *self,
              int             position)
{
  if (g_ascii_isdigit (self->zone[position]))
    return TRUE;

  beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, position, "a digit is expected");

  return FALSE;
}

static void
check_digit (BeketMrzReader *self,
             char            expected,
             int             position)
{
  if (expect_digit (self, position) && self->zone[position] != expected)
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHECK_DIGIT, position,
                      "the check digit does not agree");
}

/* An empty field may have a filler in place of its check digit. */
static void
check_field (BeketMrzReader *self,
             int             start,
             int             length,
             int             position,
             gboolean        may_be_empty)
{
  const char *text = self->zone + start;

  if (may_be_empty && is_filler (text, length) && self->zone[position] == '<')
    return;

  check_digit (self, beket_mrz_check_digit (text, length), position);
}

int
beket_mrz_long_number (const BeketMrzReader *self)
{
  const BeketMrzSpan *number = &self->layout->number;
  const BeketMrzSpan *optional = &self->layout->optional;
  int more;

  if (self->layout->format == BEKET_MRZ_TD3 || self->zone[number->start + number->length] != '<')
    return 0;

  more = (int) strcspn (self->zone + optional->start, "<");

  /* The last character is the check digit. */
  return MAX (0, MIN (more, optional->length) - 1);
}

/* 9303 part 5, 4.2.2 and part 6: the filler where the check digit should be sends the reader on
 * to the optional data. */
static void
check_long_number (BeketMrzReader *self,
                   int             more)
{
  const BeketMrzSpan *number = &self->layout->number;
  const BeketMrzSpan *optional = &self->layout->optional;
  char whole[BEKET_MRZ_MAX];

  memcpy (whole, self->zone + number->start, number->length);
  memcpy (whole + number->length, self->zone + optional->start, more);
  check_digit (self, beket_mrz_check_digit (whole, number->length + more), optional->start + more);
}

static void
check_number (BeketMrzReader *self)
{
  const BeketMrzSpan *number = &self->layout->number;
  int more = beket_mrz_long_number (self);

  if (self->zone[number->start] == '<')
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, number->start,
                      "a document number is expected");

  if (more > 0)
    check_long_number (self, more);
  else
    check_field (self, number->start, number->length, number->start + number->length, FALSE);
}

/* Two digits, or two fillers where that part of the date is not known. */
static void
check_date_characters (BeketMrzReader *self,
                       int             start)
{
  for (int i = start; i < start + 6; i += 2)
    if (!is_filler (self->zone + i, 2) && expect_digit (self, i))
      expect_digit (self, i + 1);
}

static void
check_composite (BeketMrzReader *self)
{
  const BeketMrzLayout *layout = self->layout;
  int place = 0;
  int sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (layout->covered); i++)
    sum = weigh (self->zone + layout->covered[i].start, layout->covered[i].length, sum, &place);

  check_digit (self, (char) ('0' + sum % 10), layout->composite);
}

/* Letters, then nothing but fillers: "KAZ", "D<<". */
static void
check_state (BeketMrzReader *self,
             int             start)
{
  for (int i = start; i < start + 3; i++)
    {
      if (g_ascii_isupper (self->zone[i]))
        continue;
      if (i > start && is_filler (self->zone + i, start + 3 - i))
        return;

      beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, i, "a state is written with letters");
      return;
    }
}

static void
check_names (BeketMrzReader *self)
{
  const BeketMrzSpan *span = &self->layout->names;

  if (self->zone[span->start] == '<')
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, span->start, "a name is expected");

  for (int i = span->start; i < span->start + span->length; i++)
    if (g_ascii_isdigit (self->zone[i]))
      beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, i, "a name has no digits");
}

static void
check_type (BeketMrzReader *self)
{
  if (self->zone[0] == 'V')
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_FORMAT, 0, "a visa is no travel document");
  else if (strchr ("PIAC", self->zone[0]) == NULL)
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_FORMAT, 0, "no document begins with this character");
}

static void
check_sex (BeketMrzReader *self)
{
  if (strchr ("MF<", self->zone[self->layout->sex]) == NULL)
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, self->layout->sex,
                      "M, F or < is expected");
}

void
beket_mrz_check (BeketMrzReader *self)
{
  const BeketMrzLayout *layout = self->layout;

  check_type (self);
  check_state (self, 2);
  if (self->ru_internal)
    beket_mrz_ru_check (self);
  else
    check_names (self);
  check_number (self);
  check_state (self, layout->nationality);
  check_date_characters (self, layout->birth);
  check_field (self, layout->birth, 6, layout->birth + 6, FALSE);
  check_sex (self);
  check_date_characters (self, layout->expiry);
  check_field (self, layout->expiry, 6, layout->expiry + 6, TRUE);
  if (layout->optional_check >= 0)
    check_field (self, layout->optional.start, layout->optional.length,
                 layout->optional_check, TRUE);
  check_composite (self);
}
