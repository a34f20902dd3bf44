/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TIR carnets.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/tir.h"
#include "domain/typed.h"

#include <string.h>

#define MAX_SERIES 2
#define SERIAL     8

static char
accept (const BeketTyped *so_far,
        gunichar          c)
{
  int digits = (int) strcspn (so_far->text, "0123456789");

  if (c >= 0x80)
    return 0;
  if (g_ascii_isdigit ((char) c))
    return (char) c;

  /* A letter stands before the digits only. */
  return g_ascii_isalpha ((char) c) && digits == so_far->length && digits < MAX_SERIES ?
         g_ascii_toupper ((char) c) : 0;
}

gboolean
beket_tir_parse (const char *text,
                 BeketTir   *tir,
                 GError    **error)
{
  static const BeketTypedRule rule = {
    MAX_SERIES + SERIAL, ".", accept, "two letters and eight digits are expected",
  };
  BeketTyped typed;
  int series;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_read (&typed, text, &rule, error))
    return FALSE;

  series = (int) strcspn (typed.text, "0123456789");
  if (typed.length != series + SERIAL)
    return beket_typed_refuse (&typed, MIN (typed.length, series + SERIAL), BEKET_PARSE_ERROR_LENGTH,
                               "a carnet has eight digits", error);

  memset (tir, 0, sizeof *tir);
  memcpy (tir->number, typed.text, typed.length);
  memcpy (tir->series, typed.text, series);
  memcpy (tir->serial, typed.text + series, SERIAL);

  return TRUE;
}
