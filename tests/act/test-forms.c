/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every form as a PDF: each of its labels in both languages, whose copy it is, and no service mark on a copy that leaves the
 * authority.
 */

#include "config.h"

#include "../support/form-facts.h"
#include "fixture.h"

#include <poppler.h>
#include <string.h>

#include "domain/error.h"
#include "record/json.h"

#define MARK  "ҚЫЗМЕТТІК-СЛУЖЕБНОЕ"
#define TURNS 8

static Fixture fixture;

static const char *const ids[] = {
  "D1", "D2", "D3", "D3B", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13", "D14", "D15",
  "D16", "D17", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30",
};

static const BeketForm *
form_of (const char *id)
{
  const BeketForm *form = beket_library_form (fixture.data, id, NULL, "2026-11-22");

  g_assert_nonnull (form);
  return form;
}

static BeketValue *
record_of (const BeketForm *form,
           guint            turn)
{
  return form_facts_full (form, beket_library_codes (fixture.data), turn);
}

static gboolean
can_read (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    g_test_skip ("pdftotext (package poppler-utils) is not installed");

  return program != NULL;
}

/* Lines break where the page ends them, so blanks tell nothing. */
static char *
without_blanks (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      g_string_append_unichar (rest, g_utf8_get_char (text));

  return g_string_free (rest, FALSE);
}

/* All that is written on the pages, in the order in which it was drawn. */
static char *
read_text (GBytes *pdf)
{
  g_autofree char *path = g_build_filename (fixture.folder, "act.pdf", NULL);
  char *argv[] = { (char *) "pdftotext", (char *) "-raw", (char *) "-enc", (char *) "UTF-8", path, (char *) "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return without_blanks (text);
}

static char *
text_of (const BeketForm *form,
         BeketValue      *record,
         int              copy)
{
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (copy < 0)
    pdf = beket_act_render (fixture.data, form, record, json, NULL, &error);
  else
    pdf = beket_act_render_copy (fixture.data, form, record, json, NULL, (BeketCopy) copy, &error);
  g_assert_no_error (error);
  return read_text (pdf);
}

static gboolean
has (const char *text,
     const char *wanted)
{
  g_autofree char *flat = without_blanks (wanted);

  return strstr (text, flat) != NULL;
}

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
    if (has (text, leaf))
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
  const BeketForm *form = form_of (id);
  g_autoptr (GHashTable) wanted = texts_of_form (form);

  if (!can_read ())
    return;
  for (guint turn = 0; turn < TURNS && g_hash_table_size (wanted) > 0; turn++)
    {
      g_autoptr (BeketValue) record = record_of (form, turn);
      g_autofree char *text = text_of (form, record, -1);

      drop_found (wanted, text);
    }
  assert_nothing_wanted (wanted, id);
}

/* Nothing but what must be there is an act too: what is empty is struck out. */
static void
test_required (void)
{
  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const BeketForm *form = form_of (ids[i]);
      g_autoptr (BeketValue) record = form_facts_required (form, beket_library_codes (fixture.data));
      g_autofree char *text = NULL;

      beket_value_set_text (beket_value_object (record, "act"), "drawn", "2026-11-22T09:14:03.118Z");
      text = text_of (form, record, -1);
      g_assert_true (has (text, "–"));
      g_assert_true (has (text, form->legal.in[BEKET_RU]));
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
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autofree char *text = NULL;

  mark_everything (form, record);
  text = text_of (form, record, copy);
  g_assert_true (has (text, MARK) == shown);
  g_assert_true ((has (text, "елгілер (қызметтік)") || has (text, "Қызметтік белгілер")) == shown);
}

/* Article 4, paragraph 2: Copy 2, the peer's copy and the act that is exchanged have none. */
static void
test_service_marks (void)
{
  static const char *const with_all_copies[] = { "D1", "D2", "D3", "D3B", "D5", "D6", "D7", "D8", "D9", "D14" };

  if (!can_read ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (with_all_copies); i++)
    {
      const BeketForm *form = form_of (with_all_copies[i]);

      assert_marks (form, -1, FALSE);
      assert_marks (form, BEKET_COPY_AUTHORITY, TRUE);
      assert_marks (form, BEKET_COPY_PERSON, FALSE);
      assert_marks (form, BEKET_COPY_PEER, FALSE);
    }
  assert_marks (form_of ("D10"), BEKET_COPY_PEER, FALSE);
  assert_marks (form_of ("D10"), BEKET_COPY_AUTHORITY, TRUE);
}

static void
test_whose_copy (void)
{
  const BeketForm *form = form_of ("D2");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autofree char *person = NULL;
  g_autofree char *act = NULL;

  if (!can_read ())
    return;
  person = text_of (form, record, BEKET_COPY_PERSON);
  act = text_of (form, record, -1);
  g_assert_true (has (person, "экземпляр лица (второй экземпляр)"));
  g_assert_true (has (person, "тұлғаның данасы (екінші дана)"));
  g_assert_false (has (act, "Экземпляр"));
}

