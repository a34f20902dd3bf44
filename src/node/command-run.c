/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket-node run: serves until it is told to stop.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/command.h"
#include "node/lane.h"
#include "node/server.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <sys/resource.h>

#define FILES 8192   /* connections, files and the store: more than the usual 1024 */

static gboolean
stop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
reload (gpointer node)
{
  g_autoptr (GError) error = NULL;

  if (beket_node_reload (node, &error))
    g_message ("roots and revocation lists were read again");
  else
    g_message ("the old roots and revocation lists stay: %s", error->message);
  return G_SOURCE_CONTINUE;
}

static void
raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= FILES)
    return;
  limit.rlim_cur = MIN ((rlim_t) FILES, limit.rlim_max);
  setrlimit (RLIMIT_NOFILE, &limit);
}

static BeketLane *
start_lane (BeketNode *node,
            BeketLane *(*make)(BeketNode *node, GError **error))
{
  g_autoptr (GError) error = NULL;
  BeketLane *lane = NULL;

  if (node->folder->peer_url == NULL)
    return NULL;
  lane = make (node, &error);
  if (lane == NULL)
    g_message ("%s", error->message);
  return lane;
}

static int
serve (BeketNode *node)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (BeketNodeServer) server = NULL;
  g_autoptr (BeketLane) pull = NULL;
  g_autoptr (BeketLane) receipts = NULL;
  g_autoptr (GError) error = NULL;

  g_unix_signal_add (SIGTERM, stop, loop);
  g_unix_signal_add (SIGINT, stop, loop);
  g_unix_signal_add (SIGHUP, reload, node);
  server = beket_node_server_start (node, &error);
  if (server == NULL)
    return beket_node_refused (error);
  pull = start_lane (node, beket_node_pull_new);
  receipts = start_lane (node, beket_node_receipts_new);
  printf ("ready %u\n", beket_node_server_port (server));
  fflush (stdout);
  g_main_loop_run (loop);
  return BEKET_EXIT_DONE;
}

int
beket_node_run (int    argc,
                char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "node", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Data folder of the node"), N_ ("DIR") },
    { NULL },
  };
  g_autoptr (BeketNode) node = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!beket_node_options ("run",
                           _ ("Serves stations and the peer state until SIGTERM; "
                              "prints \"ready PORT\" when it listens."),
                           entries, &argc, &argv, &status))
    return status;
  if (folder == NULL || argc > 1)
    {
      g_printerr ("beket-node run: %s\n", _ ("--node DIR is needed"));
      return BEKET_EXIT_USAGE;
    }
  raise_limit ();
  node = beket_node_open (folder, &error);
  return node == NULL ? beket_node_refused (error) : serve (node);
}
