/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node's face to its stations: what is taken, what is refused and by which word.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "exchange/problem.h"
#include "record/json.h"

#include <string.h>

#define HERE  "KZ-KZSYR-B02"
#define NEAR  "KZ-KZSYR-B03"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation near;
} One;

static void
set_up (One          *one,
        gconstpointer data)
{
  world_init (&one->world);
  world_nodes (&one->world, &one->kz, &one->ru);
  world_node_start (&one->kz);
  world_station_init (&one->here, &one->kz, HERE);
  world_station_init (&one->near, &one->kz, NEAR);
}

static void
tear_down (One          *one,
           gconstpointer data)
{
  world_station_clear (&one->here);
  world_station_clear (&one->near);
  world_node_clear (&one->kz);
  world_node_clear (&one->ru);
  world_clear (&one->world);
}

static void
assert_refused (BeketReply *reply,
                guint       status,
                const char *word)
{
  g_autofree char *got = world_word (reply);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_cmpstr (reply->media, ==, BEKET_PROBLEM_MEDIA);
  g_assert_cmpstr (got, ==, word);
}

static gint64
held (One *one)
{
  g_autoptr (BeketValue) status = world_node_status (&one->kz);
  const BeketValue *stations = beket_value_get (status, "stations");
  gint64 sum = 0;

  for (guint i = 0; i < beket_value_length (stations); i++)
    sum += beket_value_get_integer (beket_value_index (stations, i), "seq", 0);
  return sum;
}

/* ---- Pushing ---- */

static void
test_push (One          *one,
           gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 3);
  g_autoptr (BeketReply) first = world_push (&one->here, one->here.client, HERE, "peer", 1,
                                             lines->str);
  g_autoptr (BeketReply) second = world_push (&one->here, one->here.client, HERE, "peer", 1,
                                              lines->str);
  g_autoptr (BeketHead) head = NULL;
  g_autoptr (BeketIdentity) signer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->status, ==, 200);
  head = beket_head_open (g_bytes_get_data (first->body, NULL), g_bytes_get_size (first->body),
                          &bytes, &signature, &certificate, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (head->origin, ==, HERE);
  g_assert_cmpint (head->seq, ==, 3);
  g_assert_cmpstr (head->hash, ==, last);
  signer = beket_trust_check (one->world.trust, certificate, BEKET_ROLE_NODE,
                              g_get_real_time (), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signer->id, ==, "KZ-NODE");
  beket_signature_check (certificate, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         signature, &error);
  g_assert_no_error (error);

  /* The same again: the same receipt, and nothing twice. */
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_true (g_bytes_equal (first->body, second->body));
  g_assert_cmpint (held (one), ==, 3);
}

static void
assert_head (BeketReply *reply,
             gint64      seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse_bytes (reply->body, BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (value, "seq", -1), ==, seq);
  g_assert_true (beket_is_hash (beket_value_get_text (value, "hash")));
}

static void
test_another_head (One          *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "own", 6, NULL);
  g_autofree char *inc = world_inc (&one->here);
  g_autofree char *path = g_strdup_printf ("/v1/ledgers/%s/own/%s", HERE, inc);
  g_autoptr (GString) all = world_lines (&one->here, "own", 1, 6);
  g_autoptr (GString) start = world_lines (&one->here, "own", 1, 3);
  g_autoptr (GString) end = world_lines (&one->here, "own", 5, 6);
  g_autoptr (BeketReply) unknown = world_get (&one->here, path);
  g_autoptr (BeketReply) gap = world_push (&one->here, one->here.client, HERE, "own", 5, end->str);
  g_autoptr (BeketReply) taken = world_push (&one->here, one->here.client, HERE, "own", 1,
                                             start->str);
  g_autoptr (BeketReply) behind =
    world_push (&one->here, one->here.client, HERE, "own", 1, all->str);
  g_autoptr (BeketReply) known = world_get (&one->here, path);

  assert_refused (unknown, 404, "not-found");
  assert_refused (gap, 409, "another-head");
  assert_head (gap, 0);
  g_assert_cmpuint (taken->status, ==, 200);
  assert_refused (behind, 409, "another-head");
  assert_head (behind, 3);
  g_assert_cmpuint (known->status, ==, 200);
  assert_head (known, 3);
  g_assert_cmpint (held (one), ==, 3);
}

