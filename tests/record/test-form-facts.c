/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of every form that is shipped: what the form accepts and what it refuses.
 */

#include "config.h"

#include "shipped-forms.h"

#include "domain/parse-error.h"

#include <string.h>

static void
show (GPtrArray *complaints)
{
  for (guint i = 0; i < complaints->len; i++)
    g_test_message ("%s", ((BeketComplaint *) g_ptr_array_index (complaints, i))->error->message);
}

static const BeketComplaint *
find (GPtrArray  *complaints,
      const char *path)
{
  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      if (strcmp (complaint->path, path) == 0 && complaint->check == NULL)
        return complaint;
    }

  return NULL;
}

static gboolean
is_missing (GPtrArray  *complaints,
            const char *path)
{
  const BeketComplaint *complaint = find (complaints, path);

  return complaint != NULL &&
         g_error_matches (complaint->error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING);
}

static void
check_full (const BeketForm *form)
{
  g_autoptr (BeketValue) facts = form_facts_full (form, shipped_codes, 0);
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

  show (complaints);
  g_assert_cmpuint (complaints->len, ==, 0);
}

static void
test_full (void)
{
  shipped_forms_each (check_full);
}

/* What is required is enough for every field; only rules over several fields may ask for more. */
static void
check_required (const BeketForm *form)
{
  g_autoptr (BeketValue) facts = form_facts_required (form, shipped_codes);
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

  show (complaints);
  for (guint i = 0; i < complaints->len; i++)
    g_assert_nonnull (((BeketComplaint *) g_ptr_array_index (complaints, i))->check);
}

static void
test_required (void)
{
  shipped_forms_each (check_required);
}

static void
check_empty (const BeketForm *form)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->fields->len && !section->repeated; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);
          g_autofree char *path = g_strconcat (section->id, ".", field->id, NULL);

          if (field->required && beket_section_applies (section, facts) && beket_field_applies (field, NULL, facts))
            g_assert_true (is_missing (complaints, path));
        }
      if (section->min_rows > 0 && beket_section_applies (section, facts))
        g_assert_nonnull (find (complaints, section->id));
    }
}

static void
test_empty (void)
{
  shipped_forms_each (check_empty);
}

/* Each field in turn is taken out, then spoiled: the complaint is about that field. */
static void
check_field (const BeketForm    *form,
             const BeketSection *section,
             const BeketField   *field)
{
  g_autoptr (BeketValue) facts = form_facts_full (form, shipped_codes, 0);
  BeketValue *row = form_facts_row (facts, section, 0);
  g_autofree char *path = g_strdup_printf (section->repeated ? "%s[0].%s" : "%s.%s", section->id, field->id);
  g_autoptr (GPtrArray) spoiled = NULL;

  if (!beket_section_applies (section, facts) || !beket_field_applies (field, row, facts))
    return;

  beket_value_set (row, field->id, field->type == BEKET_FIELD_INTEGER ? beket_value_new_integer (-1)
                                                                       : beket_value_new_text ("\001"));
  spoiled = beket_form_check (form, facts, NULL);
  g_test_message ("%s", path);
  g_assert_nonnull (find (spoiled, path));

  if (field->required)
    {
      g_autoptr (GPtrArray) missing = NULL;

      beket_value_set (row, field->id, NULL);
      missing = beket_form_check (form, facts, NULL);
      g_assert_true (is_missing (missing, path));
    }
}

static void
check_fields (const BeketForm *form)
{
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        check_field (form, section, g_ptr_array_index (section->fields, j));
    }
}

static void
test_fields (void)
{
  shipped_forms_each (check_fields);
}

/* ---- Rules of single forms ---- */

