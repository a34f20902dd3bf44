/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as an advance notice: what is accepted can be known by a key, is the same when it is written again, and fills.
 */

#include "config.h"

#include "record/advance.h"
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
  g_autoptr (BeketAdvance) notice = beket_advance_parse ((const char *) data, size, &error);
  g_autoptr (BeketAdvance) again = NULL;
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autofree char *canonical = NULL;
  g_auto (GStrv) keys = NULL;

  g_assert_true ((notice == NULL) == (error != NULL));
  if (notice == NULL)
    return 0;

  keys = beket_advance_keys (notice);
  g_assert_cmpuint (g_strv_length (keys), >, 0);
  g_assert_nonnull (beket_advance_title (notice));
  canonical = beket_json_write (notice->value);
  again = beket_advance_parse (canonical, strlen (canonical), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->hash, ==, notice->hash);
  beket_advance_fill (notice, facts);
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 0);

  return 0;
}
