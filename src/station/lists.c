/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists that screens show: read again after each commit, changed only where something is new.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "ledger/advance.h"
#include "ledger/neighbour.h"

/* A screen never shows more rows at a time; the register has pages of its own. */
#define MAX_ROWS 200
#define MAX_NOTICES 100
#define AFTER_DRAWING (G_PRIORITY_HIGH_IDLE + 30)   /* GTK draws at + 20 */
#define CLOCK_TOLERANCE_US G_TIME_SPAN_MINUTE
#define LATE_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)   /* who is late by more is not waited for */

typedef struct
{
  BeketValue *acts;         /* (owned) */
  BeketValue *neighbour;    /* (owned) */
  BeketValue *outbox;       /* (owned) */
  BeketValue *inbox;        /* (owned) */
  BeketValue *quarantine;   /* (owned) */
  BeketValue *notices;      /* (owned) */
  BeketValue *offences;     /* (owned) */
  BeketRights rights;       /* (owned) */
  const char *point;        /* (not owned): of the profile */
  char       *from;         /* (owned): who was expected before it is not waited for */
  gint64      waiting;
  char       *newest;       /* (owned) (nullable): time of the newest own entry */
  guint       stale;        /* (type BeketTouched): what is not as the store has it */
  guint       shown;        /* of that, what somebody looks at: only this is read */
  guint       reading;      /* the station's number of it: a later one may have been shown before it comes */
} Lists;

static void
lists_free (Lists *lists)
{
  g_clear_pointer (&lists->acts, beket_value_unref);
  g_clear_pointer (&lists->neighbour, beket_value_unref);
  g_clear_pointer (&lists->outbox, beket_value_unref);
  g_clear_pointer (&lists->inbox, beket_value_unref);
  g_clear_pointer (&lists->quarantine, beket_value_unref);
  g_clear_pointer (&lists->notices, beket_value_unref);
  g_clear_pointer (&lists->offences, beket_value_unref);
  beket_rights_clear (&lists->rights);
  g_free (lists->from);
  g_free (lists->newest);
  g_free (lists);
}

static gboolean
is_wanted (const Lists *lists,
           BeketTouched list)
{
  return (lists->stale & lists->shown & list) != 0;
}

static gboolean
read_acts (BeketTx *tx,
           Lists   *lists,
           GError **error)
{
  return !is_wanted (lists, BEKET_TOUCHED_ACTS) ||
         ((lists->acts = beket_tx_acts (tx, TRUE, MAX_ROWS, error)) != NULL &&
          (lists->neighbour = beket_tx_acts (tx, FALSE, MAX_ROWS, error)) != NULL);
}

static gboolean
read_exchange (BeketTx *tx,
               Lists   *lists,
               GError **error)
{
  return (!is_wanted (lists, BEKET_TOUCHED_OUTBOX) ||
          (lists->outbox = beket_tx_outbox (tx, MAX_ROWS, error)) != NULL) &&
         (!is_wanted (lists, BEKET_TOUCHED_INBOX) ||
          (lists->inbox = beket_tx_inbox (tx, MAX_ROWS, error)) != NULL) &&
         (!is_wanted (lists, BEKET_TOUCHED_QUARANTINE) ||
          (lists->quarantine = beket_tx_quarantined (tx, MAX_ROWS, error)) != NULL);
}

static gboolean
read_notices (BeketTx *tx,
              Lists   *lists,
              GError **error)
{
  return !is_wanted (lists, BEKET_TOUCHED_NOTICES) ||
         (lists->notices = beket_tx_advance_expected (tx, lists->point, lists->from, MAX_NOTICES, error)) != NULL;
}

/* Worker thread. The next Enter waits behind this: only what changed and is shown is read again. */
static gboolean
read_lists (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Lists *lists = data;

  lists->stale |= beket_tx_touched (tx);
  return read_acts (tx, lists, error) && read_exchange (tx, lists, error) && read_notices (tx, lists, error) &&
         (!is_wanted (lists, BEKET_TOUCHED_MATTERS) ||
          (lists->offences = beket_tx_matters (tx, BEKET_MATTER_OFFENCE, MAX_ROWS, error)) != NULL) &&
         (!is_wanted (lists, BEKET_TOUCHED_RIGHTS) || beket_rights_read (tx, &lists->rights, error)) &&
         beket_tx_waiting (tx, &lists->waiting, error) && beket_tx_newest (tx, &lists->newest, error);
}

static Lists *
lists_new (BeketStation *self)
{
  Lists *lists = g_new0 (Lists, 1);

  /* What becomes stale from here on is told to the next reading. */
  lists->stale = self->stale;
  self->stale = 0;
  lists->reading = ++self->readings;
  lists->shown = BEKET_TOUCHED_ACTS | BEKET_TOUCHED_QUARANTINE | BEKET_TOUCHED_NOTICES | BEKET_TOUCHED_RIGHTS |
                 BEKET_TOUCHED_MATTERS;
  lists->point = self->profile->point;
  lists->from = beket_time_format_wire (beket_station_now (self) - LATE_US);
  if (self->exchange_shown > 0)
    lists->shown = BEKET_TOUCHED_ALL;
  return lists;
}

static char *
row_key (const BeketValue *row)
{
  const char *key = beket_value_get_text (row, "entry");

  if (key == NULL)
    key = beket_value_get_text (row, "hash");
  if (key == NULL)
    key = beket_value_get_text (row, "key");
  if (key != NULL)
    return g_strdup (key);
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT, beket_value_get_text (row, "source"),
                          beket_value_get_text (row, "time"), beket_value_get_integer (row, "position", 0));
}

