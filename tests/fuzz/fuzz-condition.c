/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a condition: what is accepted can be asked of any facts and ends.
 */

#include "config.h"

#include "domain/condition.h"
#include "domain/parse-error.h"

#include <stdint.h>

/* Rows, days, decimals and lists of words: something for every part of the language. */
static BeketValue *
make_facts (void)
{
  BeketValue *facts = beket_value_new_object ();

  beket_value_set_text (facts, "subject", "truck");
  beket_value_set_text (facts, "born", "2008-02-29");
  beket_value_set_text (facts, "time", "2026-11-22T09:14:03.118Z");
  beket_value_set_text (facts, "net", "-12.5");
  beket_value_append (beket_value_list (facts, "words"), beket_value_new_text ("a"));
  beket_value_set_integer (beket_value_object (facts, "cargo"), "weight", 18420);
  for (int i = 0; i < 3; i++)
    {
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "sex", i == 2 ? "M" : "F");
      beket_value_append (beket_value_list (facts, "rows"), row);
    }

  return facts;
}

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCondition) condition = beket_condition_parse (text, &error);
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (BeketValue) reasons = NULL;
  g_auto (GStrv) paths = NULL;
  gboolean holds;

  g_assert_true ((condition == NULL) == (error != NULL));
  if (condition == NULL)
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      g_assert_cmpint (beket_parse_error_get_position (error), <=, 1024);
      return 0;
    }

  holds = beket_condition_holds (condition, facts);
  reasons = beket_condition_reasons (condition, facts);
  g_assert_cmpuint (beket_value_length (reasons), <=, BEKET_CONDITION_MAX_REASONS);
  g_assert_true (holds || beket_value_length (reasons) == 0);
  beket_condition_holds (condition, NULL);
  paths = beket_condition_paths (condition);
  g_assert_cmpuint (g_strv_length (paths), >, 0);

  return 0;
}
