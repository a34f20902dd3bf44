/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every form that is shipped: its texts and its names.
 */

#include "config.h"

#include "shipped-forms.h"

#include <string.h>

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
  shipped_forms_each (check_texts);
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
  shipped_forms_each (check_is_translated);
}

/* ---- Names ---- */

static void
test_prefixes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (form_facts_ids); i++)
    {
      const BeketForm *form = beket_library_form (shipped_library, form_facts_ids[i], NULL, "2026-11-22");

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
            g_assert_nonnull (beket_codes_words (shipped_codes, field->codes));
          g_assert_false (field->service && field->on_act);
        }
    }

  g_assert_nonnull (beket_form_section (form, "signatures"));
  g_assert_nonnull (beket_form_section (form, "crossing"));
}

static void
test_names (void)
{
  shipped_forms_each (check_names);
}

/* A form in which nobody may hide a mark from the other Party has to have a place for marks. */
static void
test_service_marks (void)
{
  static const char *const with_marks[] = { "D1", "D2", "D3", "D3B", "D4", "D5", "D6", "D7", "D8", "D9", "D10" };

  for (guint i = 0; i < G_N_ELEMENTS (with_marks); i++)
    {
      const BeketForm *form = beket_library_form (shipped_library, with_marks[i], NULL, "2026-11-22");
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

/* Personal inspection is of national law; joint acts are drawn up where a protocol is in force. */
static void
test_modes (void)
{
  g_assert_false (beket_form_may_be_drawn (beket_library_form (shipped_library, "D4", NULL, NULL), "joint"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (shipped_library, "D4", NULL, NULL), "national"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (shipped_library, "D2", NULL, NULL), "national"));
  g_assert_true (beket_form_may_be_drawn (beket_library_form (shipped_library, "D2", NULL, NULL), "joint"));
  g_assert_false (beket_form_may_be_drawn (beket_library_form (shipped_library, "D13", NULL, NULL), "national"));
  g_assert_false (beket_form_may_be_drawn (beket_library_form (shipped_library, "D15", NULL, NULL), "national"));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  shipped_forms_open ();

  g_test_add_func ("/record/forms/texts", test_texts);
  g_test_add_func ("/record/forms/translated", test_translated);
  g_test_add_func ("/record/forms/prefixes", test_prefixes);
  g_test_add_func ("/record/forms/names", test_names);
  g_test_add_func ("/record/forms/service-marks", test_service_marks);
  g_test_add_func ("/record/forms/modes", test_modes);
  result = g_test_run ();
  shipped_forms_close ();

  return result;
}
