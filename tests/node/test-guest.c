/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may come in by which door of a node: strangers, officers, the peer, and who shows no certificate or one that is revoked.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "pair.h"

#include <string.h>

/* An authority that calls itself like ours. */
static void
test_stranger (Pair         *one,
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

  world_assert_refused (reply, 403, "unknown-key");
  g_assert_cmpint (pair_held (one), ==, 0);
}

/* A certificate of ours that is not for TLS. */
static void
test_officer (Pair         *one,
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
  world_assert_refused (reply, 403, "unknown-key");
}

static void
test_no_certificate (Pair         *one,
                     gconstpointer data)
{
  g_autofree char *feed = world_ask_bare (&one->kz,
                                          "GET /v1/feed HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  g_autofree char *nothing = world_ask_bare (&one->kz,
                                             "GET /v1/nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  g_autofree char *health = world_ask_bare (&one->kz,
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
test_doors (Pair         *one,
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
test_revoked (Pair         *one,
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

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *name;
    void        (*run) (Pair *one, gconstpointer data);
  } tests[] = {
    { "/node/push/stranger", test_stranger },
    { "/node/push/officer", test_officer },
    { "/node/push/no-certificate", test_no_certificate },
    { "/node/push/doors", test_doors },
    { "/node/push/revoked", test_revoked },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Pair, NULL, pair_set_up, tests[i].run, pair_tear_down);
  return g_test_run ();
}
