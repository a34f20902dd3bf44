/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the columns of the exchange's tables.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/entry-cells.h"
#include "app/words.h"

/* An entry of the ledger that stays in the own state never goes to the neighbour. */
static gboolean
stays_here (BeketItem *item)
{
  return g_str_equal (beket_item_text (item, "ledger"), "own");
}

/* (transfer full) (nullable): the act that an entry issued, with the states that only acts have. */
static BeketItem *
act_of (BeketStation *station,
        BeketItem    *item)
{
  GListModel *acts = beket_station_acts (station);
  guint n = g_list_model_get_n_items (acts);

  if (!g_str_equal (beket_item_text (item, "type"), "act.issued"))
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BeketItem) act = g_list_model_get_item (acts, i);

      if (g_strcmp0 (beket_item_get_key (act), beket_item_get_key (item)) == 0)
        return g_steal_pointer (&act);
    }

  return NULL;
}

static char *
mark (BeketStation *station,
      const char   *wire)
{
  g_autofree char *time = beket_words_moment (station, wire);

  return *time != '\0' ? g_strconcat ("✓ ", time, NULL) : g_strdup ("○");
}

static char *
stage (BeketStation *station,
       BeketItem    *item,
       const char   *path)
{
  g_autoptr (BeketItem) act = act_of (station, item);
  const char *time = beket_item_text (item, path);

  if (*time == '\0' && act != NULL)
    time = beket_item_text (act, path);

  return mark (station, time);
}

char *
beket_cell_number (BeketStation *station,
                   BeketItem    *item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, beket_value_get_integer (beket_item_get_row (item), "seq", 0));
}

char *
beket_cell_origin (BeketStation *station,
                   BeketItem    *item)
{
  return g_strdup (beket_item_text (item, "origin"));
}

char *
beket_cell_kind (BeketStation *station,
                 BeketItem    *item)
{
  return beket_words_sentence (beket_words_label (station, "kind", beket_item_text (item, "type")));
}

static char *
title_in_acts (GListModel *acts,
               const char *crossing)
{
  guint n = g_list_model_get_n_items (acts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BeketItem) act = g_list_model_get_item (acts, i);

      if (g_str_equal (beket_item_text (act, "crossing"), crossing))
        return g_strdup (beket_item_text (act, "title"));
    }

  return NULL;
}

static char *
title_in_queue (GListModel *crossings,
                const char *crossing)
{
  guint n = g_list_model_get_n_items (crossings);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BeketCrossing) open = g_list_model_get_item (crossings, i);

      if (g_strcmp0 (beket_crossing_get_id (open), crossing) == 0)
        return g_strdup (beket_crossing_get_title (open));
    }

  return NULL;
}

char *
beket_cell_about (BeketStation *station,
                  BeketItem    *item)
{
  const char *crossing = beket_item_text (item, "subject");
  char *title;

  if (*crossing == '\0')
    return g_strdup ("");

  title = title_in_acts (beket_station_acts (station), crossing);
  if (title == NULL)
    title = title_in_acts (beket_station_neighbour (station), crossing);
  if (title == NULL)
    title = title_in_queue (beket_station_crossings (station), crossing);

  return title != NULL ? title : g_strdup ("");
}

char *
beket_cell_written (BeketStation *station,
                    BeketItem    *item)
{
  return beket_words_moment (station, beket_item_text (item, "time"));
}

char *
beket_cell_own_node (BeketStation *station,
                     BeketItem    *item)
{
  return stage (station, item, "stages.own-node");
}

char *
beket_cell_peer_node (BeketStation *station,
                      BeketItem    *item)
{
  return stays_here (item) ? g_strdup ("–") : stage (station, item, "stages.peer-node");
}

char *
beket_cell_peer_post (BeketStation *station,
                      BeketItem    *item)
{
  /* Only an act is answered by the post; everything else is acknowledged by the nodes. */
  if (!g_str_equal (beket_item_text (item, "type"), "act.issued"))
    return g_strdup ("–");
  return stage (station, item, "stages.peer-post");
}

char *
beket_cell_decided (BeketStation *station,
                    BeketItem    *item)
{
  g_autoptr (BeketItem) act = act_of (station, item);

  return act != NULL ? mark (station, beket_item_text (act, "stages.recognised")) : g_strdup ("–");
}

/* ---- The quarantine ---- */

char *
beket_cell_source (BeketStation *station,
                   BeketItem    *item)
{
  return g_strdup (beket_item_text (item, "source"));
}

char *
beket_cell_reason (BeketStation *station,
                   BeketItem    *item)
{
  g_autofree char *reason = beket_words_reason (station, "quarantine-reason", beket_item_text (item, "reason"));

  return beket_words_sentence (reason);
}

static char *
number_cell (BeketItem  *item,
             const char *name)
{
  gint64 number = beket_value_get_integer (beket_item_get_row (item), name, -1);

  return number >= 0 ? beket_words_integer (number) : g_strdup ("");
}

char *
beket_cell_position (BeketStation *station,
                     BeketItem    *item)
{
  return number_cell (item, "position");
}

char *
beket_cell_size (BeketStation *station,
                 BeketItem    *item)
{
  return number_cell (item, "size");
}
