/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks what the records are opened for.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/ask-purpose.h"

#include <glib/gi18n.h>

#include "app/ask.h"
#include "app/words.h"
#include "station/access.h"

/* The first that stands there is what an officer of this role looks for most. */
static const char *
usual_purpose (BeketStation *station)
{
  const BeketOfficer *officer = beket_station_get_officer (station);

  return officer != NULL && g_strcmp0 (officer->role, "inspector") != 0 ? "supervision" : "control";
}

static void
accepted_cb (BeketAsk *ask,
             GTask    *task)
{
  BeketStation *station = g_task_get_task_data (task);

  g_object_set_data (G_OBJECT (task), "said", task);
  g_task_return_boolean (task, beket_station_set_purpose (station, beket_ask_get (ask, "purpose"), NULL));
  gtk_window_destroy (GTK_WINDOW (ask));
}

/* However it ends, it ends here. */
static void
gone_cb (gpointer data,
         GObject *ask)
{
  g_autoptr (GTask) task = data;

  if (g_object_get_data (G_OBJECT (task), "said") == NULL)
    g_task_return_boolean (task, FALSE);
}

void
beket_ask_purpose_async (GtkWidget          *over,
                         BeketStation       *station,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (over, NULL, callback, user_data);
  const char *const *words = beket_codes_words (beket_station_get_codes (station), "access-purpose");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  BeketAsk *ask;

  g_task_set_source_tag (task, beket_ask_purpose_async);
  g_task_set_task_data (task, g_object_ref (station), g_object_unref);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *label = beket_words_sentence (beket_words_label (station, "access-purpose", words[i]));

      g_strv_builder_add (builder, label);
    }
  labels = g_strv_builder_end (builder);

  ask = beket_ask_new (over, _ ("What Are the Records Opened For?"),
                       _ ("Article 4: personal data is used for the purposes of the Agreement only. Asked once while you are signed in; what you open is "
                          "written into the log with this purpose."), _ ("Open the Records"));
  beket_ask_add_choice (ask, "purpose", _ ("Purpose"), words, (const char *const *) labels, usual_purpose (station));
  g_signal_connect (ask, "accepted", G_CALLBACK (accepted_cb), task);
  g_object_weak_ref (G_OBJECT (ask), gone_cb, task);
  gtk_window_present (GTK_WINDOW (ask));
}

gboolean
beket_ask_purpose_finish (GtkWidget    *over,
                          GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, over), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
