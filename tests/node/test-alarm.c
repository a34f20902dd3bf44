/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What must never be taken for an acknowledgement, and what needs a person: forks, lost data, another log.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "domain/error.h"

#include <glib/gstdio.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

#define HERE "KZ-KZSYR-B02"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
} Two;

static void
set_up (Two          *two,
        gconstpointer data)
{
  world_init (&two->world);
  world_nodes (&two->world, &two->kz, &two->ru);
  world_node_start (&two->kz);
  world_station_init (&two->here, &two->kz, HERE);
}

static void
tear_down (Two          *two,
           gconstpointer data)
{
  world_station_clear (&two->here);
  world_node_clear (&two->kz);
  world_node_clear (&two->ru);
  world_clear (&two->world);
}

static void
must_sync (WorldStation *station)
{
  g_autoptr (GError) error = NULL;

  world_sync (station, &error);
  g_assert_no_error (error);
}

static gboolean
waiting_is_counted (gpointer data)
{
  return beket_sync_get_waiting (data) == 2;
}

/* ---- A portal that says 200 to everything (openrosa-form-submission: it "shouldn't be assumed to be meaningful") ---- */

static enum MHD_Result
say_welcome (void                  *answer,
             struct MHD_Connection *connection,
             const char            *url,
             const char            *method,
             const char            *version,
             const char            *upload,
             size_t                *upload_size,
             void                 **data)
{
  struct MHD_Response *response;
  enum MHD_Result result;

  if (*data == NULL || *upload_size > 0)
    {
      *data = answer;
      *upload_size = 0;
      return MHD_YES;
    }
  response = MHD_create_response_from_buffer (strlen (answer), answer, MHD_RESPMEM_MUST_COPY);
  MHD_add_response_header (response, "Content-Type", "text/html");
  result = MHD_queue_response (connection, 200, response);
  MHD_destroy_response (response);
  return result;
}

typedef struct
{
  struct MHD_Daemon *daemon;
  char              *key;
  char              *certificate;
} Portal;

/* In the place of the node: same address, a certificate of a node of @party. */
static void
portal_start (Portal     *portal,
              Two        *two,
              const char *party,
              const char *answer)
{
  BeketAuthority *authority = g_str_equal (party, "KZ") ? two->world.kz : two->world.ru;
  g_autofree char *name = g_strdup_printf ("%s-PORTAL", party);
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_NODE, party, "border", NULL,
                                                           name, name);
  g_autoptr (BeketKey) key = world_key (&two->world, authority, "portal", BEKET_KEY_P256, identity);
  g_autofree char *key_path = g_build_filename (two->world.root, "portal.key", NULL);
  g_autofree char *path = g_build_filename (two->world.root, "portal.pem", NULL);
  struct sockaddr_in address =
  { .sin_family = AF_INET, .sin_port = htons ((guint16) two->kz.port) };

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  g_assert_true (g_file_get_contents (key_path, &portal->key, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &portal->certificate, NULL, NULL));
  portal->daemon = MHD_start_daemon (MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TLS, 0, NULL, NULL,
                                     say_welcome, (void *) answer,
                                     MHD_OPTION_SOCK_ADDR, (struct sockaddr *) &address,
                                     MHD_OPTION_HTTPS_MEM_KEY, portal->key,
                                     MHD_OPTION_HTTPS_MEM_CERT, portal->certificate,
                                     MHD_OPTION_END);
  g_assert_nonnull (portal->daemon);
}

static void
portal_stop (Portal *portal)
{
  MHD_stop_daemon (portal->daemon);
  g_free (portal->key);
  g_free (portal->certificate);
}

