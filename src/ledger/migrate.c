/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema's steps: a copy first, then all that are missing in one transaction.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "domain/error.h"
#include "ledger/disk.h"
#include "ledger/ledger-resources.h"
#include "ledger/sql.h"

#define SQL_PATH "/org/beket/ledger/sql/"
#define APPLICATION_ID 1111837524   /* "BEKT", as data/sql/001-ledger.sql sets it */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
beket_migrations (void)
{
  GResource *resource = ledger_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SQL_PATH, 0, NULL);
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_PATH, names[i], NULL);

      /* The number in the name is the number of the step: a gap is a mistake of ours. */
      g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_ptr_array_add (steps, g_resource_lookup_data (resource, path, 0, NULL));
    }

  return steps;
}

gboolean
beket_migrate_check (sqlite3   *db,
                     GPtrArray *steps,
                     GError   **error)
{
  gint64 version;
  gint64 application;

  if (!beket_sql_pragma (db, "PRAGMA user_version", &version, error) ||
      !beket_sql_pragma (db, "PRAGMA application_id", &application, error))
    return FALSE;

  if (application != APPLICATION_ID || version < 1)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "this file is not a ledger");
      return FALSE;
    }

  if (version > steps->len)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_NEWER,
                   "the ledger has schema %" G_GINT64_FORMAT ", this program knows %u",
                   version, steps->len);
      return FALSE;
    }

  return TRUE;
}

/* VACUUM INTO would make the file readable for all; an empty one of ours is taken as it is. */
static gboolean
make_empty (const char *path,
            GError    **error)
{
  int fd;

  g_unlink (path);
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return beket_disk_fail (errno, "cannot make the copy", path, error);

  close (fd);
  return TRUE;
}

static gboolean
vacuum_into (sqlite3    *db,
             const char *path,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, "VACUUM INTO ?1", -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (stmt, 1, path, -1, SQLITE_TRANSIENT);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);

  return rc == SQLITE_DONE || beket_sql_fail (db, rc, "cannot copy the ledger", error);
}

/* Named only when it is whole, so that a copy that is there can be trusted. */
gboolean
beket_migrate_copy (sqlite3    *db,
                    const char *path,
                    GError    **error)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (!make_empty (temporary, error) || !vacuum_into (db, temporary, error) ||
      !beket_disk_sync (temporary, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (g_rename (temporary, path) != 0)
    return beket_disk_fail (errno, "cannot name the copy", path, error);

  return beket_disk_sync (folder, error);
}

static gboolean
do_step (sqlite3   *db,
         GPtrArray *steps,
         gint64     step,
         GError   **error)
{
  GBytes *script = g_ptr_array_index (steps, step - 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  g_autofree char *number = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, step);

  if (beket_sql_exec (db, text, error) && beket_sql_exec (db, number, error))
    return TRUE;

  g_prefix_error (error, "schema step %" G_GINT64_FORMAT ": ", step);
  return FALSE;
}

/* A neighbour's newer program may have sent, and this store kept, what only the program of today reads. */
#define OWE_REPLAY "INSERT OR REPLACE INTO mark (name, text) SELECT 'replay', 'upgrade' WHERE EXISTS (SELECT 1 FROM entry)"

/* The version is read again under the lock: another process may have done the steps meanwhile. */
static gboolean
do_missing (sqlite3   *db,
            GPtrArray *steps,
            GError   **error)
{
  gint64 version;

  if (!beket_sql_pragma (db, "PRAGMA user_version", &version, error))
    return FALSE;

  for (gint64 step = version + 1; step <= steps->len; step++)
    {
      if (!do_step (db, steps, step, error))
        return FALSE;
    }

  return beket_sql_exec (db, OWE_REPLAY, error) && beket_sql_exec (db, "COMMIT", error);
}

/* All of them in one transaction: a file between two versions would be newer than the program that an administrator goes back to. */
static gboolean
do_steps (sqlite3   *db,
          GPtrArray *steps,
          GError   **error)
{
  if (beket_sql_exec (db, "BEGIN IMMEDIATE", error) && do_missing (db, steps, error))
    return TRUE;

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
beket_migrate (sqlite3    *db,
               const char *copy,
               GPtrArray  *steps,
               GError    **error)
{
  gint64 version;

  if (!beket_sql_pragma (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version < steps->len && copy != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s.before-%u", copy, steps->len);

      if (!beket_migrate_copy (db, path, error))
        return FALSE;
    }

  return version >= steps->len || do_steps (db, steps, error);
}
