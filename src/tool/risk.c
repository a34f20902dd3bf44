/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl risk: rules of this station simulated, switched on and off, listed with what became of their hits.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/risk.h"

static int
number (const BeketValue *row,
        const char       *name)
{
  return (int) beket_value_get_integer (row, name, 0);
}

/* ---- simulate ---- */

static void
print_report (const BeketValue *report)
{
  int per_mille = number (report, "perMille");

  printf (_ ("Crossings: %d\n"), number (report, "crossings"));
  printf (_ ("Hits: %d (%d.%d %%)\n"), number (report, "hits"), per_mille / 10, per_mille % 10);
  printf (_ ("Hits with a violation found: %d\n"), number (report, "confirmed"));
  printf (_ ("Violations in all crossings: %d\n"), number (report, "violations"));
}

static int
simulate (BeketStation *station,
          const char   *path,
          gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) report = beket_tools_risk_simulate (station, path, &error);

  if (report == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (report);
  else
    print_report (report);
  return BEKETCTL_OK;
}

/* ---- list ---- */

static void
print_rule (const BeketValue *row,
            BeketLanguage     language)
{
  const char *title = beket_value_get_text (beket_value_get (row, "title"), beket_language_word (language));
  const char *version = beket_value_get_text (row, "version");

  printf ("%-24s %-5s %-9s %s\n", beket_value_get_text (row, "rule"), version != NULL ? version : "",
          beket_value_get_text (row, "state"), title != NULL ? title : "");
  printf (_ ("  fired: %d, confirmed: %d, not confirmed: %d, open: %d\n"), number (row, "fired"),
          number (row, "confirmed"), number (row, "notConfirmed"), number (row, "open"));
}

/* A bad file is no reason to hide the others, and every reason to say so. */
static int
list (BeketStation *station,
      gboolean      json)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_risk_list (station, faults, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    print_rule (beket_value_index (rows, i), beketctl_language ());
  for (guint i = 0; i < faults->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (faults, i));
  return faults->len == 0 ? BEKETCTL_OK : BEKETCTL_REFUSED;
}

/* ---- enable, disable ---- */

static int
change (BeketStation *station,
        const char   *word,
        const char   *what)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = g_str_equal (word, "enable") ? beket_tools_risk_enable (station, what, &error)
                                             : beket_tools_risk_disable (station, what, &error);

  return ok ? BEKETCTL_OK : beketctl_refused (error);
}

static gboolean
is_call (const BeketOptions *options)
{
  static const char *const with_one[] = { "simulate", "enable", "disable", NULL };
  guint count = beketctl_count (options);

  return (count == 1 && g_str_equal (options->rest[0], "list")) ||
         (count == 2 && g_strv_contains (with_one, options->rest[0]));
}

int
beketctl_risk (int    argc,
               char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketStation) station = NULL;
  int status = beketctl_parse_options (&options, argc, argv, "simulate FILE | enable FILE | disable RULE | list",
                                       _ ("Risk rules of this station; nothing of them is ever sent to the neighbour. "
                                          "“simulate” runs a rule over the past crossings, “enable” switches on what "
                                          "was simulated, “list” shows what became of the hits."), NULL);

  if (status >= 0)
    return status;
  if (!is_call (&options))
    return beketctl_usage (argv[0], _ ("say “simulate FILE”, “enable FILE”, “disable RULE” or “list”"));
  station = beketctl_open (&options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (g_str_equal (options.rest[0], "simulate"))
    return simulate (station, options.rest[1], options.json);
  if (g_str_equal (options.rest[0], "list"))
    return list (station, options.json);
  return change (station, options.rest[0], options.rest[1]);
}
