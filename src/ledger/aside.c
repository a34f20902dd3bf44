/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A damaged store is put aside, never over: what was not sent from it yet is nowhere else.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/aside.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/db.h"
#include "ledger/disk.h"
#include "ledger/ledger.h"
#include "ledger/tx.h"
#include "ledger/sql.h"

/* The log first in the list would leave a store that opens without its last entries, if the power went between the two. */
static const char *const parts[] = { "", "-wal", "-shm" };

static gboolean
has_entries (BeketTx *tx,
             gpointer data,
             GError **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT 1 FROM entry LIMIT 1", "");
  g_autoptr (GError) failed = NULL;

  if (sql == NULL)
    return FALSE;

  *(gboolean *) data = beket_sql_next (sql, &failed);
  return beket_sql_ended (&failed, error);
}

/* What does not open, or not to its end, is damaged as well; a store of a newer program is not. */
static gboolean
judge (const char *folder,
       gboolean   *damaged,
       gboolean   *used,
       GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketLedger) ledger = beket_ledger_open_archive (folder, folder, NULL, &failed);
  g_autoptr (GPtrArray) faults = NULL;

  *damaged = *used = TRUE;
  if (g_error_matches (failed, BEKET_ERROR, BEKET_ERROR_NEWER) || g_error_matches (failed, BEKET_ERROR, BEKET_ERROR_FULL))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  faults = ledger != NULL ? beket_ledger_check (ledger, NULL) : NULL;
  *damaged = faults == NULL || faults->len > 0;
  if (!*damaged)
    return beket_ledger_read (ledger, has_entries, used, error);
  return TRUE;
}

/* (nullable) (transfer full): how the parts are called from now on. */
static char *
keep (const char *folder,
      gint64      now,
      GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autofree char *time = beket_time_format_wire (now);
  g_autofree char *kept = g_strdup_printf ("%s-damaged-%s", path, g_strdelimit (time, ":.", '-'));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (kept, parts[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          beket_disk_fail (errno, "cannot put the store aside", from, error);
          return NULL;
        }
    }

  return beket_disk_sync (folder, error) ? g_steal_pointer (&kept) : NULL;
}

gboolean
beket_store_put_aside (const char *folder,
                       const char *origin,
                       gint64      now,
                       char      **kept,
                       GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autoptr (GError) failed = NULL;
  g_autofree char *name = NULL;
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  gboolean damaged = TRUE, used = TRUE;

  /* Its log is written into it first, if it can be. */
  if (there && !beket_db_is_nobodys (path, &failed) && !g_error_matches (failed, BEKET_ERROR, BEKET_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (there && !judge (folder, &damaged, &used, error))
    return FALSE;
  if (!damaged)
    {
      if (used)
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: nothing is damaged: it is not put aside", path);
      return !used;
    }

  name = keep (folder, now, error);
  if (name == NULL || !beket_ledger_create (folder, origin, error))
    return FALSE;
  if (kept != NULL && there)
    *kept = g_steal_pointer (&name);
  return TRUE;
}
