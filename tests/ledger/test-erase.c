/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies whose time is over: taken out by an entry that says so, and by nothing else; the chain holds, and nothing of them is left.
 */

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <utime.h>

#include "ledger/erase.h"
#include "ledger/search.h"

#define SECRET "N01234567"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char         blob[BEKET_HASH_LENGTH + 1];
  char         shared[BEKET_HASH_LENGTH + 1];
} Self;

static void
set_up (Self         *self,
        gconstpointer unused)
{
  g_autoptr (GBytes) one = g_bytes_new_static ("%PDF-1.7 one", 12);
  g_autoptr (GBytes) two = g_bytes_new_static ("%PDF-1.7 two", 12);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  g_assert_true (beket_blob_store (self->folder, one, self->blob, NULL));
  g_assert_true (beket_blob_store (self->folder, two, self->shared, NULL));
}

static void
tear_down (Self         *self,
           gconstpointer unused)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static void
assert_well (Self *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_check (self->ledger, &error);
  g_autoptr (GPtrArray) others = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  g_assert_cmpuint (faults->len, ==, 0);
  others = beket_ledger_check_projections (self->ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
sweep (Self *self,
       guint n_blobs)
{
  g_autoptr (GError) error = NULL;
  guint count = 99;

  beket_ledger_sweep (self->ledger, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, n_blobs);
}

/* ---- The triggers ---- */

static void
assert_refused (Self       *self,
                const char *script)
{
  g_autofree char *path = g_build_filename (self->folder, "ledger.db", NULL);
  char *message = NULL;
  sqlite3 *db;

  g_test_message ("%s", script);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, &message), ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (message, ==, "entries are append-only");
  sqlite3_free (message);
  sqlite3_close (db);
}

static void
test_triggers (Self         *self,
               gconstpointer unused)
{
  g_autoptr (BeketEntry) first = fixture_append (self->ledger, "own", fixture_body ("shift.opened", "1", NULL));
  g_autoptr (BeketEntry) second = fixture_append (self->ledger, "own", fixture_body ("shift.opened", "2", NULL));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_refused (self, "UPDATE entry SET body = NULL");
  /* Named, but by an entry that erases nothing. */
  fixture_sql (self->folder, "INSERT INTO erased VALUES (1, 2)");
  assert_refused (self, "UPDATE entry SET body = NULL WHERE position = 1");
  fixture_sql (self->folder, "DELETE FROM erased");
  fixture_erase (self->ledger, first);
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("shift.opened", "4", NULL)));
  before = fixture_dump (self->folder, "entry");

  /* Position 3 erases. An entry after it cannot be named by it; one before it loses its body and nothing else. */
  fixture_sql (self->folder, "INSERT INTO erased VALUES (2, 3), (4, 3)");
  assert_refused (self, "UPDATE entry SET body = NULL WHERE position = 4");
  assert_refused (self, "UPDATE entry SET body = x'78' WHERE position = 2");
  assert_refused (self, "UPDATE entry SET body = NULL, time = '' WHERE position = 2");
  assert_refused (self, "UPDATE entry SET body = NULL, header = x'78' WHERE position = 2");
  assert_refused (self, "UPDATE entry SET body = NULL, type = NULL WHERE position = 2");
  assert_refused (self, "UPDATE entry SET body = NULL, position = 9 WHERE position = 2");
  assert_refused (self, "UPDATE entry SET body = x'7b7d' WHERE position = 1");
  assert_refused (self, "UPDATE entry SET body = NULL WHERE position = 1");
  assert_refused (self, "DELETE FROM entry WHERE position = 1");
  assert_refused (self, "PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE position = 1");
  after = fixture_dump (self->folder, "entry");
  g_assert_cmpstr (before, ==, after);
  fixture_sql (self->folder, "UPDATE entry SET body = NULL WHERE position = 2");
}

/* ---- What goes, and what stays ---- */

static BeketEntry *
crossing (Self       *self,
          const char *id,
          const char *plate,
          const char *document)
{
  return fixture_append (self->ledger, "own", fixture_body ("crossing.opened", id, "title", plate, "plate", plate,
                                                            "documentNumber", document, NULL));
}

