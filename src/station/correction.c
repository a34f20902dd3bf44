/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may correct, with whose consent, and the entry that says so.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/correction-private.h"

#include "domain/clock.h"
#include "domain/error.h"

/* ---- The second person ---- */

static const BeketOfficer *
find_officer (BeketStation *self,
              const char   *id)
{
  for (guint i = 0; i < self->officers->len; i++)
    {
      const BeketOfficer *officer = g_ptr_array_index (self->officers, i);

      if (g_strcmp0 (officer->id, id) == 0)
        return officer;
    }
  return NULL;
}

static gboolean
is_key_of (BeketStation *self,
           BeketKey     *key,
           const char   *officer,
           GError      **error)
{
  g_autoptr (BeketIdentity) identity = beket_trust_check (self->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER,
                                                          beket_station_now (self), error);

  if (identity == NULL)
    return FALSE;
  if (g_strcmp0 (identity->id, officer) == 0 && g_strcmp0 (identity->party, self->profile->party) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "the key is not the key of %s", officer);
  return FALSE;
}

gboolean
beket_station_check_presence (BeketStation *self,
                              const char   *officer,
                              const char   *pin,
                              GError      **error)
{
  g_autoptr (GBytes) pkcs12 = NULL;
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (GError) failed = NULL;

  if (!beket_station_pin_allowed (self, officer, error) ||
      (pkcs12 = beket_station_officer_file (self, officer, error)) == NULL)
    return FALSE;
  key = beket_key_open_pkcs12 (pkcs12, pin != NULL ? pin : "", &failed);
  if (key != NULL || g_error_matches (failed, BEKET_ERROR, BEKET_ERROR_PIN))
    beket_station_pin_tried (self, officer, key != NULL);
  if (key != NULL)
    return is_key_of (self, key, officer, error);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

gboolean
beket_station_may_correct (BeketStation       *self,
                           BeketCorrectionKind kind,
                           const BeketGrounds *grounds,
                           const char *const  *authors,
                           GError            **error)
{
  const BeketOfficer *second = find_officer (self, grounds->second);
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
  return beket_correction_check (&ask, beket_station_get_codes (self), &actor, error) &&
         (grounds->second == NULL ||
          beket_station_check_presence (self, grounds->second, grounds->second_pin, error));
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

typedef struct
{
  GPtrArray      *planned;      /* (owned) */
  GPtrArray      *written;      /* (owned) */
  gint64          now;
  BeketLedgerFunc still;
  gpointer        still_data;
} AppendIf;

/* Worker thread. */
static gboolean
write_if (BeketTx *tx,
          gpointer data,
          GError **error)
{
  AppendIf *call = data;

  return call->still (tx, call->still_data, error) &&
         beket_planned_entries_append (tx, call->planned, call->now, call->written, error);
}

gboolean
beket_station_append_if (BeketStation     *self,
                         const char       *kind,
                         const char       *subject,
                         const BeketValue *data,
                         BeketLedgerFunc   still,
                         gpointer          still_data,
                         GError          **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  AppendIf call = { planned, written, beket_station_now (self), still, still_data };

  g_ptr_array_add (planned, beket_station_plan_entry (self, kind, self->officer->id, subject, data, NULL));
  if (!beket_ledger_write (self->ledger, write_if, &call, error))
    return FALSE;
  beket_station_tell_appended (self, written);
  beket_station_refresh (self);
  beket_station_poke (self);
  return TRUE;
}
