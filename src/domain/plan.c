/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan of a crossing: which controls it needs and which of them are still open.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/plan.h"

static BeketValue *
control_new (const char *kind,
             const char *performer,
             const char *body,
             gboolean    mandatory)
{
  BeketValue *control = beket_value_new_object ();

  beket_value_set_text (control, "kind", kind);
  beket_value_set_text (control, "performer", performer);
  beket_value_set_text (control, "body", body);
  beket_value_set_boolean (control, "mandatory", mandatory);
  beket_value_set_text (control, "status", "planned");

  return control;
}

/* No list means that the rule does not ask. */
static gboolean
allows (char      **words,
        const char *word)
{
  return words == NULL ||
         (word != NULL && g_strv_contains ((const char *const *) words, word));
}

static gboolean
in_force (const BeketRule *rule,
          const char      *day)
{
  return (rule->from == NULL && rule->to == NULL) ||
         beket_day_is_within (day, rule->from, rule->to);
}

static gboolean
one_hit (char             **risks,
         const char *const *hits)
{
  if (risks == NULL)
    return TRUE;

  for (guint i = 0; hits != NULL && risks[i] != NULL; i++)
    if (g_strv_contains (hits, risks[i]))
      return TRUE;

  return FALSE;
}

static gboolean
condition_asks (const BeketRule  *rule,
                const BeketValue *facts)
{
  const BeketValue *rows;

  if (rule->when == NULL)
    return TRUE;
  if (rule->among == NULL)
    return beket_condition_holds (rule->when, facts);

  rows = beket_value_get (facts, rule->among);
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (beket_condition_holds_in (rule->when, beket_value_index (rows, i), facts))
      return TRUE;

  return FALSE;
}

gboolean
beket_rule_asks (const BeketRule    *rule,
                 const BeketPlanAsk *ask)
{
  return g_strcmp0 (rule->performer, ask->party) == 0 && allows (rule->points, ask->point) &&
         allows (rule->directions, ask->direction) && allows (rule->subjects, ask->subject) &&
         in_force (rule, ask->day) && one_hit (rule->risks, ask->risks) &&
         condition_asks (rule, ask->facts);
}

/* ---- From rules to controls ---- */

/* NULL removes the name, so a clause that one rule does not have is a clause no more. */
static void
tighten_clause (BeketValue *control,
                const char *name,
                const char *clause)
{
  if (clause == NULL)
    beket_value_set (control, name, NULL);
}

static void
tighten (BeketValue      *control,
         const BeketRule *rule)
{
  tighten_clause (control, "waiveClause", rule->waive_clause);
  tighten_clause (control, "recogniseClause", rule->recognise_clause);
  if (rule->mandatory)
    beket_value_set_boolean (control, "mandatory", TRUE);
  if (rule->waive_needs_act)
    beket_value_set_boolean (control, "waiveNeedsAct", TRUE);
}

static BeketValue *
control_from_rule (const BeketRule    *rule,
                   const BeketPlanAsk *ask)
{
  BeketValue *control = control_new (rule->kind, rule->performer, rule->body, rule->mandatory);
  gboolean suspended = ask->suspended != NULL && g_strv_contains (ask->suspended, rule->kind);

  beket_value_set_text (control, "waiveClause", suspended ? NULL : rule->waive_clause);
  beket_value_set_text (control, "recogniseClause", suspended ? NULL : rule->recognise_clause);
  if (rule->waive_needs_act)
    beket_value_set_boolean (control, "waiveNeedsAct", TRUE);

  return control;
}

static BeketValue *
find_control (const BeketValue *controls,
              const BeketRule  *rule)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      BeketValue *control = beket_value_index (controls, i);

      if (g_strcmp0 (beket_value_get_text (control, "kind"), rule->kind) == 0 &&
          g_strcmp0 (beket_value_get_text (control, "body"), rule->body) == 0)
        return control;
    }

  return NULL;
}

static void
plan_rule (BeketValue         *controls,
           const BeketRule    *rule,
           const BeketPlanAsk *ask)
{
  BeketValue *control = find_control (controls, rule);

  if (control != NULL)
    {
      tighten (control, rule);
    }
  else
    {
      control = control_from_rule (rule, ask);
      beket_value_append (controls, control);
    }

  if (rule->id != NULL)
    beket_value_append (beket_value_list (control, "rules"), beket_value_new_text (rule->id));
}

static void
plan_protocol (BeketValue          *controls,
               const BeketProtocol *protocol,
               const BeketPlanAsk  *ask)
{
  for (guint i = 0; i < protocol->rules->len; i++)
    {
      const BeketRule *rule = g_ptr_array_index (protocol->rules, i);

      if (beket_rule_asks (rule, ask))
        plan_rule (controls, rule, ask);
    }
}

/* ---- What risk alone asks for ---- */

static gboolean
is_planned (const BeketValue *controls,
            const char       *kind)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      return TRUE;

  return FALSE;
}

/* Each kind has a body of its own name, but for radiation, which the customs body measures. */
static void
plan_asked (BeketValue         *controls,
            const BeketPlanAsk *ask)
{
  for (guint i = 0; ask->asked != NULL && ask->asked[i] != NULL; i++)
    {
      const char *kind = ask->asked[i];

      if (!is_planned (controls, kind))
        beket_value_append (controls, control_new (kind, ask->party,
                                                   g_str_equal (kind, "radiation") ? "customs" : kind, FALSE));
    }
}

BeketValue *
beket_plan_make (const BeketProtocol *protocol,
                 const BeketPlanAsk  *ask)
{
  BeketValue *controls = beket_value_new_list ();

  if (protocol != NULL)
    {
      plan_protocol (controls, protocol, ask);
    }
  else
    {
      beket_value_append (controls, control_new ("border", ask->party, "border", TRUE));
      beket_value_append (controls, control_new ("customs", ask->party, "customs", TRUE));
    }
  plan_asked (controls, ask);

  return controls;
}

/* ---- What is open ---- */

int
beket_plan_next (const BeketValue *controls)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (beket_control_is_open (beket_value_index (controls, i)))
      return (int) i;

  return -1;
}

gboolean
beket_plan_has_ours (const BeketValue *controls)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (beket_control_is_ours (beket_value_index (controls, i)))
      return TRUE;

  return FALSE;
}

gboolean
beket_plan_is_closed (const BeketValue *controls)
{
  /* No plan yet is not a plan with nothing in it: nobody is admitted by an omission. */
  if (controls == NULL || beket_value_get_kind (controls) != BEKET_VALUE_LIST)
    return FALSE;

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);

      if (beket_value_get_boolean (control, "mandatory") && beket_control_is_open (control))
        return FALSE;
    }

  return TRUE;
}

gboolean
beket_plan_has_violation (const BeketValue *controls)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);

      if (g_strcmp0 (beket_value_get_text (control, "result"), "violation") == 0)
        return TRUE;
    }

  return FALSE;
}