static void
test_portal (Two          *two,
             gconstpointer answer)
{
  g_autofree char *hash = world_append (&two->here, "peer", 2, NULL);
  g_autofree char *time = NULL;
  g_autoptr (GError) error = NULL;
  Portal portal;

  world_node_stop (&two->kz);
  portal_start (&portal, two, "KZ", answer);
  g_assert_false (world_sync (&two->here, &error));
  g_assert_nonnull (error);
  world_until (waiting_is_counted, two->here.sync, 10);
  time = world_stage (&two->here, hash, "own-node");
  g_assert_null (time);
  portal_stop (&portal);

  /* And the true node takes it all. */
  world_node_start (&two->kz);
  must_sync (&two->here);
  time = world_stage (&two->here, hash, "own-node");
  g_assert_nonnull (time);
}

/* A node, but of the other state: refused before anything is sent. */
static void
test_not_our_node (Two          *two,
                   gconstpointer data)
{
  g_autofree char *hash = world_append (&two->here, "peer", 1, NULL);
  g_autoptr (GError) error = NULL;
  Portal portal;

  world_node_stop (&two->kz);
  portal_start (&portal, two, "RU", "");
  g_assert_false (world_sync (&two->here, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_assert_false (beket_sync_get_online (two->here.sync));
  portal_stop (&portal);
}

/* ---- The station is two stations ---- */

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
reopen (WorldStation *station,
        const char   *folder)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&station->sync);
  g_clear_object (&station->ledger);
  station->ledger = beket_ledger_open (folder, NULL, &error);
  g_assert_no_error (error);
  world_station_resync (station);
}

