/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket-node status: logs, heads and alarms, also while the node runs.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/command.h"
#include "node/folder.h"
#include "node/log.h"
#include "node/store.h"
#include "record/json.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
set_log (BeketValue         *status,
         const char         *name,
         const BeketNodeLog *log)
{
  BeketValue *value = beket_value_object (status, name);
  g_autofree char *base64 = NULL;
  BeketMerkleHash root;

  if (log == NULL)
    {
      beket_value_set_integer (value, "size", 0);
      return;
    }
  beket_merkle_root (&log->tree, &root);
  base64 = g_base64_encode (root.bytes, sizeof (root.bytes));
  beket_value_set_text (value, "origin", log->origin);
  beket_value_set_integer (value, "size", (gint64) log->tree.size);
  beket_value_set_integer (value, "signed", (gint64) log->signed_size);
  beket_value_set_text (value, "root", base64);
  if (g_str_equal (log->side, "own"))
    beket_value_set_integer (value, "delivered", (gint64) log->delivered);
}

/* Each row becomes an object; names are those of the columns. */
static gboolean
append_rows (BeketNodeTx  *tx,
             BeketValue   *list,
             sqlite3_stmt *stmt,
             GError      **error)
{
  gboolean row;

  while (stmt != NULL && beket_node_sql_next (tx, stmt, &row, error))
    {
      g_autoptr (BeketValue) value = NULL;

      if (!row)
        return TRUE;
      value = beket_value_new_object ();
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        if (sqlite3_column_type (stmt, i) == SQLITE_INTEGER)
          beket_value_set_integer (value, sqlite3_column_name (stmt, i),
                                   sqlite3_column_int64 (stmt, i));
        else
          beket_value_set_text (value, sqlite3_column_name (stmt,
                                                            i),
                                (const char *) sqlite3_column_text (stmt, i));
      beket_value_append (list, g_steal_pointer (&value));
    }
  return FALSE;
}

static gboolean
read_status (BeketNodeTx *tx,
             gpointer     data,
             GError     **error)
{
  BeketValue *status = data;
  g_autoptr (BeketNodeLog) own = NULL;
  g_autoptr (BeketNodeLog) peer = NULL;
  sqlite3_stmt *chains;
  sqlite3_stmt *flags;
  sqlite3_stmt *alarms;

  if (!beket_node_log_load (tx, "own", &own, error) ||
      !beket_node_log_load (tx, "peer", &peer, error))
    return FALSE;
  set_log (status, "log", own);
  set_log (status, "mirror", peer);
  chains = beket_node_sql (tx, error,
                           "SELECT origin, ledger, inc, side, seq, hash FROM chain ORDER BY origin, ledger, id",
                           "");
  flags = beket_node_sql (tx, error, "SELECT idx AS \"index\", flag AS reason FROM leaf "
                          "WHERE side = 'peer' AND flag IS NOT NULL ORDER BY idx LIMIT 100", "");
  alarms = beket_node_sql (tx, error,
                           "SELECT time, kind, text, first, second FROM alarm ORDER BY id", "");
  return append_rows (tx, beket_value_list (status, "stations"), chains, error) &&
         append_rows (tx, beket_value_list (status, "flagged"), flags, error) &&
         append_rows (tx, beket_value_list (status, "alarms"), alarms, error);
}

/* ---- Printing ---- */

static void
print_log (const BeketValue *status,
           const char       *name)
{
  const BeketValue *log = beket_value_get (status, name);

  g_print ("%-8s %s %" G_GINT64_FORMAT " %s\n", name,
           beket_value_get_text (log, "origin") == NULL ? "-" : beket_value_get_text (log,
                                                                                      "origin"),
           beket_value_get_integer (log, "size", 0),
           beket_value_get_text (log, "root") == NULL ? "-" : beket_value_get_text (log, "root"));
}

static void
print_plain (const BeketValue *status)
{
  const BeketValue *stations = beket_value_get (status, "stations");
  const BeketValue *alarms = beket_value_get (status, "alarms");

  print_log (status, "log");
  print_log (status, "mirror");
  for (guint i = 0; i < beket_value_length (stations); i++)
    {
      const BeketValue *one = beket_value_index (stations, i);

      g_print ("station  %s %s %s %" G_GINT64_FORMAT " %s\n", beket_value_get_text (one, "origin"),
               beket_value_get_text (one, "ledger"), beket_value_get_text (one, "inc"),
               beket_value_get_integer (one, "seq", 0), beket_value_get_text (one, "hash"));
    }
  for (guint i = 0; i < beket_value_length (alarms); i++)
    g_print ("alarm    %s %s\n", beket_value_get_text (beket_value_index (alarms, i), "time"),
             beket_value_get_text (beket_value_index (alarms, i), "text"));
}

static int
show (const char *path,
      gboolean    json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketNodeFolder) folder = beket_node_folder_load (path, &error);
  g_autoptr (BeketValue) status = beket_value_new_object ();
  g_autoptr (BeketNodeStore) store = NULL;
  g_autofree char *database = NULL;
  g_autofree char *text = NULL;

  if (folder == NULL)
    return beket_node_refused (error);
  database = beket_node_folder_file (folder, "node.db");
  store = beket_node_store_open (database, &error);
  if (store == NULL || !beket_node_store_read (store, read_status, status, &error))
    return beket_node_refused (error);
  beket_value_set_text (status, "node", folder->name);
  beket_value_set_text (status, "party", folder->party);
  beket_value_set_text (status, "peer", folder->peer);
  text = beket_json_write (status);
  if (json)
    puts (text);   /* g_print() would translate it into the terminal's character set */
  else
    print_plain (status);
  return BEKET_EXIT_DONE;
}

int
beket_node_status (int    argc,
                   char **argv)
{
  g_autofree char *folder = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "node", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Data folder of the node"), N_ ("DIR") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("For scripts: one JSON object"), NULL },
    { NULL },
  };
  int status;

  if (!beket_node_options ("status", _ ("Shows logs, the stations' heads and alarms."), entries,
                           &argc, &argv, &status))
    return status;
  if (folder == NULL || argc > 1)
    {
      g_printerr ("beket-node status: %s\n", _ ("--node DIR is needed"));
      return BEKET_EXIT_USAGE;
    }
  return show (folder, json);
}
