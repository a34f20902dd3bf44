/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a push costs: 2000 entries over mutual TLS into a node, checked, chained, logged, signed and durable, against bare
 * SQLite inserts of the same bytes in as many transactions. Printed as ratios.
 */

#define G_LOG_DOMAIN "beket-bench"

#include "config.h"

#include "world.h"

#include <sqlite3.h>
#include <stdio.h>

#define ENTRIES 2000
#define ROUNDS  3

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
} Bench;

typedef struct
{
  sqlite3_stmt *insert;
  gint64        count;
} Bare;

static double
seconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
}

static void
must (sqlite3    *db,
      const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
bind (sqlite3_stmt *insert,
      int           at,
      GBytes       *bytes)
{
  sqlite3_bind_blob (insert, at, g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (
                       bytes), SQLITE_STATIC);
}

static gboolean
insert_one (BeketEntry *entry,
            gpointer    data,
            GError    **error)
{
  Bare *bare = data;
  sqlite3 *db = sqlite3_db_handle (bare->insert);

  /* Batches as the station makes them: 50 at first, then doubled to 1000. */
  if (bare->count == 50 || bare->count == 150 || bare->count == 350 || bare->count == 750 ||
      bare->count == 1550)
    {
      must (db, "COMMIT");
      must (db, "BEGIN IMMEDIATE");
    }
  bind (bare->insert, 1, entry->header);
  bind (bare->insert, 2, entry->body);
  g_assert_cmpint (sqlite3_step (bare->insert), ==, SQLITE_DONE);
  sqlite3_reset (bare->insert);
  bare->count++;
  return TRUE;
}

static gboolean
insert_all (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_tx_each (tx, NULL, "peer", insert_one, data, error);
}

static double
bare_inserts (Bench *bench,
              guint  round)
{
  g_autofree char *path = g_strdup_printf ("%s/bare-%u.db", bench->world.root, round);
  g_autoptr (GError) error = NULL;
  Bare bare = { 0 };
  sqlite3 *db;
  double took;
  gint64 began;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  must (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE entry (pos INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB) STRICT");
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO entry (header, body) VALUES (?1, ?2)", -1,
                                       &bare.insert, NULL), ==, SQLITE_OK);
  began = g_get_monotonic_time ();
  must (db, "BEGIN IMMEDIATE");
  beket_ledger_read (bench->here.ledger, insert_all, &bare, &error);
  g_assert_no_error (error);
  must (db, "COMMIT");
  took = seconds_since (began);
  g_assert_cmpint (bare.count, ==, ENTRIES);
  sqlite3_finalize (bare.insert);
  sqlite3_close (db);
  return took;
}

static double
push (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  world_sync (&bench->here, &error);
  g_assert_no_error (error);
  return seconds_since (began);
}

static void
one_round (guint round)
{
  Bench bench;
  g_autofree char *last = NULL;
  double bare;
  double pushed;

  world_init (&bench.world);
  world_nodes (&bench.world, &bench.kz, &bench.ru);
  world_node_start (&bench.kz);
  world_station_init (&bench.here, &bench.kz, "KZ-KZSYR-B02");
  last = world_append (&bench.here, "peer", ENTRIES, NULL);
  bare = bare_inserts (&bench, round);
  pushed = push (&bench);
  printf ("%d entries pushed in %.3f s, %.0f a second; bare inserts %.3f s; ratio %.1f\n",
          ENTRIES, pushed, ENTRIES / pushed, bare, pushed / bare);
  world_station_clear (&bench.here);
  world_node_clear (&bench.kz);
  world_node_clear (&bench.ru);
  world_clear (&bench.world);
}

int
main (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    one_round (round);
  return 0;
}
