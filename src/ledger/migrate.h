/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Numbered steps of the schema; the number of the last one done is the file's user_version. Private to the room. */

/** beket_migrations: (transfer full) (element-type GBytes): the scripts of this program, step 1 first. */
GPtrArray *beket_migrations        (void);
/** beket_migrate_check: %BEKET_ERROR_NEWER when @db has done more steps than there are, %BEKET_ERROR_CORRUPT when it is no ledger. Only reads. */
gboolean   beket_migrate_check     (sqlite3      *db,
                                    GPtrArray    *steps,
                                    GError      **error);
/**
 * beket_migrate: does the missing steps, all in one transaction: whatever fails, the file is as it was.
 * @copy: (nullable): where an existing file is copied to before its first step ("PATH.before-2"), %NULL for a new file
 */
gboolean   beket_migrate           (sqlite3      *db,
                                    const char   *copy,
                                    GPtrArray    *steps,
                                    GError      **error);

/** beket_migrate_copy: the whole store as one file @path (0600), as it is at this moment; named only when it is whole and durable. */
gboolean   beket_migrate_copy  (sqlite3    *db,
                                const char *path,
                                GError    **error);

G_END_DECLS
