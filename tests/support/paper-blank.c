/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks in tests.
 */

#include "config.h"

#include "support/paper-blank.h"

#include "domain/error.h"
#include "domain/local-time.h"
#include "domain/powers.h"

char *
blank_reserve (Booth *booth)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) numbers = beket_tools_reserve_blanks (booth->station, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (numbers), ==, 1);
  return g_strdup (numbers[0]);
}

gboolean
blank_type_time (Booth         *booth,
                 BeketCrossing *crossing,
                 gint64         when,
                 GError       **error)
{
  g_autofree char *typed = beket_point_time (beket_station_get_point (booth->station, NULL), when);

  return beket_station_set_blank_time (booth->station, crossing, typed, error);
}

void
blank_says (Booth         *booth,
            BeketCrossing *crossing,
            gint64         when)
{
  g_autoptr (GError) error = NULL;

  blank_type_time (booth, crossing, when, &error);
  g_assert_no_error (error);
}

void
blank_assert_reason (Booth        *booth,
                     const GError *error,
                     const char   *reason)
{
  g_autofree char *said = beket_powers_explain_error (error, beket_station_get_codes (booth->station), BEKET_RU);

  g_assert_cmpstr (beket_error_get_reason (error), ==, reason);
  g_assert_cmpstr (said, ==, beket_codes_label (beket_station_get_codes (booth->station), "blank-reason", reason, BEKET_RU));
  g_assert_cmpstr (said, !=, reason);
}

BeketValue *
blank_row (Booth      *booth,
           const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_blanks (booth->station, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "number"), number) == 0)
      return beket_value_ref (beket_value_index (rows, i));
  return NULL;
}

void
blank_assert_state (Booth      *booth,
                    const char *number,
                    const char *state)
{
  g_autoptr (BeketValue) row = blank_row (booth, number);

  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, state);
}

BeketCrossing *
blank_enter (Booth      *booth,
             const char *number)
{
  g_autoptr (GError) error = NULL;
  BeketCrossing *crossing = beket_tools_enter_blank (booth->station, number, "truck", &error);

  g_assert_no_error (error);
  beket_station_scan (booth->station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth->station, crossing, "512 ABC 07", NULL, NULL);
  beket_station_scan (booth->station, crossing, "CSQU3054383", NULL, NULL);
  beket_station_scan (booth->station, crossing, "H 4418203", NULL, NULL);
  return crossing;
}

void
blank_begin (Booth         *booth,
             BeketCrossing *crossing)
{
  beket_station_begin_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
}

void
blank_satisfy (Booth         *booth,
               BeketCrossing *crossing)
{
  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
}

void
blank_decide (Booth         *booth,
              BeketCrossing *crossing)
{
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
}

char *
blank_issue (Booth         *booth,
             BeketCrossing *crossing)
{
  g_autoptr (GError) error = NULL;
  char *entry = beket_tools_draw_and_sign (booth->station, crossing, BOOTH_PIN, &error);

  g_assert_no_error (error);
  booth_settle (booth);
  return entry;
}
