/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl search and register: what was seen here, and the lines of a day.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "domain/clock.h"
#include "domain/local-time.h"
#include "station/search.h"

#define PAGE_ROWS 200

static const char *
text_of (const BeketValue *row,
         const char       *name)
{
  const char *text = beket_value_get_text (row, name);

  return text != NULL ? text : "";
}

static char *
time_of (BeketStation     *station,
         const BeketValue *row,
         const char       *name)
{
  gint64 utc_us = 0;

  beket_time_parse_wire (text_of (row, name), &utc_us, NULL);
  return beket_point_time (beket_station_get_point (station, NULL), utc_us);
}

/* Where the next page begins is said beside the rows, not among them. */
static void
print_next (const BeketValue *page)
{
  const char *next = beket_value_get_text (page, "next");

  if (next != NULL)
    /* Translators: %s is the key of the next page, as it is typed. */
    g_printerr (_ ("More: --after \"%s\"\n"), next);
}

static int
check_limit (const char *command,
             int         limit)
{
  return limit >= 1 && limit <= PAGE_ROWS ? -1 : beketctl_usage (command, _ ("a page has 1 to 200 rows"));
}

/* ---- search ---- */

static const char *
kind_name (const char *kind)
{
  static const struct { const char *word; const char *name; } kinds[] = {
    { "person", N_ ("person") },
    { "plate", N_ ("plate") },
    { "container", N_ ("container") },
    { "wagon", N_ ("wagon") },
    { "document", N_ ("document") },
    { "act", N_ ("act") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].word, kind))
      return _ (kinds[i].name);
  return kind;
}

static void
print_things (BeketStation     *station,
              const BeketValue *rows)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);
      g_autofree char *time = time_of (station, row, "time");

      printf ("%s  %s  %s %s  %s\n", time, kind_name (text_of (row, "kind")), text_of (row, "number"),
              text_of (row, "name"), text_of (row, "crossing"));
    }
}

static int
search (const BeketOptions *options,
        const char         *text,
        const char         *after,
        int                 limit)
{
  g_autoptr (BeketStation) station = beketctl_open (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = NULL;

  if (station == NULL)
    return BEKETCTL_REFUSED;
  page = beket_tools_search (station, text, after, (guint) limit, &error);
  if (page == NULL)
    return beketctl_refused (error);
  if (options->json)
    {
      beketctl_print_json (page);
      return BEKETCTL_OK;
    }
  print_things (station, beket_value_get (page, "rows"));
  print_next (page);
  return BEKETCTL_OK;
}

int
beketctl_search (int    argc,
                 char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  int limit = PAGE_ROWS;
  const GOptionEntry own[] = {
    { "after", 0, 0, G_OPTION_ARG_STRING, &after, N_ ("The page behind this key"), N_ ("KEY") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Rows of a page, at most 200"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "TEXT…",
                                       _ ("Finds persons, plates, containers, wagons, documents and act numbers by any "
                                          "part of a word, in either alphabet, newest first; every word must be there."),
                                       own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) == 0)
    return beketctl_usage (argv[0], _ ("say what to look for"));
  status = check_limit (argv[0], limit);
  if (status >= 0)
    return status;
  text = g_strjoinv (" ", options.rest);
  return search (&options, text, after, limit);
}

/* ---- register ---- */

static void
print_line (BeketStation     *station,
            const BeketValue *row,
            BeketLanguage     language)
{
  BeketCodes *codes = beket_station_get_codes (station);
  g_autofree char *time = time_of (station, row, "opened");

  printf ("%s  %s  %s  %s  %s  %s  %s\n", time,
          beket_codes_label (codes, "direction", text_of (row, "direction"), language),
          beket_codes_label (codes, "subject", text_of (row, "subject"), language), text_of (row, "title"),
          text_of (row, "name"), beket_codes_label (codes, "crossing-state", text_of (row, "state"), language),
          text_of (row, "act"));
}

static void
print_totals (const BeketValue *totals)
{
  if (totals != NULL)
    printf (_ ("Crossings: %d; persons: %d; vehicles: %d\n"), (int) beket_value_get_integer (totals, "crossings", 0),
            (int) beket_value_get_integer (totals, "persons", 0), (int) beket_value_get_integer (totals, "vehicles", 0));
}

static int
show_register (const BeketOptions *options,
               const BeketValue   *ask)
{
  g_autoptr (BeketStation) station = beketctl_open (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = NULL;
  const BeketValue *rows;

  if (station == NULL)
    return BEKETCTL_REFUSED;
  page = beket_tools_register (station, ask, &error);
  if (page == NULL)
    return beketctl_refused (error);
  if (options->json)
    {
      beketctl_print_json (page);
      return BEKETCTL_OK;
    }
  print_totals (beket_value_get (page, "totals"));
  rows = beket_value_get (page, "rows");
  for (guint i = 0; i < beket_value_length (rows); i++)
    print_line (station, beket_value_index (rows, i), beket_language_from_word (setlocale (LC_MESSAGES, NULL)));
  print_next (page);
  return BEKETCTL_OK;
}

/* Bytes that are no text are refused here: an ask holds texts only. */
static int
read_ask (const char         *command,
          const GOptionEntry *own,
          BeketValue         *ask)
{
  for (; own->arg == G_OPTION_ARG_STRING; own++)
    {
      const char *text = *(char **) own->arg_data;

      if (text == NULL)
        continue;
      if (!g_utf8_validate (text, -1, NULL))
        return beketctl_usage (command, _ ("not UTF-8"));
      beket_value_set_text (ask, own->long_name, text);
    }
  return -1;
}

int
beketctl_register (int    argc,
                   char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  char *texts[10] = { NULL };
  int limit = PAGE_ROWS;
  const GOptionEntry own[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &texts[0], N_ ("Only this day of the point, with its totals"), "2026-11-22" },
    { "point", 0, 0, G_OPTION_ARG_STRING, &texts[1], N_ ("Only this crossing point"), "KZSYR" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &texts[2], N_ ("Only this direction: exit or entry"), N_ ("WORD") },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &texts[3], N_ ("Only these: on-foot, car, bus, truck, train, animals"), N_ ("WORD") },
    { "control", 0, 0, G_OPTION_ARG_STRING, &texts[4], N_ ("Only where this kind of control was recorded"), N_ ("WORD") },
    { "decision", 0, 0, G_OPTION_ARG_STRING, &texts[5], N_ ("Only with this decision or state"), N_ ("WORD") },
    { "citizenship", 0, 0, G_OPTION_ARG_STRING, &texts[6], N_ ("Only where somebody has this citizenship"), "KAZ" },
    { "officer", 0, 0, G_OPTION_ARG_STRING, &texts[7], N_ ("Only what this officer had to do with"), "KZ-10442" },
    { "order", 0, 0, G_OPTION_ARG_STRING, &texts[8], N_ ("time, or names of a day by the alphabet: kk or ru"), N_ ("WORD") },
    { "after", 0, 0, G_OPTION_ARG_STRING, &texts[9], N_ ("The page behind this key"), N_ ("KEY") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("Rows of a page, at most 200"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, NULL,
                                       _ ("The register of this station's crossings, newest first, in pages."), own);

  if (status < 0 && beketctl_count (&options) > 0)
    status = beketctl_usage (argv[0], _ ("say it with options"));
  if (status < 0)
    status = check_limit (argv[0], limit);
  if (status < 0)
    status = read_ask (argv[0], own, ask);
  beket_value_set_integer (ask, "limit", limit);
  if (status < 0)
    status = show_register (&options, ask);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  return status;
}
