/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices over a real socket: who may send, what is taken, who is given them.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "exchange/problem.h"
#include "ledger/advance.h"
#include "record/json.h"

#include <sqlite3.h>
#include <string.h>

#define HERE   "KZ-KZSYR-B02"
#define AWAY   "KZ-KZTAS-B01"
#define SENDER "KZ-TRANS-01"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation away;
  BeketClient *sender;
} One;

static BeketClient *
client_of (One        *one,
           const char *party,
           BeketRole   role,
           const char *id)
{
  BeketAuthority *authority = g_str_equal (party, "KZ") ? one->world.kz : one->world.ru;
  g_autoptr (BeketIdentity) identity = beket_identity_new (role, party, "carrier", NULL, id, id);
  g_autoptr (BeketKey) key = world_key (&one->world, authority, id, BEKET_KEY_P256, identity);

  return world_client (&one->world, &one->kz, id);
}

static void
set_up (One          *one,
        gconstpointer data)
{
  world_init (&one->world);
  world_nodes (&one->world, &one->kz, &one->ru);
  world_node_start (&one->kz);
  world_station_init (&one->here, &one->kz, HERE);
  world_station_init (&one->away, &one->kz, AWAY);
  one->sender = client_of (one, "KZ", BEKET_ROLE_ADVANCE, SENDER);
}

static void
tear_down (One          *one,
           gconstpointer data)
{
  g_clear_pointer (&one->sender, beket_client_unref);
  world_station_clear (&one->here);
  world_station_clear (&one->away);
  world_node_clear (&one->kz);
  world_node_clear (&one->ru);
  world_clear (&one->world);
}

static char *
notice (const char *sender,
        const char *id,
        int         revision,
        const char *point,
        const char *plate)
{
  return g_strdup_printf ("{\"format\":\"advance.notice\",\"sender\":\"%s\",\"id\":\"%s\",\"revision\":%d,"
                          "\"sent\":\"2026-11-21T16:00:00.000Z\",\"eta\":\"2026-11-22T09:20:00.000Z\","
                          "\"point\":\"%s\",\"direction\":\"exit\",\"vehicles\":[{\"plate\":\"%s\"}]}",
                          sender, id, revision, point, plate);
}

static BeketReply *
post (BeketClient *client,
      const char  *text,
      gsize        length)
{
  g_autoptr (GBytes) body = g_bytes_new (text, length);
  BeketRequest request = { .method = "POST", .path = "/v1/advance", .media = "application/json", .body = body };
  g_autoptr (GError) error = NULL;
  BeketReply *reply = world_send (client, &request, &error);

  g_assert_no_error (error);
  return reply;
}

static BeketReply *
post_text (One        *one,
           const char *text)
{
  return post (one->sender, text, strlen (text));
}

/* Posts and tells the status and the word of the problem. */
static void
assert_refused (BeketReply *reply,
                guint       status,
                const char *word)
{
  g_autofree char *got = world_word (reply);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_cmpstr (reply->media, ==, BEKET_PROBLEM_MEDIA);
  g_assert_cmpstr (got, ==, word);
  beket_reply_free (reply);
}

/* ---- Sending ---- */

static void
test_once (One          *one,
           gconstpointer data)
{
  g_autofree char *first = notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autofree char *spaced = g_strdup_printf (" %s\n", first);
  g_autofree char *changed = notice (SENDER, "a", 1, "KZSYR", "513ABC07");
  g_autofree char *newer = notice (SENDER, "a", 2, "KZSYR", "513ABC07");
  g_autoptr (BeketReply) taken = post_text (one, first);
  g_autoptr (BeketReply) again = post_text (one, first);
  g_autoptr (BeketReply) same = post_text (one, spaced);
  g_autoptr (BeketReply) second = NULL;
  g_autoptr (BeketReply) late = NULL;

  g_assert_cmpuint (taken->status, ==, 201);
  g_assert_cmpuint (again->status, ==, 200);
  g_assert_true (g_bytes_equal (taken->body, again->body));
  g_assert_true (g_bytes_equal (taken->body, same->body));
  assert_refused (post_text (one, changed), 409, "older");
  second = post_text (one, newer);
  g_assert_cmpuint (second->status, ==, 201);
  late = post_text (one, first);
  g_assert_cmpuint (late->status, ==, 200);
}

static gint64
member_of_problem (BeketReply *reply,
                   const char *name)
{
  g_autoptr (BeketProblem) problem = beket_problem_read (reply->body);

  return beket_value_get_integer (problem->value, name, -1);
}

/* Bad bytes: which byte, or which member, and why. */
static void
test_bad (One          *one,
          gconstpointer data)
{
  g_autofree char *good = notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autofree char *cut = g_strndup (good, 40);
  g_autofree char *plate = notice (SENDER, "a", 1, "KZSYR", "-");
  g_autofree char *large = g_strnfill (BEKET_ADVANCE_MAX_BYTES + 1, ' ');
  g_autoptr (BeketReply) no_json = post_text (one, cut);
  g_autoptr (BeketReply) member = post_text (one, plate);
  g_autoptr (BeketProblem) problem = beket_problem_read (member->body);

  g_assert_cmpuint (no_json->status, ==, 422);
  g_assert_cmpint (member_of_problem (no_json, "position"), ==, 40);
  g_assert_cmpuint (member->status, ==, 422);
  g_assert_cmpstr (problem->word, ==, "bad-notice");
  g_assert_cmpstr (beket_value_get_text (problem->value, "reason"), ==, "format");
  g_assert_nonnull (strstr (beket_value_get_text (problem->value, "detail"), "vehicles[0].plate: "));
  assert_refused (post_text (one, ""), 422, "bad-notice");
  assert_refused (post (one->sender, "\0\xff", 2), 422, "bad-notice");
  assert_refused (post_text (one, large), 413, "too-large");
}

