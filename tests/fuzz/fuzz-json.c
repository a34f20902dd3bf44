/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the JSON door: what the validator lets in, json-glib reads the same, and its canonical text stands.
 */

#include "config.h"

#include "record/json.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse ((const char *) data, size, BEKET_JSON_MAX_BODY, &error);
  g_autoptr (BeketValue) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_true ((value == NULL) == (error != NULL));
  if (value == NULL)
    return 0;

  first = beket_json_write (value);
  again = beket_json_parse (first, strlen (first), 8 * BEKET_JSON_MAX_BODY, &error);
  g_assert_no_error (error);
  g_assert_true (beket_value_equal (value, again));
  second = beket_json_write (again);
  g_assert_cmpstr (first, ==, second);

  return 0;
}
