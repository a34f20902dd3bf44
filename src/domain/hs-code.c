/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of goods: HS, ТН ВЭД ЕАЭС.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/hs-code.h"
#include "domain/typed.h"

#include <string.h>

#define MAX_DIGITS 10
#define LAST_GROUP 97

static const char *
level_of (int length)
{
  switch (length)
    {
      case 4:
        return "heading";
      case 6:
        return "subheading";
      case 9:
        return "national";
      case 10:
        return "full";
      default:
        return NULL;
    }
}

static gboolean
check_parts (const BeketTyped *typed,
             GError          **error)
{
  int group = (typed->text[0] - '0') * 10 + (typed->text[1] - '0');

  if (level_of (typed->length) == NULL)
    return beket_typed_refuse (typed, typed->length, BEKET_PARSE_ERROR_LENGTH,
                               "a code has 4, 6, 9 or 10 digits", error);
  if (group < 1 || group > LAST_GROUP)
    return beket_typed_refuse (typed, 0, BEKET_PARSE_ERROR_RANGE, "the groups are 01 to 97", error);
  if (strncmp (typed->text + 2, "00", 2) == 0)
    return beket_typed_refuse (typed, 2, BEKET_PARSE_ERROR_RANGE, "there is no heading 00", error);

  return TRUE;
}

/* Groups of four, two, three and one. */
static void
print (const char *number,
       char       *printed)
{
  for (int i = 0; number[i] != '\0'; i++)
    {
      if (i == 4 || i == 6 || i == 9)
        *printed++ = ' ';
      *printed++ = number[i];
    }

  *printed = '\0';
}

gboolean
beket_hs_code_parse (const char  *text,
                     BeketHsCode *code,
                     GError     **error)
{
  BeketTyped typed;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_digits (&typed, text, MAX_DIGITS, ".", error) || !check_parts (&typed, error))
    return FALSE;

  memset (code, 0, sizeof *code);
  memcpy (code->number, typed.text, typed.length);
  memcpy (code->group, typed.text, 2);
  memcpy (code->heading, typed.text, 4);
  print (code->number, code->printed);
  code->level = level_of (typed.length);

  return TRUE;
}
