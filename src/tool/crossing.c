/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl crossing: the open crossings, and scripted ones.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"

/* Flushed line by line: whoever reads it may stop us at any moment and knows what was committed. */
static void
print_entry (const BeketValue *entry,
             gpointer          data)
{
  beketctl_print_json (entry);
  fflush (stdout);
}

static int
play (BeketStation *station,
      const char   *script)
{
  g_autoptr (GError) error = NULL;

  if (beket_tools_play (station, script, print_entry, NULL, &error))
    return BEKETCTL_OK;
  return beketctl_refused (error);
}

static void
print_crossing (BeketCrossing *crossing)
{
  printf ("%s  %-24s %s\n", beket_crossing_get_id (crossing),
          beket_crossing_state_word (beket_crossing_get_state (crossing)), beket_crossing_get_title (crossing));
}

static int
list (BeketStation *station,
      gboolean      json)
{
  GListModel *model = beket_station_crossings (station);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (json)
    {
      text = beket_tools_list (station, "crossings", &error);
      if (text == NULL)
        return beketctl_refused (error);
      puts (text);
      return BEKETCTL_OK;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (model, i);

      print_crossing (crossing);
    }
  return BEKETCTL_OK;
}

int
beketctl_crossing (int    argc,
                   char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  gboolean is_play;
  int status = beketctl_parse_options (&options, argc, argv, "list | play SCRIPT",
                                       _ ("Lists the open crossings, or plays a scripted one through the use cases of "
                                          "the window and prints one JSON line for each entry after its commit."),
                                       NULL);

  if (status >= 0)
    return status;
  is_play = beketctl_count (&options) == 2 && g_str_equal (options.rest[0], "play");
  if (!is_play && !(beketctl_count (&options) == 1 && g_str_equal (options.rest[0], "list")))
    return beketctl_usage (argv[0], _ ("say “list” or “play SCRIPT”"));
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return is_play ? play (station, options.rest[1]) : list (station, options.json);
}
