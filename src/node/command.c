/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options and answers that all commands of beket-node share.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/command.h"

#include <glib/gi18n.h>

int
beket_node_refused (const GError *error)
{
  g_printerr ("beket-node: %s\n", error->message);
  return BEKET_EXIT_REFUSED;
}

gboolean
beket_node_options (const char         *command,
                    const char         *summary,
                    const GOptionEntry *entries,
                    int                *argc,
                    char             ***argv,
                    int                *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *help = NULL;
  gboolean wants_help = FALSE;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_set_help_enabled (context, FALSE);
  for (int i = 1; i < *argc; i++)
    wants_help |= g_str_equal ((*argv)[i], "--help");
  if (wants_help)
    {
      help = g_option_context_get_help (context, FALSE, NULL);
      g_print ("%s", help);
      *status = BEKET_EXIT_DONE;
      return FALSE;
    }
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("beket-node %s: %s\n", command, error->message);
  *status = BEKET_EXIT_USAGE;
  return FALSE;
}
