/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demonstration world: what administrators of two states would do by hand, in one go.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/demo.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "station/setup.h"

/* Synthetic people. */
static const struct
{
  const char *party;
  const char *other;
  const char *small;
  const char *point;
  const char *workstation;
  const char *lane;
  const char *direction;
  const char *officer;
  const char *name;
  const char *position;
  const char *pin;
} sides[] = {
  { "KZ", "RU", "kz", "KZSYR", "B02", "2", "exit", "KZ-10442", "Ахметов Н.", "инспектор", "246810" },
  { "RU", "KZ", "ru", "RUMSH", "B01", "1", "entry", "RU-20917", "Смирнова Е. П.", "инспектор", "135790" },
};

#define N_SIDES G_N_ELEMENTS (sides)
#define PORTS_TRIED 100

typedef struct
{
  const char *folder;
  const char *data;
  const char *node_program;
  guint       ports[N_SIDES];
} World;

static char *
path_of (const World *world,
         const char  *format,
         guint        side)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "%P", -1);
  g_autofree char *with_party = g_strjoinv (sides[side].party, parts);
  g_auto (GStrv) small = g_strsplit (with_party, "%p", -1);

  name = g_strjoinv (sides[side].small, small);
  return g_build_filename (world->folder, name, NULL);
}

/* ---- Ports ---- */

static gboolean
try_port (guint    port,
          GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, 0, error);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, (guint16) port);

  return socket != NULL && g_socket_bind (socket, address, FALSE, error);
}

/* Taken by the node a moment later, and again whenever it starts: so it is below those that the system gives to clients, whose
 * connections come and go. */
static gboolean
free_port (guint   *port,
           GError **error)
{
  for (guint i = 0; i < PORTS_TRIED; i++)
    {
      *port = (guint) g_random_int_range (10000, 30000);
      if (try_port (*port, NULL))
        return TRUE;
    }
  return try_port (*port, error);
}

/* ---- Nodes ---- */

static gboolean
run_node (const World       *world,
          const char *const *words,
          GError           **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  int status;

  g_strv_builder_add (builder, world->node_program);
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  return g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                       &status, error) &&
         g_spawn_check_wait_status (status, error);
}

static gboolean
init_node (const World *world,
           guint        side,
           GError     **error)
{
  g_autofree char *folder = path_of (world, "%p/node", side);
  g_autofree char *name = g_strconcat (sides[side].party, "-NODE", NULL);
  g_autofree char *port = g_strdup_printf ("%u", world->ports[side]);
  g_autofree char *peer = g_strdup_printf ("https://127.0.0.1:%u", world->ports[1 - side]);
  const char *words[] = {
    "init", "--node", folder, "--party", sides[side].party, "--name", name, "--listen", "127.0.0.1", "--port", port,
    "--peer", sides[side].other, "--peer-url", peer, "--host", "127.0.0.1", "--host", "localhost", NULL,
  };

  return run_node (world, words, error);
}

