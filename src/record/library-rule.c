/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of a protocol: rows of its matrix.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#include "domain/fact-list.h"

#include <string.h>

gboolean
beket_span_read (const BeketPlace *place,
                 char            **from,
                 char            **to,
                 GError          **error)
{
  BeketPlace last = beket_place_member (place, "to");

  if (!beket_place_day (place, "from", FALSE, from, error) ||
      !beket_place_day (place, "to", FALSE, to, error))
    return FALSE;
  if (*from != NULL && *to != NULL && strcmp (*to, *from) < 0)
    return beket_place_fail (&last, error, BEKET_PARSE_ERROR_RANGE, "before from");

  return TRUE;
}

static gboolean
check_paths (const BeketRule  *rule,
             const BeketPlace *when,
             GError          **error)
{
  g_auto (GStrv) paths = beket_condition_paths (rule->when);

  /* A word with a slip in it would be "not there" for ever, and the control never asked for. */
  for (guint i = 0; paths[i] != NULL; i++)
    if (!beket_fact_is_known (rule->among, paths[i]))
      return beket_place_fail (when, error, BEKET_PARSE_ERROR_UNKNOWN,
                               "reads \"%s\", which it cannot", paths[i]);

  return TRUE;
}

static gboolean
read_when (BeketRule        *rule,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace when = beket_place_member (place, "when");
  BeketPlace among = beket_place_member (place, "among");
  g_autofree char *text = NULL;

  if (!beket_place_text (place, "among", FALSE, &rule->among, error) ||
      !beket_place_text (place, "when", rule->among != NULL, &text, error))
    return FALSE;
  if (rule->among != NULL && !beket_fact_is_list (rule->among))
    return beket_place_fail (&among, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown list \"%s\"",
                             rule->among);
  if (text == NULL)
    return TRUE;

  rule->when = beket_condition_parse (text, error);

  return rule->when != NULL ? check_paths (rule, &when, error) : beket_place_prefix (&when, error);
}

static gboolean
read_id (BeketRule        *rule,
         const BeketPlace *place,
         GError          **error)
{
  return beket_place_member (place, "id").value == NULL ||
         beket_place_name (place, "id", BEKET_NAME_WORD, 48, &rule->id, error);
}

static gboolean
read_matrix (BeketRule        *rule,
             const BeketPlace *place,
             GError          **error)
{
  return read_id (rule, place, error) &&
         beket_place_text (place, "kind", TRUE, &rule->kind, error) &&
         beket_place_words (place, "points", FALSE, &rule->points, error) &&
         beket_place_words (place, "directions", FALSE, &rule->directions, error) &&
         beket_place_words (place, "subjects", FALSE, &rule->subjects, error) &&
         beket_place_words (place, "risks", FALSE, &rule->risks, error) &&
         beket_span_read (place, &rule->from, &rule->to, error) &&
         read_when (rule, place, error);
}

static gboolean
read_terms (BeketRule        *rule,
            const BeketPlace *place,
            GError          **error)
{
  return beket_place_text (place, "performer", TRUE, &rule->performer, error) &&
         beket_place_text (place, "body", TRUE, &rule->body, error) &&
         beket_place_boolean (place, "mandatory", &rule->mandatory, error) &&
         beket_place_text (place, "waiveClause", FALSE, &rule->waive_clause, error) &&
         beket_place_boolean (place, "waiveNeedsAct", &rule->waive_needs_act, error) &&
         beket_place_text (place, "recogniseClause", FALSE, &rule->recognise_clause, error);
}

static gboolean
check_terms (const BeketRule  *rule,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace mandatory = beket_place_member (place, "mandatory");
  BeketPlace needs = beket_place_member (place, "waiveNeedsAct");

  /* Nobody should have to guess whether a lorry may leave without it. */
  if (mandatory.value == NULL)
    return beket_place_fail (&mandatory, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (needs.value != NULL && rule->waive_clause == NULL)
    return beket_place_fail (&needs, error, BEKET_PARSE_ERROR_FORMAT,
                             "no clause lets it be waived at all");

  return TRUE;
}

static BeketRule *
read_rule (const BeketPlace *place,
           GError          **error)
{
  static const char *const names[] = {
    "id", "kind", "points", "directions", "subjects", "from", "to", "among", "when", "risks",
    "performer", "body", "mandatory", "waiveClause", "waiveNeedsAct", "recogniseClause", NULL
  };
  g_autoptr (BeketRule) rule = beket_rule_new ();

  if (!beket_place_object (place, names, error) || !read_matrix (rule, place, error) ||
      !read_terms (rule, place, error) || !check_terms (rule, place, error))
    return NULL;

  return g_steal_pointer (&rule);
}

static gboolean
check_new (GPtrArray        *rules,
           const BeketRule  *rule,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace id = beket_place_member (place, "id");

  for (guint i = 0; rule->id != NULL && i < rules->len; i++)
    if (g_strcmp0 (((BeketRule *) g_ptr_array_index (rules, i))->id, rule->id) == 0)
      return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", rule->id);

  return TRUE;
}

gboolean
beket_rules_read (GPtrArray        *rules,
                  const BeketPlace *root,
                  GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (root, "rules", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      g_autoptr (BeketRule) rule = read_rule (&item, error);

      if (rule == NULL || !check_new (rules, rule, &item, error))
        return FALSE;
      g_ptr_array_add (rules, g_steal_pointer (&rule));
    }

  return TRUE;
}
