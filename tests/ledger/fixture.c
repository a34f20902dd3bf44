/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the ledger share.
 */

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "domain/clock.h"
#include "record/entry.h"

#define INC_OF_OTHERS "00112233445566aa"

void
fixture_use_memory (void)
{
  if (access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

char *
fixture_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("beket-ledger-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

BeketLedger *
fixture_open (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (GError) error = NULL;
  BeketLedger *ledger;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      beket_ledger_create (folder, HERE, &error);
      g_assert_no_error (error);
    }

  ledger = beket_ledger_open (folder, NULL, &error);
  g_assert_no_error (error);
  return ledger;
}

BeketValue *
fixture_body (const char *type,
              const char *subject,
              ...)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  const char *name;
  va_list pairs;

  va_start (pairs, subject);
  while ((name = va_arg (pairs, const char *)) != NULL)
    beket_value_set_text (data, name, va_arg (pairs, const char *));
  va_end (pairs);

  return beket_body_new (type, "KZ-10442", "urn:beket:kz:kzsyr:b02", subject, g_steal_pointer (&data));
}

typedef struct
{
  const char *chain;
  BeketValue *body;
  BeketEntry *entry;
} Append;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Append *call = data;

  call->entry = beket_tx_append (tx, call->chain, call->body, NULL, NOW, error);
  return call->entry != NULL;
}

BeketEntry *
fixture_append (BeketLedger *ledger,
                const char  *chain,
                BeketValue  *body)
{
  Append call = { chain, body, NULL };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (ledger, append, &call, &error);
  g_assert_no_error (error);
  beket_value_unref (body);
  return call.entry;
}

typedef struct
{
  BeketEntry *entry;
  BeketAccept how;
} Accept;

static gboolean
accept_entry (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Accept *call = data;

  return beket_tx_accept (tx, call->entry, NOW, &call->how, error);
}

BeketAccept
fixture_accept (BeketLedger *ledger,
                BeketEntry  *entry)
{
  Accept call = { entry, 99 };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (ledger, accept_entry, &call, &error);
  g_assert_no_error (error);
  return call.how;
}

BeketEntry *
fixture_next_bytes (const char       *origin,
                    const char       *chain,
                    const BeketEntry *last,
                    GBytes           *body)
{
  g_autofree char *time = beket_time_format_wire (NOW);
  BeketEntry *entry = beket_entry_new (origin, chain, INC_OF_OTHERS, last != NULL ? last->seq + 1 : 1,
                                       last != NULL ? last->hash : NULL, time, body);

  g_bytes_unref (body);
  return entry;
}

BeketEntry *
fixture_next (const char       *origin,
              const char       *chain,
              const BeketEntry *last,
              BeketValue       *body)
{
  GBytes *bytes = beket_body_write (body, NULL);

  beket_value_unref (body);
  return fixture_next_bytes (origin, chain, last, bytes);
}

typedef struct
{
  const BeketEntry *entry;
  const char       *stage;
  const char       *time;
} Stage;

static gboolean
stage (BeketTx *tx,
       gpointer data,
       GError **error)
{
  Stage *call = data;

  return beket_tx_stage (tx, call->entry->origin, call->entry->ledger, call->entry->inc,
                         call->entry->seq, call->stage, call->time, "{}", error);
}

void
fixture_stage (BeketLedger      *ledger,
               const BeketEntry *entry,
               const char       *name,
               const char       *time)
{
  Stage call = { entry, name, time };
  g_autoptr (GError) error = NULL;

  beket_ledger_write (ledger, stage, &call, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *origin;
  const char *chain;
  const char *inc;
  gint64      seq;
} Head;

static gboolean
head (BeketTx *tx,
      gpointer data,
      GError **error)
{
  Head *call = data;
  char hash[BEKET_HASH_LENGTH + 1];

  return beket_tx_head (tx, call->origin, call->chain, call->inc, &call->seq, hash, error);
}

gint64
fixture_head (BeketLedger *ledger,
              const char  *origin,
              const char  *chain,
              const char  *inc)
{
  Head call = { origin, chain, inc, -1 };
  g_autoptr (GError) error = NULL;

  if (origin != NULL && inc == NULL && strcmp (origin, HERE) != 0)
    call.inc = INC_OF_OTHERS;
  beket_ledger_read (ledger, head, &call, &error);
  g_assert_no_error (error);
  return call.seq;
}

typedef struct
{
  FixtureQuery query;
  gboolean     mine;
  const char  *key;
  BeketValue  *rows;
} Query;

static gboolean
query (BeketTx *tx,
       gpointer data,
       GError **error)
{
  Query *call = data;

  if (call->key != NULL)
    call->rows = beket_tx_act (tx, call->key, error);
  else if (call->query != NULL)
    call->rows = call->query (tx, 100, error);
  else
    call->rows = beket_tx_acts (tx, call->mine, 100, error);
  return call->rows != NULL;
}

static BeketValue *
ask (BeketLedger *ledger,
     Query       *call)
{
  g_autoptr (GError) error = NULL;

  beket_ledger_read (ledger, query, call, &error);
  g_assert_no_error (error);
  return call->rows;
}

BeketValue *
fixture_rows (BeketLedger *ledger,
              FixtureQuery what)
{
  return ask (ledger, &(Query) { .query = what });
}

BeketValue *
fixture_acts (BeketLedger *ledger,
              gboolean     mine)
{
  return ask (ledger, &(Query) { .mine = mine });
}

BeketValue *
fixture_act (BeketLedger *ledger,
             const char  *key)
{
  return ask (ledger, &(Query) { .key = key });
}

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
