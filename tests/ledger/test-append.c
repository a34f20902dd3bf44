/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The station's own chain: what is appended, what is refused, what nobody can change.
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "domain/error.h"
#include "domain/parse-error.h"
#include "fixture.h"
#include "record/json.h"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static void
test_chain (Fixture      *self,
            gconstpointer data)
{
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *crossing = g_strdup_printf ("crossing-%u", i);
      g_autoptr (BeketEntry) own = NULL;
      g_autoptr (BeketEntry) peer = NULL;

      own = fixture_append (self->ledger, "own", fixture_body ("crossing.opened", crossing,
                                                               "title", "123 ABC 02", NULL));
      peer = fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", crossing,
                                                                 "decision", "admitted", NULL));
      g_assert_cmpint (own->seq, ==, i);
      g_assert_cmpint (peer->seq, ==, i);
      g_assert_cmpstr (own->origin, ==, HERE);
      g_assert_cmpstr (own->time, ==, "2026-11-22T09:14:03.118Z");
      g_assert_cmpstr (own->inc, ==, peer->inc);
    }

  g_assert_cmpuint (fixture_verify (self->ledger), ==, 40);
}

static void
test_goes_on_after_reopening (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (BeketEntry) first = NULL;
  g_autoptr (BeketEntry) second = NULL;

  first = fixture_append (self->ledger, "own", fixture_body ("shift.opened", "shift-1", NULL));
  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);
  second = fixture_append (self->ledger, "own", fixture_body ("shift.closed", "shift-1", NULL));

  g_assert_cmpint (second->seq, ==, 2);
  g_assert_cmpstr (second->prev, ==, first->hash);
  g_assert_cmpstr (second->inc, ==, first->inc);
  g_assert_cmpuint (fixture_verify (self->ledger), ==, 2);
}

/* Two stations never share an incarnation, nor does one that was made again. */
static void
test_incarnation (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) other = fixture_open (folder);
  g_autoptr (BeketEntry) a = fixture_append (self->ledger, "own",
                                             fixture_body ("shift.opened", "shift-1", NULL));
  g_autoptr (BeketEntry) b = fixture_append (other, "own",
                                             fixture_body ("shift.opened", "shift-1", NULL));

  g_assert_cmpstr (a->inc, !=, b->inc);
  g_assert_cmpuint (strlen (a->inc), ==, 16);
  g_clear_object (&other);
  fixture_remove (folder);
}

typedef struct
{
  const char        *chain;
  BeketValue        *body;
  const char *const *blobs;
} Call;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, call->chain, call->body, call->blobs, NOW, error);

  return entry != NULL;
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  static const char *const blobs[] = {
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", NULL
  };
  g_autoptr (BeketValue) good = fixture_body ("shift.opened", "shift-1", NULL);
  g_autoptr (BeketValue) no_number = fixture_body ("act.issued", "c", "blob", blobs[0], NULL);
  g_autoptr (BeketValue) no_hash = fixture_body ("act.received", "c", "entry", "x", "blob", blobs[0], NULL);
  g_autoptr (BeketValue) nothing = beket_value_new_object ();
  g_autoptr (BeketValue) no_text = fixture_body ("shift.opened", "shift-1", "note", "\xd0", NULL);
  g_autofree char *filler = g_strnfill (BEKET_JSON_MAX_BODY, 'x');
  g_autoptr (BeketValue) too_long = fixture_body ("shift.opened", "shift-1", "note", filler, NULL);
  g_autoptr (GError) error = NULL;

  /* What the peer could not read is not written. */
  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "own", nothing, NULL }, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "own", no_text, NULL }, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHARACTER);
  g_clear_error (&error);
  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "own", too_long, NULL }, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_clear_error (&error);

  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "other", good, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "peer", no_number, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "peer", no_hash, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "own", good, blobs }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_clear_error (&error);

  /* And only reading transactions read only. */
  g_assert_false (beket_ledger_read (self->ledger, append, &(Call) { "own", good, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);

  g_assert_cmpuint (fixture_verify (self->ledger), ==, 0);
}

/* Article 4: what has no white list never stands in the ledger that the peer reads. */
static void
test_own_kind_in_peer (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (BeketValue) overruled = fixture_body ("check.overruled", "c", NULL);
  g_autoptr (BeketValue) unknown = fixture_body ("watch.hit", "c", NULL);
  g_autoptr (BeketValue) decided = fixture_body ("crossing.decided", "c", "decision", "refused", NULL);
  g_autoptr (GError) error = NULL;

  library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_assert_no_error (error);
  g_clear_object (&self->ledger);
  self->ledger = beket_ledger_open (self->folder, library, &error);
  g_assert_no_error (error);

  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "peer", overruled, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "peer", unknown, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);

  beket_ledger_write (self->ledger, append, &(Call) { "peer", decided, NULL }, &error);
  g_assert_no_error (error);
  beket_ledger_write (self->ledger, append, &(Call) { "own", overruled, NULL }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_verify (self->ledger), ==, 2);
}

