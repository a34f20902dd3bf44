/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second signature under an act.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/act-countersign.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/complaint.h"
#include "station/countersign.h"

gboolean
beket_act_offer_countersign (GtkWidget          *page,
                             const char         *action,
                             GtkWidget          *button,
                             BeketStation       *station,
                             const BeketActView *view)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  gboolean may = view != NULL && beket_station_may_countersign (station, view, &error);

  if (error != NULL)
    why = beket_complaint_of_station (station, error);
  gtk_widget_set_tooltip_text (button, why);
  gtk_widget_action_set_enabled (page, action, may);

  return may;
}

/* "" as long as it is not here. */
static const char *
second_file (const BeketValue *row)
{
  const BeketValue *told = beket_value_get (row, "countersigned");
  const char *blob = beket_value_get_boolean (told, "have_blob") ? beket_value_get_text (told, "blob") : NULL;

  return blob != NULL ? blob : "";
}

gboolean
beket_act_is_signed_anew (BeketItem          *act,
                          const BeketActView *view)
{
  return !g_str_equal (second_file (beket_item_get_row (act)), second_file (view->row));
}

static void
countersigned_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_countersign_finish (BEKET_STATION (source), result, &error))
    beket_ask_refuse_error (ask, BEKET_STATION (source), error);
  else
    beket_ask_end (ask, _ ("The act is countersigned; the neighbour is told."));
}

static void
countersign_cb (BeketAsk *ask)
{
  beket_station_countersign_async (beket_ask_get_station (ask), beket_ask_get_key (ask), beket_ask_get (ask, "pin"),
                                   countersigned_cb, g_object_ref (ask));
}

void
beket_act_ask_countersign (GtkWidget    *over,
                           BeketStation *station,
                           BeketItem    *act,
                           BeketAskDone  done)
{
  g_autofree char *lines = g_strdup_printf (_ ("It is the second signature under %s: with it you sign what stands in the act. The file gets a second signature, the first stays "
                                               "as it is, and the neighbour receives the file."), beket_item_text (act, "number"));
  BeketAsk *ask = beket_ask_new (over, _ ("Countersign the Act"), lines, _ ("Countersign"));

  beket_ask_about (ask, station, beket_item_get_key (act), done);
  beket_ask_add_pin (ask, "pin", _ ("PIN"));
  g_signal_connect (ask, "accepted", G_CALLBACK (countersign_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
