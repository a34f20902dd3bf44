/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every form that is shipped: its texts, its names, and what it accepts and refuses.
 */

#include "config.h"

#include "../support/form-facts.h"

#include "record/library.h"

#include "domain/parse-error.h"

#include <string.h>

static BeketLibrary *library;
static BeketCodes *codes;

static const char *const ids[] = {
  "D1", "D2", "D3", "D3B", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13", "D14", "D15",
  "D16", "D17", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30",
};

typedef void (*FormFunc) (const BeketForm *form);

static void
for_each (FormFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const BeketForm *form = beket_library_form (library, ids[i], NULL, "2026-11-22");

      g_test_message ("form %s", ids[i]);
      g_assert_nonnull (form);
      func (form);
    }
}

/* ---- Texts ---- */

static gboolean
is_latin (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN;
}

static gboolean
is_cyrillic (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_CYRILLIC;
}

/* A Latin i or h looks like the Kazakh letter and is none: so a word is of one script, and a word of
 * Latin letters is a name in capitals: QR, SHA, VIN. */
static void
check_word (const char *word,
            const char *text)
{
  gboolean latin = FALSE;
  gboolean cyrillic = FALSE;
  gboolean small = FALSE;

  for (const char *at = word; g_unichar_isalpha (g_utf8_get_char (at)); at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      latin |= is_latin (c);
      cyrillic |= is_cyrillic (c);
      small |= is_latin (c) && g_unichar_islower (c);
    }

  if ((latin && cyrillic) || small)
    g_error ("Latin letters in \"%s\"", text);
}

static void
check_letters (const char *text)
{
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean letter = g_unichar_isalpha (g_utf8_get_char (at));

      if (letter && !inside)
        check_word (at, text);
      inside = letter;
    }
}

static void
check_text (const BeketText *text)
{
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_assert_nonnull (text->in[i]);
      g_assert_true (g_utf8_validate (text->in[i], -1, NULL));
      g_assert_cmpstr (text->in[i], !=, "");
      check_letters (text->in[i]);
    }
}

static void
check_texts (const BeketForm *form)
{
  check_text (&form->title);
  check_text (&form->legal);
  check_text (&form->footer);
  if (form->basis == BEKET_BASIS_BOTH)
    check_text (&form->national);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      check_text (&section->title);
      for (guint j = 0; j < section->fields->len; j++)
        check_text (&((const BeketField *) g_ptr_array_index (section->fields, j))->label);
    }
  for (guint i = 0; i < form->checks->len; i++)
    check_text (&((const BeketCheck *) g_ptr_array_index (form->checks, i))->error);
}

static void
test_texts (void)
{
  for_each (check_texts);
}

/* A Kazakh sentence is no Russian one left standing: where the two texts agree, it is a name or a number. */
static void
check_is_translated (const BeketForm *form)
{
  g_assert_cmpstr (form->title.in[BEKET_KK], !=, form->title.in[BEKET_RU]);
  g_assert_cmpstr (form->legal.in[BEKET_KK], !=, form->legal.in[BEKET_RU]);
  g_assert_cmpstr (form->footer.in[BEKET_KK], !=, form->footer.in[BEKET_RU]);
  for (guint i = 0; i < form->checks->len; i++)
    {
      const BeketCheck *check = g_ptr_array_index (form->checks, i);

      g_assert_cmpstr (check->error.in[BEKET_KK], !=, check->error.in[BEKET_RU]);
    }
}

static void
test_translated (void)
{
  for_each (check_is_translated);
}

/* ---- Names ---- */

static void
test_prefixes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const BeketForm *form = beket_library_form (library, ids[i], NULL, "2026-11-22");

      g_assert_cmpuint (strlen (form->prefix), ==, 3);
      g_assert_true (g_hash_table_add (seen, form->prefix));
      g_assert_true (form->copies[BEKET_COPY_AUTHORITY]);
      g_assert_null (form->valid_to);
    }
}

