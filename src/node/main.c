/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beket-node: a state's exchange node. One table of commands.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/command.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct
{
  const char *name;
  const char *summary;
  int (*run)(int argc, char **argv);
} Command;

/* *INDENT-OFF* */
static const Command commands[] = {
  { "init",   N_("make a data folder with keys and certificate requests"),        beket_node_init },
  { "enrol",  N_("install certificates that the state's authority has issued"),   beket_node_enrol },
  { "trust",  N_("install the root certificate of a state"),                      beket_node_trust_root },
  { "run",    N_("serve stations and the peer state until told to stop"),         beket_node_run },
  { "status", N_("show logs, heads and alarms"),                                  beket_node_status },
};
/* *INDENT-ON* */

static void
print_help (void)
{
  g_print ("%s\n\n%s\n", _ ("Usage: beket-node COMMAND [OPTION…]"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-8s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("Exit status: 0 done, 1 refused, 2 wrong usage."));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help")))
    {
      print_help ();
      return BEKET_EXIT_DONE;
    }
  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("beket-node %s\n", PACKAGE_VERSION);
      return BEKET_EXIT_DONE;
    }
  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);
  g_printerr ("beket-node: %s\n", _ ("no such command; see beket-node --help"));
  return BEKET_EXIT_USAGE;
}
