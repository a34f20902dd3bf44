/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a risk rule: what is accepted can be asked of any facts.
 */

#include "config.h"

#include "record/library-risk.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketRiskRule) rule = beket_risk_rule_parse ((const char *) data, size, NULL, NULL, &error);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (BeketValue) none = beket_value_new_object ();
  g_autoptr (BeketValue) facts = beket_risk_facts (none, 1, 0, TRUE);
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true ((rule == NULL) == (error != NULL));
  if (rule == NULL)
    return 0;

  g_ptr_array_add (rules, rule);
  hits = beket_risk_judge (rules, facts, "2026-11-22");
  for (guint i = 0; i < hits->len; i++)
    {
      g_autoptr (BeketValue) data_of_hit = beket_risk_hit_data (g_ptr_array_index (hits, i));

      g_assert_nonnull (beket_value_get_text (data_of_hit, "rule"));
    }

  return 0;
}
