/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers as people type them, and where each character stood.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/typed.h"

#include <string.h>

/* What is no UTF-8 is no gap either and no parser accepts it. */
static gunichar
next_character (const char **at)
{
  gunichar c = g_utf8_get_char_validated (*at, -1);
  gboolean valid = c != (gunichar) - 1 && c != (gunichar) - 2;

  *at = valid ? g_utf8_next_char (*at) : *at + 1;

  return valid ? c : 0xfffd;
}

static gboolean
is_gap (const BeketTypedRule *rule,
        gunichar              c)
{
  return g_unichar_isspace (c) || c == '-' ||
         (rule->gaps != NULL && c < 0x80 && strchr (rule->gaps, (int) c) != NULL);
}

static gboolean
take (BeketTyped           *self,
      const BeketTypedRule *rule,
      gunichar              c,
      int                   position,
      GError              **error)
{
  char kept = rule->accept (self, c);

  self->positions[self->length] = position;
  if (kept == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position, "%s", rule->expects);
  if (self->length == rule->max)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, position,
                                  "there are at most %d characters", rule->max);

  self->text[self->length++] = kept;

  return TRUE;
}

gboolean
beket_typed_read (BeketTyped           *self,
                  const char           *text,
                  const BeketTypedRule *rule,
                  GError              **error)
{
  int position = 0;

  memset (self, 0, sizeof *self);
  for (const char *at = text; *at != '\0'; position++)
    {
      gunichar c = next_character (&at);

      if (!is_gap (rule, c) && !take (self, rule, c, position, error))
        return FALSE;
    }

  self->positions[self->length] = position;
  if (self->length == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no number given");

  return TRUE;
}

gboolean
beket_typed_refuse (const BeketTyped *self,
                    int               n,
                    BeketParseError   code,
                    const char       *message,
                    GError          **error)
{
  return beket_parse_error_set (error, code, self->positions[n], "%s", message);
}

static char
accept_digit (const BeketTyped *so_far,
              gunichar          c)
{
  return c < 0x80 && g_ascii_isdigit ((char) c) ? (char) c : 0;
}

gboolean
beket_typed_digits (BeketTyped *self,
                    const char *text,
                    int         max,
                    const char *gaps,
                    GError    **error)
{
  BeketTypedRule rule = { max, gaps, accept_digit, "a digit is expected" };

  if (!beket_typed_read (self, text, &rule, error))
    return FALSE;
  if ((int) strspn (self->text, "0") == self->length)
    return beket_typed_refuse (self, 0, BEKET_PARSE_ERROR_RANGE, "zeros alone are no number", error);

  return TRUE;
}

int
beket_typed_weigh (const char *digits,
                   const int  *weights,
                   int         n)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    sum += (digits[i] - '0') * weights[i];

  return sum;
}
