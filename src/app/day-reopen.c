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

typedef struct
{
  BeketStation    *station;    /* (owned) */
  char            *day;        /* (owned) */
  GtkWidget       *over;       /* (owned) */
  BeketDayReopened reopened;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->station);
  g_object_unref (asking->over);
  g_free (asking->day);
  g_free (asking);
}

static Asking *
asking_of (BeketAsk *ask)
{
  return g_object_get_data (G_OBJECT (ask), "asking");
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;
  const Asking *asking = asking_of (ask);

  if (!beket_station_step_finish (BEKET_STATION (source), result, &error))
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  gtk_widget_activate_action (asking->over, "win.toast", "s", _ ("The day is open again; the neighbour is told."));
  if (gtk_widget_get_root (asking->over) != NULL)
    asking->reopened (asking->over);
  gtk_window_destroy (GTK_WINDOW (ask));
}

static void
accepted_cb (BeketAsk *ask)
{
  const Asking *asking = asking_of (ask);
  BeketGrounds grounds = beket_ask_get_grounds (ask);

  beket_station_reopen_day_async (asking->station, asking->day, &grounds, reopened_cb, g_object_ref (ask));
}

void
beket_day_ask_reopen (GtkWidget       *over,
                      BeketStation    *station,
                      const char      *day,
                      BeketDayReopened reopened)
{
  g_autofree char *date = beket_date_format (day, beket_locale_get ());
  g_autofree char *lines = g_strdup_printf (_ ("%s: the closing holds no longer until the day is closed again; both stay on record, and the neighbour is told. "
                                               "Another supervisor consents with his own PIN."), date);
  BeketAsk *ask = beket_ask_new (over, _ ("Reopen the Day"), lines, _ ("Reopen"));
  Asking *asking = g_new0 (Asking, 1);

  asking->station = g_object_ref (station);
  asking->day = g_strdup (day);
  asking->over = g_object_ref (over);
  asking->reopened = reopened;
  g_object_set_data_full (G_OBJECT (ask), "asking", asking, asking_free);
  beket_ask_add_grounds (ask, station);
  if (!beket_ask_add_second (ask, station, _ ("Supervisor"), _ ("PIN of the supervisor"), "supervisor"))
    beket_ask_refuse (ask, _ ("No other supervisor is enrolled at this station."));
  beket_ask_warn (ask);
  g_signal_connect (ask, "accepted", G_CALLBACK (accepted_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
