/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two states for a test: authorities and nodes.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "record/json.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* ---- Authorities and keys ---- */

static void
add_root (World          *self,
          const char     *party,
          BeketAuthority *authority)
{
  g_autoptr (GError) error = NULL;

  beket_trust_add_root (self->trust, party, beket_authority_root (authority), &error);
  g_assert_no_error (error);
}

void
world_init (World *self)
{
  g_autofree char *kz = NULL;
  g_autofree char *ru = NULL;
  g_autoptr (GError) error = NULL;

  self->root = g_dir_make_tmp ("beket-world-XXXXXX", &error);
  g_assert_no_error (error);
  kz = g_build_filename (self->root, "authority-kz", NULL);
  ru = g_build_filename (self->root, "authority-ru", NULL);
  self->kz = beket_authority_create (kz, "KZ", &error);
  g_assert_no_error (error);
  self->ru = beket_authority_create (ru, "RU", &error);
  g_assert_no_error (error);
  self->trust = beket_trust_new ();
  add_root (self, "KZ", self->kz);
  add_root (self, "RU", self->ru);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
world_clear (World *self)
{
  g_clear_pointer (&self->kz, beket_authority_free);
  g_clear_pointer (&self->ru, beket_authority_free);
  g_clear_pointer (&self->trust, beket_trust_unref);
  remove_tree (self->root);
  g_clear_pointer (&self->root, g_free);
}

BeketKey *
world_key (World               *self,
           BeketAuthority      *authority,
           const char          *name,
           BeketKeyKind         kind,
           const BeketIdentity *identity)
{
  g_autofree char *key_path = g_strdup_printf ("%s/%s.key", self->root, name);
  g_autofree char *path = g_strdup_printf ("%s/%s.pem", self->root, name);
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;
  BeketKey *key = beket_key_generate (kind, &error);

  g_assert_no_error (error);
  beket_authority_issue_for (authority, key, identity,
                             g_get_real_time () - 60 * G_USEC_PER_SEC, 30, &error);
  g_assert_no_error (error);
  beket_key_save (key, key_path, &error);
  g_assert_no_error (error);
  pem = beket_certificate_to_pem (beket_key_certificate (key));
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  return key;
}

/* ---- Nodes ---- */

static char *
run_program (const char *const *arguments)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

static void
node_command (const char *first, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *output = NULL;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) g_getenv ("BEKET_NODE"));
  va_start (rest, first);
  for (const char *one = first; one != NULL; one = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) one);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  output = run_program ((const char *const *) arguments->pdata);
}

static gboolean
is_free (guint port)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  return g_socket_bind (socket, address, TRUE, NULL);
}

/* A port that is free now; the node is started on it again after it was killed. Below those that the system gives to clients: a
 * connection of a test beside would take it meanwhile. Each process has some of its own. */
static guint
free_port (void)
{
  static guint asked;
  guint port;

  do
    port = 10000 + ((guint) getpid () * 16 + asked++) % 20000;
  while (!is_free (port));

  return port;
}

static void
issue (WorldNode      *self,
       BeketAuthority *authority,
       const char     *name)
{
  g_autofree char *request_path = g_strdup_printf ("%s/%s.csr", self->folder, name);
  g_autofree char *path = g_strdup_printf ("%s-%s.pem", self->folder, name);
  g_autofree char *request = NULL;
  g_autofree char *pem = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (request_path, &request, NULL, &error);
  g_assert_no_error (error);
  der = beket_authority_issue (authority, request, 30, &error);
  g_assert_no_error (error);
  pem = beket_certificate_to_pem (der);
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  node_command ("enrol", "--node", self->folder, "--certificate", path, NULL);
}

static void
node_init (WorldNode  *self,
           World      *world,
           const char *party,
           guint       port)
{
  self->world = world;
  self->party = party;
  self->port = port;
  self->folder = g_strdup_printf ("%s/node-%s", world->root, party);
  self->url = g_strdup_printf ("https://127.0.0.1:%u", port);
}

static void
node_make (WorldNode      *self,
           WorldNode      *peer,
           BeketAuthority *authority)
{
  g_autofree char *name = g_strdup_printf ("%s-NODE", self->party);
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  g_autofree char *kz = g_build_filename (self->world->root, "authority-kz", "root.pem", NULL);
  g_autofree char *ru = g_build_filename (self->world->root, "authority-ru", "root.pem", NULL);

  node_command ("init", "--node", self->folder, "--party", self->party, "--name", name, "--listen",
                "127.0.0.1",
                "--port", port, "--peer", peer->party, "--peer-url", peer->url, NULL);
  issue (self, authority, "node");
  issue (self, authority, "log");
  node_command ("trust", "--node", self->folder, "--party", "KZ", "--root", kz, NULL);
  node_command ("trust", "--node", self->folder, "--party", "RU", "--root", ru, NULL);
}

void
world_nodes (World     *self,
             WorldNode *kz,
             WorldNode *ru)
{
  node_init (kz, self, "KZ", free_port ());
  node_init (ru, self, "RU", free_port ());
  node_make (kz, ru, self->kz);
  node_make (ru, kz, self->ru);
}

/* A test that dies takes its nodes with it. */
static void
die_together (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
world_node_start (WorldNode *self)
{
  const char *arguments[] = { g_getenv ("BEKET_NODE"), "run", "--node", self->folder, NULL };
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = g_strdup_printf ("ready %u", self->port);
  g_autofree char *line = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE;

  if (g_getenv ("BEKET_TEST_VERBOSE") == NULL)
    flags |= G_SUBPROCESS_FLAGS_STDERR_SILENCE;
  launcher = g_subprocess_launcher_new (flags);
  g_subprocess_launcher_set_child_setup (launcher, die_together, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, expected);
}

void
world_node_kill (WorldNode *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
world_node_stop (WorldNode *self)
{
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_clear_object (&self->process);
}

void
world_node_clear (WorldNode *self)
{
  if (self->process != NULL)
    world_node_stop (self);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->url, g_free);
}

BeketValue *
world_node_status (WorldNode *self)
{
  const char *arguments[] =
  { g_getenv ("BEKET_NODE"), "status", "--node", self->folder, "--json", NULL };
  g_autofree char *output = run_program (arguments);
  g_autoptr (GError) error = NULL;
  BeketValue *status;

  g_strchomp (output);
  status = beket_json_parse (output, strlen (output), BEKET_JSON_MAX_FILE, &error);
  g_assert_no_error (error);
  return status;
}

/* ---- Waiting ---- */

static gboolean
late (gpointer data)
{
  g_error ("the condition did not come true in time");
  return G_SOURCE_REMOVE;
}

static gboolean
tick (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* What is waited for happens in this very loop: whoever asked after each packet, and for long, would hold it up. */
void
world_until (gboolean ( *done ) (gpointer data),
             gpointer    data,
             guint       seconds)
{
  guint limit = g_timeout_add_seconds (seconds, late, NULL);
  gint64 asked = g_get_monotonic_time ();

  while (!done (data))
    {
      gint64 took = (g_get_monotonic_time () - asked) / 1000;
      gboolean again = FALSE;

      g_timeout_add ((guint) MAX (took, 20), tick, &again);
      while (!again)
        g_main_context_iteration (NULL, TRUE);
      asked = g_get_monotonic_time ();
    }
  g_source_remove (limit);
}
