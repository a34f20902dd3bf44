/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl suspension: joint control suspended, resumed, and what is suspended (Article 8).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/clock.h"
#include "domain/local-time.h"
#include "station/rights.h"

typedef struct
{
  char  *officer;     /* (owned) */
  char  *pin_file;    /* (owned) */
  char  *reason;      /* (owned) */
  char  *text;        /* (owned) */
  char **points;      /* (owned) */
  char  *direction;   /* (owned) */
  char **kinds;       /* (owned) */
  char  *from;        /* (owned) */
} Suspension;

static void
suspension_clear (Suspension *self)
{
  g_free (self->officer);
  g_free (self->pin_file);
  g_free (self->reason);
  g_free (self->text);
  g_strfreev (self->points);
  g_free (self->direction);
  g_strfreev (self->kinds);
  g_free (self->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suspension, suspension_clear)

/* ---- list ---- */

static char *
join (const BeketValue * words)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (words); i++)
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", beket_value_to_text (beket_value_index (words, i)));
  return g_string_free (line, FALSE);
}

static char *
local_time (BeketStation     *station,
            const BeketValue *row)
{
  gint64 time = 0;

  beket_time_parse_wire (beket_value_get_text (row, "from"), &time, NULL);
  return beket_point_time (beket_station_get_point (station, NULL), time);
}

static void
print_scope (const BeketValue *row)
{
  g_autofree char *points = join (beket_value_get (row, "points"));
  g_autofree char *kinds = join (beket_value_get (row, "kinds"));
  const char *direction = beket_value_get_text (row, "direction");

  if (*points != '\0')
    printf (_ ("  points: %s\n"), points);
  if (direction != NULL)
    printf (_ ("  direction: %s\n"), direction);
  if (*kinds != '\0')
    printf (_ ("  kinds of control: %s\n"), kinds);
}

static void
print_row (BeketStation     *station,
           const BeketValue *row)
{
  const BeketValue *resumptions = beket_value_get (row, "resumptions");
  const char *reason = beket_value_get_text (row, "reason");
  const char *text = beket_value_get_text (row, "text");
  g_autofree char *from = local_time (station, row);

  printf ("%s  %-8s  %s  %s\n", beket_value_get_text (row, "number"), beket_value_get_text (row, "state"),
          beket_value_get_text (row, "party"), from);
  printf ("  %s: %s%s%s\n", reason, beket_codes_label (beket_station_get_codes (station), "suspension", reason,
                                                       beketctl_language ()),
          text != NULL ? " · " : "", text != NULL ? text : "");
  print_scope (row);
  for (guint i = 0; i < beket_value_length (resumptions); i++)
    {
      const BeketValue *resumption = beket_value_index (resumptions, i);
      g_autofree char *then = local_time (station, resumption);

      printf (_ ("  notice or proposal of resumption: %s  %s  %s\n"), beket_value_get_text (resumption, "number"),
              beket_value_get_text (resumption, "party"), then);
    }
}

static int
list (BeketStation *station,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_suspensions (station, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    print_row (station, beket_value_index (rows, i));
  return BEKETCTL_OK;
}

/* ---- suspend, resume ---- */

static void
set_words (BeketValue *ask,
           const char *name,
           char      **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    beket_value_append (beket_value_list (ask, name), beket_value_new_text (words[i]));
}

/* By the clock of the point, as everybody there reads it. */
static gboolean
set_from (BeketStation *station,
          BeketValue   *ask,
          const char   *typed,
          GError      **error)
{
  const BeketPoint *point = beket_station_get_point (station, NULL);
  g_autofree char *day = beket_point_day (point, beket_station_now (station));
  g_autofree char *time = NULL;
  gint64 from;

  if (typed == NULL)
    return TRUE;
  if (!beket_point_parse_time (point, typed, day, &from, error))
    {
      g_prefix_error (error, "--from: ");
      return FALSE;
    }
  time = beket_time_format_wire (from);
  beket_value_set_text (ask, "from", time);
  return TRUE;
}

static int
tell (const char *number,
      gboolean    ends,
      gboolean    json)
{
  g_autoptr (BeketValue) row = beket_value_new_object ();

  if (!json)
    {
      printf ("%s\n", number);
      if (!ends)
        g_printerr (_ ("The other Party has suspended joint control: this is a proposal to it; it ends nothing by itself.\n"));
      return BEKETCTL_OK;
    }
  beket_value_set_text (row, "number", number);
  beket_value_set_boolean (row, "proposal", !ends);
  beketctl_print_json (row);
  return BEKETCTL_OK;
}

static int
decide (BeketStation       *station,
        const BeketOptions *options,
        const Suspension   *self)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ends = TRUE;
  gboolean ok = beketctl_sign_in (station, self->officer, self->pin_file, &error) &&
                set_from (station, ask, self->from, &error);

  beket_value_set_text (ask, "text", self->text);
  if (ok && g_str_equal (options->rest[0], "resume"))
    {
      beket_value_set_text (ask, "suspension", options->rest[1]);
      ok = beket_tools_resume (station, ask, &number, &ends, &error);
    }
  else if (ok)
    {
      beket_value_set_text (ask, "reason", self->reason);
      beket_value_set_text (ask, "direction", self->direction);
      set_words (ask, "points", self->points);
      set_words (ask, "kinds", self->kinds);
      ok = beket_tools_suspend (station, ask, &number, &error);
    }
  return ok ? tell (number, ends, options->json) : beketctl_refused_by (station, error);
}

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 1)
    return g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "suspend");
  return count == 2 && g_str_equal (options->rest[0], "resume");
}

static int
run (const BeketOptions *options,
     const Suspension   *self)
{
  g_autoptr (BeketStation) station = NULL;
  gboolean lists;

  if (!is_call (options))
    return beketctl_usage ("beketctl suspension", _ ("say “list”, “suspend” or “resume NUMBER”"));
  lists = g_str_equal (options->rest[0], "list");
  if (!lists && (self->officer == NULL || self->pin_file == NULL))
    return beketctl_usage ("beketctl suspension", _ ("a decision needs --officer and --pin-file"));
  if (g_str_equal (options->rest[0], "suspend") && self->reason == NULL)
    return beketctl_usage ("beketctl suspension", _ ("say why with --reason: E1, E2, E3 or E4"));
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return lists ? list (station, options->json) : decide (station, options, self);
}

int
beketctl_suspension (int    argc,
                     char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Suspension) self = { 0 };
  const GOptionEntry own[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &self.officer, N_ ("Officer who decides"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &self.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, N_ ("Code of the reason: E1 to E4"), "E1" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &self.text, N_ ("What happened; E4 needs it"), N_ ("TEXT") },
    { "point", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.points, N_ ("Crossing point (repeatable); all of the protocol"), N_ ("CODE") },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &self.direction, N_ ("One direction only"), "exit|entry" },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.kinds, N_ ("Kind of control (repeatable); all joint control"), N_ ("WORD") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.from, N_ ("From when on, by the clock of the point; now"), "22.11.2026 14:14" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | suspend | resume NUMBER",
                                       _ ("Article 8: joint control is suspended with a written notice, which is an entry that the neighbour "
                                          "receives; its stations go over to national mode as well. The state that has suspended "
                                          "it resumes it; for the other one “resume” is a proposal."), own);

  return status >= 0 ? status : run (&options, &self);
}
