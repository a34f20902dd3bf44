/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing an act: the key of the officer on a thread of its own, the file on the disk, then the entry that names it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "station/blank-private.h"
#include "station/document-private.h"
#include "station/officer-key.h"
#include "station/stage.h"

typedef struct
{
  BeketCrossing   *crossing;   /* (owned): main thread only */
  char            *pin;        /* (owned) */
  char            *name;       /* (owned) */
  BeketOfficerKey *place;      /* (owned) */
  GBytes          *base;       /* (owned): the very bytes that were shown */
  gint64           now;
  GBytes          *pdf;        /* (owned): the result */
} Sign;

static void
sign_free (Sign *sign)
{
  g_clear_object (&sign->crossing);
  explicit_bzero (sign->pin, strlen (sign->pin));
  g_free (sign->pin);
  g_free (sign->name);
  beket_officer_key_free (sign->place);
  g_bytes_unref (sign->base);
  g_clear_pointer (&sign->pdf, g_bytes_unref);
  g_free (sign);
}

/* Any thread. */
static void
sign_bytes (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Sign *sign = data;
  GError *error = NULL;

  sign->pdf = beket_officer_key_sign (sign->place, sign->pin, sign->base, 0, sign->name, sign->now, &error);
  if (sign->pdf != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- The entry ---- */

static BeketValue *
issued_data (const BeketDrawnAct *drawn,
             GBytes              *pdf,
             const char          *title,
             const BeketValue    *facts,
             gint64               now)
{
  BeketValue *data = beket_value_new_object ();
  const BeketValue *head = beket_value_get (drawn->record, "crossing");
  const BeketValue *act = beket_value_get (drawn->record, "act");
  const BeketValue *signer = beket_value_index (beket_value_get (drawn->record, "signatures"), 0);
  g_autofree char *blob = beket_hash_hex (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  g_autofree char *issued = beket_time_format_wire (now);
  const BeketValue *replaces = beket_value_get (facts, "replaces");

  beket_value_set_text (data, "number", drawn->number);
  beket_value_set_text (data, "form", beket_value_get_text (act, "form"));
  beket_value_set_text (data, "formVersion", beket_value_get_text (act, "formVersion"));
  beket_value_set_text (data, "protocol", beket_value_get_text (beket_value_get (drawn->record, "protocol"), "number"));
  beket_value_set_text (data, "title", title);
  beket_value_set_text (data, "blob", blob);
  beket_value_set_integer (data, "size", (gint64) g_bytes_get_size (pdf));
  beket_value_set_text (data, "record", drawn->record_hash);
  beket_value_set_text (data, "point", beket_value_get_text (head, "point"));
  beket_value_set_text (data, "peerPoint", beket_value_get_text (head, "peerPoint"));
  beket_value_set_text (data, "direction", beket_value_get_text (head, "direction"));
  beket_value_set_text (data, "decision", beket_value_get_text (beket_value_get (drawn->record, "decision"), "decision"));
  beket_value_set_text (data, "issued", issued);
  beket_value_append (beket_value_list (data, "signers"), beket_value_copy (signer));
  if (replaces != NULL)
    beket_value_set (data, "replaces", beket_value_copy (replaces));
  beket_blank_tell (data, facts);
  return data;
}

static void
signed_and_written (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *written = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!beket_station_step_finish (BEKET_STATION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_strdup (((BeketEntry *) g_ptr_array_index (written, 0))->hash), g_free);
}

static void
write_act (BeketStation  *self,
           BeketCrossing *crossing,
           Sign          *sign,
           GTask         *task)
{
  const BeketDrawnAct *drawn = beket_station_drawn (self, crossing);
  const BeketValue *facts = beket_crossing_get_facts (crossing);
  g_autofree char *title = beket_station_act_title (self, crossing);
  g_autoptr (BeketValue) data = issued_data (drawn, sign->pdf, title, facts, sign->now);
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_sign_act_async,
                                                   signed_and_written, task);

  step->blob = g_bytes_ref (sign->pdf);
  step->blob_folder = g_strdup (self->profile->folder);
  step->leaves = TRUE;
  beket_station_step_add (step, "act.issued", step->crossing_id, data, beket_value_get_text (data, "blob"));
  if (beket_value_get (facts, "replaces") != NULL)
    beket_station_add_superseded (step, data);
  beket_station_run_step (step);
}

static void
bytes_signed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Sign *sign = g_task_get_task_data (G_TASK (result));
  g_autoptr (BeketCrossing) crossing = g_steal_pointer (&sign->crossing);
  GError *error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);
  const BeketDrawnAct *drawn = beket_station_drawn (self, crossing);

  beket_station_pin_tried (self, sign->place->officer, &error);
  if (ok && (drawn == NULL || drawn->pdf != sign->base))
    {
      ok = FALSE;
      g_set_error (&error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the facts were changed after the act was drawn");
    }
  if (ok)
    write_act (self, crossing, sign, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* An act of this state is issued by an officer who carries out its controls; a visiting one countersigns it (Article 7). */
static gboolean
may_sign (BeketStation *self,
          GError      **error)
{
  g_autofree char *day = beket_station_today (self);
  BeketActor actor;

  beket_station_actor (self, self->officer, day, &actor);
  return beket_powers_check (&actor, BEKET_ACTION_PERFORM_CONTROL, error);
}

static Sign *
plan_signing (BeketStation  *self,
              BeketCrossing *crossing,
              const char    *pin,
              GError       **error)
{
  const BeketDrawnAct *drawn = beket_station_drawn (self, crossing);
  BeketOfficerKey *place;
  Sign *sign;

  if (self->officer == NULL || drawn == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the act is not drawn yet");
      return NULL;
    }
  if (!may_sign (self, error) || !beket_station_pin_allowed (self, self->officer->id, error) ||
      (place = beket_station_officer_key (self, self->officer->id, error)) == NULL)
    return NULL;
  sign = g_new0 (Sign, 1);
  sign->crossing = g_object_ref (crossing);
  sign->pin = g_strdup (pin);
  sign->name = g_strdup (self->officer->name);
  sign->place = place;
  sign->base = g_bytes_ref (drawn->pdf);
  sign->now = beket_station_now (self);
  return sign;
}

void
beket_station_sign_act_async (BeketStation       *self,
                              BeketCrossing      *crossing,
                              const char         *pin,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  Sign *sign;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_sign_act_async);
  sign = plan_signing (self, crossing, pin, &error);
  if (sign == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  beket_stage_run (g_steal_pointer (&task), sign, (GDestroyNotify) sign_free, sign_bytes, bytes_signed);
}

char *
beket_station_sign_act_finish (BeketStation *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