static BeketEntry *
act (Self       *self,
     const char *id,
     const char *number,
     const char *blob)
{
  return fixture_append (self->ledger, "peer", fixture_body ("act.issued", id, "number", number, "blob", blob, "title",
                                                             SECRET, NULL));
}

static char *
dump_tables (Self *self)
{
  g_autofree char *names = fixture_dump (self->folder, "(SELECT name, 1, 1 FROM sqlite_schema WHERE type = 'table')");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (names), "\n", -1);
  GString *dump = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "|", 2);
      g_autofree char *table = g_strdup_printf ("(SELECT *, 1, 1 FROM %s)", columns[0]);
      g_autofree char *rows = fixture_dump (self->folder, table);

      g_string_append_printf (dump, "%s:\n%s", columns[0], rows);
    }

  return g_string_free (dump, FALSE);
}

static gboolean
file_has (const char *folder,
          const char *name,
          const char *secret)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;
  gsize length = 0;
  gboolean found;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return FALSE;
  found = memmem (bytes, length, secret, strlen (secret)) != NULL;
  g_free (bytes);
  return found;
}

static gboolean
is_there (Self       *self,
          const char *secret)
{
  return file_has (self->folder, "ledger.db", secret) || file_has (self->folder, "ledger.db-wal", secret) ||
         file_has (self->folder, "ledger.db.before-4", secret);
}

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!beket_tx_follow (tx, 1000, &more, error))
      return FALSE;
  return TRUE;
}

static void
follow_all (Self *self)
{
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, follow, NULL, &error);
  g_assert_no_error (error);
}

static void
test_nothing_is_left (Self         *self,
                      gconstpointer unused)
{
  g_autoptr (BeketEntry) opened = crossing (self, "c1", "123 ABC 02", SECRET);
  g_autoptr (BeketEntry) issued = act (self, "c1", "D1-1", self->blob);
  g_autoptr (BeketEntry) twin = act (self, "c1", "D1-2", self->shared);
  g_autoptr (BeketEntry) other = act (self, "c2", "D1-3", self->shared);
  g_autofree char *nonce = g_strndup (g_bytes_get_data (opened->body, NULL), g_bytes_get_size (opened->body));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copy = g_build_filename (self->folder, "ledger.db.before-4", NULL);

  g_autofree char *half = g_strdup_printf ("%s/blobs/%.2s/%s.AbCdEf", self->folder, self->blob, self->blob);
  g_autofree char *reading = g_build_filename (self->folder, "ledger.db.archive-AbCdEf", NULL);
  const struct utimbuf long_ago = { 1, 1 };

  g_assert_true (g_file_set_contents (copy, SECRET, -1, NULL));
  g_assert_true (g_file_set_contents (reading, SECRET, -1, NULL));
  g_assert_true (g_file_set_contents (half, SECRET, -1, NULL));
  g_assert_cmpint (g_utime (half, (struct utimbuf *) &long_ago), ==, 0);
  beket_entry_unref (crossing (self, "c2", "555 XYZ 02", "N7"));
  follow_all (self);
  g_assert_true (is_there (self, SECRET));
  fixture_erase (self->ledger, opened);
  fixture_erase (self->ledger, issued);
  fixture_erase (self->ledger, twin);
  fixture_erase (self->ledger, other);
  sweep (self, 2);
  g_assert_false (is_there (self, SECRET));
  /* A hash alone gives nothing away: what makes it unguessable is gone as well. */
  *strchr (strstr (nonce, "\"nonce\":\"") + 9, '"') = '\0';
  g_assert_false (is_there (self, strstr (nonce, "\"nonce\":\"") + 9));
  g_assert_true (is_there (self, "555 XYZ 02"));
  g_assert_false (beket_blob_exists (self->folder, self->blob));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (reading, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (half, G_FILE_TEST_EXISTS));

  assert_well (self);
  follow_all (self);
  before = dump_tables (self);
  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  after = dump_tables (self);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
count_bodies (BeketEntry *entry,
              gpointer    data,
              GError    **error)
{
  *(guint *) data += entry->body != NULL ? 1 : 0;
  return TRUE;
}

static gboolean
each (BeketTx *tx,
      gpointer data,
      GError **error)
{
  return beket_tx_each (tx, NULL, NULL, count_bodies, data, error);
}

static guint
n_bodies (Self *self)
{
  guint count = 0;

  g_assert_true (beket_ledger_read (self->ledger, each, &count, NULL));
  return count;
}

/* A blob that another entry names stays; so does every body that was not named. */
static void
test_what_stays (Self         *self,
                 gconstpointer unused)
{
  g_autoptr (BeketEntry) one = act (self, "c1", "D1-1", self->shared);
  g_autoptr (BeketEntry) two = act (self, "c2", "D1-2", self->shared);
  g_autoptr (BeketValue) acts = NULL;

  fixture_erase (self->ledger, one);
  sweep (self, 0);
  g_assert_true (beket_blob_exists (self->folder, self->shared));
  g_assert_cmpuint (n_bodies (self), ==, 2);
  acts = fixture_acts (self->ledger, TRUE);
  g_assert_cmpuint (beket_value_length (acts), ==, 1);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (acts, 0), "number"), ==, "D1-2");
  /* An erasure is never erased itself. */
  fixture_erase (self->ledger, two);
  g_assert_cmpuint (n_bodies (self), ==, 2);
  assert_well (self);
}

