/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A byte of the file becomes another one, anywhere: it is found, or it was nothing that an entry is made of; and whoever looks never
 * ends by it (chatmail/core#6915: a malformed file, and nobody was told). A sample of the bytes with each run, every
 * byte of the file with BEKET_LONG=1.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "support/seed.h"

#define N_SAMPLE 2500

typedef struct
{
  char *folder;       /* (owned) */
  char *path;         /* (owned): of the file in it */
  char *bytes;        /* (owned): of the file as it was */
  gsize length;
  char *truth;        /* (owned): what was in it */
  guint found;
  guint harmless;
} Flip;

static gboolean
save_draft (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static ("{\"focus\":\"persons[0].surname\"}", 30);

  return beket_tx_draft_save (tx, "d", json, NOW, error);
}

static void
fill (BeketLedger *ledger)
{
  g_autoptr (BeketEntry) theirs = fixture_next (THERE, "peer", NULL, fixture_body ("permit.checked", "r1", NULL));

  for (int i = 0; i < 4; i++)
    beket_entry_unref (fixture_append (ledger, i % 2 == 0 ? "own" : "peer",
                                       fixture_body ("crossing.opened", "c1", "title", "123 ABC 02", NULL)));
  fixture_accept (ledger, theirs);
  g_assert_true (beket_ledger_write (ledger, save_draft, NULL, NULL));
}

/* Every byte that is read back, in the order of the chains. */
static gboolean
add_entry (BeketEntry *entry,
           gpointer    data,
           GError    **error)
{
  GString *text = data;

  g_string_append_len (text, g_bytes_get_data (entry->header, NULL), (gssize) g_bytes_get_size (entry->header));
  if (entry->body != NULL)
    g_string_append_len (text, g_bytes_get_data (entry->body, NULL), (gssize) g_bytes_get_size (entry->body));
  g_string_append_c (text, '\n');
  return TRUE;
}

static gboolean
read_truth (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_tx_each (tx, NULL, NULL, add_entry, data, error);
}

/* (transfer full) (nullable): everything that entries say; %NULL: they do not read. */
static char *
truth_of (BeketLedger *ledger)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!beket_ledger_read (ledger, read_truth, text, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
flip_init (Flip *self)
{
  g_autoptr (BeketLedger) ledger = NULL;

  *self = (Flip) { .folder = fixture_folder () };
  self->path = g_build_filename (self->folder, "ledger.db", NULL);
  ledger = fixture_open (self->folder);
  fill (ledger);
  self->truth = truth_of (ledger);
  g_clear_object (&ledger);

  /* Small pages, so that a small file has all kinds of them and is soon gone through. */
  fixture_sql (self->folder, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = WAL");
  g_assert_true (g_file_get_contents (self->path, &self->bytes, &self->length, NULL));
}

static void
flip_clear (Flip *self)
{
  fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->bytes);
  g_free (self->truth);
}

static void
remove_beside (Flip       *self,
               const char *suffix)
{
  g_autofree char *name = g_strconcat (self->path, suffix, NULL);

  g_unlink (name);
}

static gboolean
has_none (GPtrArray *faults)
{
  gboolean none = faults != NULL && faults->len == 0;

  g_clear_pointer (&faults, g_ptr_array_unref);
  return none;
}

/* As doctor looks at it, and then as whoever works with it reads it. */
static gboolean
is_found (Flip *self)
{
  g_autoptr (BeketLedger) ledger = beket_ledger_open (self->folder, NULL, NULL);
  g_autofree char *truth = NULL;
  gboolean well;

  if (ledger == NULL)
    return TRUE;

  well = has_none (beket_ledger_check (ledger, NULL));
  well &= has_none (beket_ledger_check_projections (ledger, NULL));
  truth = truth_of (ledger);
  if (well)
    g_assert_cmpstr (truth, ==, self->truth);
  return !well;
}

static void
flip_one (Flip  *self,
          gsize  offset,
          guint8 mask)
{
  self->bytes[offset] ^= (char) mask;
  g_assert_true (g_file_set_contents_full (self->path, self->bytes, (gssize) self->length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  remove_beside (self, "-wal");
  remove_beside (self, "-shm");
  if (is_found (self))
    self->found++;
  else
    self->harmless++;
  self->bytes[offset] ^= (char) mask;
}

static void
test_flip (void)
{
  g_autoptr (GRand) rand = seed_rand ();
  Flip flip;

  flip_init (&flip);
  g_assert_false (is_found (&flip));
  if (seed_is_long ())
    for (gsize i = 0; i < flip.length; i++)
      flip_one (&flip, i, (guint8) g_rand_int_range (rand, 1, 256));
  else
    for (guint i = 0; i < N_SAMPLE; i++)
      flip_one (&flip, (gsize) g_rand_int_range (rand, 0, (gint32) flip.length), (guint8) g_rand_int_range (rand, 1, 256));

  g_test_message ("%" G_GSIZE_FORMAT " bytes; %u changes were found, %u did not matter", flip.length, flip.found, flip.harmless);
  g_assert_cmpuint (flip.found, >, 0);
  flip_clear (&flip);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  g_test_add_func ("/ledger/flip/any-byte/chatmail-core#6915", test_flip);

  return g_test_run ();
}
