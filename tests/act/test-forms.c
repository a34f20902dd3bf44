/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every form as a PDF: each of its labels in both languages, whose copy it is, and no service mark on a copy that leaves the
 * authority.
 */

#include "config.h"

#include "printed.h"

#include <string.h>

#include "domain/error.h"
#include "record/json.h"

#define MARK  "ҚЫЗМЕТТІК-СЛУЖЕБНОЕ"
#define TURNS 8

static void
want (GHashTable      *wanted,
      const BeketText *text)
{
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    g_hash_table_add (wanted, text->in[i]);
}

/* (element-type utf8): every text of @form that some record of it should show on the act itself. */
static GHashTable *
texts_of_form (const BeketForm *form)
{
  GHashTable *wanted = g_hash_table_new (g_str_hash, g_str_equal);

  want (wanted, &form->legal);
  want (wanted, &form->footer);
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      guint n = 0;

      for (guint j = 0; j < section->fields->len && strcmp (section->id, "signatures") != 0; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);

          if (!field->on_act)
            continue;
          want (wanted, &field->label);
          n++;
        }
      if (n > 0 || strcmp (section->id, "signatures") == 0)
        want (wanted, &section->title);
    }

  return wanted;
}

static void
drop_found (GHashTable *wanted,
            const char *text)
{
  GHashTableIter iter;
  gpointer leaf;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &leaf, NULL))
    if (printed_has (text, leaf))
      g_hash_table_iter_remove (&iter);
}

static void
assert_nothing_wanted (GHashTable *wanted,
                       const char *id)
{
  GHashTableIter iter;
  gpointer leaf;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &leaf, NULL))
    g_error ("%s never shows \"%s\"", id, (const char *) leaf);
}

/* Conditions leave things out, so a form is drawn with other words until everything has been seen. */
static void
test_labels (gconstpointer id)
{
  const BeketForm *form = printed_form (id);
  g_autoptr (GHashTable) wanted = texts_of_form (form);

  if (!printed_can_read ())
    return;
  for (guint turn = 0; turn < TURNS && g_hash_table_size (wanted) > 0; turn++)
    {
      g_autoptr (BeketValue) record = printed_record (form, turn);
      g_autofree char *text = printed_text (form, record, -1);

      drop_found (wanted, text);
    }
  assert_nothing_wanted (wanted, id);
}

/* Nothing but what must be there is an act too: what is empty is struck out. */
static void
test_required (void)
{
  if (!printed_can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (form_facts_ids); i++)
    {
      const BeketForm *form = printed_form (form_facts_ids[i]);
      g_autoptr (BeketValue) record = form_facts_required (form, beket_library_codes (printed_fixture.data));
      g_autofree char *text = NULL;

      beket_value_set_text (beket_value_object (record, "act"), "drawn", "2026-11-22T09:14:03.118Z");
      text = printed_text (form, record, -1);
      g_assert_true (printed_has (text, "–"));
      g_assert_true (printed_has (text, form->legal.in[BEKET_RU]));
    }
}

/* ---- Copies ---- */

static void
mark_everything (const BeketForm *form,
                 BeketValue      *record)
{
  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);

          if (field->service)
            beket_value_set_text (form_facts_row (record, section, 0), field->id, MARK);
        }
    }
}

static void
assert_marks (const BeketForm *form,
              int              copy,
              gboolean         shown)
{
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *text = NULL;

  mark_everything (form, record);
  text = printed_text (form, record, copy);
  g_assert_true (printed_has (text, MARK) == shown);
  g_assert_true ((printed_has (text, "елгілер (қызметтік)") || printed_has (text, "Қызметтік белгілер")) == shown);
}

/* Article 4, paragraph 2: Copy 2, the peer's copy and the act that is exchanged have none. */
static void
test_service_marks (void)
{
  static const char *const with_all_copies[] = { "D1", "D2", "D3", "D3B", "D5", "D6", "D7", "D8", "D9", "D14" };

  if (!printed_can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (with_all_copies); i++)
    {
      const BeketForm *form = printed_form (with_all_copies[i]);

      assert_marks (form, -1, FALSE);
      assert_marks (form, BEKET_COPY_AUTHORITY, TRUE);
      assert_marks (form, BEKET_COPY_PERSON, FALSE);
      assert_marks (form, BEKET_COPY_PEER, FALSE);
    }
  assert_marks (printed_form ("D10"), BEKET_COPY_PEER, FALSE);
  assert_marks (printed_form ("D10"), BEKET_COPY_AUTHORITY, TRUE);
}

static void
test_whose_copy (void)
{
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *person = NULL;
  g_autofree char *act = NULL;

  if (!printed_can_read ())
    return;
  person = printed_text (form, record, BEKET_COPY_PERSON);
  act = printed_text (form, record, -1);
  g_assert_true (printed_has (person, "экземпляр лица (второй экземпляр)"));
  g_assert_true (printed_has (person, "тұлғаның данасы (екінші дана)"));
  g_assert_false (printed_has (act, "Экземпляр"));
}

/* Article 4, paragraph 2: what a printed copy is for stands across each of its pages; the act itself and a national one have it in the foot alone. */
static void
test_purpose (void)
{
  static const char words[] = "ТОЛЬКО ДЛЯ ЦЕЛЕЙ СОГЛАШЕНИЯ";
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *copy = NULL;
  g_autofree char *act = NULL;
  g_autofree char *national = NULL;

  if (!printed_can_read ())
    return;
  copy = printed_text (form, record, BEKET_COPY_PERSON);
  act = printed_text (form, record, -1);
  beket_value_set_text (beket_value_get (record, "crossing"), "mode", "national");
  national = printed_text (form, record, BEKET_COPY_PERSON);
  g_assert_true (printed_has (copy, words));
  g_assert_false (printed_has (act, words));
  g_assert_false (printed_has (national, words));
}

/* A copy is made of a file: its record, its paper seal. */
static void
test_copy_of_act (void)
{
  const BeketForm *form = beket_library_form (printed_fixture.data, "D1", "1.0", NULL);
  g_autoptr (GBytes) act = fixture_act (&printed_fixture, 2);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("%PDF-1.7", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) copy = beket_act_copy (printed_fixture.data, form, act, BEKET_COPY_PEER, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fixture_find (copy, 0, "/PaperSeal"), >, 0);
  g_assert_null (beket_act_copy (printed_fixture.data, form, rubbish, BEKET_COPY_PEER, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

/* Personal inspection has no copy for the other Party. */
static void
test_no_such_copy (void)
{
  const BeketForm *form = printed_form ("D4");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_act_render_copy (printed_fixture.data, form, record, json, NULL, BEKET_COPY_PEER, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&printed_fixture);
  for (guint i = 0; i < G_N_ELEMENTS (form_facts_ids); i++)
    {
      g_autofree char *path = g_strconcat ("/act/forms/labels/", form_facts_ids[i], NULL);

      g_test_add_data_func (path, form_facts_ids[i], test_labels);
    }
  g_test_add_func ("/act/forms/required", test_required);
  g_test_add_func ("/act/forms/service-marks", test_service_marks);
  g_test_add_func ("/act/forms/whose-copy", test_whose_copy);
  g_test_add_func ("/act/forms/purpose", test_purpose);
  g_test_add_func ("/act/forms/copy-of-act", test_copy_of_act);
  g_test_add_func ("/act/forms/no-such-copy", test_no_such_copy);
  result = g_test_run ();
  fixture_close (&printed_fixture);
  return result;
}
