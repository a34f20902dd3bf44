/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it costs to verify a ledger, chain and bodies, against what sha256sum takes for the same bytes; and how fast derived tables are made
 * again: in time of the processor. BEKET_BENCH_ENTRIES says how many entries (1000000 for the figures of a station in its third year).
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "ledger/ledger.h"
#include "record/hash.h"

#define N_ENTRIES 20000
#define N_BATCH 1000
#define N_RUNS 3

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  guint        n;
  FILE        *file;      /* the bytes of all entries */
  gsize        length;
} Bench;

/* Time of the processor, in microseconds: others use the machine too. */
static gint64
cpu_of (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * (gint64) G_USEC_PER_SEC +
         usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static gint64
cpu (void)
{
  return cpu_of (RUSAGE_SELF);
}

static double
seconds_since (gint64 start)
{
  return (double) (cpu () - start) / G_USEC_PER_SEC;
}

/* An act's worth of facts: about 1.2 KB. */
static BeketValue *
make_body (guint number)
{
  static const char *const kinds[] = { "crossing.opened", "control.recorded", "crossing.decided", "seal.applied" };
  g_autofree char *id = g_strdup_printf ("0191f1a2-7b3c-7d4e-8f5a-%012x", number / 4);
  g_autofree char *title = g_strdup_printf ("%03u ABC 07", number % 1000);
  g_autofree char *note = g_strnfill (700, 'x');
  BeketValue *data = beket_value_new_object ();

  beket_value_set_text (data, "title", title);
  beket_value_set_text (data, "plate", title);
  beket_value_set_text (data, "documentNumber", "N01234567");
  beket_value_set_text (data, "kind", "border");
  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "note", note);
  return beket_body_new (kinds[number % 4], "KZ-10442", "urn:beket:kz:kzsyr:b02", id, data);
}

typedef struct
{
  guint first;
  guint n;
} Batch;

static gboolean
append_batch (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->n; i++)
    {
      g_autoptr (BeketValue) body = make_body (batch->first + i);
      g_autoptr (BeketEntry) entry = beket_tx_append (tx, i % 2 == 0 ? "own" : "peer", body, NULL, g_get_real_time (), error);

      if (entry == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
fill (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  for (guint done = 0; done < bench->n; done += N_BATCH)
    {
      Batch batch = { done, MIN (N_BATCH, bench->n - done) };

      if (!beket_ledger_write (bench->ledger, append_batch, &batch, &error))
        g_error ("append: %s", error->message);
    }
}

/* ---- The same bytes by others ---- */

static gboolean
write_bytes (BeketEntry *entry,
             gpointer    data,
             GError    **error)
{
  Bench *bench = data;
  GBytes *parts[] = { entry->header, entry->body };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gsize length;
      const void *bytes = g_bytes_get_data (parts[i], &length);

      bench->length += length;
      if (fwrite (bytes, 1, length, bench->file) != length)
        g_error ("no room for the bytes");
    }
  return TRUE;
}

static gboolean
write_all (BeketTx *tx,
           gpointer data,
           GError **error)
{
  return beket_tx_each (tx, NULL, NULL, write_bytes, data, error);
}

static char *
write_file (Bench *bench)
{
  char *path = g_build_filename (bench->folder, "bytes", NULL);

  bench->file = fopen (path, "we");
  if (bench->file == NULL || !beket_ledger_read (bench->ledger, write_all, bench, NULL) || fclose (bench->file) != 0)
    g_error ("cannot write the bytes");
  return path;
}

static double
time_sha256sum (const char *path)
{
  const char *const argv[] = { "sha256sum", path, NULL };
  gint64 start = cpu_of (RUSAGE_CHILDREN);
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     &status, NULL) || status != 0)
    g_error ("no sha256sum");
  return (double) (cpu_of (RUSAGE_CHILDREN) - start) / G_USEC_PER_SEC;
}

