/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the register of the busiest day takes: 6000 crossings with five controls each, read from the ledger as the sections of the form, and drawn, signed and
 * issued as one act.
 */

#include "config.h"

#include "bench-day.h"

#include <stdio.h>

#include "station/day.h"
#include "station/document-private.h"
#include "station/station-private.h"
#include "support/document.h"

int
main (void)
{
  Booth booth;
  g_autofree char *day = NULL;
  g_autofree char *closing = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) facts = NULL;
  g_autoptr (BeketActView) view = NULL;
  gint64 begin, read, drawn;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth.station->officer->role);
  booth.station->officer->role = g_strdup ("supervisor");
  day = beket_station_today (booth.station);
  bench_day_fill (&booth);
  closing = beket_tools_close_day (booth.station, day, &error);
  g_assert_no_error (error);
  booth_settle (&booth);

  begin = g_get_monotonic_time ();
  facts = beket_station_register_facts (booth.station, day, &number, &error);
  read = g_get_monotonic_time () - begin;
  g_assert_no_error (error);
  begin = g_get_monotonic_time ();
  view = document_draw (&booth, "D19", day, NULL);
  drawn = g_get_monotonic_time () - begin;
  printf ("%u crossings: reading the records %.0f ms, %.2f of the %.0f ms until the document is drawn, signed, issued and opened again\n",
          beket_value_length (beket_value_get (view->record, "crossings")), read / 1000.0, (double) read / drawn, drawn / 1000.0);
  booth_clear (&booth);
  return 0;
}
