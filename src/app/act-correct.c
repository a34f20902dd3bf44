/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act of this station is annulled, or another is drawn up in its place.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/act-correct.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/words.h"

static BeketAsk *
begin (GtkWidget    *over,
       BeketStation *station,
       BeketItem    *act,
       const char   *title,
       const char   *lines,
       const char   *confirm)
{
  BeketAsk *ask = beket_ask_new (over, title, lines, confirm);

  beket_ask_about (ask, station, beket_item_get_key (act), NULL);
  beket_ask_add_grounds (ask, station);

  return ask;
}

/* ---- Annul ---- */

static void
annulled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_step_finish (BEKET_STATION (source), result, &error))
    beket_ask_refuse_error (ask, BEKET_STATION (source), error);
  else
    beket_ask_end (ask, _ ("The act is annulled; the neighbour is told."));
}

static void
annul_cb (BeketAsk *ask)
{
  BeketGrounds grounds = beket_ask_get_grounds (ask);

  beket_station_annul_async (beket_ask_get_station (ask), beket_ask_get_key (ask), &grounds, annulled_cb, g_object_ref (ask));
}

void
beket_act_ask_annul (GtkWidget    *over,
                     BeketStation *station,
                     BeketItem    *act)
{
  g_autofree char *lines = g_strdup_printf (_ ("%s will hold no longer, and no other act stands in its place. The paper stays as it is; the neighbour is told. "
                                               "A supervisor consents with his own PIN."), beket_item_text (act, "number"));
  BeketAsk *ask = begin (over, station, act, _ ("Annul the Act"), lines, _ ("Annul"));

  if (!beket_ask_add_second (ask, station, _ ("Supervisor"), _ ("PIN of the supervisor"), "supervisor"))
    beket_ask_refuse (ask, _ ("No other supervisor is enrolled at this station."));
  beket_ask_warn (ask);
  g_signal_connect (ask, "accepted", G_CALLBACK (annul_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}

/* ---- Supersede ---- */

static void
superseded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = beket_station_sign_act_finish (BEKET_STATION (source), result, &error);

  if (entry == NULL)
    {
      beket_ask_refuse_error (ask, BEKET_STATION (source), error);
      return;
    }

  beket_ask_tell (ask, "win.show-act", entry);
  beket_ask_end (ask, _ ("The new act is signed; the neighbour is told."));
}

static void
supersede_cb (BeketAsk *ask)
{
  BeketGrounds grounds = beket_ask_get_grounds (ask);

  beket_station_supersede_async (beket_ask_get_station (ask), beket_ask_get_key (ask), &grounds, NULL, beket_ask_get (ask, "pin"),
                                 superseded_cb, g_object_ref (ask));
}

void
beket_act_ask_supersede (GtkWidget    *over,
                         BeketStation *station,
                         BeketItem    *act)
{
  g_autofree char *lines = g_strdup_printf (_ ("Another act of the same crossing is drawn up in place of %s. What was corrected in the records reads so in it: correct "
                                               "the records first."), beket_item_text (act, "number"));
  BeketAsk *ask = begin (over, station, act, _ ("Draw Up a New Act"), lines, _ ("Sign the New Act"));

  beket_ask_add_pin (ask, "pin", _ ("PIN"));
  g_signal_connect (ask, "accepted", G_CALLBACK (supersede_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
