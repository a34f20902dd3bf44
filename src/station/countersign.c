/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second signature under an act: by a second officer, behind the first, into a file of its own.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/countersign.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "station/correction-private.h"
#include "station/filing.h"
#include "station/officer-key.h"
#include "station/stage.h"
#include "station/wait.h"

#define SECOND 1   /* its place among the signatures of the record, and its field in the file */

/* ---- Who, and under what ---- */

static gboolean
refuse (GError    **error,
        BeketError  code,
        const char *reason,
        const char *why)
{
  return beket_error_set_reason (error, code, reason, "%s", why);
}

static gboolean
check_open (const BeketActView *view,
            GError            **error)
{
  if (!view->valid || view->row == NULL || view->pdf == NULL)
    return refuse (error, BEKET_ERROR_TRANSITION, "act-not-valid", "the act is not valid here");
  if (beket_value_get (view->row, "end") != NULL)
    return refuse (error, BEKET_ERROR_TRANSITION, "act-ended", "the act holds no longer");
  if (beket_value_length (view->signatures) != SECOND || beket_value_get (view->row, "countersigned") != NULL)
    return refuse (error, BEKET_ERROR_TRANSITION, "act-countersigned", "the act has its second signature");
  return TRUE;
}

/* The record says of which Party the second officer is, and may name him. */
static gboolean
check_place (BeketStation       *self,
             const BeketActView *view,
             GError            **error)
{
  const BeketValue *place = beket_value_index (beket_value_get (view->record, "signatures"), SECOND);
  const char *named = beket_value_get_text (place, "id");
  const char *first = beket_value_get_text (beket_value_index (view->signatures, 0), "id");

  if (g_strcmp0 (beket_value_get_text (place, "party"), self->officer->party) != 0)
    return refuse (error, BEKET_ERROR_POWER, "place-of-other", "the second place is kept for an officer of the other Party");
  if (g_strcmp0 (first, self->officer->id) == 0 || (named != NULL && g_strcmp0 (named, self->officer->id) != 0))
    return refuse (error, BEKET_ERROR_POWER, "place-of-second", "the second signature is a second officer's");
  return TRUE;
}

/* Who may carry out the control may put his name under what it has found; a visiting officer signs at home. */
static gboolean
check_power (BeketStation *self,
             GError      **error)
{
  g_autofree char *day = beket_station_today (self);
  BeketActor actor;

  beket_station_actor (self, self->officer, day, &actor);
  return beket_powers_check (&actor, BEKET_ACTION_PERFORM_CONTROL, error);
}

gboolean
beket_station_may_countersign (BeketStation       *self,
                               const BeketActView *view,
                               GError            **error)
{
  g_return_val_if_fail (BEKET_IS_STATION (self) && view != NULL, FALSE);

  if (self->archive != NULL || self->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }

  return check_open (view, error) && check_place (self, view, error) && check_power (self, error);
}

/* ---- The signature ---- */

typedef struct
{
  char            *pin;        /* (owned) */
  char            *name;       /* (owned) */
  BeketOfficerKey *place;      /* (owned) (nullable) */
  BeketActView    *view;       /* (owned) (nullable): main thread only */
  GBytes          *base;       /* (owned) (nullable) */
  GBytes          *pdf;        /* (owned) (nullable): the result */
  gint64           now;
} Sign;

static void
sign_free (Sign *sign)
{
  explicit_bzero (sign->pin, strlen (sign->pin));
  g_free (sign->pin);
  g_free (sign->name);
  g_clear_pointer (&sign->place, beket_officer_key_free);
  g_clear_pointer (&sign->view, beket_act_view_free);
  g_clear_pointer (&sign->base, g_bytes_unref);
  g_clear_pointer (&sign->pdf, g_bytes_unref);
  g_free (sign);
}

/* Any thread. */
static void
sign_bytes (GTask        *work,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Sign *sign = data;
  GError *error = NULL;

  sign->pdf = beket_officer_key_sign (sign->place, sign->pin, sign->base, SECOND, sign->name, sign->now, &error);
  if (sign->pdf != NULL)
    g_task_return_boolean (work, TRUE);
  else
    g_task_return_error (work, error);
}

/* ---- The entry ---- */

