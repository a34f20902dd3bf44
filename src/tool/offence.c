/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl offence: offences told to the other Party, and what it has told (Article 3(5)).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/paper.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/norm.h"
#include "station/tools.h"
#include "tool/offence.h"

/* ---- list ---- */

static void
print_row (BeketStation     *station,
           const BeketValue *row)
{
  BeketCodes *codes = beket_station_get_codes (station);
  BeketLanguage language = beketctl_language ();
  const BeketValue *reply = beket_value_get (row, "reply");
  const BeketValue *persons = beket_value_get (row, "persons");
  g_autofree char *when = beketctl_time (station, beket_value_get_text (row, "time"));
  g_autofree char *read = beketctl_time (station, beket_value_get_text (reply, "received"));

  printf ("%s  %-12s  %s  %s  %s\n", beketctl_text (row, "number"), beketctl_text (row, "state"), beketctl_text (row, "party"),
          when, beket_codes_label (codes, "offence", beketctl_text (row, "category"), language));
  for (guint i = 0; i < beket_value_length (persons); i++)
    printf ("  %s  %s\n", beketctl_text (beket_value_index (persons, i), "name"),
            beketctl_text (beket_value_index (persons, i), "documentNumber"));
  if (reply != NULL)
    printf (_ ("  acknowledged: %s  %s\n"), beketctl_text (reply, "officer"), read);
}

/* ---- report ---- */

static gboolean
set_norms (BeketStation *station,
           BeketValue   *says,
           char        **ids,
           GError      **error)
{
  const BeketEditions *norms = beket_station_get_reference (station, "norms");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const BeketNorm *norm = norms != NULL ? beket_editions_on (norms, ids[i], NULL) : NULL;
      BeketValue *row;

      if (norm == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("--norm: no such norm: %s"), ids[i]);
          return FALSE;
        }
      row = beket_value_new_object ();
      if (g_str_equal (norm->state, "KZ") || g_str_equal (norm->state, "RU"))
        beket_value_set_text (row, "party", norm->state);
      beket_value_set_text (row, "act", norm->act.in[beketctl_language ()]);
      beket_value_set_text (row, "article", norm->article);
      beket_value_append (beket_value_list (says, "norms"), row);
    }
  return TRUE;
}

static void
set_texts (BeketValue           *says,
           const BeketCtlNotice *self)
{
  const struct { const char *name; const char *text; } texts[] = {
    { "crossing", self->crossing }, { "act", self->act }, { "fact", self->fact }, { "category", self->category },
    { "urgency", self->urgency }, { "control", self->control }, { "place", self->place }, { "reportedTo", self->reported_to },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      beket_value_set_text (says, texts[i].name, texts[i].text);
  if (self->kk != NULL)
    beket_value_set_text (beket_value_object (says, "circumstances"), "kk", self->kk);
  if (self->ru != NULL)
    beket_value_set_text (beket_value_object (says, "circumstances"), "ru", self->ru);
  beketctl_set_words (says, "measures", self->measures);
  beketctl_set_words (says, "files", self->evidence);
}

static int
report (BeketStation         *station,
        const BeketOptions   *options,
        const BeketCtlNotice *self)
{
  const char *path = beketctl_count (options) == 2 ? options->rest[1] : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) says = path != NULL ? beket_tools_load_json (path, &error) : beket_value_new_object ();

  if (says == NULL)
    return beketctl_refused (error);
  if (beket_value_get_kind (says) != BEKET_VALUE_OBJECT)
    return beketctl_usage ("beketctl offence", _ ("the file holds no notice"));
  set_texts (says, self);
  if (!beketctl_set_time (station, says, "time", "--time", self->time, &error) ||
      !set_norms (station, says, self->norms, &error) || !beketctl_take_crossing (station, says, self->persons, &error))
    return beketctl_refused (error);
  return beketctl_file_paper (station, BEKET_PAPER_OFFENCE, says, options->json);
}

