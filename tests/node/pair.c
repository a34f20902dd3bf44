/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two stations at one node, for the tests of what the node takes from whom.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "pair.h"

void
pair_set_up (Pair         *one,
             gconstpointer data)
{
  world_init (&one->world);
  world_nodes (&one->world, &one->kz, &one->ru);
  world_node_start (&one->kz);
  world_station_init (&one->here, &one->kz, HERE);
  world_station_init (&one->near, &one->kz, NEAR);
}

void
pair_tear_down (Pair         *one,
                gconstpointer data)
{
  world_station_clear (&one->here);
  world_station_clear (&one->near);
  world_node_clear (&one->kz);
  world_node_clear (&one->ru);
  world_clear (&one->world);
}

gint64
pair_held (Pair *one)
{
  g_autoptr (BeketValue) status = world_node_status (&one->kz);
  const BeketValue *stations = beket_value_get (status, "stations");
  gint64 sum = 0;

  for (guint i = 0; i < beket_value_length (stations); i++)
    sum += beket_value_get_integer (beket_value_index (stations, i), "seq", 0);
  return sum;
}
