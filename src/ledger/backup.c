/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of everything while others write, and a station made from such a copy.
 *
 * A backup is a folder like a station's: ledger.db and blobs/. It holds no keys: a station that is made anew gets new ones.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/ledger.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "domain/error.h"
#include "ledger/archive.h"
#include "ledger/aside.h"
#include "ledger/blob.h"
#include "ledger/db.h"
#include "ledger/disk.h"
#include "ledger/migrate.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* ---- Blobs ---- */

typedef struct
{
  const char *from;
  const char *to;
} Copy;

static gboolean
copy_blob (const Copy *copy,
           const char *name,
           GError    **error)
{
  char hash[BEKET_HASH_LENGTH + 1];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  /* What is not there, or not whole, the check of the copy tells of. */
  bytes = beket_blob_exists (copy->from, name) ? beket_blob_load (copy->from, name, NULL) : NULL;
  if (bytes == NULL)
    return TRUE;
  if (!beket_blob_store (copy->to, bytes, hash, error))
    return FALSE;

  path = beket_blob_path (copy->to, hash);
  beket_disk_forget (path);
  return TRUE;
}

static gboolean
copy_blobs (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT DISTINCT hash FROM blob_name", "");

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      if (!copy_blob (data, beket_sql_text (sql, 0), error))
        return FALSE;
    }

  return beket_sql_ended (&failed, error);
}

/* ---- Out ---- */

static gboolean
make_target (const char *to,
             GError    **error)
{
  g_autofree char *blobs = g_build_filename (to, "blobs", NULL);

  /* Never into a folder that holds something: an older copy must not be mixed with a newer one. */
  if (g_mkdir (to, 0700) != 0)
    return beket_disk_fail (errno, "cannot make the folder of the copy", to, error);

  if (beket_disk_make_folder (blobs, error))
    return TRUE;

  g_rmdir (to);
  return FALSE;
}

static gboolean
copy_store (const char *from,
            const char *to,
            GError    **error)
{
  g_autofree char *path = g_build_filename (to, BEKET_DB_NAME, NULL);
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (sqlite3) db = beket_db_open_archive (from, steps, error);

  return db != NULL && beket_migrate_copy (db, path, error);
}

/* From the stick and not from memory: a bad one gives back what it was given for as long as that is remembered. */
static GPtrArray *
read_back (const char   *to,
           const char   *folder,
           BeketLibrary *library,
           GError      **error)
{
  Copy copy = { folder, to };
  g_autofree char *path = g_build_filename (to, BEKET_DB_NAME, NULL);
  g_autoptr (BeketLedger) made = NULL;

  beket_disk_forget (path);
  /* The copy names its blobs: what came after it belongs to the next one. */
  made = beket_ledger_open_archive (to, folder, library, error);
  if (made == NULL || !beket_ledger_read (made, copy_blobs, &copy, error))
    return NULL;

  return beket_ledger_check (made, error);
}

static GPtrArray *
fill_target (const char   *folder,
             const char   *to,
             BeketLibrary *library,
             GError      **error)
{
  g_autofree char *around = g_path_get_dirname (to);
  g_autoptr (GPtrArray) faults = NULL;

  if (!copy_store (folder, to, error) || (library != NULL && !beket_archive_finish (to, library, error)))
    return NULL;

  faults = read_back (to, folder, library, error);
  return faults != NULL && beket_disk_sync (around, error) ? g_steal_pointer (&faults) : NULL;
}

static void
remove_target (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_target (inside);
    }
  g_remove (path);
}

GPtrArray *
beket_ledger_backup (const char   *folder,
                     const char   *to,
                     BeketLibrary *library,
                     GError      **error)
{
  GPtrArray *faults;

  g_return_val_if_fail (folder != NULL && to != NULL, NULL);

  if (!make_target (to, error))
    return NULL;

  /* Half a copy would be in the way of the next attempt, and look like one. */
  faults = fill_target (folder, to, library, error);
  if (faults == NULL)
    remove_target (to);
  return faults;
}

/* ---- And back ---- */

static gboolean
count_entries (BeketTx *tx,
               gpointer data,
               GError **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT count (*) FROM (SELECT 1 FROM entry LIMIT 1)", "");

  if (sql == NULL || !beket_sql_next (sql, error))
    return FALSE;

  *(gint64 *) data = beket_sql_integer (sql, 0);
  return TRUE;
}

static gboolean
is_whole (BeketLedger *archive,
          GError     **error)
{
  g_autoptr (GPtrArray) faults = beket_ledger_check (archive, error);

  if (faults == NULL || faults->len == 0)
    return faults != NULL;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "%u faults in the copy, the first: %s", faults->len,
               (char *) g_ptr_array_index (faults, 0));
  return FALSE;
}

/* A new station of the same name that has written nothing yet. */
static gboolean
may_become (BeketLedger *archive,
            const char  *folder,
            GError     **error)
{
  g_autoptr (BeketLedger) there = beket_ledger_open (folder, NULL, error);
  gint64 count;

  if (there == NULL || !beket_ledger_read (there, count_entries, &count, error))
    return FALSE;

  if (g_strcmp0 (beket_ledger_get_origin (there), beket_ledger_get_origin (archive)) != 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the copy is of %s, the station is %s",
                   beket_ledger_get_origin (archive), beket_ledger_get_origin (there));
      return FALSE;
    }

  if (count > 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: the station has entries of its own", folder);
  return count == 0;
}

/* Only for a copy that is whole, and of this station. */
static gboolean
make_place (BeketLedger *archive,
            const char  *folder,
            const char  *origin,
            gint64       now,
            char       **kept,
            GError     **error)
{
  if (strcmp (origin, beket_ledger_get_origin (archive)) == 0)
    return beket_store_put_aside (folder, origin, now, kept, error);

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the copy is of %s, the station is %s", beket_ledger_get_origin (archive), origin);
  return FALSE;
}

gboolean
beket_ledger_restore (const char *from,
                      const char *folder,
                      const char *aside,
                      gint64      now,
                      char      **kept,
                      GError    **error)
{
  Copy copy = { from, folder };
  g_autoptr (BeketLedger) archive = NULL;

  g_return_val_if_fail (from != NULL && folder != NULL, FALSE);

  archive = beket_ledger_open_archive (from, folder, NULL, error);
  return archive != NULL && is_whole (archive, error) &&
         (aside == NULL || make_place (archive, folder, aside, now, kept, error)) && may_become (archive, folder, error) &&
         beket_ledger_read (archive, copy_blobs, &copy, error) &&
         beket_db_replace (from, folder, now, error);
}
