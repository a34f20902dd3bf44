/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that is killed at any moment: what it said was saved is there, once (opencrvs-core#7005: "Record can go completely missing"),
 * the chain holds, what is derived is what a replay makes, no entry stands without its file (getodk/collect#6522: a row before its
 * file), and the draft is one keystroke old at most. BEKET_LONG=1 kills ten times as often.
 */

#include "config.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"
#include "support/seed.h"

#define N_RUNS 300
#define N_LONG 3000
#define N_OF_ONE_STORE 25      /* kills; each looks at all that is there, so it must not become much */
#define MAX_DELAY_US 10000

/* What the child has acknowledged over the pipe, in its order. */
typedef struct
{
  char   what;                             /* 'e': an entry, 'd': the draft */
  gint64 number;                           /* seq, or which draft */
  char   hash[BEKET_HASH_LENGTH + 1];
} Word;

typedef struct
{
  gint64      number;
  char        blob[BEKET_HASH_LENGTH + 1];
  BeketEntry *entry;
} Write;

static gboolean
write_draft (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Write *call = data;
  g_autofree char *text = g_strdup_printf ("{\"number\":%" G_GINT64_FORMAT "}", call->number);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));

  return beket_tx_draft_save (tx, "draft", json, NOW, error);
}

static gboolean
write_entry (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Write *call = data;
  g_autofree char *subject = g_strdup_printf ("%" G_GINT64_FORMAT, call->number);
  g_autoptr (BeketValue) body = fixture_body ("act.issued", subject, "number", subject, "blob", call->blob, NULL);

  call->entry = beket_tx_append (tx, "own", body, NULL, NOW, error);
  return call->entry != NULL;
}

/* As an act is issued: the file first, then the entry that names it. */
static gboolean
issue (BeketLedger *ledger,
       const char  *folder,
       Write       *call)
{
  g_autofree char *text = g_strdup_printf ("%%PDF-1.7 %" G_GINT64_FORMAT, call->number);
  g_autoptr (GBytes) pdf = g_bytes_new (text, strlen (text));

  return beket_blob_store (folder, pdf, call->blob, NULL) && beket_ledger_write (ledger, write_entry, call, NULL);
}

static void
say (int         fd,
     const Word *word)
{
  if (write (fd, word, sizeof *word) != sizeof *word)
    _exit (2);
}

/* Only a killed one ends. */
static void G_GNUC_NORETURN
child (const char *folder,
       gint64      from,
       int         fd)
{
  BeketLedger *ledger = beket_ledger_open (folder, NULL, NULL);

  if (ledger == NULL)
    _exit (3);

  for (gint64 number = from;; number++)
    {
      Write call = { .number = number };
      Word word = { 0 };

      if (!beket_ledger_write (ledger, write_draft, &call, NULL))
        _exit (4);
      word = (Word) { .what = 'd', .number = number };
      say (fd, &word);

      if (!issue (ledger, folder, &call))
        _exit (5);
      word = (Word) { .what = 'e', .number = call.entry->seq };
      g_strlcpy (word.hash, call.entry->hash, sizeof word.hash);
      say (fd, &word);
      beket_entry_unref (call.entry);
    }
}

typedef struct
{
  GHashTable *acknowledged;   /* hash of each entry that was ever acknowledged */
  GHashTable *subjects;       /* found in this walk */
  guint       found;
  gint64      draft;          /* the last one acknowledged */
  gint64      draft_found;
} State;

static gboolean
find_entry (BeketEntry *entry,
            gpointer    data,
            GError    **error)
{
  State *state = data;
  g_autoptr (BeketValue) body = beket_body_parse (entry->body, error);

  g_assert_nonnull (body);
  /* None twice: a number is a subject, and each stands once. */
  g_assert_true (g_hash_table_add (state->subjects, g_strdup (beket_value_get_text (body, "subject"))));
  if (g_hash_table_contains (state->acknowledged, entry->hash))
    state->found++;
  return TRUE;
}

