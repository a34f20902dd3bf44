/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a control or of a decision is corrected.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/record-correct.h"

#include <glib/gi18n.h>

#include "app/ask-grounds.h"
#include "app/complaint.h"
#include "app/record-row.h"
#include "app/words.h"
#include "domain/clock.h"
#include "domain/local-time.h"

typedef enum
{
  AS_WORD,
  AS_TEXT,
  AS_TIME,
} Kind;

/* What domain/correction.c lets be corrected, as an officer reads it. */
static const struct
{
  const char *type;
  const char *member;
  const char *label;
  const char *list;    /* (nullable): of its words */
  Kind        kind;
} members[] = {
  { "control.recorded", "result", N_ ("Result"), "control-result", AS_WORD },
  { "control.recorded", "method", N_ ("How"), "method", AS_WORD },
  { "control.recorded", "remarks", N_ ("Remarks"), NULL, AS_TEXT },
  { "control.recorded", "started", N_ ("Begun"), NULL, AS_TIME },
  { "control.recorded", "finished", N_ ("Ended"), NULL, AS_TIME },
  { "crossing.decided", "decision", N_ ("Decision"), "decision", AS_WORD },
  { "crossing.decided", "conditions", N_ ("Conditions"), NULL, AS_TEXT },
  { "crossing.decided", "refusal", N_ ("Ground of the refusal"), "refusal", AS_WORD },
  { "crossing.decided", "decided", N_ ("Decided"), NULL, AS_TIME },
};

static const BeketValue *
record_of (BeketAsk *ask)
{
  return g_object_get_data (G_OBJECT (ask), "record");
}

/* ---- Rows ---- */

static void
add_words (BeketAsk     *ask,
           BeketStation *station,
           gsize         index,
           const char   *now)
{
  const char *const *words = beket_codes_words (beket_station_get_codes (station), members[index].list);
  g_autoptr (GPtrArray) offered = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (now == NULL)
    {
      g_ptr_array_add (offered, (gpointer) "");
      g_ptr_array_add (labels, g_strdup ("—"));
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_ptr_array_add (offered, (gpointer) words[i]);
      g_ptr_array_add (labels, beket_words_sentence (beket_words_label (station, members[index].list, words[i])));
    }
  g_ptr_array_add (offered, NULL);
  g_ptr_array_add (labels, NULL);
  beket_ask_add_choice (ask, members[index].member, _ (members[index].label), (const char *const *) offered->pdata,
                        (const char *const *) labels->pdata, now != NULL ? now : "");
}

static void
add_row (BeketAsk     *ask,
         BeketStation *station,
         gsize         index,
         const char   *now)
{
  g_autofree char *time = NULL;

  if (members[index].kind == AS_WORD)
    {
      add_words (ask, station, index, now);
      return;
    }
  if (members[index].kind == AS_TIME && now != NULL)
    time = beket_words_time (station, now);
  beket_ask_add_text (ask, members[index].member, _ (members[index].label), time != NULL ? time : now, FALSE);
}

static gboolean
is_of (gsize             index,
       const BeketValue *record)
{
  return g_str_equal (members[index].type, beket_value_get_text (record, "type"));
}

/* ---- What was changed ---- */

/* (transfer full) (nullable): "member=value"; %NULL: it reads as before, or @error. */
static char *
change_of (BeketAsk *ask,
           gsize     index,
           GError  **error)
{
  BeketStation *station = beket_ask_get_station (ask);
  const char *answer = beket_ask_get (ask, members[index].member);
  const char *now = beket_value_get_text (beket_value_get (record_of (ask), "data"), members[index].member);
  g_autofree char *shown = members[index].kind == AS_TIME && now != NULL ? beket_words_time (station, now) : g_strdup (now);
  g_autofree char *value = NULL;
  gint64 time;

  if (g_strcmp0 (shown != NULL ? shown : "", answer) == 0)
    return NULL;
  if (members[index].kind != AS_TIME)
    return g_strdup_printf ("%s=%s", members[index].member, answer);
  if (!beket_point_parse_time (beket_station_get_point (station, NULL), answer, NULL, &time, error))
    return NULL;

  value = beket_time_format_wire (time);

  return g_strdup_printf ("%s=%s", members[index].member, value);
}

/* (transfer full) (nullable) */
static GStrv
changes_of (BeketAsk *ask,
            GError  **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autofree char *change = is_of (i, record_of (ask)) ? change_of (ask, i, &failed) : NULL;

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
      if (change != NULL)
        g_strv_builder_add (builder, change);
    }

  return g_strv_builder_end (builder);
}

/* ---- Correcting ---- */

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketAsk) ask = user_data;
  g_autoptr (GError) error = NULL;

  if (!beket_station_step_finish (BEKET_STATION (source), result, &error))
    beket_ask_refuse_error (ask, BEKET_STATION (source), error);
  else
    beket_ask_end (ask, _ ("The correction is recorded; the neighbour is told."));
}

static void
correct_cb (BeketAsk *ask)
{
  BeketStation *station = beket_ask_get_station (ask);
  BeketGrounds grounds = beket_ask_get_grounds (ask);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) changes = changes_of (ask, &error);

  if (changes == NULL)
    beket_ask_refuse_error (ask, station, error);
  else if (changes[0] == NULL)
    beket_ask_refuse (ask, _ ("Nothing was changed: this is what the record says already."));
  else
    beket_station_correct_async (station, beket_ask_get_key (ask), beket_value_get_text (record_of (ask), "latest"),
                                 (const char *const *) changes, &grounds, corrected_cb, g_object_ref (ask));
}

void
beket_record_ask_correct (GtkWidget        *over,
                          BeketStation     *station,
                          const char       *crossing,
                          const BeketValue *record,
                          BeketAskDone      corrected)
{
  g_autofree char *title = beket_record_title (station, record);
  BeketAsk *ask = beket_ask_new (over, title, _ ("The record stays as it was; a correction beside it says how it ought to read, and why. "
                                                 "The neighbour is told."), _ ("Correct"));

  beket_ask_about (ask, station, crossing, corrected);
  g_object_set_data_full (G_OBJECT (ask), "record", beket_value_copy (record), (GDestroyNotify) beket_value_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (is_of (i, record))
      add_row (ask, station, i, beket_value_get_text (beket_value_get (record, "data"), members[i].member));
  beket_ask_add_grounds (ask, station);
  g_signal_connect (ask, "accepted", G_CALLBACK (correct_cb), NULL);
  gtk_window_present (GTK_WINDOW (ask));
}
