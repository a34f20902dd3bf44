/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks: numbers reserved, blanks spoiled, and what is out.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"

#include "domain/act-number.h"
#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "station/station-private.h"

G_STATIC_ASSERT (BEKET_BLANKS_MAX == BEKET_BLANKS_AT_ONCE);

typedef struct
{
  BeketStation *station;    /* (not owned): the task's */
  char         *officer;    /* (owned): id */
  char         *day;        /* (owned): of the numbers */
  char         *prefix;     /* (owned): of the form */
  guint         count;
  gint64        now;
  const char   *kind;
  BeketValue   *data;       /* (owned): of the entry */
  char         *number;     /* (owned) (nullable): the blank that is spoiled */
  GPtrArray    *written;    /* (owned) (element-type BeketEntry) */
} Call;

static void
call_free (Call *call)
{
  g_free (call->officer);
  g_free (call->day);
  g_free (call->prefix);
  g_free (call->number);
  g_clear_pointer (&call->data, beket_value_unref);
  g_clear_pointer (&call->written, g_ptr_array_unref);
  g_free (call);
}

/* Who draws acts reserves numbers for them, and says which were spoiled. */
static gboolean
may_draw (BeketStation *self,
          GError      **error)
{
  g_autofree char *day = beket_station_today (self);
  BeketActor actor;

  if (self->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }
  beket_station_actor (self, self->officer, day, &actor);
  return beket_powers_check (&actor, BEKET_ACTION_PERFORM_CONTROL, error);
}

static Call *
call_new (BeketStation *self,
          const char   *kind,
          const char   *time)
{
  Call *call = g_new0 (Call, 1);
  g_autofree char *wire = NULL;

  call->station = self;
  call->kind = kind;
  call->officer = g_strdup (self->officer->id);
  call->now = beket_station_now (self);
  call->data = beket_value_new_object ();
  call->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  wire = beket_time_format_wire (call->now);
  beket_value_set_text (call->data, "officer", call->officer);
  beket_value_set_text (call->data, time, wire);
  return call;
}

/* Worker thread: what the station never changes is read here as it is there. */
static gboolean
append (Call       *call,
        BeketTx    *tx,
        const char *subject,
        GError    **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);

  g_ptr_array_add (planned, beket_station_plan_entry (call->station, call->kind, call->officer, subject, call->data, NULL));
  return beket_planned_entries_append (tx, planned, call->now, call->written, error);
}

static void
written (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_tell_appended (self, call->written);
  beket_station_refresh (self);
  beket_station_poke (self);
  g_task_return_boolean (task, TRUE);
}

/* ---- Reserved ---- */

/* The acts' own count: it outlives a restore, and a number that was given is given to nobody else. */
static gboolean
take_number (Call    *call,
             BeketTx *tx,
             GError **error)
{
  const BeketProfile *profile = call->station->profile;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *key = g_strconcat ("blank ", uuid, NULL);
  g_autofree char *number = NULL;
  gint64 n;

  if (!beket_tx_act_number (tx, call->day, key, &n, error))
    return FALSE;
  number = beket_act_number (call->prefix, profile->point, call->day, n, profile->workstation);
  beket_value_append (beket_value_list (call->data, "numbers"), beket_value_new_text (number));
  return TRUE;
}

/* Worker thread. */
static gboolean
write_reserved (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Call *call = data;

  for (guint i = 0; i < call->count; i++)
    if (!take_number (call, tx, error))
      return FALSE;
  return append (call, tx, beket_value_to_text (beket_value_index (beket_value_get (call->data, "numbers"), 0)), error);
}

static Call *
plan_reservation (BeketStation *self,
                  guint         count,
                  GError      **error)
{
  const BeketForm *form = beket_station_act_form (self);
  Call *call;

  if (!may_draw (self, error))
    return NULL;
  if (count < 1 || count > BEKET_BLANKS_MAX)
    {
      beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-count", "1 to %d blanks are reserved in one go", BEKET_BLANKS_MAX);
      return NULL;
    }
  if (form == NULL || form->blank.in[BEKET_KK] == NULL)
    {
      beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-none", "no form of the act in force has a paper blank");
      return NULL;
    }
  call = call_new (self, "blank.reserved", "reserved");
  call->count = count;
  call->day = beket_station_today (self);
  call->prefix = g_strdup (form->prefix);
  beket_value_set_text (call->data, "form", form->id);
  beket_value_set_text (call->data, "formVersion", form->version);
  return call;
}

