/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of the ledger share: a ledger in a folder of its own, and what is asked of it.
 */

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
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

pid_t
fixture_fork (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (threads) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
  return fork ();
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

void
fixture_set_up (FixtureLedger *self,
                gconstpointer  unused)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

void
fixture_tear_down (FixtureLedger *self,
                   gconstpointer  unused)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
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

void
fixture_erase (BeketLedger      *ledger,
               const BeketEntry *entry)
{
  BeketValue *body = fixture_body ("body.erased", "erasure", "reason", "expired", "text", "t", "officer", "KZ-1", NULL);
  BeketValue *chain = beket_value_new_object ();

  beket_value_set_text (chain, "origin", entry->origin);
  beket_value_set_text (chain, "ledger", entry->ledger);
  beket_value_set_text (chain, "inc", entry->inc);
  beket_value_append (beket_value_list (chain, "seqs"), beket_value_new_integer (entry->seq));
  beket_value_append (beket_value_list (beket_value_get (body, "data"), "chains"), chain);
  beket_entry_unref (fixture_append (ledger, "own", body));
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
