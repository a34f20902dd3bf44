/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices over a real socket: who is given them, once, and what is set aside.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "carrier.h"

#include "ledger/advance.h"
#include "record/json.h"

#include <sqlite3.h>

static gboolean
read_expected (BeketTx *tx,
               gpointer data,
               GError **error)
{
  BeketValue **rows = data;

  *rows = beket_tx_advance_expected (tx, "KZSYR", "2026-01-01T00:00:00.000Z", 50, error);
  return *rows != NULL;
}

/* "title revision," of what a station expects. */
static char *
expected (WorldStation *station)
{
  g_autoptr (BeketValue) rows = NULL;
  GString *all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  beket_ledger_read (station->ledger, read_expected, &rows, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);

      g_string_append_printf (all, "%s %d,", beket_value_get_text (row, "title"),
                              (int) beket_value_get_integer (row, "revision", 0));
    }
  return g_string_free (all, FALSE);
}

static gboolean
lose_cursor (BeketTx *tx,
             gpointer data,
             GError **error)
{
  return beket_tx_set_mark (tx, "sync/advance", "0 ", error);
}

static void
send_good (Carrier    *one,
           const char *id,
           int         revision,
           const char *point,
           const char *plate)
{
  g_autofree char *text = carrier_notice (SENDER, id, revision, point, plate);
  g_autoptr (BeketReply) reply = carrier_post_text (one, text);

  g_assert_cmpuint (reply->status, ==, 201);
}

/* What was answered with 201 survives a power cut of the node and comes to the stations of the point, once. */
static void
test_delivered (Carrier      *one,
                gconstpointer data)
{
  g_autofree char *here = NULL;
  g_autofree char *again = NULL;
  g_autofree char *away = NULL;
  g_autoptr (GError) error = NULL;

  send_good (one, "a", 1, "KZSYR", "111ABC07");
  send_good (one, "b", 1, "KZSYR", "222ABC07");
  send_good (one, "a", 2, "KZSYR", "333ABC07");
  send_good (one, "c", 1, "KZTAS", "444ABC07");
  world_node_kill (&one->kz);
  world_node_start (&one->kz);
  g_assert_true (world_sync (&one->here, &error));
  g_assert_no_error (error);
  here = expected (&one->here);
  g_assert_cmpstr (here, ==, "222ABC07 1,333ABC07 2,");

  g_assert_true (world_sync (&one->away, &error));
  g_assert_no_error (error);
  away = expected (&one->away);
  g_assert_cmpstr (away, ==, "");

  /* A cursor that was lost brings nothing twice. */
  g_assert_true (beket_ledger_write (one->here.ledger, lose_cursor, NULL, &error));
  world_station_resync (&one->here);
  g_assert_true (world_sync (&one->here, &error));
  again = expected (&one->here);
  g_assert_cmpstr (again, ==, here);
}

/* In the node's store, while the node is down. */
static void
damage_notice (WorldNode  *node,
               const char *id)
{
  g_autofree char *path = g_build_filename (node->folder, "node.db", NULL);
  g_autofree char *text = g_strdup_printf ("UPDATE advance SET notice = '{' WHERE id = '%s'", id);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, text, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

static gboolean
read_quarantined (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  BeketValue **rows = data;

  *rows = beket_tx_quarantined (tx, 10, error);
  return *rows != NULL;
}

/* Carrier that cannot be read is set aside under the word that the screen knows, and the next one comes all the same. */
static void
test_damaged (Carrier      *one,
              gconstpointer data)
{
  g_autofree char *here = NULL;
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;
  const BeketValue *row;

  send_good (one, "a", 1, "KZSYR", "111ABC07");
  send_good (one, "b", 1, "KZSYR", "222ABC07");
  world_node_kill (&one->kz);
  damage_notice (&one->kz, "a");
  world_node_start (&one->kz);
  g_assert_true (world_sync (&one->here, &error));
  g_assert_no_error (error);
  here = expected (&one->here);
  g_assert_cmpstr (here, ==, "222ABC07 1,");

  g_assert_true (beket_ledger_read (one->here.ledger, read_quarantined, &rows, &error));
  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "source"), ==, "advance");
  g_assert_true (g_str_has_prefix (beket_value_get_text (row, "reason"), "line: "));
}

static gboolean
has_come (gpointer data)
{
  g_autofree char *here = expected (&((Carrier *) data)->here);

  return g_str_equal (here, "111ABC07 1,");
}

/* The station waits, and is told at once. */
static void
test_long_poll (Carrier      *one,
                gconstpointer data)
{
  beket_sync_start (one->here.sync);
  send_good (one, "a", 1, "KZSYR", "111ABC07");
  world_until (has_come, one, 20);
  beket_sync_stop (one->here.sync);
}

static void
test_cursor (Carrier      *one,
             gconstpointer data)
{
  g_autoptr (BeketReply) nothing = world_get (&one->here, "/v1/advance");

  g_assert_cmpuint (nothing->status, ==, 204);
  g_assert_nonnull (beket_reply_header (nothing, "beket-store"));
  carrier_refused (world_get (&one->here, "/v1/advance?after=7"), 409, "cursor-ahead");
  carrier_refused (world_get (&one->here, "/v1/advance?after=x"), 400, "bad-argument");
}

#define ADD(name, func) g_test_add ("/node/advance/" name, Carrier, NULL, carrier_set_up, func, carrier_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("delivered", test_delivered);
  ADD ("damaged", test_damaged);
  ADD ("long-poll", test_long_poll);
  ADD ("cursor", test_cursor);
  return g_test_run ();
}
