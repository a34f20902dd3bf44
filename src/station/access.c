/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of views: collected here, written in batches.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/access.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/access.h"
#include "station/station-private.h"

#define SECONDS 30
#define BATCH 20

/* ---- Writing ---- */

typedef struct
{
  BeketValue *rows;      /* (owned) */
  GPtrArray  *planned;   /* (owned) */
  gint64      now;
} Batch;

static void
batch_free (Batch *batch)
{
  beket_value_unref (batch->rows);
  g_ptr_array_unref (batch->planned);
  g_free (batch);
}

/* (nullable) */
static Batch *
take_batch (BeketStation *self)
{
  g_autoptr (BeketValue) data = NULL;
  Batch *batch;

  g_clear_handle_id (&self->views_timer, g_source_remove);
  if (beket_value_length (self->views) == 0)
    return NULL;
  batch = g_new0 (Batch, 1);
  batch->rows = g_steal_pointer (&self->views);
  batch->now = beket_station_now (self);
  batch->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  self->views = beket_value_new_list ();
  data = beket_value_new_object ();
  beket_value_set (data, "rows", beket_value_copy (batch->rows));
  g_ptr_array_add (batch->planned, beket_station_plan_entry (self, "access.logged", self->profile->origin,
                                                             self->profile->origin, data, NULL));
  return batch;
}

/* Worker thread. */
static gboolean
write_batch (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Batch *batch = data;

  return beket_planned_entries_append (tx, batch->planned, batch->now, NULL, error);
}

static gboolean timer_fired (gpointer data);

static void
put_back (BeketStation *self,
          BeketValue   *rows)
{
  g_autoptr (BeketValue) newer = g_steal_pointer (&self->views);

  self->views = beket_value_copy (rows);
  for (guint i = 0; i < beket_value_length (newer); i++)
    beket_value_append (self->views, beket_value_copy (beket_value_index (newer, i)));
  if (self->views_timer == 0 && !self->closed)
    self->views_timer = g_timeout_add_seconds (SECONDS, timer_fired, self);
}

/* A disk that refuses this refuses the officer's own work as well, and tells him so there; the views are tried again. */
static void
batch_written (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  if (beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      beket_station_poke (self);
      return;
    }
  g_debug ("Views were not written: %s", error->message);
  put_back (self, ((Batch *) data)->rows);
}

static void
write_later (BeketStation *self)
{
  Batch *batch = take_batch (self);

  if (batch != NULL)
    beket_ledger_write_async (self->ledger, write_batch, batch, (GDestroyNotify) batch_free, batch_written,
                              g_object_ref (self));
}

static gboolean
timer_fired (gpointer data)
{
  BeketStation *self = data;

  self->views_timer = 0;
  write_later (self);
  return G_SOURCE_REMOVE;
}

gboolean
beket_station_flush_views (BeketStation *self,
                           GError      **error)
{
  Batch *batch = take_batch (self);
  gboolean written;

  if (batch == NULL)
    return TRUE;
  written = beket_ledger_write (self->ledger, write_batch, batch, error);
  if (!written)
    put_back (self, batch->rows);
  batch_free (batch);
  return written;
}

/* ---- Noting ---- */

static gboolean
is_noted (const BeketValue *views,
          const char       *officer,
          const char       *what,
          const char       *purpose)
{
  for (guint i = 0; i < beket_value_length (views); i++)
    {
      const BeketValue *view = beket_value_index (views, i);

      if (g_strcmp0 (beket_value_get_text (view, "officer"), officer) == 0 &&
          g_strcmp0 (beket_value_get_text (view, "what"), what) == 0 &&
          g_strcmp0 (beket_value_get_text (view, "purpose"), purpose) == 0)
        return TRUE;
    }
  return FALSE;
}

/* (nullable): a look into a copy writes nothing into it; the station beside it keeps the log, for the persons in it are the same (Article 4). */
static BeketStation *
keeper_of (BeketStation *self)
{
  return self->archive != NULL ? self->beside : self;
}

static const char *
purpose_now (BeketStation *self)
{
  const char *said = beket_station_get_purpose (self);

  if (said != NULL)
    return said;
  return self->officer != NULL ? "control" : "maintenance";
}

/* A row that is read again because it changed, while it is on the screen, is one view. */
static void
note (BeketStation *seen_in,
      const char   *what,
      const char   *number,
      const char   *purpose)
{
  BeketStation *self = keeper_of (seen_in);
  g_autofree char *time = NULL;
  const char *officer;
  BeketValue *view;

  if (self == NULL || self->closed || what == NULL)
    return;
  officer = self->officer != NULL ? self->officer->id : self->profile->origin;
  if (self->views == NULL)
    self->views = beket_value_new_list ();
  if (is_noted (self->views, officer, what, purpose))
    return;
  time = beket_time_format_wire (beket_station_now (self));
  view = beket_value_new_object ();
  beket_value_set_text (view, "officer", officer);
  beket_value_set_text (view, "what", what);
  beket_value_set_text (view, "number", number);
  beket_value_set_text (view, "time", time);
  beket_value_set_text (view, "purpose", purpose);
  beket_value_append (self->views, view);
  if (beket_value_length (self->views) >= BATCH)
    write_later (self);
  else if (self->views_timer == 0)
    self->views_timer = g_timeout_add_seconds (SECONDS, timer_fired, self);
}

void
beket_station_note_view (BeketStation     *self,
                         const BeketValue *act,
                         const char       *purpose)
{
  note (self, beket_value_get_text (act, "entry"), beket_value_get_text (act, "number"),
        purpose != NULL ? purpose : purpose_now (self));
}

void
beket_station_note_crossing (BeketStation *self,
                             const char   *crossing)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  note (self, crossing, NULL, purpose_now (self));
}

/* ---- What for ---- */

const char *
beket_station_get_purpose (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  self = keeper_of (self);
  if (self == NULL)
    return NULL;
  return g_strcmp0 (self->purpose_of, self->officer != NULL ? self->officer->id : NULL) == 0 ? self->purpose : NULL;
}

gboolean
beket_station_set_purpose (BeketStation *self,
                           const char   *purpose,
                           GError      **error)
{
  const char *const *words = beket_codes_words (beket_station_get_codes (self), "access-purpose");

  g_return_val_if_fail (BEKET_IS_STATION (self), FALSE);

  if (words == NULL || purpose == NULL || !g_strv_contains (words, purpose))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "not a purpose: %s", purpose != NULL ? purpose : "");
      return FALSE;
    }
  self = keeper_of (self);
  if (self == NULL)
    return TRUE;
  g_free (self->purpose);
  g_free (self->purpose_of);
  self->purpose = g_strdup (purpose);
  self->purpose_of = self->officer != NULL ? g_strdup (self->officer->id) : NULL;
  return TRUE;
}

/* ---- Reading ---- */

typedef struct
{
  guint       limit;
  gint64      count;
  BeketValue *rows;
} Access;

/* Worker thread. */
static gboolean
read_access (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Access *call = data;

  call->rows = beket_tx_access (tx, call->limit, &call->count, error);
  return call->rows != NULL;
}

BeketValue *
beket_tools_access (BeketStation *self,
                    guint         limit,
                    gint64       *count,
                    GError      **error)
{
  Access call = { .limit = limit };

  if (!beket_station_flush_views (self, error) || !beket_ledger_read (self->ledger, read_access, &call, error))
    return NULL;
  *count = call.count;
  return call.rows;
}
