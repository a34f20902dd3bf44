/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day is reopened, by two.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/day-reopen.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/locale.h"
#include "domain/clock.h"
#include "station/day.h"

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_step_finish (BEKET_STATION (source), result, &error))
    beket_ask_refuse_error (ask, BEKET_STATION (source), error);
  else
    beket_ask_end (ask, _ ("The day is open again; the neighbour is told."));
}

static void
accepted_cb (BeketAsk *ask)
{
  BeketGrounds grounds = beket_ask_get_grounds (ask);

  beket_station_reopen_day_async (beket_ask_get_station (ask), beket_ask_get_key (ask), &grounds, reopened_cb, g_object_ref (ask));
}

void
beket_day_ask_reopen (GtkWidget    *over,
                      BeketStation *station,
                      const char   *day,
                      BeketAskDone  reopened)
{
  g_autofree char *date = beket_date_format (day, beket_locale_get ());
  g_autofree char *lines = g_strdup_printf (_ ("%s: the closing holds no longer until the day is closed again; both stay on record, and the neighbour is told. "
                                               "Another supervisor consents with his own PIN."), date);
  BeketAsk *ask = beket_ask_new (over, _ ("Reopen the Day"), lines, _ ("Reopen"));

  beket_ask_about (ask, station, day, reopened);
  beket_ask_add_grounds (ask, station);
  if (!beket_ask_add_second (ask, station, _ ("Supervisor"), _ ("PIN of the supervisor"), "supervisor"))
    beket_ask_refuse (ask, _ ("No other supervisor is enrolled at this station."));
  beket_ask_warn (ask);
  g_signal_connect (ask, "accepted", G_CALLBACK (accepted_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
