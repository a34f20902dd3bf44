/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl act: own acts and the neighbour's, their files, and the answer to one.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/correction.h"
#include "tool/act-compare.h"
#include "tool/act-evidence.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/access.h"
#include "station/countersign.h"
#include "station/item.h"
#include "station/printed.h"
#include "station/rights.h"
#include "station/tools.h"
#include "tool/document.h"

typedef struct
{
  gboolean           neighbour;
  char              *output;       /* (owned) */
  char             **reasons;      /* (owned) */
  char              *note;         /* (owned) */
  char              *facts;        /* (owned) */
  char              *purpose;      /* (owned) */
  char              *about;        /* (owned) */
  char              *copy;         /* (owned) */
  BeketCtlCorrection by;           /* officer and PIN of an answer too */
} Act;

static void
act_clear (Act *act)
{
  g_free (act->output);
  g_strfreev (act->reasons);
  g_free (act->note);
  g_free (act->facts);
  g_free (act->purpose);
  g_free (act->about);
  g_free (act->copy);
  beketctl_correction_clear (&act->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

/* ---- list ---- */

static int
list (BeketStation *station,
      const Act    *act,
      gboolean      json)
{
  GListModel *model = act->neighbour ? beket_station_neighbour (station) : beket_station_acts (station);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (json)
    {
      text = beket_tools_list (station, act->neighbour ? "neighbour" : "acts", &error);
      if (text == NULL)
        return beketctl_refused (error);
      puts (text);
      return BEKETCTL_OK;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (model, i);

      printf ("%s  %-14s %s  %s\n", beket_item_text (item, "number"), beket_item_text (item, "state"),
              beket_item_text (item, "issued"), beket_item_text (item, "title"));
    }
  return BEKETCTL_OK;
}

/* ---- show ---- */

static int
show (BeketStation *station,
      const char   *name,
      const Act    *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketValue) row = NULL;

  if (act->purpose != NULL && !beket_station_set_purpose (station, act->purpose, &error))
    return beketctl_refused (error);
  view = beket_tools_open_act (station, name, &error);
  if (view == NULL)
    return beketctl_refused (error);
  if (act->output != NULL && view->pdf != NULL &&
      !g_file_set_contents_full (act->output, g_bytes_get_data (view->pdf, NULL), (gssize) g_bytes_get_size (view->pdf),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return beketctl_refused (error);
  row = beket_value_copy (view->row);
  beket_value_set (row, "file_signatures", beket_value_copy (view->signatures));
  beket_value_set_text (row, "file_verdict", view->valid ? "valid" : view->failed);
  if (view->valid && view->record != NULL)
    beket_value_set (row, "file_record", beket_value_copy (view->record));
  beketctl_print_json (row);
  return view->valid ? BEKETCTL_OK : BEKETCTL_REFUSED;
}

/* ---- answer ---- */

static int
answer (BeketStation *station,
        const char   *name,
        const char   *decision,
        const Act    *act)
{
  g_autoptr (GError) error = NULL;

  if (!beketctl_sign_in (station, act->by.officer, act->by.pin_file, &error) ||
      !beket_tools_answer (station, name, decision, (const char *const *) act->reasons, act->note, &error))
    return beketctl_refused_by (station, error);
  return BEKETCTL_OK;
}

/* ---- countersign ---- */

static int
countersign (BeketStation *station,
             const char   *name,
             Act          *act)
{
  g_autoptr (GError) error = NULL;

  if (!beketctl_correction_begin (&act->by, station, &error) ||
      !beket_tools_countersign (station, name, act->by.pin, &error))
    return beketctl_refused_by (station, error);
  return BEKETCTL_OK;
}

/* ---- reinspect ---- */

static int
reinspect (BeketStation *station,
           const char   *name,
           const Act    *act)
{
  g_autoptr (GError) error = NULL;

  if (!beketctl_sign_in (station, act->by.officer, act->by.pin_file, &error) ||
      !beket_tools_reinspect (station, name, (const char *const *) act->reasons, act->note, &error))
    return beketctl_refused_by (station, error);
  return BEKETCTL_OK;
}

/* ---- paper ---- */

/* Ends well when the seal is genuine and the act, if it is here, says the same. */
static int
paper (BeketStation *station,
       const char   *text,
       const Act    *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) found = NULL;
  const char *agrees;

  if (beketctl_sign_in (station, act->by.officer, act->by.pin_file, &error))
    found = beket_tools_scan_printed (station, text, &error);
  if (found == NULL)
    return beketctl_refused_by (station, error);
  beketctl_print_json (found);
  agrees = beket_value_get_text (beket_value_get (found, "act"), "paper");
  return g_strcmp0 (beket_value_get_text (found, "verdict"), "valid") == 0 && g_strcmp0 (agrees, "different") != 0
         ? BEKETCTL_OK : BEKETCTL_REFUSED;
}

/* ---- supersede, annul ---- */

static int
take_back (BeketStation *station,
           const char   *name,
           gboolean      annul,
           Act          *act)
{
  const char *reason = act->reasons != NULL && act->reasons[0] != NULL && act->reasons[1] == NULL ? act->reasons[0] : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  BeketGrounds grounds;

  if (reason == NULL || !beketctl_correction_is_whole (&act->by))
    return beketctl_usage ("beketctl act", _ ("a correction needs --officer, --pin-file, one --reason and --text"));
  if (!beketctl_correction_begin (&act->by, station, &error))
    return beketctl_refused_by (station, error);
  grounds = beketctl_correction_grounds (&act->by, reason);
  if (annul)
    return beket_tools_annul (station, name, &grounds, &error) ? BEKETCTL_OK : beketctl_refused_by (station, error);
  entry = beket_tools_supersede (station, name, &grounds, act->facts, act->by.pin, &error);
  if (entry == NULL)
    return beketctl_refused_by (station, error);
  puts (entry);
  return BEKETCTL_OK;
}

static int
run (BeketStation       *station,
     const BeketOptions *options,
     Act                *act)
{
  const char *verb = options->rest[0];
  const char *name = options->rest[1];
  const BeketCtlDocument document = { name, act->about, act->facts, act->copy, act->output, act->by.officer, act->by.pin_file };

  if (g_str_equal (verb, "list"))
    return list (station, act, options->json);
  if (g_str_equal (verb, "show"))
    return show (station, name, act);
  if (g_str_equal (verb, "compare"))
    return beketctl_act_compare (station, name, options->json);
  if (g_str_equal (verb, "copy"))
    return beketctl_document_copy (station, &document);
  if (g_str_equal (verb, "evidence"))
    return beketctl_act_evidence (station, options, act->by.officer, act->by.pin_file);
  if (act->by.officer == NULL || act->by.pin_file == NULL)
    return beketctl_usage ("beketctl act", _ ("an answer needs --officer and --pin-file"));
  if (g_str_equal (verb, "paper"))
    return paper (station, name, act);
  if (g_str_equal (verb, "draw"))
    return beketctl_document_draw (station, &document);
  if (g_str_equal (verb, "countersign"))
    return countersign (station, name, act);
  if (g_str_equal (verb, "reinspect"))
    return reinspect (station, name, act);
  if (g_str_equal (verb, "recognise"))
    return answer (station, name, "recognised", act);
  if (g_str_equal (verb, "annul") || g_str_equal (verb, "supersede"))
    return take_back (station, name, g_str_equal (verb, "annul"), act);
  return answer (station, name, "not-recognised", act);
}

static gboolean
is_call (const BeketOptions *options)
{
  static const char *const verbs[] = { "show", "compare", "recognise", "decline", "countersign", "reinspect", "supersede", "annul", "paper", "draw", "copy", NULL };

  if (beketctl_act_evidence_is_call (options))
    return TRUE;
  if (beketctl_count (options) == 1)
    return g_str_equal (options->rest[0], "list");
  return beketctl_count (options) == 2 && g_strv_contains (verbs, options->rest[0]);
}

int
beketctl_act (int    argc,
              char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Act) act = { 0 };
  g_autoptr (BeketStation) station = NULL;
  const GOptionEntry own[] = {
    { "neighbour", 0, 0, G_OPTION_ARG_NONE, &act.neighbour, N_ ("The neighbour's acts"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &act.output, N_ ("Write the act's PDF there"), N_ ("FILE") },
    { "officer", 0, 0, G_OPTION_ARG_STRING, &act.by.officer, N_ ("Officer who answers, corrects or attaches"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &act.by.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING_ARRAY, &act.reasons, N_ ("Code of a reason, of a ground to inspect again (repeatable)"), "N1|G01" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &act.note, N_ ("Free text"), N_ ("TEXT") },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &act.purpose, N_ ("What the act is looked at for"), "supervision" },
    BEKETCTL_CORRECTION_ENTRIES (&act.by),
    { "facts", 0, 0, G_OPTION_ARG_FILENAME, &act.facts, N_ ("JSON file of a document's facts, or of those that read otherwise in the new act"), N_ ("FILE") },
    { "about", 0, 0, G_OPTION_ARG_STRING, &act.about, N_ ("Number, or day of the register, of what is on record and the document writes down"), N_ ("NUMBER") },
    { "for", 0, 0, G_OPTION_ARG_STRING, &act.copy, N_ ("For whom the copy is"), "authority|person|peer" },
    G_OPTION_ENTRY_NULL,
  };
  /* Each a sentence of its own: the first tells of an act, the second of what others say of it. */
  g_autofree char *help = g_strconcat (_ ("ACT is an act's number or the hash of its entry. “reinspect” decides, on at least "
                                          "one ground, to inspect what the other Party has inspected; the neighbour is told. "
                                          "An own act is never changed: “supersede” draws and signs another in its place, with "
                                          "the corrections of its records and with --facts; “annul” takes it back with a "
                                          "supervisor's consent. “paper” reads what a scanner gives for the QR code of a "
                                          "printed page, and compares it with the act where that is here. “draw” draws, signs and issues a document "
                                          "that is not the act of a crossing, by its form, D2 to D30; D16, D17 and D18 write down what "
                                          "--about names, D10, D11, D12 and D19 can. “copy” draws an act once more as a copy to be printed."), " ",
                                       _ ("“countersign” puts a second officer's signature under a valid act, in the place that its record "
                                          "keeps for an officer of the other Party, or of the own one."), " ",
                                       _ ("“compare” puts the neighbour's act beside what the open crossing about the same vehicle, "
                                          "document or container has found: = agrees, ≠ differs, + was found here alone, · has nothing here to be "
                                          "compared with."), " ",
                                       _ ("“evidence” attaches what others have signed or received of an act: a detached national "
                                          "signature (.p7s), a receipt of a trusted third party (RFC 3161, RFC 3029); it changes no "
                                          "verdict."), NULL);
  int status = beketctl_parse_options (&options, argc, argv,
                                       "list | show ACT | compare ACT | recognise ACT | decline ACT | reinspect ACT | countersign ACT | supersede ACT |\n"
                                       "               annul ACT | paper SEAL | draw FORM | copy ACT | evidence add ACT FILE | evidence list ACT",
                                       help, own);

  if (status >= 0)
    return status;
  if (!is_call (&options) && beketctl_count (&options) > 0 && g_str_equal (options.rest[0], "evidence"))
    return beketctl_usage (argv[0], _ ("say “evidence add ACT FILE” or “evidence list ACT”"));
  if (!is_call (&options))
    return beketctl_usage (argv[0], _ ("say “list”, “show ACT”, “compare ACT”, “recognise ACT”, “decline ACT”, “reinspect ACT”, “countersign ACT”, “supersede ACT”, “annul ACT”, “paper SEAL”, “draw FORM” or “copy ACT”"));
  beket_tools_will_draw ();
  station = beketctl_open (&options);
  return station != NULL ? run (station, &options, &act) : BEKETCTL_REFUSED;
}
