/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl advance: notices of carriers from files, and whom the station expects.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/clock.h"
#include "domain/local-time.h"
#include "station/advance.h"
#include "station/item.h"

/* ---- import ---- */

static void
print_import (const char   *path,
              gboolean      ok,
              gboolean      fresh,
              const GError *error,
              gboolean      json)
{
  g_autoptr (BeketValue) row = NULL;

  if (!json)
    {
      if (ok)
        printf (fresh ? _ ("%s: taken in\n") : _ ("%s: was here already\n"), path);
      else
        g_printerr ("%s\n", error->message);
      return;
    }
  row = beket_value_new_object ();
  beket_value_set_text (row, "file", path);
  beket_value_set_boolean (row, "ok", ok);
  if (ok)
    beket_value_set_boolean (row, "new", fresh);
  else
    beket_value_set_text (row, "message", error->message);
  beketctl_print_json (row);
}

/* A bad file is in the way of no other one. */
static int
import (BeketStation *station,
        char        **paths,
        gboolean      json)
{
  int status = BEKETCTL_OK;

  for (char **path = paths; *path != NULL; path++)
    {
      g_autoptr (GError) error = NULL;
      gboolean fresh = FALSE;
      gboolean ok = beket_tools_advance_import (station, *path, &fresh, &error);

      print_import (*path, ok, fresh, error, json);
      if (!ok)
        status = BEKETCTL_REFUSED;
    }
  return status;
}

/* ---- list ---- */

static void
print_notice (BeketStation     *station,
              const BeketValue *row)
{
  g_autofree char *when = NULL;
  gint64 eta = 0;

  beket_time_parse_wire (beket_value_get_text (row, "eta"), &eta, NULL);
  when = beket_point_time (beket_station_get_point (station, NULL), eta);
  printf ("%s  %-16s %s\n", when, beket_value_get_text (row, "title"), beket_value_get_text (row, "key"));
}

static int
list (BeketStation *station,
      gboolean      json)
{
  GListModel *model = beket_station_notices (station);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (model, i);

      if (json)
        beketctl_print_json (beket_item_get_row (item));
      else
        print_notice (station, beket_item_get_row (item));
    }
  return BEKETCTL_OK;
}

int
beketctl_advance (int    argc,
                  char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  guint count;
  gboolean is_import;
  int status = beketctl_parse_options (&options, argc, argv, "import FILE… | list",
                                       _ ("Advance notices: “import” takes them in from files, each once; a higher "
                                          "revision takes the place of a lower one. “list” shows whom this station "
                                          "expects."), NULL);

  if (status >= 0)
    return status;
  count = beketctl_count (&options);
  is_import = count >= 2 && g_str_equal (options.rest[0], "import");
  if (!is_import && !(count == 1 && g_str_equal (options.rest[0], "list")))
    return beketctl_usage (argv[0], _ ("say “import FILE…” or “list”"));
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return is_import ? import (station, options.rest + 1, options.json) : list (station, options.json);
}
