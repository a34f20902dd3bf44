/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the file of a ledger, read past the ledger or by a rule of the test's own.
 */

#include "config.h"

#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "record/entry.h"

typedef struct
{
  guint  count;
  char  *ledger;
  gint64 seq;
  char  *hash;
} Walk;

/* Independent of the code under test: the header's text is searched, not parsed. */
static gboolean
walk (BeketEntry *entry,
      gpointer    data,
      GError    **error)
{
  Walk *self = data;
  g_autofree char *header = g_strndup (g_bytes_get_data (entry->header, NULL),
                                       g_bytes_get_size (entry->header));
  g_autofree char *body = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, entry->body);
  g_autofree char *body_member = g_strdup_printf ("{\"body\":\"%s\",", body);
  g_autofree char *prev_member = NULL;
  g_autofree char *seq_member = NULL;

  if (g_strcmp0 (self->ledger, entry->ledger) != 0)
    {
      g_free (self->ledger);
      g_free (self->hash);
      self->ledger = g_strdup (entry->ledger);
      self->seq = 0;
      self->hash = g_strnfill (64, '0');
    }

  self->seq++;
  prev_member = g_strdup_printf ("\"prev\":\"%s\"", self->hash);
  seq_member = g_strdup_printf ("\"seq\":%" G_GINT64_FORMAT ",", self->seq);
  g_assert_true (g_str_has_prefix (header, body_member));
  g_assert_nonnull (strstr (header, prev_member));
  g_assert_nonnull (strstr (header, seq_member));

  g_free (self->hash);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, entry->header);
  g_assert_cmpstr (self->hash, ==, entry->hash);
  self->count++;
  return TRUE;
}

static gboolean
walk_all (BeketTx *tx,
          gpointer data,
          GError **error)
{
  return beket_tx_each (tx, HERE, NULL, walk, data, error);
}

guint
fixture_verify (BeketLedger *ledger)
{
  Walk self = { 0 };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (ledger, walk_all, &self, &error);
  g_assert_no_error (error);
  g_free (self.ledger);
  g_free (self.hash);
  return self.count;
}

static sqlite3 *
open_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return db;
}

char *
fixture_dump (const char *folder,
              const char *table)
{
  g_autofree char *text = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2, 3", table);
  g_autofree char *narrow = g_strdup_printf ("SELECT * FROM %s ORDER BY 1, 2", table);
  g_autoptr (GString) dump = g_string_new (NULL);
  sqlite3 *db = open_file (folder);
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, text, -1, &stmt, NULL) != SQLITE_OK)
    g_assert_cmpint (sqlite3_prepare_v2 (db, narrow, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        g_string_append_printf (dump, "%s|", sqlite3_column_text (stmt, i));
      g_string_append_c (dump, '\n');
    }

  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

void
fixture_sql (const char *folder,
             const char *script)
{
  sqlite3 *db = open_file (folder);

  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}