/* ---- Whose ledger ---- */

static void
test_wrong_origin (One          *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 1, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (BeketReply) other = world_push (&one->here, one->near.client, HERE, "peer", 1,
                                             lines->str);
  g_autoptr (BeketReply) posing = world_push (&one->here, one->near.client, NEAR, "peer", 1,
                                              lines->str);

  assert_refused (other, 403, "wrong-origin");
  assert_refused (posing, 422, "chain-broken");
  g_assert_cmpint (held (one), ==, 0);
}

/* An authority that calls itself like ours. */
static void
test_stranger (One          *one,
               gconstpointer data)
{
  g_autofree char *folder = g_build_filename (one->world.root, "stranger", NULL);
  g_autoptr (BeketAuthority) authority = beket_authority_create (folder, "KZ", NULL);
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_STATION, "KZ", "border",
                                                           "KZSYR", HERE, HERE);
  g_autoptr (BeketKey) key = world_key (&one->world, authority, "stranger-key", BEKET_KEY_P256,
                                        identity);
  g_autoptr (BeketClient) client = world_client (&one->world, &one->kz, "stranger-key");
  g_autofree char *last = world_append (&one->here, "peer", 1, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (BeketReply) reply = world_push (&one->here, client, HERE, "peer", 1, lines->str);

  assert_refused (reply, 403, "unknown-key");
  g_assert_cmpint (held (one), ==, 0);
}

/* A certificate of ours that is not for TLS. */
static void
test_officer (One          *one,
              gconstpointer data)
{
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_OFFICER, "KZ", "border",
                                                           "KZSYR", "Officer", "KZ-10442");
  g_autoptr (BeketKey) key = world_key (&one->world, one->world.kz, "officer", BEKET_KEY_P256,
                                        identity);
  g_autoptr (BeketClient) client = world_client (&one->world, &one->kz, "officer");
  BeketRequest request = { .method = "GET", .path = "/v1/feed" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketReply) reply = world_send (client, &request, &error);

  g_assert_no_error (error);
  assert_refused (reply, 403, "unknown-key");
}

static gboolean
accept_all (GTlsConnection      *connection,
            GTlsCertificate     *certificate,
            GTlsCertificateFlags flags,
            gpointer             data)
{
  return TRUE;
}

static void
prepare_tls (GSocketClient      *client,
             GSocketClientEvent  event,
             GSocketConnectable *host,
             GIOStream          *connection,
             gpointer            data)
{
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_signal_connect (connection, "accept-certificate", G_CALLBACK (accept_all), NULL);
}

/* With no certificate, past libsoup. (transfer full) */
static char *
ask_bare (One        *one,
          const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gsize length = 0;

  g_socket_client_set_tls (client, TRUE);
  g_socket_client_set_timeout (client, 20);
  g_signal_connect (client, "event", G_CALLBACK (prepare_tls), NULL);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) one->kz.port, NULL,
                                                &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer,
                           sizeof (buffer) - 1, &length, NULL, NULL);
  return g_strndup (buffer, length);
}