/* ---- The command ---- */

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 1)
    return g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "report");
  return count == 2 && (g_str_equal (options->rest[0], "report") || g_str_equal (options->rest[0], "acknowledge"));
}

static int
run (const BeketOptions    *options,
     const BeketCtlNotice  *self,
     const BeketCtlOfficer *officer)
{
  g_autoptr (BeketStation) station = NULL;
  g_autoptr (BeketValue) says = beket_value_new_object ();
  g_autoptr (GError) error = NULL;

  if (!is_call (options))
    return beketctl_usage ("beketctl offence", _ ("say “list”, “report [FILE]” or “acknowledge NUMBER”"));
  if (g_str_equal (options->rest[0], "list"))
    return beketctl_list_papers (options, BEKET_PAPER_OFFENCE, print_row);
  if (!beketctl_officer_is_named (officer, "beketctl offence"))
    return BEKETCTL_USAGE;
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (!beketctl_sign_in (station, officer->officer, officer->pin_file, &error))
    return beketctl_refused_by (station, error);
  if (g_str_equal (options->rest[0], "report"))
    return report (station, options, self);
  beket_value_set_text (says, "offence", options->rest[1]);
  return beketctl_file_paper (station, BEKET_PAPER_ACKNOWLEDGEMENT, says, options->json);
}

int
beketctl_offence (int    argc,
                  char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (BeketCtlNotice) self = { 0 };
  g_auto (BeketCtlOfficer) officer = { 0 };
  const GOptionEntry own[] = {
    BEKETCTL_OFFICER_ENTRIES (&officer),
    { "crossing", 0, 0, G_OPTION_ARG_STRING, &self.crossing, N_ ("Crossing that is open here"), N_ ("ID") },
    { "act", 0, 0, G_OPTION_ARG_STRING, &self.act, N_ ("Act of a crossing that is over"), N_ ("NUMBER") },
    { "person", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.persons, N_ ("Which of its persons, by number from 1 (repeatable)"), "1" },
    { "category", 0, 0, G_OPTION_ARG_STRING, &self.category, N_ ("What kind of offence"), N_ ("WORD") },
    { "fact", 0, 0, G_OPTION_ARG_STRING, &self.fact, N_ ("Committed or attempted; offence"), "offence|attempt" },
    { "urgency", 0, 0, G_OPTION_ARG_STRING, &self.urgency, N_ ("How urgent it is; immediate"), N_ ("WORD") },
    { "control", 0, 0, G_OPTION_ARG_STRING, &self.control, N_ ("Kind of control that found it"), N_ ("WORD") },
    { "time", 0, 0, G_OPTION_ARG_STRING, &self.time, N_ ("When, by the clock of the point; now"), "22.11.2026 14:14" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &self.place, N_ ("Where in the point; the lane"), N_ ("TEXT") },
    { "kk", 0, 0, G_OPTION_ARG_STRING, &self.kk, N_ ("What happened, in Kazakh"), N_ ("TEXT") },
    { "ru", 0, 0, G_OPTION_ARG_STRING, &self.ru, N_ ("What happened, in Russian"), N_ ("TEXT") },
    { "measure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.measures, N_ ("What was done (repeatable)"), N_ ("WORD") },
    { "reported-to", 0, 0, G_OPTION_ARG_STRING, &self.reported_to, N_ ("Authority that was told, with --measure report"), N_ ("TEXT") },
    { "norm", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.norms, N_ ("Norm that is broken, by its id (repeatable)"), N_ ("ID") },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.evidence, N_ ("File that goes with it (repeatable)"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | report [FILE] | acknowledge NUMBER",
                                       _ ("Article 3(5): the two states tell each other at once of offences that they find. The notice is "
                                          "an entry that the other Party receives; that its officer has read it comes back. FILE says the "
                                          "same as the options (offence.schema.json)."), own);

  return status >= 0 ? status : run (&options, &self, &officer);
}
