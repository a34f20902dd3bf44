/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules: which of them fire, by which facts, and what they ask for.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/risk.h"

#include "domain/day.h"

#include <string.h>

BeketRiskRule *
beket_risk_rule_new (void)
{
  BeketRiskRule *self = g_new0 (BeketRiskRule, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

BeketRiskRule *
beket_risk_rule_ref (BeketRiskRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_risk_rule_unref (BeketRiskRule *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->version);
  beket_text_clear (&self->title);
  beket_text_clear (&self->explanation);
  g_free (self->condition);
  g_clear_pointer (&self->when, beket_condition_free);
  g_strfreev (self->controls);
  g_strfreev (self->words);
  g_free (self->valid_from);
  g_free (self->valid_to);
  g_free (self->owner);
  g_free (self->hash);
  g_free (self);
}

gboolean
beket_risk_rule_is_valid_on (const BeketRiskRule *self,
                             const char          *day)
{
  return self->on && beket_day_is_within (day, self->valid_from, self->valid_to);
}

/* ---- Hits ---- */

static BeketRiskHit *
hit_new (BeketRiskRule    *rule,
         const BeketValue *facts)
{
  BeketRiskHit *self = g_new0 (BeketRiskHit, 1);

  self->rule = beket_risk_rule_ref (rule);
  self->reasons = beket_condition_reasons (rule->when, facts);

  return self;
}

void
beket_risk_hit_free (BeketRiskHit *self)
{
  beket_risk_rule_unref (self->rule);
  beket_value_unref (self->reasons);
  g_free (self);
}

BeketValue *
beket_risk_hit_data (const BeketRiskHit *self)
{
  BeketValue *data = beket_value_new_object ();

  beket_value_set_text (data, "rule", self->rule->id);
  beket_value_set_text (data, "version", self->rule->version);
  beket_value_set_text (data, "hash", self->rule->hash);
  beket_value_set_integer (data, "weight", self->rule->weight);
  beket_value_set_boolean (data, "secondLine", self->rule->second_line);
  beket_value_set (data, "reasons", beket_value_copy (self->reasons));
  for (char **word = self->rule->controls; word != NULL && *word != NULL; word++)
    beket_value_append (beket_value_list (data, "controls"), beket_value_new_text (*word));

  return data;
}

BeketValue *
beket_risk_facts (const BeketValue *facts,
                  gint64            plate,
                  gint64            document,
                  gboolean          expected)
{
  BeketValue *all = beket_value_copy (facts);
  BeketValue *seen = beket_value_new_object ();

  beket_value_set_integer (seen, "plate", plate);
  beket_value_set_integer (seen, "document", document);
  beket_value_set (all, "seen", seen);
  beket_value_set_boolean (all, "expected", expected);

  return all;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const BeketRiskRule *one = (*(const BeketRiskHit *const *) a)->rule;
  const BeketRiskRule *other = (*(const BeketRiskHit *const *) b)->rule;

  return one->weight != other->weight ? other->weight - one->weight : strcmp (one->id, other->id);
}

GPtrArray *
beket_risk_judge (GPtrArray        *rules,
                  const BeketValue *facts,
                  const char       *day)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_risk_hit_free);

  for (guint i = 0; i < rules->len; i++)
    {
      BeketRiskRule *rule = g_ptr_array_index (rules, i);

      if (beket_risk_rule_is_valid_on (rule, day) && beket_condition_holds (rule->when, facts))
        g_ptr_array_add (hits, hit_new (rule, facts));
    }
  g_ptr_array_sort (hits, compare_hits);

  return hits;
}

/* ---- What they ask for ---- */

static void
add_once (GPtrArray  *words,
          const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp (g_ptr_array_index (words, i), word) == 0)
      return;

  g_ptr_array_add (words, g_strdup (word));
}

static void
add_all (GPtrArray *words,
         char     **more)
{
  for (char **word = more; word != NULL && *word != NULL; word++)
    add_once (words, *word);
}

char **
beket_risk_asked (GPtrArray *hits)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    add_all (words, ((const BeketRiskHit *) g_ptr_array_index (hits, i))->rule->controls);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_steal (words, NULL);
}

char **
beket_risk_words (GPtrArray *hits)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    add_all (words, ((const BeketRiskHit *) g_ptr_array_index (hits, i))->rule->words);
  g_ptr_array_add (words, NULL);

  return (char **) g_ptr_array_steal (words, NULL);
}

gboolean
beket_risk_asks_second_line (GPtrArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    if (((const BeketRiskHit *) g_ptr_array_index (hits, i))->rule->second_line)
      return TRUE;

  return FALSE;
}
