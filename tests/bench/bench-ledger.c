/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer's Enter costs: an entry appended, projected and committed, against one bare durable insert of the same
 * bytes into one table, on the same disk, with the same settings, in the same run. Only the ratio travels to another machine.
 *
 * An Enter comes alone: the disk has rested and the caches have gone cold. So the two take turns one by one, each after the same
 * rest and the same preparation ("append"). Back to back ("burst") a disk that is kept busy answers a third sooner, and whoever has
 * nothing to do between two inserts gains most by it: that is what an import sees, and is told beside it.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger/ledger.h"

#define N_RUNS 21
#define N_WRITES 40
#define FIRST_WARM 100000
#define REST_US 2000
#define N_WARM 700      /* until both logs have come round: one that still grows has to write where it ends, too */

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
open_table (const char *folder)
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
typedef struct
{
  sqlite3      *db;       /* (owned) */
  sqlite3_stmt *begin;    /* (owned) */
  sqlite3_stmt *insert;   /* (owned) */
  sqlite3_stmt *commit;   /* (owned) */
  BeketEntry   *entry;    /* whose bytes are written again and again */
} Bare;

static void
open_bare (Bare       *self,
           const char *folder,
           BeketEntry *entry)
{
  *self = (Bare) { .db = open_table (folder), .entry = entry };
  must (sqlite3_prepare_v2 (self->db, "BEGIN IMMEDIATE", -1, &self->begin, NULL), SQLITE_OK);
  must (sqlite3_prepare_v2 (self->db, "INSERT INTO bare (header, body) VALUES (?1, ?2)", -1, &self->insert, NULL), SQLITE_OK);
  must (sqlite3_prepare_v2 (self->db, "COMMIT", -1, &self->commit, NULL), SQLITE_OK);
}

static void
close_bare (Bare *self)
{
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->commit);
  sqlite3_close (self->db);
}

/* Microseconds of one. */
static double
write_bare (Bare *self)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end;

  must (sqlite3_step (self->begin), SQLITE_DONE);
  bind (self->insert, 1, self->entry->header);
  bind (self->insert, 2, self->entry->body);
  must (sqlite3_step (self->insert), SQLITE_DONE);
  must (sqlite3_step (self->commit), SQLITE_DONE);
  end = g_get_monotonic_time ();

  sqlite3_reset (self->begin);
  sqlite3_reset (self->insert);
  sqlite3_reset (self->commit);
  return end - start;
}

/* The same of ours. As the guide does it: the thread gets up while the entry is prepared. */
static double
write_ours (BeketLedger *ledger,
            guint        number)
{
  Append call = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  gint64 start;
  gint64 end;

  beket_ledger_expect (ledger);
  call.body = make_body (number);
  start = g_get_monotonic_time ();
  if (!beket_ledger_write (ledger, append, &call, &error))
    g_error ("append: %s", error->message);
  end = g_get_monotonic_time ();

  beket_entry_unref (call.entry);
  beket_value_unref (call.body);
  return end - start;
}

typedef struct
{
  double bare[N_RUNS];
  double ours[N_RUNS];
  double ratios[N_RUNS];
} Runs;

static void
add_run (Runs   *runs,
         guint   run,
         double *bare,
         double *ours)
{
  runs->bare[run] = median (bare, N_WRITES);
  runs->ours[run] = median (ours, N_WRITES);
  runs->ratios[run] = runs->ours[run] / runs->bare[run];
}

static void
tell (Runs       *runs,
      const char *name)
{
  printf ("ledger.%s ratio %.2f (bare %.0f us, ours %.0f us)\n", name,
          median (runs->ratios, N_RUNS), median (runs->bare, N_RUNS), median (runs->ours, N_RUNS));
}

static void
warm_up (BeketLedger *ledger,
         Bare        *bare)
{
  for (guint i = 0; i < N_WARM; i++)
    {
      write_bare (bare);
      write_ours (ledger, FIRST_WARM + i);
    }
}

static void
run_alone (BeketLedger *ledger,
           Bare        *bare,
           Runs        *runs)
{
  double theirs[N_WRITES];
  double ours[N_WRITES];

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < N_WRITES; i++)
        {
          g_usleep (REST_US);
          beket_value_unref (make_body (i));
          theirs[i] = write_bare (bare);
          g_usleep (REST_US);
          ours[i] = write_ours (ledger, 1 + run * N_WRITES + i);
        }
      add_run (runs, run, theirs, ours);
    }
}

/* Turn and turn about, every few milliseconds, so that a disk that is quick for a while is quick for both. */
static void
run_burst (BeketLedger *ledger,
           Bare        *bare,
           Runs        *runs)
{
  double theirs[N_WRITES];
  double ours[N_WRITES];

  for (guint run = 0; run < N_RUNS; run++)
    {
      for (guint i = 0; i < N_WRITES; i++)
        theirs[i] = write_bare (bare);
      for (guint i = 0; i < N_WRITES; i++)
        ours[i] = write_ours (ledger, 1 + (N_RUNS + run) * N_WRITES + i);
      add_run (runs, run, theirs, ours);
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
  Runs runs;
  Bare bare;

  if (folder == NULL || !beket_ledger_create (folder, "KZ-KZSYR-B02", &error) ||
      (ledger = beket_ledger_open (folder, NULL, &error)) == NULL ||
      !beket_ledger_write (ledger, append, &sample, &error))
    g_error ("%s", error->message);

  open_bare (&bare, folder, sample.entry);
  warm_up (ledger, &bare);
  run_alone (ledger, &bare, &runs);
  tell (&runs, "append");
  run_burst (ledger, &bare, &runs);
  tell (&runs, "burst");
  run_empty (ledger, times);
  printf ("ledger.handoff ratio %.2f (%.0f us of ours)\n",
          median (times, N_WRITES) / median (runs.bare, N_RUNS), median (times, N_WRITES));

  close_bare (&bare);
  g_clear_object (&ledger);
  beket_entry_unref (sample.entry);
  beket_value_unref (sample.body);
  remove_folder (folder);
  return EXIT_SUCCESS;
}
