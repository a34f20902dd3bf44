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

G_END_DECLS
