/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who and what of a notice: from a crossing that is open, or from the record of an act.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/offence.h"

#include <glib/gi18n.h>

#include "domain/paper.h"
#include "station/tools.h"

void
beketctl_notice_clear (BeketCtlNotice *self)
{
  g_free (self->crossing);
  g_free (self->act);
  g_strfreev (self->persons);
  g_free (self->category);
  g_free (self->fact);
  g_free (self->urgency);
  g_free (self->control);
  g_free (self->time);
  g_free (self->place);
  g_free (self->kk);
  g_free (self->ru);
  g_strfreev (self->measures);
  g_free (self->reported_to);
  g_strfreev (self->norms);
  g_strfreev (self->evidence);
}

static BeketValue *
facts_of_crossing (BeketStation *station,
                   const char   *id,
                   GError      **error)
{
  GListModel *crossings = beket_station_crossings (station);

  for (guint i = 0; i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);

      if (g_str_equal (beket_crossing_get_id (crossing), id))
        return beket_value_copy (beket_crossing_get_facts (crossing));
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("--crossing: no such crossing is open here: %s"), id);
  return NULL;
}

static BeketValue *
facts_of_act (BeketStation *station,
              BeketValue   *says,
              const char   *number,
              GError      **error)
{
  g_autoptr (BeketActView) view = beket_tools_open_act (station, number, error);

  if (view == NULL)
    return NULL;
  if (view->record == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("--act: the file of the act cannot be read: %s"), number);
      return NULL;
    }
  beket_value_set_text (says, "crossing", beket_value_get_text (view->row, "crossing"));
  return beket_value_copy (view->record);
}

/* (transfer full) (nullable): numbers from 0, ended by -1. */
static int *
read_persons (char   **persons,
              guint    n,
              GError **error)
{
  guint length = persons != NULL ? g_strv_length (persons) : 0;
  g_autofree int *chosen = g_new (int, MAX (length, 1) + 1);
  guint64 number;

  if (length == 0 && n > 1)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("the crossing has several persons: say with --person who it was"));
      return NULL;
    }
  chosen[0] = 0;
  for (guint i = 0; i < length; i++)
    {
      if (!g_ascii_string_to_unsigned (persons[i], 10, 1, n, &number, error))
        {
          g_prefix_error (error, "--person: ");
          return NULL;
        }
      chosen[i] = (int) number - 1;
    }
  chosen[MAX (length, 1)] = -1;
  return g_steal_pointer (&chosen);
}

gboolean
beketctl_take_crossing (BeketStation *station,
                        BeketValue   *says,
                        char        **persons,
                        GError      **error)
{
  const char *crossing = beket_value_get_text (says, "crossing");
  const char *act = beket_value_get_text (says, "act");
  gboolean has_persons = beket_value_get (says, "persons") != NULL;
  g_autoptr (BeketValue) facts = NULL;
  g_autofree int *chosen = NULL;

  if (crossing == NULL && act == NULL)
    return TRUE;
  facts = crossing != NULL ? facts_of_crossing (station, crossing, error) : facts_of_act (station, says, act, error);
  if (facts == NULL)
    return FALSE;
  chosen = read_persons (persons, has_persons ? 0 : beket_value_length (beket_value_get (facts, "persons")), error);
  if (chosen == NULL)
    return FALSE;
  beket_paper_take_facts (says, facts, chosen);
  return TRUE;
}