static void
test_wrong_place (One          *one,
                  gconstpointer data)
{
  g_autofree char *other = notice ("KZ-TRANS-02", "a", 1, "KZSYR", "512ABC07");
  g_autofree char *point = notice (SENDER, "a", 1, "RUMSH", "512ABC07");

  assert_refused (post_text (one, other), 403, "wrong-sender");
  assert_refused (post_text (one, point), 422, "wrong-point");
}

/* The right role of the own state, and nobody else; and a sender reads nothing. */
static void
test_who (One          *one,
          gconstpointer data)
{
  g_autofree char *text = notice (SENDER, "a", 1, "KZSYR", "512ABC07");
  g_autoptr (BeketClient) stranger = client_of (one, "RU", BEKET_ROLE_ADVANCE, "RU-TRANS-01");
  g_autoptr (BeketClient) officer = client_of (one, "KZ", BEKET_ROLE_OFFICER, "KZ-10442");
  BeketRequest request = { .method = "GET", .path = "/v1/advance" };
  BeketRequest feed = { .method = "GET", .path = "/v1/feed" };
  g_autoptr (GError) error = NULL;

  assert_refused (post (one->here.client, text, strlen (text)), 403, "forbidden");
  assert_refused (post (stranger, text, strlen (text)), 403, "forbidden");
  assert_refused (post (officer, text, strlen (text)), 403, "unknown-key");
  assert_refused (world_send (one->sender, &request, &error), 403, "forbidden");
  assert_refused (world_send (one->sender, &feed, &error), 403, "forbidden");
}

static gboolean
accept_any (void)
{
  return TRUE;
}

/* No certificate at all, by a client that is not ours: over loopback the handshake is open for health alone. */
static void
test_no_certificate (One          *one,
                     gconstpointer data)
{
  static const char request[] = "POST /v1/advance HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GIOStream) tls = NULL;
  g_autoptr (GSocketConnectable) name = NULL;
  g_autoptr (GError) error = NULL;
  char answer[4096] = { 0 };
  gsize length = 0;

  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) one->kz.port, NULL, &error);
  g_assert_no_error (error);
  name = g_network_address_new ("localhost", (guint16) one->kz.port);
  tls = g_tls_client_connection_new (G_IO_STREAM (connection), name, &error);
  g_assert_no_error (error);
  g_signal_connect (tls, "accept-certificate", G_CALLBACK (accept_any), NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (tls), request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (tls), answer, sizeof (answer) - 1, &length, NULL, NULL);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 403"));
  g_assert_nonnull (strstr (answer, "unknown-key"));
}

/* ---- Giving ---- */

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
send_good (One        *one,
           const char *id,
           int         revision,
           const char *point,
           const char *plate)
{
  g_autofree char *text = notice (SENDER, id, revision, point, plate);
  g_autoptr (BeketReply) reply = post_text (one, text);

  g_assert_cmpuint (reply->status, ==, 201);
}

/* What was answered with 201 survives a power cut of the node and comes to the stations of the point, once. */
static void
test_delivered (One          *one,
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

/* One that cannot be read is set aside under the word that the screen knows, and the next one comes all the same. */
static void
test_damaged (One          *one,
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
  g_autofree char *here = expected (&((One *) data)->here);

  return g_str_equal (here, "111ABC07 1,");
}

/* The station waits, and is told at once. */
static void
test_long_poll (One          *one,
                gconstpointer data)
{
  beket_sync_start (one->here.sync);
  send_good (one, "a", 1, "KZSYR", "111ABC07");
  world_until (has_come, one, 20);
  beket_sync_stop (one->here.sync);
}

static void
test_cursor (One          *one,
             gconstpointer data)
{
  g_autoptr (BeketReply) nothing = world_get (&one->here, "/v1/advance");

  g_assert_cmpuint (nothing->status, ==, 204);
  g_assert_nonnull (beket_reply_header (nothing, "beket-store"));
  assert_refused (world_get (&one->here, "/v1/advance?after=7"), 409, "cursor-ahead");
  assert_refused (world_get (&one->here, "/v1/advance?after=x"), 400, "bad-argument");
}

#define ADD(name, func) g_test_add ("/node/advance/" name, One, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("once", test_once);
  ADD ("bad", test_bad);
  ADD ("wrong-place", test_wrong_place);
  ADD ("who", test_who);
  ADD ("no-certificate", test_no_certificate);
  ADD ("delivered", test_delivered);
  ADD ("damaged", test_damaged);
  ADD ("long-poll", test_long_poll);
  ADD ("cursor", test_cursor);
  return g_test_run ();
}
