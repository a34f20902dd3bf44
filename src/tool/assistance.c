/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl assistance: what the two Parties ask of each other to collect evidence (Article 3(5)).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/paper.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  char **topics;    /* (owned) */
  char  *text;      /* (owned) */
  char  *due;       /* (owned) */
  char  *offence;   /* (owned) */
  char  *act;       /* (owned) */
  char  *outcome;   /* (owned) */
  char **files;     /* (owned) */
} Assistance;

static void
assistance_clear (Assistance *self)
{
  g_strfreev (self->topics);
  g_free (self->text);
  g_free (self->due);
  g_free (self->offence);
  g_free (self->act);
  g_free (self->outcome);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Assistance, assistance_clear)

static void
print_row (BeketStation     *station,
           const BeketValue *row)
{
  const BeketValue *reply = beket_value_get (row, "reply");
  g_autofree char *due = beketctl_time (station, beket_value_get_text (row, "due"));

  printf ("%s  %-10s  %s  ", beketctl_text (row, "number"), beketctl_text (row, "state"), beketctl_text (row, "party"));
  if (beket_value_get_boolean (row, "overdue"))
    printf (_ ("overdue since %s\n"), due);
  else
    printf (_ ("until %s\n"), due);
  printf ("  %s\n", beketctl_text (row, "text"));
  if (reply != NULL)
    printf ("  %s: %s  %s\n", beketctl_text (reply, "outcome"), beketctl_text (reply, "officer"), beketctl_text (reply, "text"));
}

static int
request (BeketStation       *station,
         const BeketOptions *options,
         const Assistance   *self)
{
  g_autoptr (BeketValue) says = beket_value_new_object ();
  g_autoptr (GError) error = NULL;

  beketctl_set_words (says, "topics", self->topics);
  beketctl_set_words (says, "files", self->files);
  beket_value_set_text (says, "text", self->text);
  beket_value_set_text (says, "offence", self->offence);
  beket_value_set_text (says, "act", self->act);
  if (!beketctl_set_time (station, says, "due", "--due", self->due, &error))
    return beketctl_refused (error);
  return beketctl_file_paper (station, BEKET_PAPER_REQUEST, says, options->json);
}

static int
answer (BeketStation       *station,
        const BeketOptions *options,
        const Assistance   *self)
{
  g_autoptr (BeketValue) says = beket_value_new_object ();

  beket_value_set_text (says, "request", options->rest[1]);
  beket_value_set_text (says, "outcome", self->outcome);
  beket_value_set_text (says, "text", self->text);
  beketctl_set_words (says, "files", self->files);
  return beketctl_file_paper (station, BEKET_PAPER_ANSWER, says, options->json);
}

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 1)
    return g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "request");
  return count == 2 && g_str_equal (options->rest[0], "answer");
}

static int
run (const BeketOptions    *options,
     const Assistance      *self,
     const BeketCtlOfficer *officer)
{
  g_autoptr (BeketStation) station = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_call (options))
    return beketctl_usage ("beketctl assistance", _ ("say “list”, “request” or “answer NUMBER”"));
  if (g_str_equal (options->rest[0], "list"))
    return beketctl_list_papers (options, BEKET_PAPER_REQUEST, print_row);
  if (!beketctl_officer_is_named (officer, "beketctl assistance"))
    return BEKETCTL_USAGE;
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (!beketctl_sign_in (station, officer->officer, officer->pin_file, &error))
    return beketctl_refused_by (station, error);
  return g_str_equal (options->rest[0], "request") ? request (station, options, self) : answer (station, options, self);
}

int
beketctl_assistance (int    argc,
                     char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Assistance) self = { 0 };
  g_auto (BeketCtlOfficer) officer = { 0 };
  const GOptionEntry own[] = {
    BEKETCTL_OFFICER_ENTRIES (&officer),
    { "topic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.topics, N_ ("What is asked for (repeatable)"), N_ ("WORD") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &self.text, N_ ("The request or the answer in words"), N_ ("TEXT") },
    { "due", 0, 0, G_OPTION_ARG_STRING, &self.due, N_ ("Until when, by the clock of the point"), "22.11.2026 14:14" },
    { "offence", 0, 0, G_OPTION_ARG_STRING, &self.offence, N_ ("Notice of the offence that it is about"), N_ ("NUMBER") },
    { "act", 0, 0, G_OPTION_ARG_STRING, &self.act, N_ ("Act that it is about"), N_ ("NUMBER") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &self.outcome, N_ ("What became of it"), "done|partly|declined" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.files, N_ ("File that goes with it (repeatable)"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | request | answer NUMBER",
                                       _ ("Article 3(5): the two states assist each other in collecting evidence. A request has a time until "
                                          "which it is to be answered; what was done in part can be answered again."), own);

  return status >= 0 ? status : run (&options, &self, &officer);
}
