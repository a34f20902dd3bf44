/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl verify: "valid", or the first check that failed, one line a file.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"

/* The name of a file may be any bytes; JSON is UTF-8. */
static void
set_file (BeketValue *row,
          const char *path)
{
  g_autofree char *text = g_utf8_make_valid (path, -1);

  beket_value_set_text (row, "file", text);
}

static void
print_view (const char         *path,
            const BeketActView *view,
            gboolean            json)
{
  g_autoptr (BeketValue) row = NULL;

  if (!json)
    {
      printf ("%s: %s\n", path, view->valid ? "valid" : view->failed);
      return;
    }
  row = beket_value_new_object ();
  set_file (row, path);
  beket_value_set_boolean (row, "valid", view->valid);
  beket_value_set_text (row, "verdict", view->valid ? "valid" : view->failed);
  beket_value_set_text (row, "detail", view->detail);
  if (view->position >= 0)
    beket_value_set_integer (row, "position", view->position);
  beket_value_set_boolean (row, "drawn", view->drawn);
  beket_value_set_boolean (row, "undrawn", view->undrawn);
  beket_value_set (row, "signers", beket_value_copy (view->signatures));
  if (view->valid && view->record != NULL)
    beket_value_set (row, "record", beket_value_copy (view->record));
  beketctl_print_json (row);
}

/* A file that cannot be read is a line like the others: a script reads one object a line. */
static void
print_unread (const char   *path,
              const GError *error,
              gboolean      json)
{
  g_autoptr (BeketValue) row = NULL;

  if (!json)
    {
      printf ("%s: unreadable: %s\n", path, error->message);
      return;
    }
  row = beket_value_new_object ();
  set_file (row, path);
  beket_value_set_boolean (row, "valid", FALSE);
  beket_value_set_text (row, "verdict", "unreadable");
  beket_value_set_text (row, "detail", error->message);
  beketctl_print_json (row);
}

static gboolean
verify_file (BeketStation *station,
             const char   *path,
             gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_verify_file (station, path, &error);

  if (view == NULL)
    {
      print_unread (path, error, json);
      return FALSE;
    }
  print_view (path, view, json);
  return view->valid;
}

int
beketctl_verify (int    argc,
                 char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  gboolean ok = TRUE;
  int status = beketctl_parse_options (&options, argc, argv, "FILE…",
                                       _ ("Verifies acts by the roots that the station trusts. Says “valid” or the "
                                          "word of the first check that failed, one line a file; exit status 0 only "
                                          "if all are valid."), NULL);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) == 0)
    return beketctl_usage (argv[0], _ ("name a file"));
  beket_tools_will_draw ();
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  for (char **path = options.rest; *path != NULL; path++)
    ok = verify_file (station, *path, options.json) && ok;
  return ok ? BEKETCTL_OK : BEKETCTL_REFUSED;
}
