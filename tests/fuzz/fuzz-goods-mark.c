/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a mark of goods: what is accepted is read the same again from its number.
 */

#include "config.h"

#include "domain/goods-mark.h"
#include "domain/parse-error.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  BeketGoodsMark mark = { 0 };
  BeketGoodsMark again = { 0 };

  if (!beket_goods_mark_parse (text, &mark, &error))
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) strlen (text));
      return 0;
    }

  g_assert_true (beket_goods_mark_parse (mark.number, &again, NULL));
  g_assert_cmpint (again.gs1, ==, mark.gs1);
  g_assert_cmpstr (again.number, ==, mark.number);
  g_assert_cmpstr (again.gtin, ==, mark.gtin);
  g_assert_cmpstr (again.serial, ==, mark.serial);

  return 0;
}
