/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule run over the past: the crossings of the own ledger as they were registered, one after another, with the counters and
 * the notices of that moment.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/risk.h"

#include "domain/advance.h"
#include "domain/clock.h"
#include "domain/local-time.h"
#include "record/advance.h"
#include "record/library-risk.h"
#include "station/station-private.h"

#define NEAR_US (3 * 24 * 60 * 60 * (gint64) G_USEC_PER_SEC)   /* as for a crossing of today, known.c */

typedef struct
{
  int      revision;
  gboolean live;     /* the newest, not cancelled, not come */
  gint64   eta;
} Notice;

typedef struct
{
  BeketRiskRule *rule;         /* (not owned) */
  BeketLibrary  *library;      /* (not owned) */
  const char    *origin;       /* (not owned) */
  GHashTable    *seen;         /* (owned): "day key" -> how often */
  GHashTable    *notices;      /* (owned): "sender id" -> Notice of the newest revision */
  GHashTable    *by_key;       /* (owned): key -> GPtrArray of Notice; all are kept in @all */
  GPtrArray     *all;          /* (owned) (element-type Notice) */
  GHashTable    *hits;         /* (owned): crossings in which it fires */
  GHashTable    *violations;   /* (owned): crossings in which something was found */
  gint64         crossings;
} Simulation;

