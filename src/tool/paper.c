/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands offence, assistance and evidence share.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/paper.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "domain/clock.h"
#include "domain/local-time.h"
#include "station/tools.h"

void
beketctl_officer_clear (BeketCtlOfficer *self)
{
  g_free (self->officer);
  g_free (self->pin_file);
}

gboolean
beketctl_officer_is_named (const BeketCtlOfficer *self,
                           const char            *command)
{
  if (self->officer != NULL && self->pin_file != NULL)
    return TRUE;
  beketctl_usage (command, _ ("a decision needs --officer and --pin-file"));
  return FALSE;
}

void
beketctl_set_words (BeketValue *says,
                    const char *name,
                    char      **words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    beket_value_append (beket_value_list (says, name), beket_value_new_text (words[i]));
}

gboolean
beketctl_set_time (BeketStation *station,
                   BeketValue   *says,
                   const char   *name,
                   const char   *option,
                   const char   *typed,
                   GError      **error)
{
  const BeketPoint *point = beket_station_get_point (station, NULL);
  g_autofree char *day = beket_point_day (point, beket_station_now (station));
  g_autofree char *time = NULL;
  gint64 when;

  if (typed == NULL)
    return TRUE;
  if (!beket_point_parse_time (point, typed, day, &when, error))
    {
      g_prefix_error (error, "%s: ", option);
      return FALSE;
    }
  time = beket_time_format_wire (when);
  beket_value_set_text (says, name, time);
  return TRUE;
}

char *
beketctl_time (BeketStation *station,
               const char   *wire)
{
  gint64 when;

  if (wire == NULL || !beket_time_parse_wire (wire, &when, NULL))
    return g_strdup ("");
  return beket_point_time (beket_station_get_point (station, NULL), when);
}

const char *
beketctl_text (const BeketValue *row,
               const char       *name)
{
  const char *text = beket_value_get_text (row, name);

  return text != NULL ? text : "";
}

/* It is told at once (Article 3(5)); where the node does not answer, the next exchange takes it. */
static void
send_now (BeketStation *station)
{
  g_autoptr (GError) error = NULL;

  if (beket_station_get_profile (station)->node_url != NULL && !beket_tools_sync (station, &error))
    /* Translators: %s says why. */
    g_printerr (_ ("It is saved and not sent yet: %s\n"), error->message);
}

int
beketctl_file_paper (BeketStation     *station,
                     BeketPaper        paper,
                     const BeketValue *says,
                     gboolean          json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = beket_tools_file_paper (station, paper, says, &error);
  g_autoptr (BeketValue) row = beket_value_new_object ();

  if (number == NULL)
    return beketctl_refused_by (station, error);
  beket_value_set_text (row, "number", number);
  if (json)
    beketctl_print_json (row);
  else
    printf ("%s\n", number);
  fflush (stdout);
  if (paper != BEKET_PAPER_ITEM)
    send_now (station);
  return BEKETCTL_OK;
}

int
beketctl_list_papers (const BeketOptions *options,
                      BeketPaper          paper,
                      BeketCtlPrint       print)
{
  g_autoptr (BeketStation) station = beketctl_open (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = station != NULL ? beket_tools_papers (station, paper, &error) : NULL;

  if (station == NULL)
    return BEKETCTL_REFUSED;
  if (rows == NULL)
    return beketctl_refused (error);
  if (options->json)
    beketctl_print_json (rows);
  for (guint i = 0; !options->json && i < beket_value_length (rows); i++)
    print (station, beket_value_index (rows, i));
  return BEKETCTL_OK;
}
