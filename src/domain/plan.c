/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plan of a crossing: which controls it needs and which of them are still open.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

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
rule_applies (const BeketRule *rule,
              const char      *party,
              const char      *point,
              const char      *direction,
              const char      *subject)
{
  return g_strcmp0 (rule->performer, party) == 0 && allows (rule->points, point) &&
         allows (rule->directions, direction) && allows (rule->subjects, subject);
}

static BeketValue *
control_from_rule (const BeketRule *rule)
{
  BeketValue *control = control_new (rule->kind, rule->performer, rule->body, rule->mandatory);

  beket_value_set_text (control, "waiveClause", rule->waive_clause);
  beket_value_set_text (control, "recogniseClause", rule->recognise_clause);

  return control;
}

BeketValue *
beket_plan_make (const BeketProtocol *protocol,
                 const char          *party,
                 const char          *point,
                 const char          *direction,
                 const char          *subject)
{
  BeketValue *controls = beket_value_new_list ();

  if (protocol == NULL)
    {
      beket_value_append (controls, control_new ("border", party, "border", TRUE));
      beket_value_append (controls, control_new ("customs", party, "customs", TRUE));
      return controls;
    }

  for (guint i = 0; i < protocol->rules->len; i++)
    {
      const BeketRule *rule = g_ptr_array_index (protocol->rules, i);

      if (rule_applies (rule, party, point, direction, subject))
        beket_value_append (controls, control_from_rule (rule));
    }

  return controls;
}

int
beket_plan_next (const BeketValue *controls)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (beket_control_is_open (beket_value_index (controls, i)))
      return (int) i;

  return -1;
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
