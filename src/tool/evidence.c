/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl evidence: things and files in custody, and their way to the other Party (Article 3(5)).
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/paper.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  char *kind;          /* (owned) */
  char *description;   /* (owned) */
  char *offence;       /* (owned) */
  char *event;         /* (owned) */
  char *place;         /* (owned) */
  char *file;          /* (owned) */
  char *to;            /* (owned) */
  char *to_party;      /* (owned) */
  char *to_body;       /* (owned) */
} Evidence;

static void
evidence_clear (Evidence *self)
{
  g_free (self->kind);
  g_free (self->description);
  g_free (self->offence);
  g_free (self->event);
  g_free (self->place);
  g_free (self->file);
  g_free (self->to);
  g_free (self->to_party);
  g_free (self->to_body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Evidence, evidence_clear)

/* ---- list: events of custody, then what was handed over ---- */

static void
print_event (BeketStation     *station,
             const BeketValue *row)
{
  g_autofree char *when = beketctl_time (station, beket_value_get_text (row, "recorded"));

  printf ("%s  %-10s  %s  %s  %s\n", beketctl_text (row, "item"), beketctl_text (row, "event"), when, beketctl_text (row, "officer"),
          beketctl_text (row, "description"));
}

static void
print_hand_over (BeketStation     *station,
                 const BeketValue *row)
{
  g_autofree char *when = beketctl_time (station, beket_value_get_text (row, "handedOver"));

  printf ("%s  %s  %s  %s → %s  %s\n", beketctl_text (row, "number"), beketctl_text (row, "item"), when,
          beketctl_text (row, "fromOfficer"), beketctl_text (row, "toOfficer"), beketctl_text (row, "description"));
}

static int
list_all (const BeketOptions *options)
{
  g_autoptr (BeketStation) station = beketctl_open (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) both = beket_value_new_object ();
  BeketValue *events = station != NULL ? beket_tools_papers (station, BEKET_PAPER_ITEM, &error) : NULL;
  BeketValue *given = events != NULL ? beket_tools_papers (station, BEKET_PAPER_HAND_OVER, &error) : NULL;

  beket_value_set (both, "custody", events);
  beket_value_set (both, "handedOver", given);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (given == NULL)
    return beketctl_refused (error);
  if (options->json)
    beketctl_print_json (both);
  for (guint i = 0; !options->json && i < beket_value_length (events); i++)
    print_event (station, beket_value_index (events, i));
  for (guint i = 0; !options->json && i < beket_value_length (given); i++)
    print_hand_over (station, beket_value_index (given, i));
  return BEKETCTL_OK;
}

/* ---- record, hand-over ---- */

static int
record (BeketStation       *station,
        const BeketOptions *options,
        const Evidence     *self)
{
  g_autoptr (BeketValue) says = beket_value_new_object ();

  beket_value_set_text (says, "item", beketctl_count (options) == 2 ? options->rest[1] : NULL);
  beket_value_set_text (says, "kind", self->kind);
  beket_value_set_text (says, "description", self->description);
  beket_value_set_text (says, "offence", self->offence);
  beket_value_set_text (says, "event", self->event != NULL ? self->event : "seized");
  beket_value_set_text (says, "place", self->place);
  if (self->file != NULL)
    beket_value_append (beket_value_list (says, "files"), beket_value_new_text (self->file));
  return beketctl_file_paper (station, BEKET_PAPER_ITEM, says, options->json);
}

static int
hand_over (BeketStation       *station,
           const BeketOptions *options,
           const Evidence     *self)
{
  const char *own = beket_station_get_profile (station)->party;
  g_autoptr (BeketValue) says = beket_value_new_object ();

  beket_value_set_text (says, "item", options->rest[1]);
  beket_value_set_text (says, "toOfficer", self->to);
  beket_value_set_text (says, "toBody", self->to_body);
  beket_value_set_text (says, "toParty", self->to_party != NULL ? self->to_party : g_str_equal (own, "KZ") ? "RU" : "KZ");
  return beketctl_file_paper (station, BEKET_PAPER_HAND_OVER, says, options->json);
}

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 1)
    return g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "record");
  return count == 2 && (g_str_equal (options->rest[0], "record") || g_str_equal (options->rest[0], "hand-over"));
}

static int
run (const BeketOptions    *options,
     const Evidence        *self,
     const BeketCtlOfficer *officer)
{
  g_autoptr (BeketStation) station = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_call (options))
    return beketctl_usage ("beketctl evidence", _ ("say “list”, “record [ITEM]” or “hand-over ITEM”"));
  if (g_str_equal (options->rest[0], "list"))
    return list_all (options);
  if (!beketctl_officer_is_named (officer, "beketctl evidence"))
    return BEKETCTL_USAGE;
  station = beketctl_open (options);
  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (!beketctl_sign_in (station, officer->officer, officer->pin_file, &error))
    return beketctl_refused_by (station, error);
  return g_str_equal (options->rest[0], "record") ? record (station, options, self) : hand_over (station, options, self);
}

int
beketctl_evidence (int    argc,
                   char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Evidence) self = { 0 };
  g_auto (BeketCtlOfficer) officer = { 0 };
  const GOptionEntry own[] = {
    BEKETCTL_OFFICER_ENTRIES (&officer),
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self.kind, N_ ("What it is"), "thing|document|photograph|file|sample" },
    { "description", 0, 0, G_OPTION_ARG_STRING, &self.description, N_ ("What it is, in words"), N_ ("TEXT") },
    { "offence", 0, 0, G_OPTION_ARG_STRING, &self.offence, N_ ("Notice of the offence that it is about"), N_ ("NUMBER") },
    { "event", 0, 0, G_OPTION_ARG_STRING, &self.event, N_ ("What is done with it; seized"), N_ ("WORD") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &self.place, N_ ("Where it is"), N_ ("TEXT") },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &self.file, N_ ("The file itself; it is bound by its hash"), N_ ("FILE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self.to, N_ ("Officer of the other Party who takes it over"), N_ ("ID") },
    { "to-body", 0, 0, G_OPTION_ARG_STRING, &self.to_body, N_ ("That officer's body"), N_ ("WORD") },
    { "to-party", 0, 0, G_OPTION_ARG_STRING, &self.to_party, N_ ("That officer's state; the other one"), "KZ|RU" },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "list | record [ITEM] | hand-over ITEM",
                                       _ ("Article 3(5): each thing or file that is evidence has a number, and each event of its custody is an "
                                          "entry of this station. What is handed over to the other Party is an entry that both read; a "
                                          "file goes with it."), own);

  return status >= 0 ? status : run (&options, &self, &officer);
}
