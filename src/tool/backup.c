/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl backup and restore.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"

static int
tell_faults (GPtrArray  *faults,
             const char *to)
{
  for (guint i = 0; i < faults->len; i++)
    fprintf (stderr, "%s\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    {
      fprintf (stderr, _ ("The copy was made and is not whole: %s\n"), to);
      return BEKETCTL_REFUSED;
    }
  printf (_ ("Copied and read back: %s\n"), to);
  return BEKETCTL_OK;
}

int
beketctl_backup (int    argc,
                 char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  int status = beketctl_parse_options (&options, argc, argv, "FOLDER",
                                       _ ("Copies all records into a new folder, also while the window is open, and reads the copy "
                                          "back. Keys are not in it: a new station gets keys of its own."),
                                       NULL);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1)
    return beketctl_usage (argv[0], _ ("name the new folder"));
  faults = beket_tools_backup (options.station, options.rest[0], options.data, &error);
  return faults != NULL ? tell_faults (faults, options.rest[0]) : beketctl_refused (error);
}

int
beketctl_restore (int    argc,
                  char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gboolean aside = FALSE;
  const GOptionEntry own[] = {
    { "aside", 0, 0, G_OPTION_ARG_NONE, &aside, N_ ("In the place of a damaged store, which is kept beside it; the keys stay"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "FOLDER",
                                       _ ("Gives the records of a copy to a new station of the same name: init and enrol it first. It "
                                          "goes on in a new incarnation; what the node knows beyond the copy comes back from there."),
                                       own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1)
    return beketctl_usage (argv[0], _ ("name the folder of the copy"));
  if (!beket_tools_restore (options.rest[0], options.station, options.data, aside, &kept, &error))
    return beketctl_refused (error);
  puts (_ ("Restored"));
  if (kept != NULL)
    printf (_ ("The damaged store is kept, with what was not sent from it: %s\n"), kept);
  return BEKETCTL_OK;
}
