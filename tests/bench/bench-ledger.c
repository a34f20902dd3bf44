/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer's Enter costs: an entry appended, projected and committed, against one bare durable insert of the same
 * bytes into one table, on the same disk, with the same settings, in the same run. Only the ratio travels to another machine.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger/ledger.h"

#define N_RUNS 51
#define N_WRITES 40

typedef struct
{
  BeketValue *body;
  BeketEntry *entry;
} Append;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Append *call = data;

  call->entry = beket_tx_append (tx, "own", call->body, NULL, g_get_real_time (), error);
  return call->entry != NULL;
}

/* The facts of a lorry with one driver, a seal and a container, as the guide has them after the first step. */
static BeketValue *
make_body (guint number)
{
  g_autofree char *id = g_strdup_printf ("0191f1a2-7b3c-7d4e-8f5a-%012x", number);
  BeketValue *data = beket_value_new_object ();
  BeketValue *person = beket_value_new_object ();
  BeketValue *vehicle = beket_value_new_object ();
  BeketValue *container = beket_value_new_object ();

  beket_value_set_text (person, "surname", "ABDILDA");
  beket_value_set_text (person, "given", "NURLAN");
  beket_value_set_text (person, "documentKind", "passport");
  beket_value_set_text (person, "documentNumber", "N01234567");
  beket_value_set_text (person, "issuer", "KAZ");
  beket_value_set_text (person, "nationality", "KAZ");
  beket_value_set_text (person, "birthDate", "1990-01-31");
  beket_value_set_text (person, "expiry", "2031-01-31");
  beket_value_set_text (vehicle, "plate", "123 ABC 02");
  beket_value_set_text (vehicle, "plateCountry", "KZ");
  beket_value_set_text (vehicle, "trailerPlate", "01 AAA 02");
  beket_value_set_text (container, "number", "CSQU3054383");
  beket_value_set_text (data, "title", "123 ABC 02");
  beket_value_set_text (data, "direction", "exit");
  beket_value_set_text (data, "subject", "vehicle");
  beket_value_set_text (data, "point", "KZSYR");
  beket_value_set_text (data, "peerPoint", "RUMSH");
  beket_value_append (beket_value_list (data, "persons"), person);
  beket_value_append (beket_value_list (data, "usedTransportMeans"), vehicle);
  beket_value_append (beket_value_list (data, "transportEquipment"), container);
  return beket_body_new ("crossing.opened", "KZ-10442", "urn:beket:kz:kzsyr:b02", id, data);
}

static gboolean
do_nothing (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return TRUE;
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values,
        guint   n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

static void
must (int rc,
      int wanted)
{
  if (rc != wanted)
    g_error ("bare insert: %s", sqlite3_errstr (rc));
}

static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;

  must (sqlite3_open_v2 (path, &db,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL), SQLITE_OK);
  must (sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                      "PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                      "PRAGMA temp_store = MEMORY;"
                      "CREATE TABLE bare (position INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB) STRICT",
                      NULL, NULL, NULL), SQLITE_OK);
  return db;
}

static void
bind (sqlite3_stmt *stmt,
      int           index,
      GBytes       *bytes)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  must (sqlite3_bind_blob64 (stmt, index, data, length, SQLITE_STATIC), SQLITE_OK);
}

/* Everything prepared: nobody could do it with less. */
static void
run_bare (sqlite3    *db,
          BeketEntry *entry,
          double     *times)
{
  sqlite3_stmt *begin;
  sqlite3_stmt *insert;
  sqlite3_stmt *commit;

  must (sqlite3_prepare_v2 (db, "BEGIN IMMEDIATE", -1, &begin, NULL), SQLITE_OK);
  must (sqlite3_prepare_v2 (db, "INSERT INTO bare (header, body) VALUES (?1, ?2)", -1, &insert, NULL), SQLITE_OK);
  must (sqlite3_prepare_v2 (db, "COMMIT", -1, &commit, NULL), SQLITE_OK);

  for (guint i = 0; i < N_WRITES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      must (sqlite3_step (begin), SQLITE_DONE);
      bind (insert, 1, entry->header);
      bind (insert, 2, entry->body);
      must (sqlite3_step (insert), SQLITE_DONE);
      must (sqlite3_step (commit), SQLITE_DONE);
      sqlite3_reset (begin);
      sqlite3_reset (insert);
      sqlite3_reset (commit);
      times[i] = g_get_monotonic_time () - start;
    }

  sqlite3_finalize (begin);
  sqlite3_finalize (insert);
  sqlite3_finalize (commit);
}

static void
run_ours (BeketLedger *ledger,
          guint        first,
          double      *times)
{
  for (guint i = 0; i < N_WRITES; i++)
    {
      Append call = { NULL, NULL };
      g_autoptr (GError) error = NULL;
      gint64 start;

      /* As the guide does it: the thread gets up while the entry is prepared. */
      beket_ledger_expect (ledger);
      call.body = make_body (first + i);
      start = g_get_monotonic_time ();
      if (!beket_ledger_write (ledger, append, &call, &error))
        g_error ("append: %s", error->message);
      times[i] = g_get_monotonic_time () - start;

      beket_entry_unref (call.entry);
      beket_value_unref (call.body);
    }
}

/* The way to the worker's thread and back alone, which is no part of the disk's work. */
static void
run_empty (BeketLedger *ledger,
           double      *times)
{
  for (guint i = 0; i < N_WRITES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (!beket_ledger_read (ledger, do_nothing, NULL, NULL))
        g_error ("an empty transaction failed");
      times[i] = g_get_monotonic_time () - start;
    }
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = {
    "ledger.db", "ledger.db-wal", "ledger.db-shm", "bare.db", "bare.db-wal", "bare.db-shm", "blobs", NULL
  };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }

  g_rmdir (folder);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("beket-bench-XXXXXX", &error);
  g_autoptr (BeketLedger) ledger = NULL;
  Append sample = { make_body (0), NULL };
  double times[N_WRITES];
  double bare[N_RUNS];
  double ours[N_RUNS];
  double ratios[N_RUNS];
  sqlite3 *db;

  if (folder == NULL || !beket_ledger_create (folder, "KZ-KZSYR-B02", &error) ||
      (ledger = beket_ledger_open (folder, NULL, &error)) == NULL ||
      !beket_ledger_write (ledger, append, &sample, &error))
    g_error ("%s", error->message);

  /* Turn and turn about, every few milliseconds, so that a disk that is quick for a while is quick for both. */
  db = open_bare (folder);
  for (guint run = 0; run < N_RUNS; run++)
    {
      run_bare (db, sample.entry, times);
      bare[run] = median (times, N_WRITES);
      run_ours (ledger, 1 + run * N_WRITES, times);
      ours[run] = median (times, N_WRITES);
      ratios[run] = ours[run] / bare[run];
    }

  printf ("ledger.append ratio %.2f (bare %.0f us, ours %.0f us)\n",
          median (ratios, N_RUNS), median (bare, N_RUNS), median (ours, N_RUNS));
  run_empty (ledger, times);
  printf ("ledger.handoff ratio %.2f (%.0f us of ours)\n",
          median (times, N_WRITES) / median (bare, N_RUNS), median (times, N_WRITES));

  sqlite3_close (db);
  g_clear_object (&ledger);
  beket_entry_unref (sample.entry);
  beket_value_unref (sample.body);
  remove_folder (folder);
  return EXIT_SUCCESS;
}
