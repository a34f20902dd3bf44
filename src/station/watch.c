/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens while nobody does anything here: another program writes into the folder, and the day of the point ends.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#define EVERY_S 1

/* ---- Another program ---- */

/* Worker thread. */
static gboolean
read_touched (BeketTx *tx,
              gpointer data,
              GError **error)
{
  *(guint *) data = beket_tx_touched (tx);
  return TRUE;
}

static void
touched_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  gpointer touched;

  self->watch_asking = FALSE;
  if (self->closed || !beket_ledger_read_finish (BEKET_LEDGER (source), result, &touched, NULL) || *(guint *) touched == 0)
    return;
  self->stale |= *(guint *) touched;
  beket_station_refresh (self);
}

/* ---- The day ---- */

/* A protocol begins and ends with a day; so does what is expected, and what was seen today. */
static void
follow_day (BeketStation *self)
{
  g_autofree char *today = beket_station_today (self);

  if (g_strcmp0 (today, self->watch_day) == 0)
    return;
  g_free (self->watch_day);
  self->watch_day = g_steal_pointer (&today);
  beket_station_tell_mode (self);
  beket_station_forget_known (self);
  self->stale |= BEKET_TOUCHED_NOTICES;
  beket_station_refresh (self);
}

static gboolean
look (gpointer data)
{
  BeketStation *self = data;

  follow_day (self);
  if (self->watch_asking)
    return G_SOURCE_CONTINUE;
  self->watch_asking = TRUE;
  beket_ledger_read_async (self->ledger, read_touched, g_new0 (guint, 1), g_free, NULL, touched_read, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

void
beket_station_watch (BeketStation *self)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  if (self->watch_source != 0 || self->closed || self->archive != NULL)
    return;
  self->watch_day = beket_station_today (self);
  self->watch_source = g_timeout_add_seconds (EVERY_S, look, self);
}

void
beket_station_stop_watching (BeketStation *self)
{
  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_clear_pointer (&self->watch_day, g_free);
}
