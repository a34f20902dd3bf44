/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl day: the register of a day closed, reopened and shown.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "station/day.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/local-time.h"
#include "tool/correction.h"
#include "tool/paper.h"

/* ---- list, show ---- */

static void
print_totals (const BeketValue *totals)
{
  printf (_ ("  crossings %d, persons %d, acts %d, refused %d, detained %d, offences %d\n"),
          (int) beket_value_get_integer (totals, "crossings", 0), (int) beket_value_get_integer (totals, "persons", 0),
          (int) beket_value_get_integer (totals, "acts", 0), (int) beket_value_get_integer (totals, "refused", 0),
          (int) beket_value_get_integer (totals, "detained", 0), (int) beket_value_get_integer (totals, "offences", 0));
}

static int
list_days (BeketStation *station,
           gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_days (station, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);

      printf ("%s  %-8s  %s  %s  %s\n", beketctl_text (row, "day"), beketctl_text (row, "state"), beketctl_text (row, "origin"),
              beketctl_text (row, "officer"), beketctl_text (row, "number"));
      if (beket_value_get (row, "totals") != NULL)
        print_totals (beket_value_get (row, "totals"));
    }
  return BEKETCTL_OK;
}

static void
print_crossings (const BeketValue *row,
                 const char       *name,
                 const char       *title)
{
  const BeketValue *rows = beket_value_get (row, name);

  if (beket_value_length (rows) > 0)
    printf ("%s\n", title);
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const BeketValue *part = beket_value_index (rows, i);

      if (beket_value_to_text (part) != NULL)
        printf ("  %s\n", beket_value_to_text (part));
      else
        printf ("  %s  %s  %s%s\n", beketctl_text (part, "crossing"), beketctl_text (part, "title"), beketctl_text (part, "state"),
                beketctl_text (part, "type"));
    }
}

static void
print_day (BeketStation     *station,
           const BeketValue *row)
{
  const BeketValue *closing = beket_value_get (row, "closing");
  g_autofree char *when = beketctl_time (station, beket_value_get_text (closing, "closed"));
  gint64 waiting = beket_value_get_integer (row, "waiting", 0);

  printf ("%s  %s\n", beketctl_text (row, "day"), beketctl_text (row, "state"));
  if (closing != NULL)
    {
      printf (_ ("Closed: %s  %s  %s\n"), beketctl_text (closing, "number"), beketctl_text (closing, "officer"), when);
      print_totals (beket_value_get (closing, "totals"));
    }
  printf ("%s\n", _ ("Now:"));
  print_totals (beket_value_get (row, "totals"));
  print_crossings (row, "open", _ ("Open crossings:"));
  print_crossings (row, "unsigned", _ ("Decided, act not signed:"));
  print_crossings (row, "undelivered", _ ("The other Party does not hold yet:"));
  print_crossings (row, "late", _ ("Late, in no total of the closing:"));
  if (waiting > 0)
    printf (ngettext ("%d entry is not sent yet.\n", "%d entries are not sent yet.\n", (gulong) waiting), (int) waiting);
}

static int
show (BeketStation *station,
      const char   *day,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) row = beket_tools_day (station, day, &error);

  if (row == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (row);
  else
    print_day (station, row);
  return BEKETCTL_OK;
}

/* ---- close, reopen ---- */

/* What was open and not delivered when the day was closed is said to whoever closes it, whatever he asked for. */
static int
close_day (BeketStation *station,
           const char   *day,
           gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_tools_close_day (station, day, &error);

  if (number == NULL)
    return beketctl_refused_by (station, error);
  return show (station, day, json);
}

static int
reopen (BeketStation             *station,
        const char               *day,
        const BeketCtlCorrection *self,
        const char               *reason,
        gboolean                  json)
{
  const BeketGrounds grounds = beketctl_correction_grounds (self, reason);
  g_autoptr (GError) error = NULL;

  return beket_tools_reopen_day (station, day, &grounds, &error) ? show (station, day, json)
                                                                  : beketctl_refused_by (station, error);
}

/* ---- The command ---- */

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);
  const char *word = count > 0 ? options->rest[0] : "";

  if (g_str_equal (word, "list"))
    return count == 1;
  return count == 2 && (g_str_equal (word, "show") || g_str_equal (word, "close") || g_str_equal (word, "reopen"));
}

static int
decide (BeketStation       *station,
        const BeketOptions *options,
        BeketCtlCorrection *self,
        const char         *reason)
{
  g_autoptr (GError) error = NULL;

  if (!beketctl_correction_begin (self, station, &error))
    return beketctl_refused_by (station, error);
  return g_str_equal (options->rest[0], "close") ? close_day (station, options->rest[1], options->json)
                                                  : reopen (station, options->rest[1], self, reason, options->json);
}

static int
run (const BeketOptions *options,
     BeketCtlCorrection *self,
     const char         *reason)
{
  g_autoptr (BeketStation) station = NULL;

  if (!is_call (options))
    return beketctl_usage ("beketctl day", _ ("say “list”, “show DAY”, “close DAY” or “reopen DAY”"));
  if (g_str_equal (options->rest[0], "close") && (self->officer == NULL || self->pin_file == NULL))
    return beketctl_usage ("beketctl day", _ ("a decision needs --officer and --pin-file"));
  if (g_str_equal (options->rest[0], "reopen") &&
      (!beketctl_correction_is_whole (self) || self->second == NULL || reason == NULL))
    return beketctl_usage ("beketctl day", _ ("to reopen needs --officer, --pin-file, --reason, --text, --second and --second-pin-file"));
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (g_str_equal (options->rest[0], "list"))
    return list_days (station, options->json);
  if (g_str_equal (options->rest[0], "show"))
    return show (station, options->rest[1], options->json);
  return decide (station, options, self, reason);
}

int
beketctl_day (int    argc,
              char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (BeketCtlCorrection) self = { 0 };
  g_autofree char *reason = NULL;
  const GOptionEntry own[] = {
    BEKETCTL_OFFICER_ENTRIES (&self),
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Code of the reason: C1 to C6, C99"), "C3" },
    BEKETCTL_CORRECTION_ENTRIES (&self),
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | show DAY | close DAY | reopen DAY",
                                       _ ("A supervisor closes the register of a day, two reopen it. What is written about its crossings "
                                          "afterwards is shown as late and is in no total of the closing. A closing says what is open, "
                                          "unsigned and not delivered."), own);

  return status >= 0 ? status : run (&options, &self, reason);
}