static void
test_no_certificate (One          *one,
                     gconstpointer data)
{
  g_autofree char *feed = ask_bare (one,
                                    "GET /v1/feed HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  g_autofree char *nothing = ask_bare (one,
                                       "GET /v1/nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  g_autofree char *health = ask_bare (one,
                                      "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

  g_assert_true (g_str_has_prefix (feed, "HTTP/1.1 403 "));
  g_assert_nonnull (strstr (feed, "no client certificate"));
  g_assert_true (g_str_has_prefix (nothing, "HTTP/1.1 403 "));
  g_assert_true (g_str_has_prefix (health, "HTTP/1.1 200 "));
}

static void
assert_status (BeketClient *client,
               const char  *path,
               guint        status)
{
  BeketRequest request = { .method = "GET", .path = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketReply) reply = world_send (client, &request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, status);
}

static void
test_doors (One          *one,
            gconstpointer data)
{
  g_autoptr (BeketIdentity) peer_node = beket_identity_new (BEKET_ROLE_NODE, "RU", "border", NULL,
                                                            "RU-NODE", "RU-NODE");
  g_autoptr (BeketIdentity) peer_station = beket_identity_new (BEKET_ROLE_STATION, "RU", "border",
                                                               "RUMSH", "RU-RUMSH-B01",
                                                               "RU-RUMSH-B01");
  g_autoptr (BeketKey) node_key = world_key (&one->world, one->world.ru, "peer-node",
                                             BEKET_KEY_P256, peer_node);
  g_autoptr (BeketKey) station_key = world_key (&one->world, one->world.ru, "peer-station",
                                                BEKET_KEY_P256, peer_station);
  g_autoptr (BeketClient) node = world_client (&one->world, &one->kz, "peer-node");
  g_autoptr (BeketClient) station = world_client (&one->world, &one->kz, "peer-station");

  assert_status (node, "/to/RU/checkpoint", 200);
  assert_status (node, "/to/KZ/checkpoint", 403);
  assert_status (node, "/v1/feed", 403);
  assert_status (node, "/metrics", 200);   /* over loopback, whoever it is */
  assert_status (node, "/to/RU/tile/0/000", 404);
  assert_status (node, "/to/RU/tile/0/0", 404);
  assert_status (node, "/to/RU/certs/00000000", 404);
  assert_status (station, "/to/RU/checkpoint", 403);
  assert_status (station, "/v1/feed", 403);
  assert_status (one->here.client, "/to/RU/checkpoint", 403);
  assert_status (one->here.client, "/v1/feed", 204);
  assert_status (one->here.client, "/v1/nothing", 404);
  assert_status (one->here.client, "/v1/%ff%0anothing", 404);
  assert_status (node, "/to/%ff%0a/checkpoint", 403);
  assert_status (one->here.client, "/v1/ledgers/" HERE "/secret/9f2c41d0a7e3b655", 404);
  assert_status (one->here.client, "/v1/ledgers/" HERE "/own/9F2C41d0a7e3b655", 404);
  assert_status (one->here.client, "/v1/ledgers/" NEAR "/own/9f2c41d0a7e3b655", 403);
  assert_status (one->here.client, "/v1/feed?after=x", 400);
  assert_status (one->here.client, "/v1/feed?after=1", 409);
  assert_status (one->here.client, "/v1/time", 200);
  assert_status (one->here.client, "/readyz", 200);
}

static void
test_revoked (One          *one,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (one->kz.folder, "trust", "crls", "KZ.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autoptr (BeketClient) client = world_client (&one->world, &one->kz, HERE);

  assert_status (one->here.client, "/v1/feed", 204);
  list = beket_authority_revoke (one->world.kz, beket_key_certificate (one->here.key), &error);
  g_assert_no_error (error);
  g_file_set_contents (path, list, -1, &error);
  g_assert_no_error (error);
  world_node_stop (&one->kz);
  world_node_start (&one->kz);
  assert_status (client, "/v1/feed", 403);
  assert_status (one->near.client, "/v1/feed", 204);
}

/* ---- Bad bytes ---- */

static void
assert_line (One        *one,
             const char *lines,
             gint64      line,
             const char *word)
{
  g_autoptr (BeketReply) reply = world_push (&one->here, one->here.client, HERE, "peer", 1, lines);
  g_autoptr (BeketValue) problem = NULL;

  assert_refused (reply, 422, word);
  problem = beket_json_parse_bytes (reply->body, BEKET_JSON_MAX_FILE, NULL);
  g_assert_cmpint (beket_value_get_integer (problem, "line", -1), ==, line);
  g_assert_cmpint (held (one), ==, 0);
}

/* Some byte in each line, and the answer names the line. */
static void
test_changed_byte (One          *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 3);
  g_auto (GStrv) parts = g_strsplit (good->str, "\n", -1);

  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) changed = g_strdupv (parts);
      g_autofree char *lines = NULL;
      char *digit = strstr (changed[i], "admitted");

      *digit = 'A';
      lines = g_strjoinv ("\n", changed);
      assert_line (one, lines, i + 1, "chain-broken");
      *digit = '\n';
      g_free (lines);
      lines = g_strjoinv ("\n", changed);
      assert_line (one, lines, i + 1, "bad-json");
    }
}