/* Looking each of two hundred rows up by walking the store cost the window three milliseconds after every Enter. */
static GHashTable *
items_by_key (GListStore *store)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n; i++)
    {
      BeketItem *item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_hash_table_replace (items, (char *) beket_item_get_key (item), item);
    }
  return items;
}

static gboolean
same_order (GListStore       *store,
            const BeketValue *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));

  if (n != beket_value_length (rows))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      g_autofree char *key = row_key (beket_value_index (rows, i));

      if (!g_str_equal (beket_item_get_key (item), key))
        return FALSE;
    }
  return TRUE;
}

void
beket_station_show_rows (GListStore       *store,
                         const BeketValue *rows)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) known = NULL;

  if (rows == NULL)
    return;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  known = items_by_key (store);
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);
      g_autofree char *key = row_key (row);
      BeketItem *item = g_hash_table_lookup (known, key);

      if (item != NULL)
        g_object_set (g_object_ref (item), "row", row, NULL);
      else
        item = beket_item_new (key, row);
      g_ptr_array_add (items, item);
    }
  if (!same_order (store, rows))
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

static guint
count_damaged (GListStore *store)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      n += beket_value_get_boolean (beket_item_get_row (item), "damaged");
    }
  return n;
}

static void
tell_damage (BeketStation *self)
{
  guint damaged = self->damaged_drafts + count_damaged (self->acts) + count_damaged (self->neighbour);

  if (damaged == self->damaged)
    return;
  self->damaged = damaged;
  g_object_notify (G_OBJECT (self), "damaged");
}

/* A time that an entry bears stays what it is; that of the clock is judged anew each time. */
static void
tell_clock (BeketStation *self,
            const char   *newest)
{
  gint64 time;
  gboolean behind;

  if (newest != NULL && beket_time_parse_wire (newest, &time, NULL))
    self->latest = MAX (self->latest, time);
  behind = beket_station_get_clock_behind (self);
  if (behind == self->clock_behind)
    return;
  self->clock_behind = behind;
  g_object_notify (G_OBJECT (self), "clock-behind");
}

/* An answer that was under way while the lists were read by waiting is older than what stands there, and all of it was read then. */
static void
show_lists (BeketStation *self,
            Lists        *lists)
{
  if (lists->reading < self->shown_reading)
    return;
  self->shown_reading = lists->reading;
  self->stale |= lists->stale & ~lists->shown;
  beket_station_show_rows (self->acts, lists->acts);
  beket_station_show_rows (self->neighbour, lists->neighbour);
  beket_station_show_rows (self->outbox, lists->outbox);
  beket_station_show_rows (self->inbox, lists->inbox);
  beket_station_show_rows (self->quarantine, lists->quarantine);
  beket_station_show_rows (self->offences, lists->offences);
  beket_station_show_notices (self, lists->notices);
  beket_station_show_rights (self, &lists->rights);
  tell_damage (self);
  tell_clock (self, lists->newest);
  if (self->waiting == lists->waiting)
    return;
  self->waiting = lists->waiting;
  g_object_notify (G_OBJECT (self), "waiting");
}

gboolean
beket_station_get_clock_behind (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), FALSE);

  return beket_station_now (self) + CLOCK_TOLERANCE_US < self->latest;
}

gboolean
beket_station_load_lists (BeketStation *self,
                          GError      **error)
{
  Lists *lists = lists_new (self);
  gboolean ok;

  lists->stale = lists->shown = BEKET_TOUCHED_ALL;
  ok = beket_ledger_read (self->ledger, read_lists, lists, error);

  if (ok)
    show_lists (self, lists);
  lists_free (lists);
  return ok;
}

static void
refreshed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer lists;

  self->refreshing = FALSE;
  if (beket_ledger_read_finish (BEKET_LEDGER (source), result, &lists, &error))
    show_lists (self, lists);
  else
    {
      self->stale = BEKET_TOUCHED_ALL;
      g_debug ("Lists were not read: %s", error->message);
    }
  if (self->refresh_again)
    beket_station_refresh (self);
  else
    beket_station_judge_arrivals (self);
}

static gboolean
queue_reading (gpointer data)
{
  BeketStation *self = data;

  beket_ledger_read_async (self->ledger, read_lists, lists_new (self), (GDestroyNotify) lists_free,
                           NULL, refreshed, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* After what is to be drawn: first the officer sees "saved", then the lists are read. */
void
beket_station_refresh (BeketStation *self)
{
  beket_station_follow_soon (self);
  self->refresh_again = self->refreshing;
  if (self->refreshing)
    return;
  self->refreshing = TRUE;
  g_idle_add_full (AFTER_DRAWING, queue_reading, g_object_ref (self), g_object_unref);
}

/* A blob that came is a file: no row of the store tells of it. */
void
beket_station_refresh_acts (BeketStation *self)
{
  self->stale |= BEKET_TOUCHED_ACTS;
  beket_station_refresh (self);
}

void
beket_station_show_exchange (BeketStation *self,
                             gboolean      shown)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  if (!shown)
    {
      g_return_if_fail (self->exchange_shown > 0);
      self->exchange_shown--;
      return;
    }
  self->exchange_shown++;
  beket_station_refresh (self);
}
