/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recognising the neighbour's act, or not: Article 3, paragraph 4.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/recognition.h"

typedef struct
{
  char         *decision; /* (owned) */
  char        **reasons;  /* (owned) (nullable) */
  char         *note;     /* (owned) (nullable) */
  BeketOfficer *officer;  /* (owned): a copy: he may have left meanwhile */
  GPtrArray    *planned;  /* (owned) */
  GPtrArray    *written;  /* (owned) */
  char         *act;      /* (owned): entry */
  gint64        now;
} Answer;

static void
answer_free (Answer *answer)
{
  g_free (answer->decision);
  g_strfreev (answer->reasons);
  g_free (answer->note);
  beket_officer_free (answer->officer);
  g_ptr_array_unref (answer->planned);
  g_ptr_array_unref (answer->written);
  g_free (answer->act);
  g_free (answer);
}

/* Worker thread. Asked inside the transaction, so that two officers cannot both answer. */
static gboolean
write_answer (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Answer *answer = data;
  g_autoptr (BeketValue) row = beket_tx_act (tx, answer->act, error);

  if (row == NULL)
    return FALSE;
  if (beket_value_get_text (beket_value_get (row, "answer"), "decision") != NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the act is answered already");
      return FALSE;
    }
  return beket_station_act_holds (tx, answer->act, error) &&
         beket_planned_entries_append (tx, answer->planned, answer->now, answer->written, error);
}

static BeketValue *
answer_data (const Answer     *answer,
             const BeketValue *row)
{
  BeketValue *data = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (answer->now);

  beket_value_set_text (data, "act", beket_value_get_text (row, "number"));
  beket_value_set_text (data, "entry", beket_value_get_text (row, "entry"));
  beket_value_set_text (data, "blob", beket_value_get_text (row, "blob"));
  beket_value_set_text (data, "decision", answer->decision);
  beket_value_set_text (data, "note", answer->note != NULL && *answer->note != '\0' ? answer->note : NULL);
  beket_value_set_text (data, "officer", answer->officer->id);
  beket_value_set_text (data, "recognised", time);
  for (char **reason = answer->reasons; reason != NULL && *reason != NULL; reason++)
    beket_value_append (beket_value_list (data, "reasons"), beket_value_new_text (*reason));
  return data;
}

/* ---- What may be answered ---- */

/* The form is asked of the record, which is signed, and not of the entry that brought it. */
static gboolean
check_answer (BeketStation       *self,
              const Answer       *answer,
              const BeketActView *view,
              GError            **error)
{
  const char *origin = beket_value_get_text (view->row, "origin");
  g_autofree char *issuer = g_strndup (origin != NULL ? origin : "", 2);
  g_autofree char *day = beket_station_today (self);
  const BeketValue *act = beket_value_get (view->record, "act");
  BeketRecognition ask = {
    .decision = answer->decision,
    .object = "inspection",
    .reasons = (const char *const *) answer->reasons,
    .issuer = issuer,
    .valid = view->valid,
    .fault = view->failed,
    .form = beket_value_get_text (act, "form"),
    .form_version = beket_value_get_text (act, "formVersion"),
    .suspended = beket_station_get_suspension (self) != NULL,
  };
  BeketActor actor;

  beket_station_actor (self, answer->officer, day, &actor);
  actor.protocol = beket_station_agreed_protocol (self);   /* a suspension is told as such */
  return beket_recognition_check (&ask, &actor, error);
}

/* ---- The way ---- */

static void
answer_written (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer data;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_tell_appended (self, ((Answer *) data)->written);
  g_task_return_boolean (task, TRUE);
  beket_station_refresh (self);
  beket_station_poke (self);
}

static void
act_opened (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = BEKET_STATION (source);
  Answer *answer = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BeketActView) view = beket_station_open_act_finish (self, result, &error);
  g_autoptr (BeketValue) data = NULL;
  const char *kind;

  if (view == NULL || !check_answer (self, answer, view, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_note_view (self, view->row, "recognition");
  answer->now = beket_station_now (self);
  answer->act = g_strdup (view->entry);
  data = answer_data (answer, view->row);
  kind = g_str_equal (answer->decision, "not-recognised") ? "act.declined" : "act.recognised";
  g_ptr_array_add (answer->planned,
                   beket_station_plan_entry (self, kind, answer->officer->id,
                                             beket_value_get_text (view->row, "crossing"), data, NULL));
  beket_ledger_write_async (self->ledger, write_answer, answer, NULL, answer_written, g_object_ref (task));
}

void
beket_station_answer_act_async (BeketStation       *self,
                                const char         *act,
                                const char         *decision,
                                const char *const  *reasons,
                                const char         *note,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Answer *answer;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_answer_act_async);
  if (self->officer == NULL)
    {
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return;
    }
  answer = g_new0 (Answer, 1);
  answer->decision = g_strdup (decision);
  answer->reasons = g_strdupv ((char **) reasons);
  answer->note = g_strdup (note);
  answer->officer = beket_officer_copy (self->officer);
  answer->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  answer->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  g_task_set_task_data (task, answer, (GDestroyNotify) answer_free);
  beket_station_read_act_async (self, act, act_opened, g_steal_pointer (&task));
}
