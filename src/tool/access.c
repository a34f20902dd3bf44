/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl access: who saw what here, and what for (Article 4).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/access.h"

#define DEFAULT_LIMIT 200

static int
list (BeketStation *station,
      guint         limit,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  gint64 count;
  g_autoptr (BeketValue) rows = beket_tools_access (station, limit, &count, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);
      const char *number = beket_value_get_text (row, "number");

      printf ("%s  %-12s  %-12s  %s\n", beket_value_get_text (row, "time"), beket_value_get_text (row, "officer"),
              beket_value_get_text (row, "purpose"), number != NULL ? number : beket_value_get_text (row, "what"));
    }
  g_printerr (_ ("Views: %d\n"), (int) count);
  return BEKETCTL_OK;
}

int
beketctl_access (int    argc,
                 char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry own[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many, the newest first"), "200" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list",
                                       _ ("Who opened which act here, when and what for. It stays in the own ledger."), own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1 || !g_str_equal (options.rest[0], "list") || limit < 1)
    return beketctl_usage (argv[0], _ ("say “list”"));
  station = beketctl_open (&options);
  return station != NULL ? list (station, (guint) limit, options.json) : BEKETCTL_REFUSED;
}
