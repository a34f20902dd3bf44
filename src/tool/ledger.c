/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl ledger, rebuild, sync and doctor: the store and its exchange, seen by an administrator.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"

/* ---- ledger ---- */

static gboolean
print_line (const char *line,
            gsize       length,
            gpointer    data)
{
  return fwrite (line, 1, length, stdout) == length && putchar ('\n') == '\n';
}

static int
export (BeketStation *station,
        const char   *origin,
        const char   *ledger)
{
  g_autoptr (GError) error = NULL;

  if (beket_tools_export (station, origin, ledger, print_line, NULL, &error) && fflush (stdout) == 0)
    return BEKETCTL_OK;
  if (error == NULL)
    {
      perror ("beketctl ledger export");
      return BEKETCTL_REFUSED;
    }
  return beketctl_refused (error);
}

static int
list (BeketStation *station,
      const char   *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = beket_tools_list (station, what, &error);

  if (text == NULL)
    return beketctl_refused (error);
  puts (text);
  return BEKETCTL_OK;
}

int
beketctl_ledger (int    argc,
                 char **argv)
{
  static const char *const lists[] = { "outbox", "inbox", "quarantine", NULL };
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *ledger = NULL;
  gboolean is_export;
  const GOptionEntry own[] = {
    { "origin", 0, 0, G_OPTION_ARG_STRING, &origin, N_ ("Only entries of this origin"), "KZ-KZSYR-B02" },
    { "ledger", 0, 0, G_OPTION_ARG_STRING, &ledger, N_ ("Only this ledger: own or peer"), "peer" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "export | outbox | inbox | quarantine",
                                       _ ("“export” writes each entry as its header line and then its body line, byte "
                                          "for byte; a body that is withheld or erased has no line. The lists are JSON."),
                                       own);

  if (status >= 0)
    return status;
  is_export = beketctl_count (&options) == 1 && g_str_equal (options.rest[0], "export");
  if (!is_export && !(beketctl_count (&options) == 1 && g_strv_contains (lists, options.rest[0])))
    return beketctl_usage (argv[0], _ ("say “export”, “outbox”, “inbox” or “quarantine”"));
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return is_export ? export (station, origin, ledger) : list (station, options.rest[0]);
}

/* ---- rebuild ---- */

int
beketctl_rebuild (int    argc,
                  char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("Drops every table that is derived and makes it again from the entries."),
                                       NULL);

  if (status >= 0)
    return status;
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (!beket_tools_rebuild (station, &n_entries, &error))
    return beketctl_refused (error);
  if (options.json)
    printf ("{\"entries\":%" G_GINT64_FORMAT "}\n", n_entries);
  else
    printf (ngettext ("%d entry\n", "%d entries\n", (gulong) n_entries), (int) n_entries);
  return BEKETCTL_OK;
}

/* ---- sync ---- */

int
beketctl_sync (int    argc,
               char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  g_autoptr (GError) error = NULL;
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("Sends what waits, takes what is there, verifies the neighbour's acts."),
                                       NULL);

  if (status >= 0)
    return status;
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (!beket_tools_sync (station, &error))
    return beketctl_refused (error);
  printf ("{\"waiting\":%" G_GINT64_FORMAT "}\n", beket_station_get_waiting (station));
  return BEKETCTL_OK;
}

/* ---- doctor ---- */

static void
print_finding (const BeketFinding *finding,
               gboolean            json)
{
  g_autoptr (BeketValue) row = NULL;

  if (!json)
    {
      printf ("%s %-12s %s\n", finding->bad ? "✗" : finding->warning ? "!" : "✓", finding->what, finding->text);
      return;
    }
  row = beket_value_new_object ();
  beket_value_set_boolean (row, "ok", !finding->bad);
  beket_value_set_boolean (row, "warning", finding->warning);
  beket_value_set_text (row, "what", finding->what);
  beket_value_set_text (row, "text", finding->text);
  beketctl_print_json (row);
}

int
beketctl_doctor (int    argc,
                 char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (GPtrArray) findings = NULL;
  gboolean bad = FALSE;
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("Looks at entries, derived tables, files, keys, permissions, disk, its encryption and the clock; "
                                          "says in one line each what is wrong and what to do. Exit status 1 if something is; "
                                          "a warning (!) alone is none."), NULL);

  if (status >= 0)
    return status;
  findings = beket_tools_doctor (options.station, options.data);
  for (guint i = 0; i < findings->len; i++)
    {
      const BeketFinding *finding = g_ptr_array_index (findings, i);

      bad = bad || finding->bad;
      print_finding (finding, options.json);
    }
  return bad ? BEKETCTL_REFUSED : BEKETCTL_OK;
}
