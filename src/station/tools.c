/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The station's pairs in waiting form, its lists as JSON, export and rebuild: for programs without a window.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/tools.h"

#include "act/act.h"
#include "domain/error.h"
#include "record/json.h"
#include "station/station-private.h"
#include "station/wait.h"

void
beket_tools_will_draw (void)
{
  beket_act_prepare ();
}

/* ---- Waiting ---- */

void
beket_keep_result (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
beket_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
beket_tools_sign_in (BeketStation *station,
                     const char   *officer,
                     const char   *pin,
                     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_sign_in_async (station, officer, pin, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_sign_in_finish (station, result, error);
}

BeketActView *
beket_tools_open_act (BeketStation *station,
                      const char   *act,
                      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_open_act_async (station, act, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_open_act_finish (station, result, error);
}

BeketActView *
beket_tools_verify_file (BeketStation *station,
                         const char   *path,
                         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_verify_file_async (station, path, NULL, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_verify_file_finish (station, result, error);
}

gboolean
beket_tools_answer (BeketStation      *station,
                    const char        *act,
                    const char        *decision,
                    const char *const *reasons,
                    const char        *note,
                    GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_answer_act_async (station, act, decision, reasons, note, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_step_finish (station, result, error);
}

static gboolean
draw (BeketStation  *station,
      BeketCrossing *crossing,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) pdf = NULL;

  beket_station_draw_act_async (station, crossing, beket_keep_result, &result);
  beket_wait_for (&result);
  pdf = beket_station_draw_act_finish (station, result, error);
  return pdf != NULL;
}

char *
beket_tools_draw_and_sign (BeketStation  *station,
                           BeketCrossing *crossing,
                           const char    *pin,
                           GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!draw (station, crossing, error))
    return NULL;
  beket_station_sign_act_async (station, crossing, pin, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_sign_act_finish (station, result, error);
}

static gboolean
sync_round (BeketStation *station,
            GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_sync_async (station, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_step_finish (station, result, error);
}

static void
wait_for_verdicts (BeketStation *station)
{
  while (station->refreshing || station->judging)
    g_main_context_iteration (NULL, TRUE);
}

/* A verdict on what the first round brought is an entry of ours: a second round takes it away. */
gboolean
beket_tools_sync (BeketStation *station,
                  GError      **error)
{
  if (!sync_round (station, error))
    return FALSE;
  wait_for_verdicts (station);
  return station->waiting == 0 || sync_round (station, error);
}

/* ---- Lists ---- */

static BeketValue *
open_crossings (BeketStation *station)
{
  BeketValue *rows = beket_value_new_list ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (station->crossings)); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (station->crossings), i);
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "id", beket_crossing_get_id (crossing));
      beket_value_set_text (row, "title", beket_crossing_get_title (crossing));
      beket_value_set_text (row, "state", beket_crossing_state_word (beket_crossing_get_state (crossing)));
      beket_value_set_text (row, "step", beket_crossing_get_step (crossing));
      beket_value_set_text (row, "act", beket_crossing_get_act (crossing));
      beket_value_set (row, "facts", beket_value_copy (beket_crossing_get_facts (crossing)));
      beket_value_append (rows, row);
    }
  return rows;
}

static BeketValue *
item_rows (GListModel *model)
{
  BeketValue *rows = beket_value_new_list ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (model, i);

      beket_value_append (rows, beket_value_copy (beket_item_get_row (item)));
    }
  return rows;
}

char *
beket_tools_list (BeketStation *station,
                  const char   *what,
                  GError      **error)
{
  g_autoptr (BeketValue) rows = NULL;

  /* A script sees the store as it is, whatever a window would show. */
  if (!beket_station_load_lists (station, error))
    return NULL;
  if (g_str_equal (what, "crossings"))
    rows = open_crossings (station);
  else if (g_str_equal (what, "acts"))
    rows = item_rows (beket_station_acts (station));
  else if (g_str_equal (what, "neighbour"))
    rows = item_rows (beket_station_neighbour (station));
  else if (g_str_equal (what, "outbox"))
    rows = item_rows (beket_station_outbox (station));
  else if (g_str_equal (what, "inbox"))
    rows = item_rows (beket_station_inbox (station));
  else if (g_str_equal (what, "quarantine"))
    rows = item_rows (beket_station_quarantine (station));
  if (rows != NULL)
    return beket_json_write (rows);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no such list", what);
  return NULL;
}

char *
beket_tools_json (const BeketValue *value)
{
  return beket_json_write (value);
}

BeketValue *
beket_tools_load_json (const char *path,
                       GError    **error)
{
  return beket_json_load (path, 256 * 1024, error);
}

/* ---- Export and rebuild ---- */

typedef struct
{
  const char   *origin;     /* (not owned) (nullable) */
  const char   *ledger;     /* (not owned) (nullable) */
  BeketLineFunc line;
  gpointer      data;
} Export;

static gboolean
export_bytes (Export *export,
              GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return export->line (text, length, export->data);
}

static gboolean
export_entry (BeketEntry *entry,
              gpointer    data,
              GError    **error)
{
  Export *export = data;

  if (export_bytes (export, entry->header) && (entry->body == NULL || export_bytes (export, entry->body)))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "the lines could not be written");
  return FALSE;
}

static gboolean
export_all (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Export *export = data;

  return beket_tx_each (tx, export->origin, export->ledger, export_entry, export, error);
}

gboolean
beket_tools_export (BeketStation *station,
                    const char   *origin,
                    const char   *ledger,
                    BeketLineFunc line,
                    gpointer      data,
                    GError      **error)
{
  Export export = { .origin = origin, .ledger = ledger, .line = line, .data = data };

  return beket_ledger_read (station->ledger, export_all, &export, error);
}

gboolean
beket_tools_rebuild (BeketStation *station,
                     gint64       *n_entries,
                     GError      **error)
{
  return beket_ledger_rebuild (station->ledger, n_entries, error) &&
         beket_station_load_lists (station, error);
}
