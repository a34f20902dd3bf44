/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the station's own ledger knows of an open crossing: seen today, expected, fired. Looked up on the worker, kept with the
 * crossing, and looked up again when what it is known by changes.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"
#include "station/station-private.h"

#include "domain/advance.h"
#include "domain/clock.h"
#include "domain/local-time.h"
#include "ledger/advance.h"
#include "ledger/risk.h"

#define NEAR_US (3 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)   /* a notice for next week is not about this lorry */

typedef struct
{
  BeketKnown known;        /* what others read */
  char      *keys;         /* (owned) (nullable): that it was looked up for */
  guint      looking;      /* looks under way */
} Cache;

static void
cache_free (gpointer data)
{
  Cache *cache = data;

  g_clear_pointer (&cache->known.expected, beket_value_unref);
  g_clear_pointer (&cache->known.fired, beket_value_unref);
  g_free (cache->keys);
  g_free (cache);
}

static Cache *
cache_of (BeketCrossing *crossing)
{
  Cache *cache = g_object_get_data (G_OBJECT (crossing), "beket-known");

  if (cache != NULL)
    return cache;
  cache = g_new0 (Cache, 1);
  cache->known.expected = beket_value_new_list ();
  cache->known.fired = beket_value_new_list ();
  g_object_set_data_full (G_OBJECT (crossing), "beket-known", cache, cache_free);
  return cache;
}

/* ---- On the worker ---- */

typedef struct
{
  BeketStation  *station;      /* (owned): not touched by the worker */
  BeketCrossing *crossing;     /* (owned): not touched by the worker */
  GTask         *task;         /* (owned) (nullable): who waits for it */
  char         **keys;         /* (owned) */
  char         **documents;    /* (owned): as they are written */
  char          *id;           /* (owned) */
  char          *day;          /* (owned) */
  char          *point;        /* (owned) */
  char          *from;         /* (owned) */
  char          *to;           /* (owned) */
  BeketKnown     found;        /* (out) */
  BeketRights    rights;       /* (out): another program may have suspended joint control here */
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->station);
  g_object_unref (look->crossing);
  g_clear_object (&look->task);
  g_strfreev (look->keys);
  g_strfreev (look->documents);
  g_free (look->id);
  g_free (look->day);
  g_free (look->point);
  g_free (look->from);
  g_free (look->to);
  g_clear_pointer (&look->found.expected, beket_value_unref);
  g_clear_pointer (&look->found.fired, beket_value_unref);
  beket_rights_clear (&look->rights);
  g_free (look);
}

/* The most that any of them was seen. */
static gboolean
count_seen (BeketTx    *tx,
            Look       *look,
            const char *key,
            gint64     *most,
            GError    **error)
{
  gint64 count;

  if (!beket_tx_seen_other (tx, key, look->day, look->id, &count, error))
    return FALSE;
  *most = MAX (*most, count);
  return TRUE;
}

static gboolean
count_all (BeketTx *tx,
           Look    *look,
           GError **error)
{
  for (char **key = look->keys; *key != NULL; key++)
    if (g_str_has_prefix (*key, "plate ") &&
        !count_seen (tx, look, *key + strlen ("plate "), &look->found.plate, error))
      return FALSE;
  for (char **number = look->documents; *number != NULL; number++)
    if (!count_seen (tx, look, *number, &look->found.document, error))
      return FALSE;
  return TRUE;
}

static gboolean
look_up (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Look *look = data;

  if (!count_all (tx, look, error))
    return FALSE;
  look->found.expected = beket_tx_advance_matches (tx, (const char *const *) look->keys, look->point, look->id,
                                                   look->from, look->to, error);
  if (look->found.expected == NULL)
    return FALSE;
  look->found.fired = beket_tx_risk_fired (tx, look->id, error);
  return look->found.fired != NULL && beket_rights_read (tx, &look->rights, error);
}

/* ---- And back ---- */

static gint64
distance (const BeketValue *row,
          gint64            now)
{
  gint64 eta = 0;

  beket_time_parse_wire (beket_value_get_text (row, "eta"), &eta, NULL);
  return ABS (eta - now);
}

static guint
nearest (const BeketValue *rows,
         gint64            now)
{
  guint found = 0;

  for (guint i = 1; i < beket_value_length (rows); i++)
    if (distance (beket_value_index (rows, i), now) < distance (beket_value_index (rows, found), now))
      found = i;
  return found;
}