static gboolean
read_all (BeketTx *tx,
          gpointer data,
          GError **error)
{
  State *state = data;
  g_autoptr (BeketValue) drafts = beket_tx_drafts (tx, error);
  const char *json = beket_value_get_text (beket_value_index (drafts, 0), "json");

  state->draft_found = json != NULL ? g_ascii_strtoll (json + strlen ("{\"number\":"), NULL, 10) : 0;
  return beket_tx_each (tx, HERE, "own", find_entry, state, error);
}

/* FALSE: the child is dead and has no more to say. */
static gboolean
hear_word (int    fd,
           State *state)
{
  Word word;

  if (read (fd, &word, sizeof word) != sizeof word)
    return FALSE;

  if (word.what == 'e')
    g_hash_table_add (state->acknowledged, g_strdup (word.hash));
  else
    state->draft = word.number;
  return TRUE;
}

static void
hear_entry (int    fd,
            State *state)
{
  guint before = g_hash_table_size (state->acknowledged);

  while (g_hash_table_size (state->acknowledged) == before)
    g_assert_true (hear_word (fd, state));
}

static void
kill_one (const char *folder,
          gint64      from,
          gboolean    at_work,
          gulong      delay,
          State      *state)
{
  int ends[2];
  int status;
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fixture_fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      child (folder, from, ends[1]);
    }

  /* Every other one dies at work, however slow the machine is; the others perhaps while they open the file. */
  close (ends[1]);
  if (at_work)
    hear_entry (ends[0], state);

  /* Not a wait for something: the moment of death itself is what is drawn. */
  g_usleep (delay);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  while (hear_word (ends[0], state))
    continue;
  close (ends[0]);
}

static void
assert_none (GPtrArray *faults,
             GError    *error)
{
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_ptr_array_unref (faults);
}

static void
check (const char *folder,
       State      *state)
{
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  GError *error = NULL;

  state->found = 0;
  state->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  beket_ledger_read (ledger, read_all, state, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (state->found, ==, g_hash_table_size (state->acknowledged));
  g_assert_cmpuint (fixture_verify (ledger), ==, g_hash_table_size (state->subjects));
  g_assert_cmpint (state->draft_found, >=, state->draft);
  g_assert_cmpint (state->draft_found, <=, state->draft + 1);
  assert_none (beket_ledger_check (ledger, &error), error);
  assert_none (beket_ledger_check_projections (ledger, &error), error);

  /* What was saved and not yet said counts as said from here on. */
  state->draft = state->draft_found;
  g_hash_table_unref (state->subjects);
}

/* Returns: how many entries were acknowledged. */
static guint
kill_many (guint  n,
           GRand *rand)
{
  g_autofree char *folder = fixture_folder ();
  State state = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  guint acknowledged;

  /* No thread may live when a child is forked. */
  g_clear_object (&ledger);
  for (guint i = 0; i < n; i++)
    {
      kill_one (folder, state.draft + 1, i % 2 == 1, (gulong) g_rand_int_range (rand, 0, MAX_DELAY_US), &state);
      check (folder, &state);
    }

  acknowledged = g_hash_table_size (state.acknowledged);
  g_hash_table_unref (state.acknowledged);
  fixture_remove (folder);
  return acknowledged;
}

static void
test_kill (void)
{
  g_autoptr (GRand) rand = seed_rand ();
  guint n = seed_is_long () ? N_LONG : N_RUNS;
  guint acknowledged = 0;

  for (guint i = 0; i < n; i += N_OF_ONE_STORE)
    acknowledged += kill_many (N_OF_ONE_STORE, rand);

  g_test_message ("%u entries acknowledged in %u runs", acknowledged, n);
  g_assert_cmpuint (acknowledged, >=, n / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();

  g_test_add_func ("/ledger/kill/at-any-moment/opencrvs-core#7005", test_kill);

  return g_test_run ();
}
