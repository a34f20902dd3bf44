/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks for programs without a window: the pairs are waited for.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank.h"

#include "station/station-private.h"
#include "station/wait.h"

char **
beket_tools_reserve_blanks (BeketStation *station,
                            guint         count,
                            GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_reserve_blanks_async (station, count, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_reserve_blanks_finish (station, result, error);
}

GBytes *
beket_tools_print_blanks (BeketStation      *station,
                          const char *const *numbers,
                          GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_print_blanks_async (station, numbers, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_print_blanks_finish (station, result, error);
}

gboolean
beket_tools_spoil_blank (BeketStation *station,
                         const char   *number,
                         const char   *reason,
                         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_spoil_blank_async (station, number, reason, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_spoil_blank_finish (station, result, error);
}

BeketValue *
beket_tools_blanks (BeketStation *station,
                    GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_blanks_async (station, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_blanks_finish (station, result, error);
}

/* Who does not stay to see "saved" waits for it. */
static gboolean
is_saved (BeketStation  *station,
          BeketCrossing *crossing,
          GError       **error)
{
  const GError *trouble;

  while (station->saving > 0)
    g_main_context_iteration (NULL, TRUE);
  trouble = beket_crossing_get_error (crossing);
  if (trouble == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (trouble));
  return FALSE;
}

BeketCrossing *
beket_tools_enter_blank (BeketStation *station,
                         const char   *number,
                         const char   *subject,
                         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  BeketCrossing *crossing;

  beket_station_enter_blank_async (station, number, subject, beket_keep_result, &result);
  beket_wait_for (&result);
  crossing = beket_station_enter_blank_finish (station, result, error);
  return crossing != NULL && is_saved (station, crossing, error) ? crossing : NULL;
}