/* What no check can be faster than: the same file, in pieces of an entry. */
static double
time_hash (const char *path)
{
  g_autoptr (BeketHash) sum = beket_hash_new ();
  guint8 digest[BEKET_HASH_BYTES];
  char buffer[1024];
  FILE *file = fopen (path, "re");
  gint64 start = cpu ();
  gsize n;

  while (file != NULL && (n = fread (buffer, 1, sizeof buffer, file)) > 0)
    beket_hash_add (sum, buffer, n);
  beket_hash_end (sum, digest);
  if (file != NULL)
    fclose (file);
  return seconds_since (start);
}

/* ---- Ours ---- */

static double
time_check (Bench *bench)
{
  gint64 start = cpu ();
  g_autoptr (GPtrArray) faults = beket_ledger_check (bench->ledger, NULL);

  if (faults == NULL || faults->len > 0)
    g_error ("the ledger is not well");
  return seconds_since (start);
}

/* SQLite's own walk through the file, which is a part of the check. */
static double
time_integrity (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "ledger.db", NULL);
  gint64 start = cpu ();
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_exec (db, "PRAGMA integrity_check (20)", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("integrity_check");
  sqlite3_close (db);
  return seconds_since (start);
}

static void
report_verify (Bench *bench)
{
  g_autofree char *path = write_file (bench);
  double best[4] = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };

  /* Turn and turn about; the best of each, for what disturbs only adds. */
  for (guint run = 0; run < N_RUNS; run++)
    {
      best[0] = MIN (best[0], time_sha256sum (path));
      best[1] = MIN (best[1], time_hash (path));
      best[2] = MIN (best[2], time_integrity (bench));
      best[3] = MIN (best[3], time_check (bench));
    }

  printf ("ledger.verify ratio %.2f of sha256sum's speed (%u entries, %.0f MB: sha256sum %.2f s, chain and bodies %.2f s)\n",
          best[0] / (best[3] - best[2]), bench->n, (double) bench->length / 1e6, best[0], best[3] - best[2]);
  printf ("ledger.verify.hash ratio %.2f of sha256sum's speed (alone %.2f s)\n", best[0] / best[1], best[1]);
  printf ("ledger.check %.2f s, of these SQLite's integrity_check %.2f s\n", best[3], best[2]);
  g_unlink (path);
}

static void
report_rebuild (Bench *bench)
{
  gint64 start = cpu ();
  gint64 n_entries = 0;
  double rebuild;
  double compare;

  if (!beket_ledger_rebuild (bench->ledger, &n_entries, NULL))
    g_error ("rebuild");
  rebuild = seconds_since (start);
  start = cpu ();
  g_ptr_array_unref (beket_ledger_check_projections (bench->ledger, NULL));
  compare = seconds_since (start);
  printf ("ledger.rebuild %.0f entries/s (%.2f s)\n", (double) n_entries / rebuild, rebuild);
  printf ("ledger.projections %.0f entries/s (%.2f s)\n", (double) n_entries / compare, compare);
}

static void
remove_folder (const char *folder)
{
  static const char *const names[] = { "ledger.db", "ledger.db-wal", "ledger.db-shm", "blobs" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  const char *wanted = g_getenv ("BEKET_BENCH_ENTRIES");
  g_autoptr (GError) error = NULL;
  gint64 start = cpu ();
  Bench bench = { .n = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_ENTRIES };

  bench.folder = g_dir_make_tmp ("beket-bench-XXXXXX", &error);
  if (bench.folder == NULL || !beket_ledger_create (bench.folder, "KZ-KZSYR-B02", &error) ||
      (bench.ledger = beket_ledger_open (bench.folder, NULL, &error)) == NULL)
    g_error ("%s", error->message);

  fill (&bench);
  printf ("ledger.fill %.0f entries/s in transactions of %d\n", bench.n / seconds_since (start), N_BATCH);
  report_verify (&bench);
  report_rebuild (&bench);
  g_clear_object (&bench.ledger);
  remove_folder (bench.folder);
  g_free (bench.folder);
  return EXIT_SUCCESS;
}
