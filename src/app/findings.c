/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this booth has itself found of what the peer's act is about.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <string.h>

#include "app/findings.h"
#include "domain/plate.h"

/* (transfer full) (nullable): a value as it is compared: plates are typed in either alphabet. */
static char *
key_text (const BeketValue *row,
          const char       *name)
{
  const char *text = beket_value_get_text (row, name);

  if (text == NULL || *text == '\0')
    return NULL;

  return strcmp (name, "plate") == 0 ? beket_plate_fold (text) : g_strdup (text);
}

static const BeketValue *
find_row (const BeketValue *list,
          const char       *name,
          const char       *text)
{
  for (guint i = 0; text != NULL && i < beket_value_length (list); i++)
    {
      const BeketValue *row = beket_value_index (list, i);
      g_autofree char *other = key_text (row, name);

      if (g_strcmp0 (other, text) == 0)
        return row;
    }

  return NULL;
}

static gboolean
share_row (const BeketValue *a,
           const BeketValue *b,
           const char       *section,
           const char       *name)
{
  const BeketValue *rows = beket_value_get (a, section);

  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      g_autofree char *text = key_text (beket_value_index (rows, i), name);

      if (find_row (beket_value_get (b, section), name, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

const BeketValue *
beket_findings_of (BeketStation     *station,
                   const BeketValue *record)
{
  GListModel *crossings = beket_station_crossings (station);

  for (guint i = 0; record != NULL && i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);
      const BeketValue *facts = beket_crossing_get_facts (crossing);

      if (share_row (record, facts, "usedTransportMeans", "plate") ||
          share_row (record, facts, "persons", "documentNumber") ||
          share_row (record, facts, "transportEquipment", "number"))
        return facts;
    }

  return NULL;
}

/* The rows that both sides can have seen with their own eyes. */
static const char *
key_of (const BeketSection *section)
{
  if (strcmp (section->id, "persons") == 0)
    return "documentNumber";
  if (strcmp (section->id, "usedTransportMeans") == 0)
    return "plate";
  if (strcmp (section->id, "transportEquipment") == 0 || strcmp (section->id, "affixedSeal") == 0)
    return "number";

  return NULL;
}

const BeketValue *
beket_findings_row (const BeketValue   *own,
                    const BeketSection *section,
                    const BeketValue   *row)
{
  const char *key = key_of (section);
  g_autofree char *text = NULL;

  if (own == NULL)
    return NULL;
  if (strcmp (section->id, "cargo") == 0)
    return beket_value_get (own, section->id);
  if (key == NULL)
    return NULL;

  text = key_text (row, key);

  return find_row (beket_value_get (own, section->id), key, text);
}
