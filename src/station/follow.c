/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search and register are brought up to the ledger when nobody has written for a moment, or when somebody writes without a pause, all the same.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "ledger/search.h"

#define QUIET_MS  250   /* after the last commit */
#define LATEST_MS 750   /* after the first one that they do not know: the batches have the rest of the second */
#define BATCH     32    /* entries: a few milliseconds, which an Enter may have to wait for */

static void follow_on (BeketStation *self);

/* Worker thread. */
static gboolean
follow_batch (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return beket_tx_follow (tx, BATCH, data, error);
}

/* A look that needs it tries again and tells its officer. */
static void
followed (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer more;

  self->following = FALSE;
  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, &more, &error))
    g_debug ("Search and register do not follow: %s", error->message);
  else if (*(gboolean *) more)
    follow_on (self);
}

static void
follow_on (BeketStation *self)
{
  if (self->following || self->closed)
    return;
  self->following = TRUE;
  beket_ledger_write_async (self->ledger, follow_batch, g_new0 (gboolean, 1), g_free, followed, g_object_ref (self));
}

static gboolean
is_quiet (gpointer data)
{
  BeketStation *self = data;

  self->follow_source = 0;
  follow_on (self);
  return G_SOURCE_REMOVE;
}

guint
beket_follow_wait_ms (gint64 now,
                      gint64 since)
{
  gint64 left = LATEST_MS - (now - since) / 1000;

  return (guint) CLAMP (left, 0, QUIET_MS);
}

void
beket_station_follow_soon (BeketStation *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->follow_source == 0)
    self->unfollowed_since = now;
  beket_station_stop_following (self);
  if (!self->closed && self->archive == NULL)
    self->follow_source = g_timeout_add (beket_follow_wait_ms (now, self->unfollowed_since), is_quiet, self);
}

void
beket_station_stop_following (BeketStation *self)
{
  g_clear_handle_id (&self->follow_source, g_source_remove);
}