static void
assert_refused (const char *folder,
                const char *script)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  char *message = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, &message), ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (message, ==, "entries are append-only");
  sqlite3_free (message);
  sqlite3_close (db);
}

static void
test_triggers (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (BeketEntry) entry = fixture_append (self->ledger, "own",
                                                 fixture_body ("shift.opened", "shift-1", NULL));
  g_autofree char *before = fixture_dump (self->folder, "entry");
  g_autofree char *after = NULL;

  assert_refused (self->folder, "UPDATE entry SET body = x'78'");
  assert_refused (self->folder, "UPDATE entry SET received = received + 1");
  assert_refused (self->folder, "DELETE FROM entry");
  assert_refused (self->folder, "PRAGMA recursive_triggers = ON;"
                  "INSERT OR REPLACE INTO entry SELECT * FROM entry");

  after = fixture_dump (self->folder, "entry");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (strlen (before), >, 300);
}

typedef struct
{
  GPtrArray *entries;
  gint64     from;
  guint      limit;
  gsize      max_bytes;
} Page;

static gboolean
read_page (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Page *page = data;

  page->entries = beket_tx_entries (tx, NULL, "own", NULL, page->from, page->limit, page->max_bytes, error);
  return page->entries != NULL;
}

static guint
page_length (BeketLedger *ledger,
             gint64       from,
             guint        limit,
             gsize        max_bytes)
{
  Page page = { NULL, from, limit, max_bytes };
  g_autoptr (GError) error = NULL;
  guint length;

  beket_ledger_read (ledger, read_page, &page, &error);
  g_assert_no_error (error);
  length = page.entries->len;
  for (guint i = 0; i < length; i++)
    g_assert_cmpint (((BeketEntry *) g_ptr_array_index (page.entries, i))->seq, ==, from + i);
  g_ptr_array_unref (page.entries);
  return length;
}

static void
test_pages (Fixture      *self,
            gconstpointer data)
{
  for (guint i = 0; i < 10; i++)
    beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("shift.opened", "s", NULL)));

  g_assert_cmpuint (page_length (self->ledger, 1, 100, G_MAXSIZE), ==, 10);
  g_assert_cmpuint (page_length (self->ledger, 4, 3, G_MAXSIZE), ==, 3);
  g_assert_cmpuint (page_length (self->ledger, 9, 3, G_MAXSIZE), ==, 2);
  g_assert_cmpuint (page_length (self->ledger, 11, 3, G_MAXSIZE), ==, 0);
  /* One that is larger than the limit goes alone. */
  g_assert_cmpuint (page_length (self->ledger, 2, 100, 1), ==, 1);
  g_assert_cmpuint (page_length (self->ledger, 2, 100, 1500), <, 9);
}

#define ADD(name, func) g_test_add ("/ledger/append/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("chain", test_chain);
  ADD ("goes-on-after-reopening", test_goes_on_after_reopening);
  ADD ("incarnation", test_incarnation);
  ADD ("refused", test_refused);
  ADD ("own-kind-in-peer", test_own_kind_in_peer);
  ADD ("triggers", test_triggers);
  ADD ("pages", test_pages);

  return g_test_run ();
}
