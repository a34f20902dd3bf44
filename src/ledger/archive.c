/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup as a store that is read.
 *
 * DESIGN: a stick lies in a safe for years, and its copy has the schema of the program that made it; it was also made while search and
 * register were a moment behind, or were being made again after an erasure. Nothing is written to a stick that is only read. So such a
 * copy is copied once more, into a file of the station's folder that loses its name as soon as it is open, and brought up to date there.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ledger/db.h"
#include "ledger/disk.h"
#include "ledger/follow.h"
#include "ledger/migrate.h"
#include "ledger/project.h"
#include "ledger/sql.h"

static gboolean
has_schema (sqlite3   *db,
            GPtrArray *steps)
{
  gint64 version;

  return beket_sql_pragma (db, "PRAGMA user_version", &version, NULL) && version == steps->len;
}

/* One that is damaged is read as it is: the check tells what of it. */
static gboolean
is_up_to_date (sqlite3   *db,
               GPtrArray *steps)
{
  gint64 behind;

  if (!has_schema (db, steps))
    return FALSE;

  return !beket_sql_pragma (db, "SELECT EXISTS (SELECT 1 FROM mark WHERE name = 'replay') OR"
                            " (SELECT coalesce (max (position), 0) FROM entry) > (SELECT position FROM followed)", &behind, NULL) ||
         behind == 0;
}

static gboolean
follow_all (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_follow_all (tx, error);
}

/* (transfer full) (nullable): a copy in a file without a name: whatever becomes of this process, nothing of it is left. */
static sqlite3 *
copy_unnamed (sqlite3    *db,
              const char *workshop,
              GError    **error)
{
  g_autofree char *path = g_build_filename (workshop, BEKET_DB_NAME ".archive-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  sqlite3 *copy;

  if (fd < 0)
    {
      beket_disk_fail (errno, "cannot make the copy", path, error);
      return NULL;
    }

  close (fd);
  copy = beket_migrate_copy (db, path, error) ? beket_db_open_file (path, SQLITE_OPEN_READWRITE, error) : NULL;
  g_unlink (path);
  return copy;
}

/* (transfer full) (nullable) */
static BeketTx *
bring_up_to_date (sqlite3      *db,
                  const char   *folder,
                  const char   *workshop,
                  GPtrArray    *steps,
                  BeketLibrary *library,
                  GError      **error)
{
  g_autoptr (sqlite3) copy = copy_unnamed (db, workshop, error);
  g_autoptr (BeketTx) tx = NULL;

  /* A journal would need the name; and what fails here is thrown away. */
  if (copy == NULL || !beket_sql_exec (copy, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", error) ||
      !beket_migrate (copy, NULL, steps, error))
    return NULL;

  tx = beket_tx_new (g_steal_pointer (&copy), folder, library, error);
  if (tx == NULL || !beket_rebuild_owed (tx, error) || !beket_tx_run (tx, TRUE, follow_all, NULL, NULL, error) ||
      !beket_sql_exec (tx->db, "PRAGMA query_only = ON", error))
    return NULL;

  return g_steal_pointer (&tx);
}

BeketTx *
beket_archive_open (const char   *folder,
                    const char   *workshop,
                    BeketLibrary *library,
                    GError      **error)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (sqlite3) db = beket_db_open_archive (folder, steps, error);

  if (db == NULL)
    return NULL;

  if (!is_up_to_date (db, steps))
    return bring_up_to_date (db, folder, workshop, steps, library, error);

  return beket_tx_new (g_steal_pointer (&db), folder, library, error);
}

gboolean
beket_archive_finish (const char   *folder,
                      BeketLibrary *library,
                      GError      **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (sqlite3) db = beket_db_open_file (path, SQLITE_OPEN_READWRITE, error);
  g_autoptr (BeketTx) tx = NULL;

  if (db == NULL)
    return FALSE;
  if (is_up_to_date (db, steps) || !has_schema (db, steps))
    return TRUE;
  if (!beket_sql_exec (db, "PRAGMA synchronous = FULL", error))
    return FALSE;

  tx = beket_tx_new (g_steal_pointer (&db), folder, library, error);
  return tx != NULL && beket_rebuild_owed (tx, error) && beket_tx_run (tx, TRUE, follow_all, NULL, NULL, error);
}
