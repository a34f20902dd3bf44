/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Half-typed crossings: saved as they are typed, restored with the focus where it was.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "record/json.h"

/* A draft that could not be saved is tried again after this time, for as long as the officer sees "not saved". */
#define RETRY_SECONDS 2

typedef struct
{
  BeketStation *station;   /* (not owned): owns the crossing */
  gboolean      saving;
  gboolean      dirty;     /* changed since the write that is under way was queued */
  gboolean      over;      /* the crossing has left the queue: nothing is saved any more */
  guint         retry;     /* source id */
  char         *focus;     /* (owned) (nullable) */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_clear_handle_id (&draft->retry, g_source_remove);
  g_free (draft->focus);
  g_free (draft);
}

static Draft *
draft_of (BeketStation  *self,
          BeketCrossing *crossing)
{
  Draft *draft = g_object_get_data (G_OBJECT (crossing), "beket-draft");

  if (draft != NULL)
    return draft;
  draft = g_new0 (Draft, 1);
  draft->station = self;
  g_object_set_data_full (G_OBJECT (crossing), "beket-draft", draft, draft_free);
  return draft;
}

GBytes *
beket_station_draft_bytes (BeketStation      *self,
                           BeketCrossing     *crossing,
                           BeketValue        *facts,
                           BeketCrossingState state)
{
  g_autoptr (BeketValue) value = beket_value_new_object ();

  beket_value_set (value, "facts", beket_value_ref (facts));
  beket_value_set_text (value, "state", beket_crossing_state_word (state));
  beket_value_set_text (value, "step", beket_crossing_get_step (crossing));
  beket_value_set_text (value, "focus", draft_of (self, crossing)->focus);
  beket_value_set_integer (value, "opened", beket_crossing_get_opened (crossing));
  beket_value_set_text (value, "act", beket_crossing_get_act (crossing));
  return beket_json_write_bytes (value);
}

/* ---- Saving ---- */

typedef struct
{
  BeketCrossing *crossing;   /* (owned): not touched by the worker */
  char          *id;         /* (owned) */
  GBytes        *json;       /* (owned) */
  gint64         now;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->crossing);
  g_free (save->id);
  g_bytes_unref (save->json);
  g_free (save);
}

/* Worker thread. */
static gboolean
write_draft (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Save *save = data;

  return beket_tx_draft_save (tx, save->id, save->json, save->now, error);
}

static void save_draft (BeketStation  *self,
                        BeketCrossing *crossing);

static gboolean
try_again (gpointer data)
{
  BeketCrossing *crossing = data;
  Draft *draft = g_object_get_data (G_OBJECT (crossing), "beket-draft");

  draft->retry = 0;
  if (!draft->saving)
    save_draft (draft->station, crossing);
  return G_SOURCE_REMOVE;
}

static void
draft_saved (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;
  Save *save;
  Draft *draft;
  gboolean ok = beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error);

  save = data;
  draft = draft_of (self, save->crossing);
  draft->saving = FALSE;
  self->saving--;
  beket_crossing_set_trouble (save->crossing, error);
  if (ok)
    beket_crossing_set_saved (save->crossing, save->now);
  else if (draft->retry == 0 && !draft->over)
    draft->retry = g_timeout_add_seconds (RETRY_SECONDS, try_again, save->crossing);
  if (draft->dirty && !draft->over)
    save_draft (self, save->crossing);
}

static Save *
plan_save (BeketStation  *self,
           BeketCrossing *crossing)
{
  Save *save = g_new0 (Save, 1);

  save->crossing = g_object_ref (crossing);
  save->id = g_strdup (beket_crossing_get_id (crossing));
  save->now = beket_station_now (self);
  save->json = beket_station_draft_bytes (self, crossing, beket_crossing_get_facts (crossing),
                                          beket_crossing_get_state (crossing));
  return save;
}

static void
save_draft (BeketStation  *self,
            BeketCrossing *crossing)
{
  Draft *draft = draft_of (self, crossing);
  Save *save = plan_save (self, crossing);

  draft->saving = TRUE;
  draft->dirty = FALSE;
  self->saving++;
  beket_ledger_write_async (self->ledger, write_draft, save, (GDestroyNotify) save_free, draft_saved,
                            g_object_ref (self));
}

static gboolean
is_in_queue (BeketStation  *self,
             BeketCrossing *crossing)
{
  return g_list_store_find (self->crossings, crossing, NULL);
}

