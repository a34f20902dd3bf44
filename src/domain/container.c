/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Freight container numbers: ISO 6346.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/container.h"
#include "domain/parse-error.h"

#include <string.h>

#define LENGTH 11

/* Letters count from 10 on; 11, 22 and 33 are left out, because 11 divides them. */
static int
value_of (char c)
{
  int value = c - 'A' + 10;

  if (g_ascii_isdigit (c))
    return c - '0';

  value += value > 10;   /* 10 is A alone, B is 12 already */
  value += value >= 22;
  value += value >= 33;

  return value;
}

static char
check_digit (const char *number)
{
  int sum = 0;

  for (int i = 0; i < LENGTH - 1; i++)
    sum += value_of (number[i]) << i;

  return (char) ('0' + sum % 11 % 10);
}

static gboolean
check_character (char     c,
                 int      n,
                 int      position,
                 GError **error)
{
  if (n < 3 && !g_ascii_isupper (c))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position,
                                  "a letter of the owner is expected");
  if (n == 3 && (c == '\0' || strchr ("UJZ", c) == NULL))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position,
                                  "the category U, J or Z is expected");
  if (n > 3 && !g_ascii_isdigit (c))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position,
                                  "a digit is expected");

  return TRUE;
}

/* Takes the eleven characters out of @text; @position becomes the position of the last of them. */
static gboolean
collect (const char *text,
         char       *number,
         int        *position,
         GError    **error)
{
  int n = 0;
  int i;

  for (i = 0; text[i] != '\0'; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '-')
        continue;
      if (n == LENGTH)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i,
                                      "a container number ends here");

      number[n] = g_ascii_toupper (text[i]);
      if (!check_character (number[n], n, i, error))
        return FALSE;
      *position = i;
      n++;
    }

  if (n == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no container number given");
  if (n < LENGTH)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i,
                                  "a container number has 11 characters");

  return TRUE;
}

gboolean
beket_container_parse (const char     *text,
                       BeketContainer *container,
                       GError        **error)
{
  char number[LENGTH + 1] = "";
  int position = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!collect (text, number, &position, error))
    return FALSE;
  if (check_digit (number) != number[LENGTH - 1])
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHECK_DIGIT, position,
                                  "the check digit should be %c", check_digit (number));

  memset (container, 0, sizeof *container);
  memcpy (container->number, number, LENGTH);
  memcpy (container->owner, number, 3);
  container->category = number[3];
  memcpy (container->serial, number + 4, 6);

  return TRUE;
}

char *
beket_container_format (const BeketContainer *self)
{
  return g_strdup_printf ("%s%c %s %c", self->owner, self->category, self->serial,
                          self->number[LENGTH - 1]);
}
