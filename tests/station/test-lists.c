/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists that are read by waiting while an older reading is under way: what it brings later is not shown any more.
 */

#include "config.h"

#include "station/station-private.h"
#include "support/booth.h"

/* Holds the ledger's thread until the test lets it go on. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean open;
} Gate;

static gboolean
wait_at (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return TRUE;
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static gboolean
add_bad_bytes (BeketTx *tx,
               gpointer data,
               GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  return beket_tx_quarantine (tx, "test", bytes, "parse", 0, g_get_real_time (), error);
}

static guint
n_apart (Booth *booth)
{
  return g_list_model_get_n_items (beket_station_quarantine (booth->station));
}

/* The reading stands in the queue of the ledger, and nothing of it has come back. */
static void
begin_reading (Booth *booth,
               Gate  *gate)
{
  booth_settle (booth);
  booth->station->stale = BEKET_TOUCHED_ALL;
  beket_ledger_read_async (booth->station->ledger, wait_at, gate, NULL, NULL, NULL, NULL);
  beket_station_refresh (booth->station);
  while (booth->station->stale != 0)
    g_main_context_iteration (NULL, TRUE);
}

typedef gboolean (*Reload) (BeketStation *station);

static gboolean
load_lists (BeketStation *station)
{
  return beket_station_load_lists (station, NULL);
}

static gboolean
rebuild (BeketStation *station)
{
  gint64 n_entries;

  return beket_tools_rebuild (station, &n_entries, NULL);
}

static void
test_old_answer (gconstpointer data)
{
  Reload reload = (Reload) data;
  Booth booth;
  Gate gate = { 0 };
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  begin_reading (&booth, &gate);
  gate_open (&gate);
  /* In the queue this comes behind the reading: what that found is old. */
  g_assert_true (beket_ledger_write (booth.station->ledger, add_bad_bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (reload (booth.station));
  g_assert_cmpuint (n_apart (&booth), ==, 1);

  g_assert_true (booth.station->refreshing);
  while (booth.station->refreshing)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (n_apart (&booth), ==, 1);
    }
  g_mutex_clear (&gate.mutex);
  g_cond_clear (&gate.cond);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/station/lists/load", load_lists, test_old_answer);
  g_test_add_data_func ("/station/lists/rebuild", rebuild, test_old_answer);
  return g_test_run ();
}
