/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A time as people type it, by a clock that was put back: what is accepted is shown so that it reads as itself.
 */

#include "config.h"

#include "domain/local-time.h"
#include "domain/parse-error.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Qostanay, whose clock was put back on 1 March 2024. */
static BeketPoint *
new_point (void)
{
  static const BeketPointOffset offsets[] = {
    { G_GINT64_CONSTANT (1375120800000000), 360 }, { G_GINT64_CONSTANT (1709229600000000), 300 }
  };
  BeketPoint *point = beket_point_new ();

  g_array_append_vals (point->offsets, offsets, G_N_ELEMENTS (offsets));

  return point;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (BeketPoint) point = new_point ();
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *shown = NULL;
  g_autoptr (GError) error = NULL;
  gint64 time;
  gint64 again;

  if (!beket_point_parse_time (point, text, "2026-11-22", &time, &error))
    {
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) strlen (text));
      return 0;
    }

  g_assert_no_error (error);
  shown = beket_point_time (point, time);
  g_assert_true (beket_point_parse_time (point, shown, NULL, &again, NULL));
  g_assert_cmpint (again, ==, time);

  return 0;
}
