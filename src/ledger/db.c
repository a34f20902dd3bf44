/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The database file: how it is made and opened.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/db.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/disk.h"
#include "ledger/migrate.h"
#include "ledger/sql.h"
#include "record/hash.h"

#define BUSY_MS 5000

static gboolean
set_up (sqlite3 *db,
        GError **error)
{
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  /* recursive_triggers: without it INSERT OR REPLACE would delete past the trigger that refuses it. secure_delete: what was erased (Article 4) and
   * what was typed into a draft does not lie about in free pages; Debian builds SQLite so, others do not. */
  return beket_sql_exec (db,
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA synchronous = FULL;"
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA recursive_triggers = ON;"
                         "PRAGMA trusted_schema = OFF;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA cache_size = -16000;"   /* KiB, at most: a search reads the same pages at each letter */
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA temp_store = MEMORY;",
                         error);
}

static sqlite3 *
open_path (const char *path,
           int         mode,
           GError    **error)
{
  g_autoptr (sqlite3) db = NULL;
  int rc = sqlite3_open_v2 (path, &db, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc != SQLITE_OK)
    {
      beket_sql_fail (db, rc, path, error);
      return NULL;
    }

  sqlite3_busy_timeout (db, BUSY_MS);
  return g_steal_pointer (&db);
}

static gboolean
lacks_index (sqlite3 *db)
{
  return sqlite3_exec (db, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL) == SQLITE_IOERR_SHMSIZE;
}

/* On a disk that is full to its last block the index of the log finds no room beside the store, and nothing could be read, shown or copied.
 * Who has the store alone keeps it in memory, and writes as soon as there is room again. While another has the store open the index is there. */
static sqlite3 *
open_alone (const char *path,
            GError    **error)
{
  g_autoptr (sqlite3) db = open_path (path, SQLITE_OPEN_READWRITE, error);

  if (db == NULL || !beket_sql_exec (db, "PRAGMA locking_mode = EXCLUSIVE", error))
    return NULL;

  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return g_steal_pointer (&db);
}

sqlite3 *
beket_db_open_file (const char *path,
                    int         mode,
                    GError    **error)
{
  g_autoptr (sqlite3) db = NULL;
  struct stat info;

  /* SQLite opens a temporary database when the name is empty: the file must be there. */
  if (stat (path, &info) != 0)
    {
      beket_disk_fail (errno, "cannot open the ledger", path, error);
      return NULL;
    }

  db = open_path (path, mode, error);
  if (db == NULL)
    return NULL;

  /* Until it is known to be ours not one byte changes, not even by closing it. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (lacks_index (db))
    return open_alone (path, error);

  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return g_steal_pointer (&db);
}

sqlite3 *
beket_db_open (const char *folder,
               GPtrArray  *steps,
               GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autoptr (sqlite3) db = beket_db_open_file (path, SQLITE_OPEN_READWRITE, error);

  if (db == NULL)
    return NULL;

  /* Until it is known to be ours not one byte changes, not even by closing it. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!beket_migrate_check (db, steps, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (!set_up (db, error) || !beket_migrate (db, path, steps, error))
    return NULL;

  return g_steal_pointer (&db);
}

sqlite3 *
beket_db_open_archive (const char *folder,
                       GPtrArray  *steps,
                       GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autoptr (sqlite3) db = beket_db_open_file (path, SQLITE_OPEN_READONLY, error);

  if (db != NULL && beket_migrate_check (db, steps, error))
    return g_steal_pointer (&db);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

static char *
new_incarnation (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *hash = beket_hash_hex (uuid, strlen (uuid));

  return g_strndup (hash, 16);
}

static gboolean
write_meta (sqlite3    *db,
            const char *origin,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *inc = new_incarnation ();
  int rc = sqlite3_prepare_v2 (db, "INSERT INTO meta VALUES ('origin', ?1), ('inc', ?2)",
                               -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (stmt, 1, origin, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (stmt, 2, inc, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);

  return rc == SQLITE_DONE || beket_sql_fail (db, rc, "cannot name the ledger", error);
}

static gboolean
fill (const char *path,
      const char *origin,
      GPtrArray  *steps,
      GError    **error)
{
  g_autoptr (sqlite3) db = beket_db_open_file (path, SQLITE_OPEN_READWRITE, error);

  /* WAL last: until then all is in the one file, and closing it has nothing left to write. */
  return db != NULL &&
         beket_sql_exec (db, "PRAGMA synchronous = FULL", error) &&
         beket_migrate (db, NULL, steps, error) &&
         write_meta (db, origin, error) &&
         beket_sql_exec (db, "PRAGMA journal_mode = WAL", error);
}