void
beket_station_reserve_blanks_async (BeketStation       *self,
                                    guint               count,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  Call *call;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_reserve_blanks_async);
  call = plan_reservation (self, count, &error);
  if (call == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  beket_ledger_write_async (self->ledger, write_reserved, call, NULL, written, g_steal_pointer (&task));
}

char **
beket_station_reserve_blanks_finish (BeketStation *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  const BeketValue *list;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_reserve_blanks_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  list = beket_value_get (((Call *) g_task_get_task_data (G_TASK (result)))->data, "numbers");
  for (guint i = 0; i < beket_value_length (list); i++)
    g_ptr_array_add (numbers, g_strdup (beket_value_to_text (beket_value_index (list, i))));
  g_ptr_array_add (numbers, NULL);
  return (char **) g_ptr_array_steal (numbers, NULL);
}

/* ---- Spoiled ---- */

/* Worker thread. */
static gboolean
write_spoiled (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Call *call = data;

  return beket_blank_check_open (tx, call->number, error) && append (call, tx, call->number, error);
}

static Call *
plan_spoiling (BeketStation *self,
               const char   *number,
               const char   *reason,
               GError      **error)
{
  g_autofree char *said = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  Call *call;

  if (!may_draw (self, error))
    return NULL;
  if (*said == '\0')
    {
      beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-reason", "a reason is needed");
      return NULL;
    }
  if (!beket_blank_check_typed (self, number, error))
    return NULL;
  call = call_new (self, "blank.spoiled", "spoiled");
  call->number = g_strdup (number);
  beket_value_set_text (call->data, "number", number);
  beket_value_set_text (call->data, "reason", said);
  return call;
}

void
beket_station_spoil_blank_async (BeketStation       *self,
                                 const char         *number,
                                 const char         *reason,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  Call *call;

  g_return_if_fail (BEKET_IS_STATION (self) && number != NULL);

  g_task_set_source_tag (task, beket_station_spoil_blank_async);
  call = plan_spoiling (self, number, reason, &error);
  if (call == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  beket_ledger_write_async (self->ledger, write_spoiled, call, NULL, written, g_steal_pointer (&task));
}

gboolean
beket_station_spoil_blank_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_spoil_blank_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- Looked at ---- */

/* Worker thread. */
static gboolean
read_blanks (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketValue **rows = data;

  *rows = beket_tx_blanks (tx, BEKET_BLANKS_SHOW, error);
  return *rows != NULL;
}

/* What stands in the queue and is not registered is in no entry yet. */
static void
tell_typed (BeketStation *self,
            BeketValue   *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->crossings)); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);
      const char *number = beket_station_blank_number (crossing);

      for (guint j = 0; number != NULL && j < beket_value_length (rows); j++)
        {
          BeketValue *row = beket_value_index (rows, j);

          if (g_strcmp0 (beket_value_get_text (row, "number"), number) != 0 ||
              g_strcmp0 (beket_value_get_text (row, "state"), "open") != 0)
            continue;
          beket_value_set_text (row, "state", "typing");
          beket_value_set_text (row, "crossing", beket_crossing_get_id (crossing));
        }
    }
}

static void
blanks_read (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  gpointer data;
  GError *error = NULL;
  BeketValue *rows;

  if (!beket_ledger_read_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  rows = g_steal_pointer ((BeketValue **) data);
  tell_typed (self, rows);
  g_task_return_pointer (task, rows, (GDestroyNotify) beket_value_unref);
}

void
beket_station_blanks_async (BeketStation       *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (BEKET_IS_STATION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, beket_station_blanks_async);
  beket_ledger_read_async (self->ledger, read_blanks, g_new0 (BeketValue *, 1), g_free, NULL, blanks_read, task);
}

BeketValue *
beket_station_blanks_finish (BeketStation *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_blanks_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