/* Personal inspection has no copy for the other Party. */
static void
test_no_such_copy (void)
{
  const BeketForm *form = form_of ("D4");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_act_render_copy (fixture.data, form, record, json, NULL, BEKET_COPY_PEER, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

/* ---- Heads, feet, hands, boxes ---- */

static void
test_national (void)
{
  const BeketForm *form = form_of ("D2");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "crossing"), "mode", "national");
  text = text_of (form, record, -1);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_assert_true (has (text, form->national.in[i]));
      g_assert_false (has (text, form->legal.in[i]));
    }
}

/* No text of a form has an official version yet, and each page of an act says so. */
static void
test_working_version (void)
{
  static const char said[] = "Текст формы – рабочая редакция: официальный текст ещё не внесён.";
  const BeketForm *form = form_of ("D2");
  BeketForm official = *form;
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autofree char *working = NULL;
  g_autofree char *checked = NULL;

  if (!can_read ())
    return;
  official.checked = TRUE;
  working = text_of (form, record, -1);
  checked = text_of (&official, record, -1);
  g_assert_true (has (working, said));
  g_assert_false (has (checked, said));
}

static void
test_hands (void)
{
  const BeketForm *form = form_of ("D2");
  g_autoptr (BeketValue) record = record_of (form, 1);
  BeketValue *present = beket_value_get (record, "present");
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_set_text (beket_value_index (present, 0), "name", "Үлгібаева");
  beket_value_set_boolean (beket_value_index (present, 0), "refused", TRUE);
  beket_value_set_text (beket_value_index (present, 0), "refusalReason", "келіспейді");
  beket_value_set_text (beket_value_index (present, 1), "name", "Примерова");
  beket_value_set_boolean (beket_value_index (present, 1), "refused", FALSE);
  text = text_of (form, record, -1);
  g_assert_true (has (text, "От подписи отказался"));
  g_assert_true (has (text, "Үлгібаева: келіспейді"));
  g_assert_true (has (text, "______________________________   Примерова"));
}

/* A box that is not chosen is struck out, so that nobody can mark it later. */
static void
test_boxes (void)
{
  const BeketForm *form = form_of ("D5");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autoptr (BeketValue) actions = beket_value_new_list ();
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_append (actions, beket_value_new_text ("replacement"));
  beket_value_append (actions, beket_value_new_text ("unknown-word"));
  beket_value_set (beket_value_get (record, "operation"), "actions", g_steal_pointer (&actions));
  text = text_of (form, record, -1);
  g_assert_true (has (text, "[×] замена"));
  g_assert_true (has (text, "[×] ауыстыру"));
  g_assert_true (has (text, "[–] удаление"));
  g_assert_true (has (text, "[–] жою"));
  g_assert_true (has (text, "[×] unknown-word"));
}

static void
test_decimals (void)
{
  const BeketForm *form = form_of ("D2");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "weight"), "netKg", "24860.125");
  beket_value_set_text (beket_value_get (record, "weight"), "grossKg", "-0.5");
  text = text_of (form, record, -1);
  g_assert_true (has (text, "24 860,125 "));
  g_assert_true (has (text, "-0,5"));
}

/* Above the first thing on a page there is room for one line: a title that is too long for it is cut. */
static void
test_running_head (void)
{
  const BeketForm *form = form_of ("D3B");
  g_autoptr (BeketValue) record = record_of (form, 0);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = beket_act_render (fixture.data, form, record, json, NULL, &error);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  PopplerPage *page = poppler_document_get_page (document, 1);
  g_autofree PopplerRectangle *letters = NULL;
  guint n_letters = 0;
  guint n_in_head = 0;

  g_assert_no_error (error);
  g_assert_true (poppler_page_get_text_layout (page, &letters, &n_letters));
  for (guint i = 0; i < n_letters; i++)
    {
      gboolean is_break = letters[i].x2 - letters[i].x1 < 0.5;   /* what poppler puts between words and lines */

      g_assert_true (is_break || letters[i].y1 <= 38 || letters[i].y1 >= 46);
      n_in_head += letters[i].y1 <= 38;
    }
  g_assert_cmpuint (n_in_head, >, 60);
  g_object_unref (page);
  g_object_unref (document);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("/act/forms/labels/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_labels);
    }
  g_test_add_func ("/act/forms/required", test_required);
  g_test_add_func ("/act/forms/service-marks", test_service_marks);
  g_test_add_func ("/act/forms/whose-copy", test_whose_copy);
  g_test_add_func ("/act/forms/no-such-copy", test_no_such_copy);
  g_test_add_func ("/act/forms/national", test_national);
  g_test_add_func ("/act/forms/working-version", test_working_version);
  g_test_add_func ("/act/forms/hands", test_hands);
  g_test_add_func ("/act/forms/boxes", test_boxes);
  g_test_add_func ("/act/forms/decimals", test_decimals);
  g_test_add_func ("/act/forms/running-head", test_running_head);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