/* One write is under way at most, so a slow disk delays nobody and the draft is one keystroke old at most. */
void
beket_station_touch (BeketStation  *self,
                     BeketCrossing *crossing,
                     const char    *focus)
{
  Draft *draft;
  char *copy;

  g_return_if_fail (BEKET_IS_STATION (self));
  g_return_if_fail (BEKET_IS_CROSSING (crossing));

  /* Copied first: it may be the very text that beket_station_focus_of() gave. */
  copy = g_strdup (focus);
  draft = draft_of (self, crossing);
  g_free (draft->focus);
  draft->focus = copy;
  beket_crossing_changed (crossing);
  draft->over = !is_in_queue (self, crossing);
  if (draft->over)
    return;
  if (draft->saving)
    draft->dirty = TRUE;
  else
    save_draft (self, crossing);
}

void
beket_station_flush_drafts (BeketStation *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->crossings)); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);
      Draft *draft = draft_of (self, crossing);
      g_autoptr (GError) error = NULL;
      Save *save;

      g_clear_handle_id (&draft->retry, g_source_remove);
      if (!draft->dirty && beket_crossing_get_error (crossing) == NULL)
        continue;
      draft->dirty = FALSE;
      save = plan_save (self, crossing);
      if (!beket_ledger_write (self->ledger, write_draft, save, &error))
        beket_crossing_set_trouble (crossing, error);
      save_free (save);
    }
}

const char *
beket_station_focus_of (BeketStation  *self,
                        BeketCrossing *crossing)
{
  return draft_of (self, crossing)->focus;
}

/* ---- A new one ---- */

BeketCrossing *
beket_station_new_crossing (BeketStation *self,
                            const char   *subject)
{
  gint64 now = beket_station_now (self);
  g_autofree char *id = beket_uuid7 (now);
  g_autoptr (BeketCrossing) crossing = NULL;
  BeketValue *facts = beket_value_new_object ();
  BeketValue *head = beket_value_object (facts, "crossing");
  g_autofree char *arrived = beket_time_format_wire (now);

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  beket_value_set_text (head, "subject", subject);
  beket_value_set_text (head, "direction", self->profile->direction);
  beket_value_set_text (head, "point", self->profile->point);
  beket_value_set_text (head, "peerPoint", self->profile->peer_point);
  beket_value_set_text (head, "arrived", arrived);
  beket_value_set_text (head, "lane", self->profile->lane);
  crossing = beket_crossing_new (id, facts, now);
  beket_crossing_set_step (crossing, "documents");
  g_list_store_append (self->crossings, crossing);
  beket_station_touch (self, crossing, NULL);
  return crossing;   /* the queue owns it */
}

/* ---- Restoring ---- */

static gboolean
read_drafts (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketValue **drafts = data;

  *drafts = beket_tx_drafts (tx, error);
  return *drafts != NULL;
}

static gboolean
restore (BeketStation     *self,
         const BeketValue *row,
         GError          **error)
{
  const char *json = beket_value_get_text (row, "json");
  g_autoptr (BeketValue) value = beket_json_parse (json, strlen (json), BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketCrossing) crossing = NULL;
  BeketCrossingState state = BEKET_CROSSING_REGISTERED;
  BeketValue *facts;

  if (value == NULL)
    return FALSE;
  facts = beket_value_get (value, "facts");
  crossing = beket_crossing_new (beket_value_get_text (row, "id"),
                                 facts != NULL ? beket_value_copy (facts) : beket_value_new_object (),
                                 beket_value_get_integer (value, "opened", 0));
  if (beket_crossing_state_from_word (beket_value_get_text (value, "state"), &state))
    beket_crossing_set_state (crossing, state);
  beket_crossing_set_step (crossing, beket_value_get_text (value, "step"));
  beket_crossing_set_act (crossing, beket_value_get_text (value, "act"));
  beket_crossing_set_saved (crossing, beket_value_get_integer (row, "saved", 0));
  draft_of (self, crossing)->focus = g_strdup (beket_value_get_text (value, "focus"));
  beket_crossing_changed (crossing);
  g_list_store_append (self->crossings, crossing);
  return TRUE;
}

gboolean
beket_station_load_drafts (BeketStation *self,
                           GError      **error)
{
  g_autoptr (BeketValue) drafts = NULL;
  g_autoptr (GError) failed = NULL;

  if (!beket_ledger_read (self->ledger, read_drafts, &drafts, error))
    return FALSE;
  /* One that does not read any more stays where it is, for the administrator; the others are opened. */
  for (guint i = 0; i < beket_value_length (drafts); i++)
    if (!restore (self, beket_value_index (drafts, i), &failed))
      {
        g_debug ("Draft %s: %s", beket_value_get_text (beket_value_index (drafts, i), "id"), failed->message);
        g_clear_error (&failed);
        self->damaged_drafts++;
      }
  return TRUE;
}
