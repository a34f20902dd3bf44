/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl library: forms, protocols and reference data, checked before a station uses them.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"

static int
check (const char *folder,
       gboolean    json)
{
  g_autoptr (BeketValue) answer = beket_tools_check_library (folder);
  gboolean ok = beket_value_get_boolean (answer, "ok");

  if (json)
    beketctl_print_json (answer);
  else
    printf ("%s: %s\n", beket_value_get_text (answer, "folder"),
            ok ? "ok" : beket_value_get_text (answer, "message"));

  return ok ? BEKETCTL_OK : BEKETCTL_REFUSED;
}

int
beketctl_library (int    argc,
                  char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  int status = beketctl_parse_options (&options, argc, argv, "check FOLDER",
                                       _ ("Reads forms, protocols, code lists and reference data as a station would. "
                                          "Says “ok” or the first fault: file, place in it, reason."), NULL);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 2 || !g_str_equal (options.rest[0], "check"))
    return beketctl_usage (argv[0], _ ("say: check FOLDER"));

  return check (options.rest[1], options.json);
}
