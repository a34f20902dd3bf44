/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The database file. Private to the room. */

#define BEKET_DB_NAME "ledger.db"

/** beket_db_open: (transfer full): opens FOLDER/ledger.db, refuses a newer one untouched, does the steps that it misses. */
sqlite3  *beket_db_open   (const char   *folder,
                           GPtrArray    *steps,
                           GError      **error);
/** beket_db_create: makes FOLDER/ledger.db for @origin, whole or not at all; refuses where there is one. */
gboolean  beket_db_create (const char   *folder,
                           const char   *origin,
                           GPtrArray    *steps,
                           GError      **error);

/** beket_db_open_file: (transfer full): the file @path, which must be there; @mode: SQLITE_OPEN_READWRITE or SQLITE_OPEN_READONLY. */
sqlite3  *beket_db_open_file    (const char *path,
                                 int         mode,
                                 GError    **error);
/** beket_db_open_archive: (transfer full): for reading only, not a byte of @folder changes; of this program's schema or an older one. */
sqlite3  *beket_db_open_archive (const char *folder,
                                 GPtrArray  *steps,
                                 GError    **error);
/** beket_db_is_nobodys: %FALSE with @error where somebody has the file @path open. What its log holds is written into it. */
gboolean  beket_db_is_nobodys   (const char *path,
                                 GError    **error);
/** beket_db_replace: a copy of the archive's store, of this program's schema and with a new incarnation, takes the place of that of the station @folder, which nobody may have open. */
gboolean  beket_db_replace      (const char *from,
                                 const char *folder,
                                 gint64      now,
                                 GError    **error);

G_END_DECLS
