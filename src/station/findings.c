/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this booth has itself found of what the peer's act is about.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/findings.h"

#include "station/station-private.h"

const BeketValue *
beket_station_findings (BeketStation     *self,
                        const BeketValue *record)
{
  GListModel *crossings;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  crossings = beket_station_crossings (self);
  for (guint i = 0; record != NULL && i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);

      if (beket_comparison_is_about (record, beket_crossing_get_facts (crossing)))
        return beket_crossing_get_facts (crossing);
    }

  return NULL;
}