static gboolean
trust_node (const World *world,
            guint        side,
            GError     **error)
{
  g_autofree char *folder = path_of (world, "%p/node", side);

  for (guint i = 0; i < N_SIDES; i++)
    {
      g_autofree char *root = path_of (world, "authority/%P/root.pem", i);
      const char *words[] = { "trust", "--node", folder, "--party", sides[i].party, "--root", root, NULL };

      if (!run_node (world, words, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enrol_node (const World *world,
            guint        side,
            GError     **error)
{
  static const char *const names[] = { "node", "log" };
  g_autofree char *folder = path_of (world, "%p/node", side);
  g_autofree char *authority = path_of (world, "authority/%P", side);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *request_name = g_strconcat (names[i], ".csr", NULL);
      g_autofree char *certificate_name = g_strconcat (names[i], ".issued.pem", NULL);
      g_autofree char *request = g_build_filename (folder, request_name, NULL);
      g_autofree char *certificate = g_build_filename (folder, certificate_name, NULL);
      const char *words[] = { "enrol", "--node", folder, "--certificate", certificate, NULL };

      if (!beket_setup_issue (authority, request, certificate, error) || !run_node (world, words, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Booths ---- */

static gboolean
init_booth (const World *world,
            guint        side,
            GError     **error)
{
  g_autofree char *folder = path_of (world, "%p/booth", side);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u", world->ports[side]);
  BeketProfile profile = {
    .folder = folder,
    .party = (char *) sides[side].party,
    .body = (char *) "border",
    .point = (char *) sides[side].point,
    .workstation = (char *) sides[side].workstation,
    .lane = (char *) sides[side].lane,
    .direction = (char *) sides[side].direction,
    .node_url = url,
  };

  return beket_setup_init (&profile, world->data, error);
}

static gboolean
enrol_booth (const World *world,
             guint        side,
             GError     **error)
{
  static const char *const names[] = { "station", "seal" };
  g_autofree char *folder = path_of (world, "%p/booth", side);
  g_autofree char *authority = path_of (world, "authority/%P", side);

  for (guint i = 0; i < N_SIDES; i++)
    {
      g_autofree char *root = path_of (world, "authority/%P/root.pem", i);
      g_autofree char *list = path_of (world, "authority/%P/crl.pem", i);

      if (!beket_setup_trust (folder, sides[i].party, root, error) || !beket_setup_list (folder, list, error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *request_name = g_strconcat (names[i], ".csr", NULL);
      g_autofree char *certificate_name = g_strconcat (names[i], ".issued.pem", NULL);
      g_autofree char *request = g_build_filename (folder, "keys", request_name, NULL);
      g_autofree char *certificate = g_build_filename (folder, "keys", certificate_name, NULL);

      if (!beket_setup_issue (authority, request, certificate, error) ||
          !beket_setup_enrol_certificate (folder, certificate, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_pin (const char *p12,
           const char *pin,
           GError    **error)
{
  g_autofree char *stem = g_strndup (p12, strlen (p12) - strlen (".p12"));
  g_autofree char *path = g_strconcat (stem, ".pin", NULL);

  return g_file_set_contents_full (path, pin, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static gboolean
enrol_officer (const World *world,
               guint        side,
               GError     **error)
{
  g_autofree char *booth = path_of (world, "%p/booth", side);
  g_autofree char *authority = path_of (world, "authority/%P", side);
  g_autofree char *name = g_strconcat (sides[side].officer, ".p12", NULL);
  g_autofree char *path = g_build_filename (world->folder, "officers", name, NULL);

  return beket_setup_officer (authority, sides[side].officer, sides[side].name, "border", sides[side].point,
                              sides[side].pin, path, error) &&
         write_pin (path, sides[side].pin, error) &&
         beket_setup_enrol_officer (booth, path, sides[side].pin, sides[side].position, "inspector", NULL, error);
}

/* ---- The whole ---- */

static gboolean
make_roots (const World *world,
            GError     **error)
{
  g_autofree char *officers = g_build_filename (world->folder, "officers", NULL);

  g_mkdir_with_parents (officers, 0700);
  for (guint side = 0; side < N_SIDES; side++)
    {
      g_autofree char *folder = path_of (world, "authority/%P", side);

      if (!beket_setup_authority (folder, sides[side].party, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_side (const World *world,
           guint        side,
           GError     **error)
{
  return init_booth (world, side, error) &&
         enrol_booth (world, side, error) &&
         enrol_officer (world, side, error) &&
         init_node (world, side, error) &&
         trust_node (world, side, error) &&
         enrol_node (world, side, error);
}

/* So that a page from the other side is read with no network. */
static gboolean
exchange_seals (const World *world,
                GError     **error)
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      g_autofree char *folder = path_of (world, "%p/booth", i);
      g_autofree char *seal = path_of (world, "%p/booth/keys/seal.pem", 1 - i);

      if (!beket_setup_enrol_seal (folder, seal, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
beketctl_demo_world (const char *folder,
                     const char *data,
                     const char *node_program,
                     GError    **error)
{
  World world = { .folder = folder, .data = data, .node_program = node_program };

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("%s is there already"), folder);
      return FALSE;
    }
  return free_port (&world.ports[0], error) && free_port (&world.ports[1], error) &&
         make_roots (&world, error) &&
         make_side (&world, 0, error) && make_side (&world, 1, error) && exchange_seals (&world, error);
}
