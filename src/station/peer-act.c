/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act about the crossing that is on the screen: what a control may be recognised by.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"
#include "domain/plate.h"

/* Who leaves one state enters the other: the two posts call one passage by two words. */
static const char *
seen_from_there (const char *direction)
{
  if (g_strcmp0 (direction, "exit") == 0)
    return "entry";
  if (g_strcmp0 (direction, "entry") == 0)
    return "exit";

  return direction;
}

static gboolean
is_about (BeketItem  *item,
          const char *title,
          const char *direction)
{
  g_autofree char *theirs = beket_plate_fold (beket_item_text (item, "title"));

  return g_strcmp0 (theirs, title) == 0 &&
         g_strcmp0 (beket_item_text (item, "direction"), seen_from_there (direction)) == 0;
}

BeketItem *
beket_station_peer_act (BeketStation  *self,
                        BeketCrossing *crossing)
{
  const BeketValue *head = beket_value_get (beket_crossing_get_facts (crossing), "crossing");
  const char *direction = beket_value_get_text (head, "direction");
  g_autofree char *title = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  title = beket_plate_fold (beket_crossing_get_title (crossing));
  for (guint i = 0; *title != '\0' && i < g_list_model_get_n_items (G_LIST_MODEL (self->neighbour)); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (self->neighbour), i);

      if (is_about (item, title, direction))
        return g_steal_pointer (&item);
    }

  return NULL;
}

gboolean
beket_station_may_rely (BeketItem *act)
{
  return g_str_equal (beket_item_text (act, "verdict"), "valid") &&
         !g_str_equal (beket_item_text (act, "answer.decision"), "not-recognised") &&
         *beket_item_text (act, "reinspection.time") == '\0' &&
         *beket_item_text (act, "end.state") == '\0';
}

/* Article 3(4): the document that confirms the results has to be there, whole, and about this passage. */
gboolean
beket_station_check_relied (BeketStation  *self,
                            BeketCrossing *crossing,
                            const char    *number,
                            GError       **error)
{
  g_autoptr (BeketItem) act = beket_station_peer_act (self, crossing);

  if (act != NULL && g_strcmp0 (beket_item_text (act, "number"), number) == 0 && beket_station_may_rely (act))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no valid act %s of the other Party is about this crossing",
               number != NULL ? number : "");
  return FALSE;
}