static void
test_order (One          *one,
            gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 3);
  g_auto (GStrv) parts = g_strsplit (good->str, "\n", -1);
  g_autofree char *swapped = g_strjoin ("\n", parts[0], parts[2], parts[1], parts[3], "", NULL);
  g_autofree char *missing = g_strjoin ("\n", parts[0], parts[1], parts[3], "", NULL);
  g_autofree char *headless = g_strjoin ("\n", parts[0], parts[1], parts[2], "", NULL);
  g_autofree char *only_head = g_strjoin ("\n", parts[3], "", NULL);
  g_autofree char *empty_line = g_strjoin ("\n", parts[0], "", parts[1], parts[2], parts[3], "",
                                           NULL);

  assert_line (one, swapped, 2, "chain-broken");
  assert_line (one, missing, 3, "chain-broken");
  assert_line (one, headless, 3, "bad-json");
  assert_line (one, only_head, 1, "chain-broken");
  assert_line (one, empty_line, 2, "bad-json");
  assert_line (one, "", 0, "chain-broken");
}

/* The head of the station, signed by another key, or with a signature that is not its own. */
static void
test_bad_head (One          *one,
               gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 1, NULL);
  g_autofree char *other = world_append (&one->near, "peer", 1, NULL);
  g_autoptr (BeketKey) key = beket_key_ref (one->here.key);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (GString) signed_by_other = NULL;
  g_autofree char *broken = g_strdup (good->str);
  char *signature = strstr (broken, "\"signature\":\"") + strlen ("\"signature\":\"") + 20;

  beket_key_unref (one->here.key);
  one->here.key = beket_key_ref (one->near.key);
  signed_by_other = world_lines (&one->here, "peer", 1, 1);
  beket_key_unref (one->here.key);
  one->here.key = beket_key_ref (key);
  assert_line (one, signed_by_other->str, 2, "bad-signature");
  *signature = *signature == 'A' ? 'B' : 'A';
  assert_line (one, broken, 2, "chain-broken");
}

static void
test_too_large (One          *one,
                gconstpointer data)
{
  g_autofree char *huge = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (BeketReply) reply = world_push (&one->here, one->here.client, HERE, "peer", 1, huge);
  g_autofree char *hash = NULL;
  g_autoptr (GString) lines = NULL;

  assert_refused (reply, 413, "too-large");
  hash = world_append (&one->here, "peer", 1001, NULL);
  lines = world_lines (&one->here, "peer", 1, 1001);
  assert_line (one, lines->str, 1002, "bad-json");
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *name;
    void        (*run) (One *one, gconstpointer data);
  } tests[] = {
    { "/node/push/receipt", test_push }, { "/node/push/another-head", test_another_head },
    { "/node/push/wrong-origin", test_wrong_origin }, { "/node/push/stranger", test_stranger },
    { "/node/push/officer", test_officer }, { "/node/push/no-certificate", test_no_certificate },
    { "/node/push/doors", test_doors }, { "/node/push/revoked", test_revoked },
    { "/node/push/changed-byte", test_changed_byte }, { "/node/push/order", test_order },
    { "/node/push/bad-head", test_bad_head }, { "/node/push/too-large", test_too_large },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, One, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
