/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may correct, with whose consent, and the entry that says so.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <string.h>

#include "station/correction-private.h"
#include "station/unlock.h"

#include "domain/clock.h"
#include "domain/error.h"

/* ---- A correction under way ---- */

static void
forget (char *pin)
{
  if (pin != NULL)
    explicit_bzero (pin, strlen (pin));
  g_free (pin);
}

static void
correcting_free (BeketCorrecting *call)
{
  g_free (call->officer);
  g_free (call->what);
  g_free (call->record);
  g_strfreev (call->changes);
  g_clear_pointer (&call->facts, beket_value_unref);
  forget (call->pin);
  g_free (call->reason);
  g_free (call->text);
  g_free (call->second);
  forget (call->second_pin);
  g_clear_pointer (&call->view, beket_act_view_free);
  g_clear_pointer (&call->rows, beket_value_unref);
  g_clear_pointer (&call->planned, g_ptr_array_unref);
  g_clear_pointer (&call->written, g_ptr_array_unref);
  g_free (call);
}

static BeketCorrecting *
correcting_new (const char         *officer,
                const char         *what,
                const BeketGrounds *grounds)
{
  BeketCorrecting *call = g_new0 (BeketCorrecting, 1);

  call->officer = g_strdup (officer);
  call->what = g_strdup (what);
  call->reason = g_strdup (grounds->reason);
  call->text = g_strdup (grounds->text);
  call->second = g_strdup (grounds->second);
  call->second_pin = g_strdup (grounds->second_pin);
  call->grounds = (BeketGrounds) { call->reason, call->text, call->second, call->second_pin };
  return call;
}

GTask *
beket_correcting_new (BeketStation       *self,
                      const char         *what,
                      const BeketGrounds *grounds,
                      gpointer            source_tag,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (self->officer == NULL)
    {
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return NULL;
    }
  g_task_set_task_data (task, correcting_new (self->officer->id, what, grounds), (GDestroyNotify) correcting_free);
  return g_steal_pointer (&task);
}

/* ---- Who, and why ---- */

gboolean
beket_station_may_correct (BeketStation       *self,
                           BeketCorrectionKind kind,
                           const BeketGrounds *grounds,
                           const char *const  *authors,
                           GError            **error)
{
  const BeketOfficer *second = grounds->second != NULL ? beket_station_find_officer (self, grounds->second) : NULL;
  g_autofree char *day = beket_station_today (self);
  BeketCorrection ask = {
    .kind = kind,
    .reason = grounds->reason,
    .text = grounds->text,
    .second = grounds->second,
    .second_role = second != NULL ? second->role : NULL,
    .authors = authors,
  };
  BeketActor actor;

  if (self->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }
  beket_station_actor (self, self->officer, day, &actor);
  return beket_correction_check (&ask, beket_station_get_codes (self), &actor, error);
}

/* ---- The second person ---- */

typedef struct
{
  GTask              *task;   /* (owned) */
  BeketCorrectingNext next;
} Consent;

/* The one who asked may have locked the screen meanwhile, or another have come: then it is nobody's. */
static gboolean
is_there_still (BeketStation          *self,
                const BeketCorrecting *call,
                GError               **error)
{
  if (self->officer != NULL && g_strcmp0 (self->officer->id, call->officer) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
  return FALSE;
}

/* A second person consents by a key of the own state. */
static gboolean
is_own (BeketStation *self,
        const char   *officer,
        GError      **error)
{
  if (g_strcmp0 (beket_station_find_officer (self, officer)->party, self->profile->party) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s is not of this state", officer);
  return FALSE;
}

static void
consented (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Consent *consent = user_data;
  g_autoptr (GTask) task = consent->task;
  BeketStation *self = BEKET_STATION (source);
  BeketCorrecting *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (beket_station_unlock_finish (self, result, &error) && is_own (self, call->second, &error) &&
      is_there_still (self, call, &error))
    consent->next (self, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
beket_correcting_consent (BeketStation       *self,
                          GTask              *task,
                          BeketCorrectingNext next)
{
  BeketCorrecting *call = g_task_get_task_data (task);
  Consent *consent;

  if (call->second == NULL)
    {
      next (self, task);
      return;
    }
  consent = g_new0 (Consent, 1);
  consent->task = task;
  consent->next = next;
  beket_station_unlock_async (self, call->second, call->second_pin, consented, consent);
}

/* ---- The entry ---- */

BeketValue *
beket_station_correction_data (BeketStation       *self,
                               const char         *entry,
                               const BeketGrounds *grounds,
                               const char         *member)
{
  BeketValue *data = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (beket_station_now (self));

  beket_value_set_text (data, "entry", entry);
  beket_value_set_text (data, "reason", grounds->reason);
  beket_value_set_text (data, "text", grounds->text);
  beket_value_set_text (data, "officer", self->officer->id);
  beket_value_set_text (data, "approvedBy", grounds->second);
  beket_value_set_text (data, member, time);
  return data;
}

/* Worker thread. */
static gboolean
write_if (BeketTx *tx,
          gpointer data,
          GError **error)
{
  BeketCorrecting *call = data;

  return call->still (tx, call, error) &&
         beket_planned_entries_append (tx, call->planned, call->now, call->written, error);
}

static void
correction_written (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  BeketCorrecting *call = g_task_get_task_data (task);
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

void
beket_correcting_write (BeketStation     *self,
                        GTask            *task,
                        const char       *kind,
                        const char       *subject,
                        const BeketValue *data)
{
  BeketCorrecting *call = g_task_get_task_data (task);

  call->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  call->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  call->now = beket_station_now (self);
  g_ptr_array_add (call->planned, beket_station_plan_entry (self, kind, call->officer, subject, data, NULL));
  beket_ledger_write_async (self->ledger, write_if, call, NULL, correction_written, task);
}