/* Worker thread: the file is durable before the entry that names it, and of two who sign one comes too late. */
static gboolean
settle (BeketFiling *self,
        BeketTx     *tx,
        GError     **error)
{
  const BeketValue *data = self->decision.data;
  const char *entry = beket_value_get_text (data, "entry");
  g_autoptr (BeketValue) row = beket_tx_act (tx, entry, error);

  if (row == NULL || !beket_station_act_holds (tx, entry, error))
    return FALSE;
  if (beket_value_get (row, "countersigned") != NULL)
    return refuse (error, BEKET_ERROR_TRANSITION, "act-countersigned", "the act has its second signature");

  beket_filing_add (self, "act.countersigned", beket_value_get_text (row, "crossing"), data, beket_value_get_text (data, "blob"));
  return TRUE;
}

static void
fill_in (BeketFiling *filing,
         const Sign  *sign)
{
  BeketValue *data = filing->decision.data;
  const BeketValue *row = sign->view->row;
  g_autofree char *blob = beket_hash_hex (g_bytes_get_data (sign->pdf, NULL), g_bytes_get_size (sign->pdf));
  g_autofree char *signed_at = beket_time_format_wire (sign->now);

  beket_value_set_text (data, "act", beket_value_get_text (row, "number"));
  beket_value_set_text (data, "entry", beket_value_get_text (row, "entry"));
  beket_value_set_text (data, "base", beket_value_get_text (row, "blob"));
  beket_value_set_text (data, "blob", blob);
  beket_value_set_integer (data, "size", (gint64) g_bytes_get_size (sign->pdf));
  beket_value_set_text (data, "officer", filing->officer);
  beket_value_set_text (data, "signed", signed_at);
  filing->decision.subject = g_strdup (beket_value_get_text (row, "entry"));
}

static void
filed (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree char *entry = beket_filing_finish (BEKET_STATION (source), result, &error);

  if (entry != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* @task: (transfer full) */
static void
write_down (BeketStation *self,
            const Sign   *sign,
            GTask        *task)
{
  g_autoptr (GTask) owned = task;
  GError *error = NULL;
  g_autoptr (BeketFiling) filing = beket_filing_new (self, NULL, settle, &error);

  if (filing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  filing->file = g_bytes_ref (sign->pdf);
  fill_in (filing, sign);
  beket_filing_run (g_steal_pointer (&filing), filed, g_steal_pointer (&owned));
}

static void
bytes_signed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  const Sign *sign = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  beket_station_pin_tried (self, sign->place->officer, &error);
  if (ok && (self->officer == NULL || g_strcmp0 (self->officer->id, sign->place->officer) != 0))
    {
      ok = FALSE;
      g_set_error (&error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the officer has signed out");
    }
  if (ok)
    write_down (self, sign, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static gboolean
prepare (BeketStation *self,
         Sign         *sign,
         GError      **error)
{
  if (!beket_station_may_countersign (self, sign->view, error) || !beket_station_pin_allowed (self, self->officer->id, error) ||
      (sign->place = beket_station_officer_key (self, self->officer->id, error)) == NULL)
    return FALSE;

  sign->name = g_strdup (self->officer->name);
  sign->base = g_bytes_ref (sign->view->pdf);
  sign->now = beket_station_now (self);
  return TRUE;
}

static void
opened (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = BEKET_STATION (source);
  Sign *sign = g_task_get_task_data (task);
  GError *error = NULL;

  sign->view = beket_station_open_act_finish (self, result, &error);
  if (sign->view != NULL && prepare (self, sign, &error))
    beket_stage_run (g_steal_pointer (&task), sign, NULL, sign_bytes, bytes_signed);
  else
    g_task_return_error (task, error);
}

void
beket_station_countersign_async (BeketStation       *self,
                                 const char         *act,
                                 const char         *pin,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;
  Sign *sign;

  g_return_if_fail (BEKET_IS_STATION (self) && act != NULL);

  sign = g_new0 (Sign, 1);
  sign->pin = g_strdup (pin != NULL ? pin : "");
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, beket_station_countersign_async);
  g_task_set_task_data (task, sign, (GDestroyNotify) sign_free);
  beket_station_open_act_async (self, act, opened, task);
}

gboolean
beket_station_countersign_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_countersign_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
beket_tools_countersign (BeketStation *self,
                         const char   *act,
                         const char   *pin,
                         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_countersign_async (self, act, pin, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_countersign_finish (self, result, error);
}