static void
check_names (const BeketForm *form)
{
  g_autoptr (GHashTable) sections = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (g_hash_table_add (sections, section->id));
      for (guint j = 0; j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);

          g_assert_true (g_hash_table_add (fields, field->id));
          if (field->codes != NULL)
            g_assert_nonnull (beket_codes_words (codes, field->codes));
          g_assert_false (field->service && field->on_act);
        }
    }

  g_assert_nonnull (beket_form_section (form, "signatures"));
  g_assert_nonnull (beket_form_section (form, "crossing"));
}

static void
test_names (void)
{
  for_each (check_names);
}

/* A form in which nobody may hide a mark from the other Party has to have a place for marks. */
static void
test_service_marks (void)
{
  static const char *const with_marks[] = { "D1", "D2", "D3", "D3B", "D4", "D5", "D6", "D7", "D8", "D9", "D10" };

  for (guint i = 0; i < G_N_ELEMENTS (with_marks); i++)
    {
      const BeketForm *form = beket_library_form (library, with_marks[i], NULL, "2026-11-22");
      guint n = 0;

      for (guint j = 0; j < form->sections->len; j++)
        {
          const BeketSection *section = g_ptr_array_index (form->sections, j);

          for (guint k = 0; k < section->fields->len; k++)
            n += ((const BeketField *) g_ptr_array_index (section->fields, k))->service;
        }
      g_assert_cmpuint (n, >, 0);
    }
}

/* ---- Records ---- */

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
  g_autoptr (BeketValue) facts = form_facts_full (form, codes, 0);
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

  show (complaints);
  g_assert_cmpuint (complaints->len, ==, 0);
}

static void
test_full (void)
{
  for_each (check_full);
}

/* What is required is enough for every field; only rules over several fields may ask for more. */
static void
check_required (const BeketForm *form)
{
  g_autoptr (BeketValue) facts = form_facts_required (form, codes);
  g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

  show (complaints);
  for (guint i = 0; i < complaints->len; i++)
    g_assert_nonnull (((BeketComplaint *) g_ptr_array_index (complaints, i))->check);
}

static void
test_required (void)
{
  for_each (check_required);
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
  for_each (check_empty);
}

/* Each field in turn is taken out, then spoiled: the complaint is about that field. */
static void
check_field (const BeketForm    *form,
             const BeketSection *section,
             const BeketField   *field)
{
  g_autoptr (BeketValue) facts = form_facts_full (form, codes, 0);
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
  for_each (check_fields);
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
      const BeketForm *form = beket_library_form (library, broken[i].form, NULL, NULL);
      g_autoptr (BeketValue) facts = form_facts_full (form, codes, 0);
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
  const BeketForm *form = beket_library_form (library, "D4", NULL, NULL);
  g_autoptr (BeketValue) facts = form_facts_full (form, codes, 0);
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

/* Personal inspection is of national law; joint acts are drawn up where a protocol is in force. */
static void
test_modes (void)
{
  g_assert_false (beket_form_may_be_drawn (beket_library_form (library, "D4", NULL, NULL), "joint"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (library, "D4", NULL, NULL), "national"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (library, "D2", NULL, NULL), "national"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (library, "D2", NULL, NULL), "joint"));
  g_assert_false (beket_form_may_be_drawn (beket_library_form (library, "D13", NULL, NULL), "national"));
  g_assert_false (beket_form_may_be_drawn (beket_library_form (library, "D15", NULL, NULL), "national"));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_assert_no_error (error);
  codes = beket_library_codes (library);

  g_test_add_func ("/record/forms/texts", test_texts);
  g_test_add_func ("/record/forms/translated", test_translated);
  g_test_add_func ("/record/forms/prefixes", test_prefixes);
  g_test_add_func ("/record/forms/names", test_names);
  g_test_add_func ("/record/forms/service-marks", test_service_marks);
  g_test_add_func ("/record/forms/full", test_full);
  g_test_add_func ("/record/forms/required", test_required);
  g_test_add_func ("/record/forms/empty", test_empty);
  g_test_add_func ("/record/forms/fields", test_fields);
  g_test_add_func ("/record/forms/rules", test_rules);
  g_test_add_func ("/record/forms/minor", test_minor);
  g_test_add_func ("/record/forms/modes", test_modes);
  result = g_test_run ();
  beket_library_unref (library);

  return result;
}
