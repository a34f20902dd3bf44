/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl blank: paper blanks reserved, printed, spoiled, listed and put into the queue.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "station/blank.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/tools.h"
#include "tool/paper.h"

typedef struct
{
  BeketCtlOfficer by;
  int             count;
  char           *output;    /* (owned) */
  char           *reason;    /* (owned) */
  char           *subject;   /* (owned) */
} Blank;

static void
blank_clear (Blank *self)
{
  beketctl_officer_clear (&self->by);
  g_free (self->output);
  g_free (self->reason);
  g_free (self->subject);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Blank, blank_clear)

/* ---- list ---- */

static void
print_row (BeketStation     *station,
           const BeketValue *row)
{
  g_autofree char *reserved = beketctl_time (station, beket_value_get_text (row, "reserved"));

  printf ("%s  %-8s %s  %s  %s%s\n", beketctl_text (row, "number"), beketctl_text (row, "state"), reserved, beketctl_text (row, "officer"),
          beketctl_text (row, "crossing"), beketctl_text (beket_value_get (row, "spoiled"), "reason"));
}

static int
list (BeketStation *station,
      gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_blanks (station, &error);

  if (rows == NULL)
    return beketctl_refused_by (station, error);
  if (json)
    beketctl_print_json (rows);
  for (guint i = 0; !json && i < beket_value_length (rows); i++)
    print_row (station, beket_value_index (rows, i));
  return BEKETCTL_OK;
}

/* ---- print ---- */

static int
print_pages (BeketStation *station,
             char        **numbers,
             const char   *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = beket_tools_print_blanks (station, (const char *const *) numbers, &error);

  if (pdf == NULL)
    return beketctl_refused_by (station, error);
  if (!g_file_set_contents_full (output, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    return beketctl_refused (error);
  return BEKETCTL_OK;
}

/* ---- reserve ---- */

/* The numbers are taken: they are told before anything else can fail. */
static void
tell_numbers (char   **numbers,
              gboolean json)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();

  for (guint i = 0; numbers[i] != NULL; i++)
    beket_value_append (list, beket_value_new_text (numbers[i]));
  if (json)
    beketctl_print_json (list);
  for (guint i = 0; !json && numbers[i] != NULL; i++)
    printf ("%s\n", numbers[i]);
  fflush (stdout);
}

static int
reserve (BeketStation *station,
         const Blank  *self,
         gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) numbers = beket_tools_reserve_blanks (station, (guint) MAX (self->count, 0), &error);

  if (numbers == NULL)
    return beketctl_refused_by (station, error);
  tell_numbers (numbers, json);
  return self->output != NULL ? print_pages (station, numbers, self->output) : BEKETCTL_OK;
}

/* ---- spoil, enter ---- */

static int
spoil (BeketStation *station,
       const char   *number,
       const Blank  *self)
{
  g_autoptr (GError) error = NULL;

  return beket_tools_spoil_blank (station, number, self->reason, &error) ? BEKETCTL_OK : beketctl_refused_by (station, error);
}

static int
enter (BeketStation *station,
       const char   *number,
       const Blank  *self,
       gboolean      json)
{
  g_autoptr (GError) error = NULL;
  BeketCrossing *crossing = beket_tools_enter_blank (station, number, self->subject, &error);
  g_autoptr (BeketValue) row = beket_value_new_object ();

  if (crossing == NULL)
    return beketctl_refused_by (station, error);
  beket_value_set_text (row, "crossing", beket_crossing_get_id (crossing));
  if (json)
    beketctl_print_json (row);
  else
    printf ("%s\n", beket_crossing_get_id (crossing));
  return BEKETCTL_OK;
}

/* ---- The command ---- */

/* (nullable): what the call lacks; what is written is written by somebody. */
static const char *
missing (const char  *verb,
         const Blank *self)
{
  gboolean writes = !g_str_equal (verb, "list") && !g_str_equal (verb, "print");

  if (g_str_equal (verb, "print") && self->output == NULL)
    return _ ("say where to: --output FILE");
  if (g_str_equal (verb, "spoil") && self->reason == NULL)
    return _ ("a blank is spoiled with --reason TEXT");
  return writes && (self->by.officer == NULL || self->by.pin_file == NULL) ? _ ("a decision needs --officer and --pin-file") : NULL;
}

static int
run (BeketStation       *station,
     const BeketOptions *options,
     const Blank        *self)
{
  const char *verb = options->rest[0];
  g_autoptr (GError) error = NULL;

  if (g_str_equal (verb, "list"))
    return list (station, options->json);
  if (g_str_equal (verb, "print"))
    return print_pages (station, options->rest[1] != NULL ? options->rest + 1 : NULL, self->output);
  if (!beketctl_sign_in (station, self->by.officer, self->by.pin_file, &error))
    return beketctl_refused_by (station, error);
  if (g_str_equal (verb, "reserve"))
    return reserve (station, self, options->json);
  return g_str_equal (verb, "spoil") ? spoil (station, options->rest[1], self) : enter (station, options->rest[1], self, options->json);
}

static gboolean
is_call (const BeketOptions *options)
{
  guint count = beketctl_count (options);

  if (count == 0)
    return FALSE;
  if (g_str_equal (options->rest[0], "list") || g_str_equal (options->rest[0], "reserve"))
    return count == 1;
  if (g_str_equal (options->rest[0], "print"))
    return TRUE;
  return count == 2 && (g_str_equal (options->rest[0], "spoil") || g_str_equal (options->rest[0], "enter"));
}

int
beketctl_blank (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Blank) self = { .count = 1 };
  g_autoptr (BeketStation) station = NULL;
  const char *lacks;
  const GOptionEntry own[] = {
    BEKETCTL_OFFICER_ENTRIES (&self.by),
    { "count", 0, 0, G_OPTION_ARG_INT, &self.count, N_ ("How many are reserved, at most 100; one"), N_ ("N") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self.output, N_ ("Where the blanks are written to be printed (PDF)"), N_ ("FILE") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &self.reason, N_ ("What spoiled the blank"), N_ ("TEXT") },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &self.subject, N_ ("Way of crossing on the paper; car"), N_ ("WORD") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "reserve | print [NUMBER…] | list | spoil NUMBER | enter NUMBER",
                                       _ ("Forms of the act with reserved numbers, printed beforehand: where there is no printer, power or computer they "
                                          "are filled in by hand and entered afterwards with their original times. “reserve” takes numbers, “print” draws "
                                          "those that are out once more, “enter” puts a filled in blank into the queue, where its crossing is "
                                          "typed in; “crossing play” plays one with “blank” and “at”."), own);

  if (status >= 0)
    return status;
  if (!is_call (&options))
    return beketctl_usage (argv[0], _ ("say “reserve”, “print”, “list”, “spoil NUMBER” or “enter NUMBER”"));
  lacks = missing (options.rest[0], &self);
  if (lacks != NULL)
    return beketctl_usage (argv[0], lacks);
  beket_tools_will_draw ();
  station = beketctl_open (&options);
  return station != NULL ? run (station, &options, &self) : BEKETCTL_REFUSED;
}
