/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl pass: passes of visiting officers issued, revoked and listed (Article 6).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/local-time.h"
#include "station/rights.h"

typedef struct
{
  char *officer;      /* (owned) */
  char *pin_file;     /* (owned) */
  char *holder;       /* (owned) */
  char *name;         /* (owned) */
  char *party;        /* (owned) */
  char *body;         /* (owned) */
  char *zone;         /* (owned) */
  char *purpose;      /* (owned) */
  char *valid_from;   /* (owned) */
  char *valid_to;     /* (owned) */
  char *day;          /* (owned) */
} Pass;

static void
pass_clear (Pass *self)
{
  g_free (self->officer);
  g_free (self->pin_file);
  g_free (self->holder);
  g_free (self->name);
  g_free (self->party);
  g_free (self->body);
  g_free (self->zone);
  g_free (self->purpose);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

/* ---- list ---- */

static const char *
text (const BeketValue * row,
      const char *name)
{
  const char *word = beket_value_get_text (row, name);

  return word != NULL ? word : "";
}

static int
list (BeketStation *station,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_passes (station, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);

      printf ("%s  %-8s %s  %s – %s  %s  %s\n", text (row, "number"), text (row, "state"), text (row, "point"),
              text (row, "validFrom"), text (row, "validTo"), text (row, "holder"), text (row, "name"));
    }
  return BEKETCTL_OK;
}

/* ---- issue, revoke ---- */

static BeketValue *
ask_of (BeketStation *station,
        const Pass   *self)
{
  BeketValue *ask = beket_value_new_object ();
  g_autofree char *today = beket_point_day (beket_station_get_point (station, NULL), beket_station_now (station));

  beket_value_set_text (ask, "holder", self->holder);
  beket_value_set_text (ask, "name", self->name);
  beket_value_set_text (ask, "party", self->party);
  beket_value_set_text (ask, "body", self->body);
  beket_value_set_text (ask, "zone", self->zone);
  beket_value_set_text (ask, "purpose", self->purpose != NULL ? self->purpose : "joint-control");
  beket_value_set_text (ask, "validFrom", self->valid_from != NULL ? self->valid_from : today);
  beket_value_set_text (ask, "validTo", self->valid_to);
  return ask;
}

static int
tell (const char *number,
      gboolean    json)
{
  g_autoptr (BeketValue) row = beket_value_new_object ();

  beket_value_set_text (row, "number", number);
  if (json)
    beketctl_print_json (row);
  else
    printf ("%s\n", number);
  return BEKETCTL_OK;
}

static int
decide (BeketStation       *station,
        const BeketOptions *options,
        const Pass         *self)
{
  g_autoptr (BeketValue) ask = ask_of (station, self);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  gboolean ok = beketctl_sign_in (station, self->officer, self->pin_file, &error);

  if (ok && g_str_equal (options->rest[0], "revoke"))
    {
      number = g_strdup (options->rest[1]);
      ok = beket_tools_revoke_pass (station, number, self->day, &error);
    }
  else if (ok)
    {
      ok = beket_tools_issue_pass (station, ask, &number, &error);
    }
  return ok ? tell (number, options->json) : beketctl_refused_by (station, error);
}

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 1)
    return g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "issue");
  return count == 2 && g_str_equal (options->rest[0], "revoke");
}

static int
run (const BeketOptions *options,
     const Pass         *self)
{
  g_autoptr (BeketStation) station = NULL;
  gboolean lists;

  if (!is_call (options))
    return beketctl_usage ("beketctl pass", _ ("say “list”, “issue” or “revoke NUMBER”"));
  lists = g_str_equal (options->rest[0], "list");
  if (!lists && (self->officer == NULL || self->pin_file == NULL))
    return beketctl_usage ("beketctl pass", _ ("a decision needs --officer and --pin-file"));
  if (g_str_equal (options->rest[0], "issue") &&
      (self->holder == NULL || self->name == NULL || self->party == NULL || self->body == NULL || self->valid_to == NULL))
    return beketctl_usage ("beketctl pass", _ ("a pass needs --holder, --name, --party, --body and --to"));
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  return lists ? list (station, options->json) : decide (station, options, self);
}

int
beketctl_pass (int    argc,
               char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Pass) self = { 0 };
  const GOptionEntry own[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &self.officer, N_ ("Officer who decides"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &self.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "holder", 0, 0, G_OPTION_ARG_STRING, &self.holder, N_ ("Visiting officer"), N_ ("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self.name, N_ ("The visiting officer's name"), N_ ("TEXT") },
    { "party", 0, 0, G_OPTION_ARG_STRING, &self.party, N_ ("The visiting officer's state"), "RU" },
    { "body", 0, 0, G_OPTION_ARG_STRING, &self.body, N_ ("The visiting officer's body"), N_ ("WORD") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &self.zone, N_ ("Where in the point; everywhere"), N_ ("TEXT") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &self.purpose, N_ ("What for; joint-control"), N_ ("WORD") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self.valid_from, N_ ("First day of the pass; today"), "2026-11-22" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self.valid_to, N_ ("Last day of the pass"), "2026-12-31" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &self.day, N_ ("Day from which a revoked pass holds no longer; today"), "2026-11-22" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | issue | revoke NUMBER",
                                       _ ("Article 6: the border body of the host state gives officers of the other Party leave to stay within this "
                                          "point. On a valid pass they check grounds, inspect and detain (Article 7), at a booth "
                                          "where their key is enrolled, and do nothing else."), own);

  return status >= 0 ? status : run (&options, &self);
}
