/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shift is handed over, by two PINs.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/hand-over.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/words.h"
#include "station/shift.h"

/* The window follows who is signed in: it closes this dialog itself when nobody is. */
static void
taken_over_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_sign_in_finish (BEKET_STATION (source), result, &error))
    beket_ask_refuse_error (ask, BEKET_STATION (source), error);
  else
    gtk_window_destroy (GTK_WINDOW (ask));
}

static void
handed_over_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) data = beket_station_hand_over_finish (BEKET_STATION (source), result, &error);

  if (data == NULL)
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  beket_station_sign_in_async (beket_ask_get_station (ask), beket_ask_get (ask, "second"), beket_ask_get (ask, "second-pin"), taken_over_cb,
                               g_object_ref (ask));
}

/* Whoever hands over shows first that it is he who sits here. */
static void
giver_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_sign_in_finish (BEKET_STATION (source), result, &error))
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  beket_station_hand_over_async (beket_ask_get_station (ask), beket_ask_get (ask, "second"), beket_ask_get (ask, "second-pin"), handed_over_cb,
                                 g_object_ref (ask));
}

static void
accepted_cb (BeketAsk *ask)
{
  BeketStation *station = beket_ask_get_station (ask);
  const BeketOfficer *giver = beket_station_get_officer (station);

  if (giver != NULL)
    beket_station_sign_in_async (station, giver->id, beket_ask_get (ask, "pin"), giver_cb, g_object_ref (ask));
}

/* (transfer full): what he takes over with the shift. */
static char *
what_is_open (BeketStation *station)
{
  g_autofree char *open = beket_words_integer (g_list_model_get_n_items (beket_station_crossings (station)));
  g_autofree char *waiting = beket_words_integer (beket_station_get_waiting (station));

  return g_strdup_printf (_ ("Taken over with the shift: crossings that are open here: %s; records that the own node does not hold yet: %s; and the neighbour’s acts "
                             "that await an answer."), open, waiting);
}

void
beket_hand_over_ask (GtkWidget    *over,
                     BeketStation *station)
{
  g_autofree char *lines = what_is_open (station);
  BeketAsk *ask = beket_ask_new (over, _ ("Hand Over the Shift"), lines, _ ("Hand Over"));

  beket_ask_about (ask, station, NULL, NULL);
  beket_ask_add_pin (ask, "pin", _ ("Own PIN"));
  if (!beket_ask_add_second (ask, station, _ ("Takes over"), _ ("PIN of the one who takes over"), NULL))
    beket_ask_refuse (ask, _ ("Nobody else is enrolled at this station."));
  g_signal_connect (ask, "accepted", G_CALLBACK (accepted_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
