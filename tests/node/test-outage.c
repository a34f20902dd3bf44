/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others got stuck in: a node that is away, one that cannot write, an answer that is lost on the way. Nothing is "being sent": an entry is
 * acknowledged or it is not, and what is not goes with the next round.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "pair.h"

#include <sqlite3.h>

static gboolean
is_acknowledged (WorldStation *station,
                 const char   *hash)
{
  g_autofree char *time = world_stage (station, hash, "own-node");

  return time != NULL;
}

/* The outbox was stuck in "sending" for ever: opencrvs-core#5313, #9866, #10988, #11089. */
static void
test_stuck (Pair         *one,
            gconstpointer data)
{
  g_autofree char *shared = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GError) error = NULL;

  world_node_kill (&one->kz);
  shared = world_append (&one->here, "peer", 3, NULL);
  own = world_append (&one->here, "own", 2, NULL);
  for (guint start = 0; start < 3; start++)
    {
      g_autoptr (GError) away = NULL;

      g_assert_false (world_sync (&one->here, &away));
      g_assert_nonnull (away);
      g_assert_false (is_acknowledged (&one->here, shared));
      world_station_resync (&one->here);   /* the program is ended while it sends */
    }

  world_node_start (&one->kz);
  world_sync (&one->here, &error);
  g_assert_no_error (error);
  g_assert_true (is_acknowledged (&one->here, shared));
  g_assert_true (is_acknowledged (&one->here, own));
  g_assert_cmpint (beket_sync_get_waiting (one->here.sync), ==, 0);
  g_assert_cmpint (pair_held (one), ==, 5);
}

/* It arrived and the answer did not (difi/sikker-digital-post#226); sent again it is no error and nothing twice, and the receipt comes with it
 * (jentrata-msh PR 9). */
static void
test_lost_answer (Pair         *one,
                  gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 3);
  g_autoptr (BeketReply) lost = world_push (&one->here, one->here.client, HERE, "peer", 1, lines->str);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (lost->status, ==, 200);
  g_assert_false (is_acknowledged (&one->here, last));
  world_sync (&one->here, &error);
  g_assert_no_error (error);
  g_assert_true (is_acknowledged (&one->here, last));
  g_assert_cmpint (pair_held (one), ==, 3);
}

static void
node_sql (Pair       *one,
          const char *script)
{
  g_autofree char *path = g_build_filename (one->kz.folder, "node.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A receipt for what could not be stored: Holodeck-B2B#142. And the failed first attempt does not make a "duplicate" of the second:
 * django-pyas2#8. */
static void
test_not_stored (Pair         *one,
                 gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 3);
  g_autoptr (BeketReply) reply = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (GError) error = NULL;

  node_sql (one, "CREATE TRIGGER dead_disk BEFORE INSERT ON entry BEGIN SELECT RAISE (ABORT, 'dead disk'); END");
  reply = world_push (&one->here, one->here.client, HERE, "peer", 1, lines->str);
  g_assert_cmpuint (reply->status, >=, 500);
  g_assert_false (world_sync (&one->here, &failed));
  g_assert_false (is_acknowledged (&one->here, last));
  g_assert_cmpint (pair_held (one), ==, 0);

  node_sql (one, "DROP TRIGGER dead_disk");
  world_sync (&one->here, &error);
  g_assert_no_error (error);
  g_assert_true (is_acknowledged (&one->here, last));
  g_assert_cmpint (pair_held (one), ==, 3);
}

/* ---- By itself ---- */

static gboolean
is_offline (gpointer data)
{
  WorldStation *station = data;

  return beket_sync_get_since (station->sync) != 0 && !beket_sync_get_online (station->sync);
}

static gboolean
nothing_waits (gpointer data)
{
  WorldStation *station = data;

  return beket_sync_get_online (station->sync) && beket_sync_get_waiting (station->sync) == 0;
}

/* A service that gives evidence was away, and the exchange never recovered from it: X-Road PR 1807. Officers go on meanwhile, and so does the
 * exchange when it is back, with nobody who starts anything. */
static void
test_recovers (Pair         *one,
               gconstpointer data)
{
  beket_sync_start (one->here.sync);
  for (guint outage = 0; outage < 3; outage++)
    {
      g_autofree char *hash = NULL;

      world_node_kill (&one->kz);
      hash = world_append (&one->here, "peer", 2, NULL);
      beket_sync_poke (one->here.sync);
      world_until (is_offline, &one->here, 60);
      g_assert_false (is_acknowledged (&one->here, hash));
      world_node_start (&one->kz);
      world_until (nothing_waits, &one->here, 60);
      g_assert_true (is_acknowledged (&one->here, hash));
    }
  g_assert_null (beket_sync_get_alarm (one->here.sync));
  g_assert_cmpint (pair_held (one), ==, 6);
}

#define ADD(name, func) g_test_add ("/node/outage/" name, Pair, NULL, pair_set_up, func, pair_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stuck-sending/opencrvs-core#5313", test_stuck);
  ADD ("answer-lost/sikker-digital-post#226", test_lost_answer);
  ADD ("no-receipt-without-store/Holodeck-B2B#142", test_not_stored);
  ADD ("recovers/X-Road#1807", test_recovers);
  return g_test_run ();
}