static void
test_fork (Two          *two,
           gconstpointer data)
{
  g_autofree char *first = world_append (&two->here, "peer", 2, NULL);
  g_autofree char *path = g_build_filename (two->here.folder, "ledger.db", NULL);
  g_autofree char *copy = g_build_filename (two->world.root, "copy.db", NULL);
  g_autofree char *next = NULL;
  g_autofree char *other = NULL;
  g_autoptr (BeketValue) status = NULL;
  g_autoptr (GError) error = NULL;
  const BeketValue *chain;

  must_sync (&two->here);
  beket_ledger_close (two->here.ledger);
  copy_file (path, copy);
  reopen (&two->here, two->here.folder);
  next = world_append (&two->here, "peer", 2, NULL);
  must_sync (&two->here);

  /* The disk was put back by hand, past "restore": the same numbers, other entries. */
  beket_ledger_close (two->here.ledger);
  copy_file (copy, path);
  reopen (&two->here, two->here.folder);
  other = world_append (&two->here, "peer", 3, NULL);
  g_assert_false (world_sync (&two->here, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_FORK);
  g_assert_true (g_str_has_prefix (beket_sync_get_alarm (two->here.sync), "fork:"));
  status = world_node_status (&two->kz);
  chain = beket_value_index (beket_value_get (status, "stations"), 0);
  g_assert_cmpint (beket_value_get_integer (chain, "seq", 0), ==, 4);
  g_assert_cmpstr (beket_value_get_text (chain, "hash"), ==, next);
}

/* ---- The node was put back ---- */

static void
save_node (WorldNode  *node,
           const char *copy)
{
  g_autofree char *path = g_build_filename (node->folder, "node.db", NULL);

  world_node_stop (node);
  copy_file (path, copy);
  world_node_start (node);
}

static void
restore_node (WorldNode  *node,
              const char *copy)
{
  g_autofree char *path = g_build_filename (node->folder, "node.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  world_node_stop (node);
  g_unlink (log);
  g_unlink (index);
  copy_file (copy, path);
  world_node_start (node);
}

static void
test_lost (Two          *two,
           gconstpointer data)
{
  g_autofree char *first = world_append (&two->here, "peer", 3, NULL);
  g_autofree char *copy = g_build_filename (two->world.root, "node-copy.db", NULL);
  g_autofree char *last = NULL;
  g_autoptr (BeketValue) status = NULL;
  const BeketValue *chain;

  must_sync (&two->here);
  g_assert_null (beket_sync_get_alarm (two->here.sync));
  save_node (&two->kz, copy);
  last = world_append (&two->here, "peer", 4, NULL);
  must_sync (&two->here);
  restore_node (&two->kz, copy);

  must_sync (&two->here);
  g_assert_nonnull (beket_sync_get_alarm (two->here.sync));
  g_assert_true (g_str_has_prefix (beket_sync_get_alarm (two->here.sync), "node-lost-data:"));
  status = world_node_status (&two->kz);
  chain = beket_value_index (beket_value_get (status, "stations"), 0);
  g_assert_cmpint (beket_value_get_integer (chain, "seq", 0), ==, 7);
  g_assert_cmpstr (beket_value_get_text (chain, "hash"), ==, last);
}

/* ---- The peer's log was put back ---- */

typedef struct
{
  WorldNode  *node;
  const char *what;    /* "size" of the mirror, or "alarms" */
  gint64      count;
} Counted;

static gboolean
is_counted (gpointer data)
{
  Counted *counted = data;
  g_autoptr (BeketValue) status = world_node_status (counted->node);

  if (g_str_equal (counted->what, "alarms"))
    return beket_value_length (beket_value_get (status, "alarms")) == counted->count;
  return beket_value_get_integer (beket_value_get (status, "mirror"), "signed",
                                  -1) == counted->count;
}

static void
assert_evidence (WorldNode  *node,
                 const char *kind)
{
  g_autoptr (BeketValue) status = world_node_status (node);
  const BeketValue *alarm = beket_value_index (beket_value_get (status, "alarms"), 0);

  g_assert_cmpstr (beket_value_get_text (alarm, "kind"), ==, kind);
  g_assert_nonnull (strstr (beket_value_get_text (alarm, "first"), "\n\n"));
  g_assert_nonnull (strstr (beket_value_get_text (alarm, "second"), "\n\n"));
  g_assert_cmpstr (beket_value_get_text (alarm, "first"), !=,
                   beket_value_get_text (alarm, "second"));
}

static void
test_peer_log (Two          *two,
               gconstpointer data)
{
  g_autofree char *copy = g_build_filename (two->world.root, "node-copy.db", NULL);
  g_autofree char *first = world_append (&two->here, "peer", 2, NULL);
  Counted mirrored = { &two->ru, "size", 5 };
  Counted alarmed = { &two->ru, "alarms", 1 };
  Counted own_alarmed = { &two->kz, "alarms", 1 };
  g_autofree char *next = NULL;
  g_autofree char *more = NULL;

  must_sync (&two->here);
  save_node (&two->kz, copy);
  next = world_append (&two->here, "peer", 3, NULL);
  must_sync (&two->here);
  world_node_start (&two->ru);
  world_until (is_counted, &mirrored, 30);
  restore_node (&two->kz, copy);
  world_until (is_counted, &alarmed, 40);
  assert_evidence (&two->ru, "peer-log");
  world_until (is_counted, &own_alarmed, 40);
  assert_evidence (&two->kz, "own-mirror");

  /* Nothing more is taken, also after a start. */
  world_node_stop (&two->ru);
  world_node_start (&two->ru);
  more = world_append (&two->here, "peer", 9, NULL);
  must_sync (&two->here);
  g_assert_true (is_counted (&mirrored));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/node/alarm/portal", Two, "<html><h1>Welcome to the free network</h1></html>",
              set_up, test_portal, tear_down);
  g_test_add ("/node/alarm/portal-empty", Two, "", set_up, test_portal, tear_down);
  g_test_add ("/node/alarm/portal-json", Two, "{\"seq\":2}", set_up, test_portal, tear_down);
  g_test_add ("/node/alarm/not-our-node", Two, NULL, set_up, test_not_our_node, tear_down);
  g_test_add ("/node/alarm/fork", Two, NULL, set_up, test_fork, tear_down);
  g_test_add ("/node/alarm/lost", Two, NULL, set_up, test_lost, tear_down);
  g_test_add ("/node/alarm/peer-log", Two, NULL, set_up, test_peer_log, tear_down);
  return g_test_run ();
}
