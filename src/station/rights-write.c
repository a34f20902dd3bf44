/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One numbered decision of an officer as an entry that both states read: number, check and entry in one transaction.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/act-number.h"
#include "domain/clock.h"
#include "domain/error.h"

gboolean
beket_decision_init (BeketDecision    *self,
                     BeketStation     *station,
                     const BeketValue *ask,
                     GError          **error)
{
  *self = (BeketDecision) { .station = station, .now = beket_station_now (station) };
  if (station->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }
  self->data = ask != NULL ? beket_value_copy (ask) : beket_value_new_object ();
  self->day = beket_station_today (station);
  self->time = beket_time_format_wire (self->now);
  beket_station_actor (station, station->officer, self->day, &self->actor);
  return TRUE;
}

void
beket_decision_clear (BeketDecision *self)
{
  g_clear_pointer (&self->data, beket_value_unref);
  g_free (self->day);
  g_free (self->time);
  g_free (self->subject);
}

gboolean
beket_decision_check_word (const BeketDecision *self,
                           const char          *list,
                           const char          *name,
                           const char          *word,
                           GError             **error)
{
  if (word != NULL && g_strv_contains (beket_codes_words (beket_station_get_codes (self->station), list), word))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no list knows \"%s\"", name, word != NULL ? word : "");
  return FALSE;
}

/* The acts' own count: it outlives a restore, and a number that was given is given to nobody else. */
gboolean
beket_decision_number (BeketDecision *self,
                       BeketTx       *tx,
                       const char    *prefix,
                       GError       **error)
{
  const BeketProfile *profile = self->station->profile;
  g_autofree char *key = g_uuid_string_random ();
  gint64 n;

  if (!beket_tx_act_number (tx, self->day, key, &n, error))
    return FALSE;
  self->subject = beket_act_number (prefix, profile->point, self->day, n, profile->workstation);
  beket_value_set_text (self->data, "number", self->subject);
  return TRUE;
}

typedef struct
{
  BeketDecision     *decision;   /* (not owned) */
  const char        *kind;
  BeketDecisionCheck check;
  GPtrArray         *written;    /* (owned) (element-type BeketEntry) */
} Call;

/* Worker thread, while the main thread waits: what the station never changes is read here as it is there. */
static gboolean
write_decision (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Call *call = data;
  BeketDecision *self = call->decision;
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);

  if (!call->check (self, tx, error))
    return FALSE;
  g_ptr_array_add (planned, beket_station_plan_entry (self->station, call->kind, self->actor.officer, self->subject,
                                                      self->data, NULL));
  return beket_planned_entries_append (tx, planned, self->now, call->written, error);
}

gboolean
beket_decision_write (BeketDecision     *self,
                      const char        *kind,
                      BeketDecisionCheck check,
                      GError           **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  g_autoptr (GError) unread = NULL;
  Call call = { self, kind, check, written };

  if (!beket_ledger_write (self->station->ledger, write_decision, &call, error))
    return FALSE;
  beket_station_tell_appended (self->station, written);
  beket_station_poke (self->station);
  /* It is written, whatever cannot be read now. */
  if (!beket_station_load_lists (self->station, &unread))
    g_debug ("Lists were not read: %s", unread->message);
  return TRUE;
}
