/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket-node init, enrol, trust: a node is set up.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/command.h"
#include "node/folder.h"

#include <glib/gi18n.h>
#include <string.h>

static int
usage (const char *command,
       const char *what)
{
  g_printerr ("beket-node %s: %s\n", command, what);
  return BEKET_EXIT_USAGE;
}

static gboolean
is_party (const char *text)
{
  return text != NULL && strlen (text) == 2 && g_ascii_isupper (text[0]) &&
         g_ascii_isupper (text[1]);
}

/* ---- init ---- */

typedef struct
{
  char  *node;
  char  *party;
  char  *name;
  char  *listen;
  int    port;
  char  *peer;
  char  *peer_url;
  char **hosts;
} Init;

static void
init_clear (Init *init)
{
  g_free (init->node);
  g_free (init->party);
  g_free (init->name);
  g_free (init->listen);
  g_free (init->peer);
  g_free (init->peer_url);
  g_strfreev (init->hosts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Init, init_clear)

static gboolean
is_name (const Init *init)
{
  return init->name != NULL && g_str_has_prefix (init->name, init->party) && init->name[2] == '-' &&
         strspn (init->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen (init->name);
}

/* The address it listens on is always one of its names: a test client comes by it. */
static char **
hosts_of (const Init *init)
{
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();

  for (char **host = init->hosts; host != NULL && *host != NULL; host++)
    g_strv_builder_add (hosts, *host);
  if (init->hosts == NULL || !g_strv_contains ((const char *const *) init->hosts, init->listen))
    g_strv_builder_add (hosts, init->listen);
  return g_strv_builder_end (hosts);
}

static int
create (const Init *init)
{
  g_autoptr (BeketNodeFolder) folder = g_new0 (BeketNodeFolder, 1);
  g_autoptr (GError) error = NULL;

  folder->path = g_strdup (init->node);
  folder->party = g_strdup (init->party);
  folder->name = g_strdup (init->name);
  folder->listen = g_strdup (init->listen);
  folder->port = (guint16) init->port;
  folder->hosts = hosts_of (init);
  folder->peer = g_strdup (init->peer);
  folder->peer_url = g_strdup (init->peer_url);
  folder->log = g_strdup_printf ("%s/to/%s", init->name, init->peer);
  if (!beket_node_folder_create (folder, &error))
    return beket_node_refused (error);
  g_print ("%s/node.csr\n%s/log.csr\n", init->node, init->node);
  return BEKET_EXIT_DONE;
}

int
beket_node_init (int    argc,
                 char **argv)
{
  g_auto (Init) init = { .port = 8443 };
  /* *INDENT-OFF* */
  const GOptionEntry entries[] = {
    { "node", 0, 0, G_OPTION_ARG_FILENAME, &init.node, N_("Data folder to make"), N_("DIR") },
    { "party", 0, 0, G_OPTION_ARG_STRING, &init.party, N_("Own state: KZ or RU"), N_("PARTY") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &init.name, N_("Name of the node, beginning with its state: KZ-NODE"), N_("NAME") },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &init.listen, N_("Address to listen on (127.0.0.1)"), N_("ADDRESS") },
    { "port", 0, 0, G_OPTION_ARG_INT, &init.port, N_("Port to listen on (8443); 0 takes any"), N_("PORT") },
    { "peer", 0, 0, G_OPTION_ARG_STRING, &init.peer, N_("The other state"), N_("PARTY") },
    { "peer-url", 0, 0, G_OPTION_ARG_STRING, &init.peer_url, N_("Address of the other state's node"), N_("URL") },
    { "host", 0, 0, G_OPTION_ARG_STRING_ARRAY, &init.hosts, N_("Name or address that its certificate is good for; may be repeated"), N_("NAME") },
    { NULL },
  };
  /* *INDENT-ON* */
  int status;

  if (!beket_node_options ("init", _ ("Makes a data folder with keys, node.csr and log.csr."),
                           entries, &argc, &argv, &status))
    return status;
  if (init.listen == NULL)
    init.listen = g_strdup ("127.0.0.1");
  if (init.node == NULL || argc > 1)
    return usage ("init", _ ("--node DIR is needed"));
  if (!is_party (init.party) || !is_party (init.peer) || g_str_equal (init.party, init.peer))
    return usage ("init", _ ("--party and --peer are two different states"));
  if (!is_name (&init))
    return usage ("init", _ ("--name begins with the state and has letters, digits and hyphens"));
  if (init.port < 0 || init.port > G_MAXUINT16 || !g_hostname_is_ip_address (init.listen))
    return usage ("init", _ ("--listen is an IP address and --port a port"));
  if (init.peer_url != NULL && !g_str_has_prefix (init.peer_url, "https://"))
    return usage ("init", _ ("--peer-url begins with https://"));
  return create (&init);
}

/* ---- enrol ---- */

static int
enrol_all (const char *path,
           char      **certificates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketNodeFolder) folder = beket_node_folder_load (path, &error);

  if (folder == NULL)
    return beket_node_refused (error);
  for (char **certificate = certificates; *certificate != NULL; certificate++)
    {
      const char *role;

      if (!beket_node_folder_enrol (folder, *certificate, &role, &error))
        return beket_node_refused (error);
      g_print ("%s/keys/%s.pem\n", path, role);
    }
  return BEKET_EXIT_DONE;
}

int
beket_node_enrol (int    argc,
                  char **argv)
{
  g_autofree char *node = NULL;
  g_auto (GStrv) certificates = NULL;
  const GOptionEntry entries[] = {
    { "node", 0, 0, G_OPTION_ARG_FILENAME, &node, N_ ("Data folder of the node"), N_ ("DIR") },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &certificates,
      N_ ("Certificate in PEM; may be repeated"), N_ ("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &certificates, NULL, N_ ("FILE…") },
    { NULL },
  };
  int status;

  if (!beket_node_options ("enrol",
                           _ ("Installs the certificates issued for node.csr and log.csr; "
                              "which one it is, its role tells."),
                           entries, &argc, &argv, &status))
    return status;
  if (node == NULL || certificates == NULL)
    return usage ("enrol", _ ("--node DIR and --certificate FILE are needed"));
  return enrol_all (node, certificates);
}

/* ---- trust ---- */

static int
install_root (const char *path,
              const char *party,
              const char *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketNodeFolder) folder = beket_node_folder_load (path, &error);

  if (folder == NULL || !beket_node_folder_trust (folder, party, root, &error))
    return beket_node_refused (error);
  g_print ("%s/trust/roots/%s.pem\n", path, party);
  return BEKET_EXIT_DONE;
}

int
beket_node_trust_root (int    argc,
                       char **argv)
{
  g_autofree char *node = NULL;
  g_autofree char *party = NULL;
  g_autofree char *root = NULL;
  const GOptionEntry entries[] = {
    { "node", 0, 0, G_OPTION_ARG_FILENAME, &node, N_ ("Data folder of the node"), N_ ("DIR") },
    { "party", 0, 0, G_OPTION_ARG_STRING, &party, N_ ("State whose root it is"), N_ ("PARTY") },
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &root, N_ ("Root certificate in PEM"), N_ ("FILE") },
    { NULL },
  };
  int status;

  if (!beket_node_options ("trust",
                           _ ("Installs the root certificate of a state; "
                              "it is good for that state only."),
                           entries, &argc, &argv, &status))
    return status;
  if (node == NULL || !is_party (party) || root == NULL || argc > 1)
    return usage ("trust", _ ("--node DIR, --party and --root FILE are needed"));
  return install_root (node, party, root);
}
