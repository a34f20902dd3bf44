/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act about the crossing that is on the screen.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/peer-act.h"

#include "domain/plate.h"

static gboolean
is_about (BeketItem  *item,
          const char *title,
          const char *direction)
{
  g_autofree char *theirs = beket_plate_fold (beket_item_text (item, "title"));

  return g_strcmp0 (theirs, title) == 0 &&
         g_strcmp0 (beket_item_text (item, "direction"), direction) == 0;
}

BeketItem *
beket_peer_act_find (BeketStation  *station,
                     BeketCrossing *crossing)
{
  GListModel *acts = beket_station_neighbour (station);
  const BeketValue *head = beket_value_get (beket_crossing_get_facts (crossing), "crossing");
  const char *direction = beket_value_get_text (head, "direction");
  g_autofree char *title = beket_plate_fold (beket_crossing_get_title (crossing));

  if (*title == '\0')
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (acts, i);

      if (is_about (item, title, direction))
        return g_steal_pointer (&item);
    }

  return NULL;
}