/* The nearest first: a lorry that goes every day has a notice for every day. */
static BeketValue *
nearest_first (BeketValue *rows,
               gint64      now)
{
  BeketValue *sorted = beket_value_new_list ();

  while (beket_value_length (rows) > 0)
    {
      guint index = nearest (rows, now);

      beket_value_append (sorted, beket_value_ref (beket_value_index (rows, index)));
      beket_value_remove_index (rows, index);
    }
  return sorted;
}

static gboolean
take_over (Cache *cache,
           Look  *look,
           gint64 now)
{
  BeketKnown *known = &cache->known;
  g_autoptr (BeketValue) expected = nearest_first (look->found.expected, now);
  gboolean changed = known->plate != look->found.plate || known->document != look->found.document ||
                     !beket_value_equal (known->expected, expected) ||
                     !beket_value_equal (known->fired, look->found.fired);

  known->plate = look->found.plate;
  known->document = look->found.document;
  beket_value_unref (known->expected);
  known->expected = g_steal_pointer (&expected);
  beket_value_unref (known->fired);
  known->fired = g_steal_pointer (&look->found.fired);
  return changed;
}

static void
looked (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (BeketCrossing) crossing = NULL;
  g_autoptr (GError) error = NULL;
  gpointer data;
  Look *look;
  Cache *cache;
  gboolean changed;
  gboolean ok = beket_ledger_read_finish (BEKET_LEDGER (source), result, &data, &error);

  look = data;
  crossing = g_object_ref (look->crossing);
  cache = cache_of (crossing);
  cache->looking--;
  self->looking--;
  if (!ok)
    g_debug ("What is known was not read: %s", error->message);
  changed = ok && take_over (cache, look, beket_station_now (self));
  if (ok)
    beket_station_show_rights (self, &look->rights);
  /* Whoever waits writes next, and hears from the disk itself what is wrong with it. */
  if (look->task != NULL)
    g_task_return_boolean (look->task, TRUE);
  if (changed)
    beket_crossing_changed (crossing);
  /* What was scanned meanwhile found a look under way, and began none. */
  beket_station_known (self, crossing);
}

static char **
documents_of (const BeketValue *facts)
{
  const BeketValue *persons = beket_value_get (facts, "persons");
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; i < beket_value_length (persons); i++)
    {
      const char *number = beket_value_get_text (beket_value_index (persons, i), "documentNumber");

      if (number != NULL && *number != '\0')
        g_ptr_array_add (numbers, g_strdup (number));
    }
  g_ptr_array_add (numbers, NULL);
  return (char **) g_ptr_array_steal (numbers, NULL);
}

static void
look_again (BeketStation  *self,
            BeketCrossing *crossing,
            GTask         *task)
{
  const BeketValue *facts = beket_crossing_get_facts (crossing);
  gint64 now = beket_station_moment (self, crossing);
  Cache *cache = cache_of (crossing);
  Look *look = g_new0 (Look, 1);

  look->station = g_object_ref (self);
  look->crossing = g_object_ref (crossing);
  look->task = task;
  look->keys = beket_advance_facts_keys (facts);
  look->documents = documents_of (facts);
  look->id = g_strdup (beket_crossing_get_id (crossing));
  look->day = beket_point_day (beket_station_get_point (self, NULL), now);
  look->point = g_strdup (self->profile->point);
  look->from = beket_time_format_wire (now - NEAR_US);
  look->to = beket_time_format_wire (now + NEAR_US);
  g_free (cache->keys);
  cache->keys = g_strjoinv ("\n", look->keys);
  cache->looking++;
  self->looking++;
  beket_ledger_read_async (self->ledger, look_up, look, (GDestroyNotify) look_free, NULL, looked,
                           g_object_ref (self));
}

/* ---- What others call ---- */

const BeketKnown *
beket_station_known (BeketStation  *self,
                     BeketCrossing *crossing)
{
  Cache *cache = cache_of (crossing);
  g_auto (GStrv) keys = beket_advance_facts_keys (beket_crossing_get_facts (crossing));
  g_autofree char *joined = g_strjoinv ("\n", keys);

  if (cache->looking == 0 && !self->closed && g_strcmp0 (joined, cache->keys) != 0)
    look_again (self, crossing, NULL);
  return &cache->known;
}

void
beket_station_know_async (BeketStation       *self,
                          BeketCrossing      *crossing,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_station_know_async);
  look_again (self, crossing, task);
}

/* New notices have come: what was looked up is old. */
void
beket_station_forget_known (BeketStation *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->crossings)); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);
      Cache *cache = g_object_get_data (G_OBJECT (crossing), "beket-known");

      if (cache != NULL && !self->closed)
        look_again (self, crossing, NULL);
    }
}
