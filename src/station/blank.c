/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks: numbers reserved, blanks spoiled, and what is out.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"

#include "domain/act-number.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "station/filing.h"

G_STATIC_ASSERT (BEKET_BLANKS_MAX == BEKET_BLANKS_AT_ONCE);

/* Who draws acts reserves numbers for them, and says which were spoiled. */
static BeketFiling *
begin (BeketStation   *self,
       BeketFilingFunc settle,
       const char     *time,
       GError        **error)
{
  g_autoptr (BeketFiling) filing = beket_filing_new (self, NULL, settle, error);

  if (filing == NULL || !beket_powers_check (&filing->decision.actor, BEKET_ACTION_PERFORM_CONTROL, error))
    return NULL;
  beket_value_set_text (filing->decision.data, "officer", filing->officer);
  beket_value_set_text (filing->decision.data, time, filing->decision.time);
  return g_steal_pointer (&filing);
}

static void
run (BeketStation       *self,
     BeketFiling        *filing,
     GError             *error,
     GAsyncReadyCallback callback,
     gpointer            user_data)
{
  if (filing != NULL)
    beket_filing_run (filing, callback, user_data);
  else
    beket_filing_fail (self, error, callback, user_data);
}

/* ---- Reserved ---- */

/* The acts' own count: it outlives a restore, and a number that was given is given to nobody else. (transfer full) (nullable) */
static char *
take_number (BeketDecision *decision,
             BeketTx       *tx,
             GError       **error)
{
  const BeketProfile *profile = decision->station->profile;
  const BeketForm *form = beket_library_form (decision->station->library, beket_value_get_text (decision->data, "form"),
                                              beket_value_get_text (decision->data, "formVersion"), NULL);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *key = g_strconcat ("blank ", uuid, NULL);
  gint64 n;

  if (!beket_tx_act_number (tx, decision->day, key, &n, error))
    return NULL;
  return beket_act_number (form->prefix, profile->point, decision->day, n, profile->workstation);
}

static gboolean
settle_reserved (BeketFiling *self,
                 BeketTx     *tx,
                 GError     **error)
{
  BeketDecision *decision = &self->decision;
  BeketValue *numbers = beket_value_list (decision->data, "numbers");

  for (int i = 0; i < self->what; i++)
    {
      g_autofree char *number = take_number (decision, tx, error);

      if (number == NULL)
        return FALSE;
      beket_value_append (numbers, beket_value_new_text (number));
    }
  decision->subject = g_strdup (beket_value_to_text (beket_value_index (numbers, 0)));
  beket_filing_add (self, "blank.reserved", decision->subject, decision->data, NULL);
  return TRUE;
}

static BeketFiling *
plan_reservation (BeketStation *self,
                  guint         count,
                  GError      **error)
{
  g_autoptr (BeketFiling) filing = begin (self, settle_reserved, "reserved", error);
  const BeketForm *form = beket_station_act_form (self);

  if (filing == NULL)
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
  filing->what = (int) count;
  beket_value_set_text (filing->decision.data, "form", form->id);
  beket_value_set_text (filing->decision.data, "formVersion", form->version);
  return g_steal_pointer (&filing);
}

void
beket_station_reserve_blanks_async (BeketStation       *self,
                                    guint               count,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  GError *error = NULL;
  BeketFiling *filing;

  g_return_if_fail (BEKET_IS_STATION (self));

  filing = plan_reservation (self, count, &error);
  run (self, filing, error, callback, user_data);
}

char **
beket_station_reserve_blanks_finish (BeketStation *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_autofree char *first = beket_filing_finish (self, result, error);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  const BeketValue *list;

  if (first == NULL)
    return NULL;
  list = beket_value_get (beket_filing_written (result), "numbers");
  for (guint i = 0; i < beket_value_length (list); i++)
    g_strv_builder_add (numbers, beket_value_to_text (beket_value_index (list, i)));
  return g_strv_builder_end (numbers);
}

/* ---- Spoiled ---- */

static gboolean
settle_spoiled (BeketFiling *self,
                BeketTx     *tx,
                GError     **error)
{
  const char *number = self->decision.subject;

  if (!beket_blank_check_open (tx, number, error))
    return FALSE;
  beket_filing_add (self, "blank.spoiled", number, self->decision.data, NULL);
  return TRUE;
}

static BeketFiling *
plan_spoiling (BeketStation *self,
               const char   *number,
               const char   *reason,
               GError      **error)
{
  g_autofree char *said = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autoptr (BeketFiling) filing = begin (self, settle_spoiled, "spoiled", error);

  if (filing == NULL)
    return NULL;
  if (*said == '\0')
    {
      beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-reason", "a reason is needed");
      return NULL;
    }
  if (!beket_blank_check_typed (self, number, error))
    return NULL;
  filing->decision.subject = g_strdup (number);
  beket_value_set_text (filing->decision.data, "number", number);
  beket_value_set_text (filing->decision.data, "reason", said);
  return g_steal_pointer (&filing);
}

void
beket_station_spoil_blank_async (BeketStation       *self,
                                 const char         *number,
                                 const char         *reason,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GError *error = NULL;
  BeketFiling *filing;

  g_return_if_fail (BEKET_IS_STATION (self) && number != NULL);

  filing = plan_spoiling (self, number, reason, &error);
  run (self, filing, error, callback, user_data);
}

gboolean
beket_station_spoil_blank_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_autofree char *number = beket_filing_finish (self, result, error);

  return number != NULL;
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
