/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Are the derived tables what a replay of the entries makes?
 *
 * DESIGN: SQLite finds a temporary table before one of the file. So the very functions that project an entry fill tables of the same
 * names in memory, and nothing of the file is written, or locked against a window that works on it.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "domain/error.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* (transfer full) (nullable): how the table was made. */
static char *
find_script (BeketTx    *tx,
             const char *name,
             GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT sql FROM main.sqlite_schema WHERE name = ?1"
                                            " AND type = 'table'", "t", name);
  char *script = NULL;

  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    script = g_strdup (beket_sql_text (sql, 0));
  if (beket_sql_ended (&failed, error) && script == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the table %s is missing", name);
  return script;
}

/* The entries that its rows point to stay in the file, where a reference from memory does not reach. */
static char *
make_temporary (const char *script)
{
  g_autoptr (GRegex) reference = g_regex_new (" REFERENCES \\w+ *\\(\\w+\\)", 0, 0, NULL);
  g_autofree char *free_of = g_regex_replace_literal (reference, script, -1, 0, "", 0, NULL);
  g_autoptr (GRegex) create = g_regex_new ("^CREATE (VIRTUAL )?TABLE ", 0, 0, NULL);

  return free_of != NULL ? g_regex_replace (create, free_of, -1, 0, "CREATE \\1TABLE temp.", 0, NULL) : NULL;
}

static gboolean
make_tables (BeketTx   *tx,
             GPtrArray *names,
             GError   **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *script = find_script (tx, g_ptr_array_index (names, i), error);
      g_autofree char *temporary = script != NULL ? make_temporary (script) : NULL;

      if (temporary == NULL || !beket_sql_exec (tx->db, temporary, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
compare (BeketTx    *tx,
         const char *name,
         gboolean   *same,
         GError    **error)
{
  g_autofree char *text =
    g_strdup_printf ("SELECT (SELECT count (*) FROM main.%s) = (SELECT count (*) FROM temp.%s)"
                     " AND NOT EXISTS (SELECT * FROM main.%s EXCEPT SELECT * FROM temp.%s)", name, name, name, name);
  gint64 answer;

  if (!beket_sql_pragma (tx->db, text, &answer, error))
    return FALSE;

  *same = answer == 1;
  return TRUE;
}

static gboolean
compare_all (BeketTx   *tx,
             GPtrArray *names,
             GPtrArray *others,
             GError   **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean same;

      if (!compare (tx, name, &same, error))
        return FALSE;
      if (!same)
        g_ptr_array_add (others, g_strdup (name));
    }

  return TRUE;
}

static void
drop_tables (BeketTx   *tx,
             GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *script = g_strdup_printf ("DROP TABLE IF EXISTS temp.%s", (char *) g_ptr_array_index (names, i));

      beket_sql_exec (tx->db, script, NULL);
    }
}

static gboolean
check (BeketTx *tx,
       gpointer data,
       GError **error)
{
  g_autoptr (GPtrArray) names = beket_project_tables ();
  gint64 n_entries = 0;
  gboolean checked;

  checked = make_tables (tx, names, error) &&
            beket_project_replay (tx, &n_entries, error) &&
            compare_all (tx, names, data, error);
  drop_tables (tx, names);
  return checked;
}

GPtrArray *
beket_ledger_check_projections (BeketLedger *self,
                                GError     **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  if (!beket_ledger_read (self, check, others, error))
    return NULL;

  return g_steal_pointer (&others);
}
