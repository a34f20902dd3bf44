/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl crossing: the open crossings, and scripted ones.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/correction.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/error.h"
#include "station/tools.h"

/* Flushed line by line: whoever reads it may stop us at any moment and knows what was committed. */
static void
print_entry (const BeketValue *entry,
             gpointer          data)
{
  beketctl_print_json (entry);
  fflush (stdout);
}

static int
play (BeketStation *station,
      const char   *script)
{
  g_autoptr (GError) error = NULL;

  if (beket_tools_play (station, script, print_entry, NULL, &error))
    return BEKETCTL_OK;
  /* Of a key that is not opened the words do not say where: others begin with the file. */
  if (beket_error_get_reason (error) != NULL)
    g_printerr ("%s: ", script);
  return beketctl_refused_by (station, error);
}

static void
print_crossing (BeketCrossing *crossing)
{
  printf ("%s  %-24s %s\n", beket_crossing_get_id (crossing),
          beket_crossing_state_word (beket_crossing_get_state (crossing)), beket_crossing_get_title (crossing));
}

static int
list (BeketStation *station,
      gboolean      json)
{
  GListModel *model = beket_station_crossings (station);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (json)
    {
      text = beket_tools_list (station, "crossings", &error);
      if (text == NULL)
        return beketctl_refused (error);
      puts (text);
      return BEKETCTL_OK;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (model, i);

      print_crossing (crossing);
    }
  return BEKETCTL_OK;
}

/* ---- records, correct ---- */

typedef struct
{
  char             **changes;   /* (owned) */
  char              *reason;    /* (owned) */
  BeketCtlCorrection by;
} Correct;

static void
correct_clear (Correct *correct)
{
  g_strfreev (correct->changes);
  g_free (correct->reason);
  beketctl_correction_clear (&correct->by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correct, correct_clear)

static void
print_record (const BeketValue *row)
{
  const BeketValue *data = beket_value_get (row, "data");
  const char *kind = beket_value_get_text (data, "kind");
  const char *word = beket_value_get_text (data, kind != NULL ? "result" : "decision");

  printf ("%s  %-16s  %s %s\n", beket_value_get_text (row, "latest"), beket_value_get_text (row, "type"),
          kind != NULL ? kind : "", word != NULL ? word : "");
}

static int
records (BeketStation *station,
         const char   *crossing,
         gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_records (station, crossing, &error);

  if (rows == NULL)
    return beketctl_refused (error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    print_record (beket_value_index (rows, i));
  return BEKETCTL_OK;
}

static int
correct_record (BeketStation *station,
                char        **words,
                Correct      *correct)
{
  g_autoptr (GError) error = NULL;
  BeketGrounds grounds;

  if (correct->reason == NULL || correct->changes == NULL || !beketctl_correction_is_whole (&correct->by))
    return beketctl_usage ("beketctl crossing",
                           _ ("a correction needs --officer, --pin-file, --reason, --text and --set"));
  if (!beketctl_correction_begin (&correct->by, station, &error))
    return beketctl_refused_by (station, error);
  grounds = beketctl_correction_grounds (&correct->by, correct->reason);
  if (beket_tools_correct (station, words[1], words[2], (const char *const *) correct->changes, &grounds, &error))
    return BEKETCTL_OK;
  return beketctl_refused_by (station, error);
}

/* ---- The command ---- */

static int
run (BeketStation       *station,
     const BeketOptions *options,
     Correct            *correct)
{
  const char *verb = options->rest[0];

  if (g_str_equal (verb, "play"))
    return play (station, options->rest[1]);
  if (g_str_equal (verb, "records"))
    return records (station, options->rest[1], options->json);
  if (g_str_equal (verb, "correct"))
    return correct_record (station, options->rest, correct);
  return list (station, options->json);
}

static gboolean
is_call (const BeketOptions *options)
{
  static const char *const verbs[] = { "list", "play", "records", "correct" };
  static const guint words[] = { 1, 2, 2, 3 };

  for (gsize i = 0; beketctl_count (options) > 0 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (options->rest[0], verbs[i]))
      return beketctl_count (options) == words[i];
  return FALSE;
}

int
beketctl_crossing (int    argc,
                   char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Correct) correct = { 0 };
  g_autoptr (BeketStation) station = NULL;
  const GOptionEntry own[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &correct.by.officer, N_ ("Officer who corrects"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &correct.by.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &correct.reason, N_ ("Code of the reason of the correction"), "C1" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &correct.changes, N_ ("What the record ought to say (repeatable)"), N_ ("MEMBER=VALUE") },
    BEKETCTL_CORRECTION_ENTRIES (&correct.by),
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv,
                                       "list | play SCRIPT | records CROSSING | correct CROSSING RECORD",
                                       _ ("Lists the open crossings, or plays a scripted one through the use cases of "
                                          "the window and prints one JSON line for each entry after its commit. "
                                          "“records” shows what was recorded of a crossing as it reads now, “correct” "
                                          "writes the correction of one record; nothing that was written is changed."),
                                       own);

  if (status >= 0)
    return status;
  if (!is_call (&options))
    return beketctl_usage (argv[0], _ ("say “list”, “play SCRIPT”, “records CROSSING” or “correct CROSSING RECORD”"));
  station = beketctl_open (&options);
  return station != NULL ? run (station, &options, &correct) : BEKETCTL_REFUSED;
}