static void
simulation_init (Simulation    *self,
                 BeketStation  *station,
                 BeketRiskRule *rule)
{
  self->rule = rule;
  self->library = station->library;
  self->origin = station->profile->origin;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->violations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
simulation_clear (Simulation *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->notices, g_hash_table_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  g_clear_pointer (&self->violations, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Simulation, simulation_clear)

/* ---- Counters ---- */

static char *
day_of (Simulation * self,
        const BeketValue * data,
        gint64 time)
{
  const char *code = beket_value_get_text (data, "point");
  const BeketPoint *point = code != NULL ? beket_library_point (self->library, code) : NULL;

  return beket_point_day (point, time);
}

static gint64
count (Simulation *self,
       const char *day,
       char      **keys,
       const char *kind)
{
  gint64 most = 0;

  for (char **key = keys; *key != NULL; key++)
    {
      g_autofree char *name = g_strconcat (day, " ", *key, NULL);

      if (g_str_has_prefix (*key, kind))
        most = MAX (most, GPOINTER_TO_INT (g_hash_table_lookup (self->seen, name)));
    }
  return most;
}

static void
remember (Simulation *self,
          const char *day,
          char      **keys)
{
  for (char **key = keys; *key != NULL; key++)
    {
      char *name = g_strconcat (day, " ", *key, NULL);
      int before = GPOINTER_TO_INT (g_hash_table_lookup (self->seen, name));

      g_hash_table_replace (self->seen, name, GINT_TO_POINTER (before + 1));
    }
}

/* ---- Notices ---- */

static void
see_notice (Simulation       *self,
            const BeketValue *data)
{
  BeketValue *value = beket_value_get (data, "notice");
  g_autoptr (BeketAdvance) advance = value != NULL ? beket_advance_from_value (value, NULL) : NULL;
  g_autofree char *name = advance != NULL ? g_strconcat (advance->sender, " ", advance->id, NULL) : NULL;
  Notice *before = name != NULL ? g_hash_table_lookup (self->notices, name) : NULL;
  g_auto (GStrv) keys = NULL;
  Notice *notice;

  if (advance == NULL || (before != NULL && before->revision >= advance->revision))
    return;
  if (before != NULL)
    before->live = FALSE;
  notice = g_new0 (Notice, 1);
  notice->revision = advance->revision;
  notice->live = !advance->cancelled;
  beket_time_parse_wire (advance->eta, &notice->eta, NULL);
  g_ptr_array_add (self->all, notice);
  g_hash_table_replace (self->notices, g_steal_pointer (&name), notice);
  keys = beket_advance_keys (advance);
  for (char **key = keys; *key != NULL; key++)
    {
      if (!g_hash_table_contains (self->by_key, *key))
        g_hash_table_insert (self->by_key, g_strdup (*key), g_ptr_array_new ());
      g_ptr_array_add (g_hash_table_lookup (self->by_key, *key), notice);
    }
}

static void
see_arrival (Simulation       *self,
             const BeketValue *data)
{
  const char *sender = beket_value_get_text (data, "sender");
  const char *id = beket_value_get_text (data, "id");
  g_autofree char *name = g_strconcat (sender != NULL ? sender : "", " ", id != NULL ? id : "", NULL);
  Notice *notice = g_hash_table_lookup (self->notices, name);

  if (notice != NULL)
    notice->live = FALSE;
}

static gboolean
is_expected (Simulation *self,
             char      **keys,
             gint64      time)
{
  for (char **key = keys; *key != NULL; key++)
    {
      const GPtrArray *notices = g_hash_table_lookup (self->by_key, *key);

      for (guint i = 0; notices != NULL && i < notices->len; i++)
        {
          const Notice *notice = g_ptr_array_index (notices, i);

          if (notice->live && ABS (notice->eta - time) <= NEAR_US)
            return TRUE;
        }
    }
  return FALSE;
}

/* ---- Crossings ---- */

static void
see_crossing (Simulation       *self,
              const BeketEntry *entry,
              const char       *crossing,
              const BeketValue *data)
{
  g_auto (GStrv) keys = beket_advance_facts_keys (data);
  g_autoptr (BeketValue) facts = NULL;
  g_autofree char *day = NULL;
  gint64 time = 0;

  beket_time_parse_wire (entry->time, &time, NULL);
  day = day_of (self, data, time);
  facts = beket_risk_facts (data, count (self, day, keys, "plate "), count (self, day, keys, "document "),
                            is_expected (self, keys, time));
  self->crossings++;
  if (beket_condition_holds (self->rule->when, facts))
    g_hash_table_add (self->hits, g_strdup (crossing));
  remember (self, day, keys);
}

static gboolean
see_entry (BeketEntry *entry,
           gpointer    user_data,
           GError    **error)
{
  Simulation *self = user_data;
  g_autoptr (BeketValue) body = entry->body != NULL ? beket_body_parse (entry->body, NULL) : NULL;
  const BeketValue *data = beket_value_get (body, "data");
  const char *type = body != NULL ? beket_value_get_text (body, "type") : "";
  const char *subject = body != NULL ? beket_value_get_text (body, "subject") : "";

  if (g_str_equal (type, "crossing.opened"))
    see_crossing (self, entry, subject, data);
  else if (g_str_equal (type, "control.recorded") &&
           g_strcmp0 (beket_value_get_text (data, "result"), "violation") == 0)
    g_hash_table_add (self->violations, g_strdup (subject));
  else if (g_str_equal (type, "advance.received"))
    see_notice (self, data);
  else if (g_str_equal (type, "advance.arrived"))
    see_arrival (self, data);
  return TRUE;
}

/* Worker thread. Each chain goes by its numbers, "own" with the crossings before "peer" with the controls. */
static gboolean
walk (BeketTx *tx,
      gpointer data,
      GError **error)
{
  Simulation *self = data;

  return beket_tx_each (tx, self->origin, NULL, see_entry, self, error);
}

/* ---- What it says ---- */

static gint64
confirmed (const Simulation *self)
{
  GHashTableIter iter;
  gpointer crossing;
  gint64 both = 0;

  g_hash_table_iter_init (&iter, self->hits);
  while (g_hash_table_iter_next (&iter, &crossing, NULL))
    if (g_hash_table_contains (self->violations, crossing))
      both++;
  return both;
}

static BeketValue *
report (const Simulation *self)
{
  BeketValue *data = beket_value_new_object ();
  gint64 hits = g_hash_table_size (self->hits);

  beket_value_set_text (data, "rule", self->rule->id);
  beket_value_set_text (data, "version", self->rule->version);
  beket_value_set_text (data, "hash", self->rule->hash);
  beket_value_set_integer (data, "crossings", self->crossings);
  beket_value_set_integer (data, "hits", hits);
  beket_value_set_integer (data, "confirmed", confirmed (self));
  beket_value_set_integer (data, "violations", g_hash_table_size (self->violations));
  beket_value_set_integer (data, "perMille", self->crossings > 0 ? hits * 1000 / self->crossings : 0);
  return data;
}

BeketValue *
beket_tools_risk_simulate (BeketStation *self,
                           const char   *path,
                           GError      **error)
{
  g_autoptr (BeketRiskRule) rule = beket_risk_rule_load (path, beket_station_get_codes (self),
                                                         beket_station_act_form (self), NULL, error);
  g_auto (Simulation) simulation = { 0 };
  g_autoptr (BeketValue) data = NULL;

  if (rule == NULL)
    return NULL;
  simulation_init (&simulation, self, rule);
  if (!beket_ledger_read (self->ledger, walk, &simulation, error))
    return NULL;
  data = report (&simulation);
  if (!beket_station_record (self, "risk.simulated", rule->id, data, error))
    return NULL;
  return g_steal_pointer (&data);
}