/* What comes again from the node, or in a parcel, stays erased; another station's word erases nothing. */
static void
test_others (Self         *self,
             gconstpointer unused)
{
  g_autoptr (BeketEntry) theirs = fixture_next (THERE, "peer", NULL, fixture_body ("crossing.decided", "c", "decision",
                                                                                   "refused", NULL));
  g_autoptr (BeketEntry) mine = crossing (self, "c1", "123 ABC 02", SECRET);
  g_autoptr (BeketEntry) order = NULL;
  BeketValue *body = fixture_body ("body.erased", "e", "reason", "order", "text", "t", "officer", "RU-1", NULL);
  BeketValue *chain = beket_value_new_object ();

  fixture_accept (self->ledger, theirs);
  beket_value_set_text (chain, "origin", mine->origin);
  beket_value_set_text (chain, "ledger", mine->ledger);
  beket_value_set_text (chain, "inc", mine->inc);
  beket_value_append (beket_value_list (chain, "seqs"), beket_value_new_integer (mine->seq));
  beket_value_append (beket_value_list (beket_value_get (body, "data"), "chains"), chain);
  order = fixture_next (THERE, "peer", theirs, body);
  g_assert_cmpint (fixture_accept (self->ledger, order), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpuint (n_bodies (self), ==, 3);

  fixture_erase (self->ledger, theirs);
  g_assert_cmpuint (n_bodies (self), ==, 3);
  g_assert_cmpint (fixture_accept (self->ledger, theirs), ==, BEKET_ACCEPT_DUPLICATE);
  g_assert_cmpuint (n_bodies (self), ==, 3);
  assert_well (self);
}

static void
test_lost_body (Self         *self,
                gconstpointer unused)
{
  g_autoptr (GPtrArray) faults = NULL;

  beket_entry_unref (crossing (self, "c1", "123 ABC 02", SECRET));
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, "DROP TRIGGER entry_update; UPDATE entry SET body = NULL");
  self->ledger = fixture_open (self->folder);
  faults = beket_ledger_check (self->ledger, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "nothing has erased it"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/erase/triggers", Self, NULL, set_up, test_triggers, tear_down);
  g_test_add ("/ledger/erase/nothing-is-left", Self, NULL, set_up, test_nothing_is_left, tear_down);
  g_test_add ("/ledger/erase/what-stays", Self, NULL, set_up, test_what_stays, tear_down);
  g_test_add ("/ledger/erase/others", Self, NULL, set_up, test_others, tear_down);
  g_test_add ("/ledger/erase/lost-body", Self, NULL, set_up, test_lost_body, tear_down);
  return g_test_run ();
}