/* *INDENT-OFF* */
/* A record that is in order, one change to it, and the rule that it breaks. */
static const struct
{
  const char *form;
  const char *section;
  int         row;       /* -1: the section is no list */
  const char *field;
  const char *value;     /* (nullable): taken out */
  const char *rule;
} broken[] = {
  { "D4", "officers", 0, "sex", "F", "officer-sex" },
  { "D4", "witnesses", 1, "sex", "F", "witness-sex" },
  { "D4", "decision", -1, "taken", "2026-11-22T09:14:03.119Z", "decision-before-start" },
  { "D4", "times", -1, "ended", "2026-11-22T09:14:03.117Z", "ended-after-start" },
  { "D2", "times", -1, "drawnUp", "2026-11-22T09:14:03.117Z", "drawn-after-end" },
  { "D2", "weight", -1, "netKg", "100", "net-within-gross" },
  { "D3", "weight", -1, "netKg", "12.51", "net-within-gross" },
  { "D13", "subject", -1, "sealState", "broken", "broken-seal-not-recognised" },
  { "D13", "officers", 1, "body", "veterinary", "only-control-bodies" },
  { "D16", "issued", -1, "body", "customs", "issued-by-border" },
  { "D16", "issued", -1, "party", "KZ", "issued-by-host" },
  { "D16", "permission", -1, "validTo", "1990-01-14", "valid-in-order" },
  { "D17", "decided", -1, "body", "sanitary", "by-control-body" },
  { "D12", "officers", 1, "party", "KZ", "both-parties" },
  { "D20", "leaders", 1, "side", "handed-over", "one-of-each" },
  { "D19", "controls", 0, "medianMinutes", "13", "median-within-p95" },
  { "D28", "taken", -1, "ended", "2026-11-22T09:14:03.117Z", "ended-after-start" },
};
/* *INDENT-ON* */

static gboolean
breaks (GPtrArray  *complaints,
        const char *rule)
{
  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      if (complaint->check != NULL && strcmp (complaint->check->id, rule) == 0)
        return g_error_matches (complaint->error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_RULE);
    }

  return FALSE;
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      const BeketForm *form = beket_library_form (shipped_library, broken[i].form, NULL, NULL);
      g_autoptr (BeketValue) facts = form_facts_full (form, shipped_codes, 0);
      const BeketSection *section = beket_form_section (form, broken[i].section);
      g_autoptr (GPtrArray) complaints = NULL;

      g_test_message ("%s: %s", broken[i].form, broken[i].rule);
      beket_value_set_text (form_facts_row (facts, section, (guint) MAX (broken[i].row, 0)), broken[i].field,
                            broken[i].value);
      complaints = beket_form_check (form, facts, NULL);
      g_assert_cmpuint (complaints->len, ==, 1);
      g_assert_true (breaks (complaints, broken[i].rule));
    }
}

/* Article 329: a minor and who cannot act for themselves are represented; nobody can overrule it. */
static void
test_minor (void)
{
  const BeketForm *form = beket_library_form (shipped_library, "D4", NULL, NULL);
  g_autoptr (BeketValue) facts = form_facts_full (form, shipped_codes, 0);
  BeketValue *person = beket_value_get (facts, "person");
  g_autoptr (GPtrArray) minor = NULL;
  g_autoptr (GPtrArray) grown = NULL;
  g_autoptr (GPtrArray) incapable = NULL;

  beket_value_set (facts, "representatives", beket_value_new_list ());
  beket_value_set_boolean (person, "incapable", FALSE);
  beket_value_set_text (person, "birthDate", "2008-11-23");
  beket_value_set_text (beket_value_object (facts, "overruled"), "representatives", "a reason");
  minor = beket_form_check (form, facts, NULL);
  g_assert_true (breaks (minor, "minor-represented"));

  beket_value_set_text (person, "birthDate", "2008-11-22");   /* eighteen today */
  grown = beket_form_check (form, facts, NULL);
  g_assert_cmpuint (grown->len, ==, 0);

  beket_value_set_boolean (person, "incapable", TRUE);
  incapable = beket_form_check (form, facts, NULL);
  g_assert_true (breaks (incapable, "minor-represented"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shipped_forms_open ();

  g_test_add_func ("/record/forms/full", test_full);
  g_test_add_func ("/record/forms/required", test_required);
  g_test_add_func ("/record/forms/empty", test_empty);
  g_test_add_func ("/record/forms/fields", test_fields);
  g_test_add_func ("/record/forms/rules", test_rules);
  g_test_add_func ("/record/forms/minor", test_minor);
  result = g_test_run ();
  shipped_forms_close ();

  return result;
}
