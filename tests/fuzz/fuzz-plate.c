/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a plate: what is accepted is read the same again from what is printed.
 */

#include "config.h"

#include "domain/parse-error.h"
#include "domain/plate.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *folded = beket_plate_fold (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, &error);
  g_autoptr (BeketPlate) again = NULL;

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true ((plate == NULL) == (error != NULL));
  if (plate == NULL)
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) strlen (text));
      return 0;
    }

  again = beket_plate_parse (plate->printed, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->folded, ==, plate->folded);
  g_assert_cmpstr (again->printed, ==, plate->printed);

  return 0;
}
