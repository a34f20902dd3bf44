/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of each person, vehicle and item, and what that makes of the crossing.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"
#include "domain/outcome.h"
#include "domain/plan.h"

static const char *const lists[] = {
  "persons", "usedTransportMeans", "transportEquipment", "consignments", "animals", "wagons",
};

/* The gravest first. */
static const struct
{
  BeketCrossingState state;
  const char        *document;
} order[] = {
  { BEKET_CROSSING_DETAINED, "D22" },
  { BEKET_CROSSING_REFUSED, "D21" },
  { BEKET_CROSSING_RETURNED, NULL },
  { BEKET_CROSSING_POSTPONED, NULL },
  { BEKET_CROSSING_ADMITTED_CONDITIONALLY, NULL },
  { BEKET_CROSSING_ADMITTED, NULL },
};

#define ADMITTED (G_N_ELEMENTS (order) - 1)

/* Its place in the order; past the end for a word that is no decision. */
static guint
gravity (const char *outcome)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_strcmp0 (beket_crossing_state_word (order[i].state), outcome) == 0)
      break;

  return i;
}

static const char *
outcome_of (const BeketValue *row)
{
  const char *outcome = beket_value_get_text (row, "outcome");

  return outcome != NULL && *outcome != '\0' ? outcome : NULL;
}

/* ---- Over all parts ---- */

typedef gboolean (*PartFunc) (const char       *list,
                              guint             index,
                              const BeketValue *row,
                              gpointer          data,
                              GError          **error);

static gboolean
each_part (const BeketValue *facts,
           PartFunc          func,
           gpointer          data,
           GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const BeketValue *rows = beket_value_get (facts, lists[i]);

      if (rows == NULL || beket_value_get_kind (rows) != BEKET_VALUE_LIST)
        continue;
      for (guint j = 0; j < beket_value_length (rows); j++)
        if (!func (lists[i], j, beket_value_index (rows, j), data, error))
          return FALSE;
    }

  return TRUE;
}

typedef struct
{
  gboolean partial;
  gboolean admits;    /* some part goes through */
  guint    gravest;
} Sum;

static gboolean
sum_part (const char       *list,
          guint             index,
          const BeketValue *row,
          gpointer          data,
          GError          **error)
{
  Sum *sum = data;
  const char *outcome = outcome_of (row);
  guint rank = outcome != NULL ? gravity (outcome) : ADMITTED;

  sum->partial |= outcome != NULL;
  sum->admits |= rank == ADMITTED || rank == ADMITTED - 1;
  if (rank == G_N_ELEMENTS (order) || sum->gravest == G_N_ELEMENTS (order))
    sum->gravest = G_N_ELEMENTS (order);   /* one unknown word, and nobody can say */
  else
    sum->gravest = MIN (sum->gravest, rank);

  return TRUE;
}

static Sum
sum_parts (const BeketValue *facts)
{
  Sum sum = { .gravest = ADMITTED };

  each_part (facts, sum_part, &sum, NULL);

  return sum;
}

gboolean
beket_outcome_is_partial (const BeketValue *facts)
{
  return sum_parts (facts).partial;
}

const char *
beket_outcome_decision (const BeketValue *facts)
{
  Sum sum = sum_parts (facts);

  if (!sum.partial || sum.gravest == G_N_ELEMENTS (order))
    return NULL;

  return beket_crossing_state_word (order[sum.gravest].state);
}

const char *
beket_outcome_document (const char *outcome)
{
  guint rank = gravity (outcome);

  return rank < G_N_ELEMENTS (order) ? order[rank].document : NULL;
}

static gboolean
tell_part (const char       *list,
           guint             index,
           const BeketValue *row,
           gpointer          data,
           GError          **error)
{
  BeketValue *part;

  if (outcome_of (row) == NULL)
    return TRUE;

  part = beket_value_new_object ();
  beket_value_set_text (part, "list", list);
  beket_value_set_integer (part, "index", index);
  beket_value_set_text (part, "outcome", outcome_of (row));
  beket_value_set_text (part, "ground", beket_value_get_text (row, "ground"));
  beket_value_set_text (part, "outcomeDocument", beket_value_get_text (row, "outcomeDocument"));
  beket_value_append (data, part);

  return TRUE;
}

BeketValue *
beket_outcome_parts (const BeketValue *facts)
{
  g_autoptr (BeketValue) parts = beket_value_new_list ();

  each_part (facts, tell_part, parts, NULL);

  return beket_value_length (parts) > 0 ? g_steal_pointer (&parts) : NULL;
}

/* ---- Checking ---- */

gboolean
beket_ground_is_refusal (const char *word)
{
  return word != NULL && word[0] == 'R' && word[1] >= '1' && word[1] <= '7' && word[2] == '\0';
}

static gboolean
invalid (GError    **error,
         const char *list,
         guint       index,
         const char *name,
         const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s[%u].%s: %s", list, index, name, why);

  return FALSE;
}

static gboolean
has_text (const BeketValue *row,
          const char       *name)
{
  const char *text = beket_value_get_text (row, name);

  return text != NULL && *text != '\0';
}

static gboolean
check_part (const char       *list,
            guint             index,
            const BeketValue *row,
            gpointer          data,
            GError          **error)
{
  const char *outcome = outcome_of (row);
  guint rank = gravity (outcome);

  if (outcome == NULL)
    return TRUE;
  if (rank == G_N_ELEMENTS (order))
    return invalid (error, list, index, "outcome", "no decision");
  if (order[rank].document == NULL)
    return TRUE;
  if (!has_text (row, "ground"))
    return invalid (error, list, index, "ground", "missing");
  if (order[rank].state == BEKET_CROSSING_REFUSED &&
      !beket_ground_is_refusal (beket_value_get_text (row, "ground")))
    return invalid (error, list, index, "ground", "no ground for a refusal");

  return has_text (row, "outcomeDocument") ||
         invalid (error, list, index, "outcomeDocument", "missing");
}

static gboolean
check_whole (const BeketValue *facts,
             const char       *decision,
             GError          **error)
{
  const BeketValue *made = beket_value_get (facts, "decision");

  if (g_strcmp0 (decision, "refused") != 0 ||
      beket_ground_is_refusal (beket_value_get_text (made, "refusal")))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "decision.refusal: no ground for a refusal");

  return FALSE;
}

gboolean
beket_outcome_check (const BeketValue *facts,
                     const char       *decision,
                     GError          **error)
{
  Sum sum = sum_parts (facts);
  const char *derived;

  if (!sum.partial)
    return check_whole (facts, decision, error);
  if (!each_part (facts, check_part, NULL, error))
    return FALSE;

  derived = beket_outcome_decision (facts);
  if (g_strcmp0 (derived, decision) != 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "decision: \"%s\", but its parts are \"%s\"", decision, derived);
      return FALSE;
    }
  if (sum.admits && !beket_plan_is_closed (beket_value_get (facts, "controls")))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "a part is admitted while a mandatory control is open");
      return FALSE;
    }

  return TRUE;
}
