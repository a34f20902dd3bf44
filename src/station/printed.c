/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act that comes on paper: its seal is read, judged, kept, and compared with the act itself where that is here.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/printed-private.h"
#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/error.h"

typedef struct
{
  GPtrArray  *planned;   /* (owned) */
  BeketValue *paper;     /* (owned): what is handed back */
  gint64      now;
} Scan;

static void
scan_free (Scan *scan)
{
  g_clear_pointer (&scan->planned, g_ptr_array_unref);
  g_clear_pointer (&scan->paper, beket_value_unref);
  g_free (scan);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scan, scan_free)

gboolean
beket_station_is_printed (const char *text)
{
  return g_str_has_prefix (text, BEKET_PAPER_SEAL_PREFIX);
}

static BeketValue *
paper_of (const BeketPaperSeal *seal)
{
  BeketValue *paper = beket_value_new_object ();
  g_autofree char *sealed = beket_time_format_wire (seal->when);

  beket_value_set_text (paper, "number", seal->number);
  beket_value_set_text (paper, "form", seal->form);
  beket_value_set_text (paper, "parties", seal->parties);
  beket_value_set_text (paper, "decision", seal->decision);
  beket_value_set_text (paper, "sealed", sealed);
  beket_value_set_text (paper, "record", seal->record_hash);
  return paper;
}

static void
judge (BeketStation         *self,
       const char           *text,
       const BeketPaperSeal *seal,
       gint64                now,
       BeketValue           *paper)
{
  g_autofree char *sealer = NULL;
  g_autofree char *reason = NULL;

  beket_value_set_text (paper, "verdict", beket_printed_judge (self->trust, self->seals, text, seal, now, &sealer, &reason));
  beket_value_set_text (paper, "sealer", sealer);
  beket_value_set_text (paper, "reason", reason);
}

static void
plan (BeketStation *self,
      Scan         *scan)
{
  g_autoptr (BeketValue) data = beket_value_copy (scan->paper);
  g_autofree char *time = beket_time_format_wire (scan->now);

  beket_value_set_text (data, "officer", self->officer->id);
  beket_value_set_text (data, "scanned", time);
  g_ptr_array_add (scan->planned,
                   beket_station_plan_entry (self, "paper.scanned", self->officer->id,
                                             beket_value_get_text (data, "number"), data, NULL));
}

static Scan *
scan_new (BeketStation *self,
          const char   *text,
          GError      **error)
{
  g_autoptr (BeketPaperSeal) seal = NULL;
  g_autoptr (Scan) scan = g_new0 (Scan, 1);

  if (self->officer == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return NULL;
    }
  seal = beket_paper_seal_read (text, NULL, error);
  if (seal == NULL)
    return NULL;
  scan->now = beket_station_now (self);
  scan->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  scan->paper = paper_of (seal);
  judge (self, text, seal, scan->now, scan->paper);
  plan (self, scan);
  return g_steal_pointer (&scan);
}

/* Worker thread. A seal that is refused is compared with nothing: it says nothing of an act. */
static gboolean
write_scan (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Scan *scan = data;
  g_autoptr (BeketValue) act = NULL;

  if (!beket_planned_entries_append (tx, scan->planned, scan->now, NULL, error))
    return FALSE;
  if (g_str_equal (beket_value_get_text (scan->paper, "verdict"), "refused"))
    return TRUE;
  act = beket_tx_act (tx, beket_value_get_text (scan->paper, "number"), error);
  if (act == NULL)
    return FALSE;
  if (beket_value_get_kind (act) == BEKET_VALUE_OBJECT)
    beket_value_set (scan->paper, "act", g_steal_pointer (&act));
  return TRUE;
}

static void
written (GObject      *source,
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
  g_task_return_pointer (task, beket_value_ref (((Scan *) data)->paper), (GDestroyNotify) beket_value_unref);
  beket_station_refresh (self);
}

void
beket_station_scan_printed_async (BeketStation       *self,
                                  const char         *text,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;
  Scan *scan;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_scan_printed_async);
  scan = scan_new (self, text, &error);
  if (scan == NULL)
    g_task_return_error (task, error);
  else
    beket_ledger_write_async (self->ledger, write_scan, scan, (GDestroyNotify) scan_free, written,
                              g_steal_pointer (&task));
}

BeketValue *
beket_station_scan_printed_finish (BeketStation *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

BeketValue *
beket_tools_scan_printed (BeketStation *self,
                          const char   *text,
                          GError      **error)
{
  g_autoptr (Scan) scan = scan_new (self, text, error);

  if (scan == NULL || !beket_ledger_write (self->ledger, write_scan, scan, error))
    return NULL;
  return g_steal_pointer (&scan->paper);
}