/* link(2) refuses where there is a file already, also one that came this very moment. */
static gboolean
put_in_place (const char *temporary,
              const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!beket_disk_sync (temporary, error))
    return FALSE;

  if (link (temporary, path) != 0)
    return beket_disk_fail (errno, "cannot make the ledger", path, error);

  return beket_disk_sync (folder, error);
}

static void
remove_file (const char *path,
             const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  g_unlink (name);
}

gboolean
beket_db_create (const char *folder,
                 const char *origin,
                 GPtrArray  *steps,
                 GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  gboolean made;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return beket_disk_fail (EEXIST, "cannot make the ledger", path, error);

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return beket_disk_fail (errno, "cannot make the ledger", path, error);

  close (fd);
  made = fill (temporary, origin, steps, error) && put_in_place (temporary, path, error);
  remove_file (temporary, "");
  remove_file (temporary, "-wal");
  remove_file (temporary, "-shm");
  return made;
}

/* ---- One store in the place of another ---- */

/* Acts that were drawn up after the copy have numbers that the copy does not know. A point draws up tens of acts a day: a thousand
 * numbers left free on the days that it may be now, wherever the point lies, are more than can be missing. */
#define NUMBERS_LEFT_FREE 1000

/* One copy may be restored twice, and what was drawn up between is in it neither: numbers go on with the time of the restoring, faster than
 * anybody draws up acts. */
#define NUMBERS_A_SECOND 10

/* @i: which day, from yesterday (-1) on. Seconds since the day before that one began: wherever the point lies, it had not given a number yet. */
static gint64
first_number (gint64 now,
              int    i)
{
  const gint64 day = 24 * 60 * 60;

  return NUMBERS_LEFT_FREE + (now / G_USEC_PER_SEC % day + (1 - i) * day) * NUMBERS_A_SECOND;
}

static gboolean
leave_numbers_free (sqlite3    *db,
                    const char *inc,
                    gint64      now,
                    GError    **error)
{
  for (int i = -1; i <= 1; i++)
    {
      g_autofree char *day = beket_time_day (now, i * 24 * 60);
      g_autofree char *script =
        g_strdup_printf ("INSERT INTO act_number (day, number, crossing)"
                         " SELECT '%s', max (%d + coalesce (max (number), 0), %" G_GINT64_FORMAT "), 'restored %s'"
                         " FROM act_number WHERE day = '%s'",
                         day, NUMBERS_LEFT_FREE, first_number (now, i), inc, day);

      if (!beket_sql_exec (db, script, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
become_new (sqlite3 *db,
            gint64   now,
            GError **error)
{
  g_autofree char *inc = new_incarnation ();
  g_autofree char *script = g_strdup_printf ("UPDATE meta SET text = '%s' WHERE name = 'inc'", inc);

  return beket_sql_exec (db, script, error) && leave_numbers_free (db, inc, now, error);
}

static gboolean
prepare_copy (const char *from,
              const char *path,
              gint64      now,
              GError    **error)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (sqlite3) archive = beket_db_open_archive (from, steps, error);
  g_autoptr (sqlite3) db = NULL;

  if (archive == NULL || !beket_migrate_copy (archive, path, error))
    return FALSE;

  db = beket_db_open_file (path, SQLITE_OPEN_READWRITE, error);
  return db != NULL &&
         beket_sql_exec (db, "PRAGMA synchronous = FULL", error) &&
         beket_migrate (db, NULL, steps, error) &&
         become_new (db, now, error);
}

/* Leaving WAL needs the file for oneself: a window that has it open would write into a file that nobody finds again. */
gboolean
beket_db_is_nobodys (const char *path,
                     GError    **error)
{
  g_autoptr (sqlite3) db = beket_db_open_file (path, SQLITE_OPEN_READWRITE, error);

  if (db == NULL)
    return FALSE;

  sqlite3_busy_timeout (db, 0);
  return beket_sql_exec (db, "PRAGMA journal_mode = DELETE", error);
}

gboolean
beket_db_replace (const char *from,
                  const char *folder,
                  gint64      now,
                  GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autofree char *copy = g_strconcat (path, ".restored", NULL);

  if (!beket_db_is_nobodys (path, error) || !prepare_copy (from, copy, now, error) || !beket_disk_sync (copy, error))
    {
      g_unlink (copy);
      return FALSE;
    }

  if (g_rename (copy, path) != 0)
    return beket_disk_fail (errno, "cannot name the restored ledger", path, error);

  return beket_disk_sync (folder, error);
}
