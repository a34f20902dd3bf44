/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node about itself: time, health, figures.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/clock.h"

void
beket_node_get_time (BeketNodeCall *call)
{
  g_autoptr (BeketValue) value = beket_value_new_object ();
  g_autofree char *now = beket_time_format_wire (g_get_real_time ());

  beket_value_set_text (value, "time", now);
  beket_node_call_value (call, 200, value);
}

void
beket_node_get_health (BeketNodeCall *call)
{
  beket_node_call_text (call, 200, "text/plain", "ok\n");
}

/* ---- Figures ---- */

typedef struct
{
  gint64 entries;
  gint64 leaves;
  gint64 delivered;
  gint64 mirrored;
  gint64 flagged;
  gint64 alarms;
} Figures;

static gboolean
read_figures (BeketNodeTx *tx,
              gpointer     data,
              GError     **error)
{
  Figures *figures = data;

  return beket_node_sql_integer (tx, &figures->entries, 0, error, "SELECT max (pos) FROM entry",
                                 "") &&
         beket_node_sql_integer (tx, &figures->leaves, 0, error,
                                 "SELECT size FROM log WHERE side = 'own'", "") &&
         beket_node_sql_integer (tx, &figures->delivered, 0, error,
                                 "SELECT delivered FROM log WHERE side = 'own'", "") &&
         beket_node_sql_integer (tx, &figures->mirrored, 0, error,
                                 "SELECT signed FROM log WHERE side = 'peer'", "") &&
         beket_node_sql_integer (tx, &figures->flagged, 0, error,
                                 "SELECT count (*) FROM leaf WHERE side = 'peer' AND flag IS NOT NULL",
                                 "") &&
         beket_node_sql_integer (tx, &figures->alarms, 0, error, "SELECT count (*) FROM alarm", "");
}

void
beket_node_get_ready (BeketNodeCall *call)
{
  g_autoptr (GError) error = NULL;
  Figures figures;

  if (!beket_node_store_read (call->node->store, read_figures, &figures, &error))
    beket_node_call_failed (call, error);
  else
    beket_node_call_text (call, 200, "text/plain", "ready\n");
}

static void
append_figure (GString    *text,
               const char *name,
               const char *kind,
               gint64      value)
{
  g_string_append_printf (text, "# TYPE beket_node_%s %s\nbeket_node_%s %" G_GINT64_FORMAT "\n",
                          name, kind, name, value);
}

void
beket_node_get_metrics (BeketNodeCall *call)
{
  BeketNode *node = call->node;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Figures figures;

  if (!beket_node_store_read (node->store, read_figures, &figures, &error))
    {
      beket_node_call_failed (call, error);
      return;
    }
  append_figure (text, "entries", "gauge", figures.entries);
  append_figure (text, "log_size", "gauge", figures.leaves);
  append_figure (text, "log_delivered", "gauge", figures.delivered);
  append_figure (text, "mirror_size", "gauge", figures.mirrored);
  append_figure (text, "mirror_flagged", "gauge", figures.flagged);
  append_figure (text, "alarms", "gauge", figures.alarms);
  append_figure (text, "waiting_calls", "gauge", beket_node_waiters_count (node->waiters));
  append_figure (text, "pushed_total", "counter", g_atomic_int_get (&node->pushed));
  append_figure (text, "pulled_total", "counter", g_atomic_int_get (&node->pulled));
  append_figure (text, "refused_total", "counter", g_atomic_int_get (&node->refused));
  beket_node_call_text (call, 200, "text/plain; version=0.0.4", text->str);
}
