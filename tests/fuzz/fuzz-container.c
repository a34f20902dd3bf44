/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a container number: what is accepted is read the same again from what is printed.
 */

#include "config.h"

#include "domain/container.h"
#include "domain/parse-error.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;
  BeketContainer container = { 0 };
  BeketContainer again = { 0 };

  if (!beket_container_parse (text, &container, &error))
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) strlen (text));
      return 0;
    }

  g_assert_no_error (error);
  printed = beket_container_format (&container);
  g_assert_true (beket_container_parse (printed, &again, NULL));
  g_assert_cmpstr (again.number, ==, container.number);

  return 0;
}
