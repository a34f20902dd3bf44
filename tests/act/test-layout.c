/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Heads, feet, hands, boxes and numbers as they are laid out on a page.
 */

#include "config.h"

#include "printed.h"

#include <poppler.h>

#include "act/layout.h"
#include "record/json.h"

static void
test_national (void)
{
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *text = NULL;

  if (!printed_can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "crossing"), "mode", "national");
  text = printed_text (form, record, -1);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_assert_true (printed_has (text, form->national.in[i]));
      g_assert_false (printed_has (text, form->legal.in[i]));
    }
}

/* No text of a form has an official version yet, and each page of an act says so. */
static void
test_working_version (void)
{
  static const char said[] = "Текст формы – рабочая редакция: официальный текст ещё не внесён.";
  const BeketForm *form = printed_form ("D2");
  BeketForm official = *form;
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *working = NULL;
  g_autofree char *checked = NULL;

  if (!printed_can_read ())
    return;
  official.checked = TRUE;
  working = printed_text (form, record, -1);
  checked = printed_text (&official, record, -1);
  g_assert_true (printed_has (working, said));
  g_assert_false (printed_has (checked, said));
}

static void
test_hands (void)
{
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 1);
  BeketValue *present = beket_value_get (record, "present");
  g_autofree char *text = NULL;

  if (!printed_can_read ())
    return;
  beket_value_set_text (beket_value_index (present, 0), "name", "Үлгібаева");
  beket_value_set_boolean (beket_value_index (present, 0), "refused", TRUE);
  beket_value_set_text (beket_value_index (present, 0), "refusalReason", "келіспейді");
  beket_value_set_text (beket_value_index (present, 1), "name", "Примерова");
  beket_value_set_boolean (beket_value_index (present, 1), "refused", FALSE);
  text = printed_text (form, record, -1);
  g_assert_true (printed_has (text, "От подписи отказался"));
  g_assert_true (printed_has (text, "Үлгібаева: келіспейді"));
  g_assert_true (printed_has (text, "______________________________   Примерова"));
}

/* A box that is not chosen is struck out, so that nobody can mark it later. */
static void
test_boxes (void)
{
  const BeketForm *form = printed_form ("D5");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (BeketValue) actions = beket_value_new_list ();
  g_autofree char *text = NULL;

  if (!printed_can_read ())
    return;
  beket_value_append (actions, beket_value_new_text ("replacement"));
  beket_value_append (actions, beket_value_new_text ("unknown-word"));
  beket_value_set (beket_value_get (record, "operation"), "actions", g_steal_pointer (&actions));
  text = printed_text (form, record, -1);
  g_assert_true (printed_has (text, "[×] замена"));
  g_assert_true (printed_has (text, "[×] ауыстыру"));
  g_assert_true (printed_has (text, "[–] удаление"));
  g_assert_true (printed_has (text, "[–] жою"));
  g_assert_true (printed_has (text, "[×] unknown-word"));
}

static void
test_decimals (void)
{
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *text = NULL;

  if (!printed_can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "weight"), "netKg", "24860.125");
  beket_value_set_text (beket_value_get (record, "weight"), "grossKg", "-0.5");
  text = printed_text (form, record, -1);
  g_assert_true (printed_has (text, "24 860,125 "));
  g_assert_true (printed_has (text, "-0,5"));
}

/* What cannot be read as what it should be is shown as it was written, never left out or made up. */
static void
test_as_written (void)
{
  const BeketForm *form = printed_form ("D4");
  const BeketForm *weighed = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (BeketValue) weights = printed_record (weighed, 0);
  g_autofree char *text = NULL;
  g_autofree char *weight = NULL;

  if (!printed_can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "person"), "birthDate", "1990-\?\?-\?\?");
  beket_value_set_text (beket_value_get (record, "person"), "nationality", "QQQ");
  beket_value_set_text (beket_value_get (record, "times"), "ended", "14:05 or so");
  beket_value_set_text (beket_value_get (record, "crossing"), "point", "KZQQQ");
  text = printed_text (form, record, -1);
  g_assert_true (printed_has (text, "1990-\?\?-\?\?"));
  g_assert_true (printed_has (text, "QQQ"));
  g_assert_true (printed_has (text, "14:05 or so"));
  g_assert_true (printed_has (text, "KZQQQ"));

  beket_value_set_text (beket_value_get (weights, "weight"), "netKg", "10..5");
  weight = printed_text (weighed, weights, -1);
  g_assert_true (printed_has (weight, "10..5"));
}

/* A country's name that no source confirms is not printed as if one did. */
static void
test_unconfirmed_country (void)
{
  const BeketForm *form = printed_form ("D4");
  const BeketCountry *country = beket_library_country (printed_fixture.data, "XXA", "2026-11-22");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autofree char *text = NULL;

  if (!printed_can_read ())
    return;
  g_assert_false (country->edition.checked);
  beket_value_set_text (beket_value_get (record, "person"), "nationality", "XXA");
  text = printed_text (form, record, -1);
  g_assert_true (printed_has (text, "XXA"));
  g_assert_false (printed_has (text, country->name.in[BEKET_RU]));
}

/* Above the first thing on a page there is room for one line: a title that is too long for it is cut. */
static void
test_running_head (void)
{
  const BeketForm *form = printed_form ("D3B");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = beket_act_render (printed_fixture.data, form, record, json, NULL, &error);
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

static guint
count_glyphs (PangoLayoutLine *line)
{
  guint n = 0;

  for (GSList *run = line->runs; run != NULL; run = run->next)
    n += (guint) ((PangoGlyphItem *) run->data)->glyphs->num_glyphs;
  return n;
}

static BeketLayout *
new_layout (const BeketForm  *form,
            const BeketValue *record)
{
  g_autoptr (GError) error = NULL;
  BeketLayout *layout = beket_layout_new (printed_fixture.data, form, record, NULL, &error);

  g_assert_no_error (error);
  return layout;
}

/* Where a word or a number goes on in the next line, no hyphen is drawn that it does not have. */
static void
test_no_hyphens (void)
{
  static const char word[] = "ҚазақстандықтардыңнөмірсіздігіABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const BeketForm *form = printed_form ("D2");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (BeketLayout) layout = new_layout (form, record);
  g_autoptr (BeketBlock) block = NULL;
  guint n = 0;

  block = beket_block_new (layout, word, BEKET_KK, BEKET_STYLE_VALUE, PANGO_ALIGN_LEFT, 60);
  g_assert_cmpuint (block->n_lines, >, 3);
  for (guint i = 0; i < block->n_lines; i++)
    n += count_glyphs (pango_layout_get_line_readonly (block->layout, (int) i));
  g_assert_cmpuint (n, ==, (guint) g_utf8_strlen (word, -1));
}

static BeketBlock *
set_figures (BeketLayout *layout,
             const char  *text,
             double       width)
{
  return beket_block_new (layout, text, BEKET_NEUTRAL, BEKET_STYLE_FIGURES, PANGO_ALIGN_LEFT, width);
}

/* Letter by letter what is of figures and fits in one line; everything else as any text. */
static void
test_figures (void)
{
  static const struct
  {
    const char *text;
    gboolean    figures;
  } texts[] = {
    { "JCA-KZSYR-20261122-000016-02", TRUE }, { "05:17", TRUE }, { "~", TRUE }, { "512 ABC 07", FALSE }, { "", FALSE }, { "–", FALSE },
    { "Ә512", FALSE }, { "a\u0301", FALSE }, { "JCA-KZSYR-20261122-000016-02-JCA-KZSYR-20261122-000016-02-JCA-KZSYR", FALSE },
  };
  const BeketForm *form = printed_form ("D19");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (BeketLayout) layout = new_layout (form, record);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BeketBlock) block = set_figures (layout, texts[i].text, 500);
      g_autoptr (BeketBlock) narrow = set_figures (layout, texts[i].text, 1);

      g_assert_cmpint (block->figures != NULL, ==, texts[i].figures);
      g_assert_cmpint (block->layout == NULL, ==, texts[i].figures);
      g_assert_cmpuint (block->n_lines, >=, 1);
      g_assert_null (narrow->figures);
    }
}

/* As wide as Pango sets the same figures, which have no pairs. */
static void
test_figures_width (void)
{
  static const char text[] = "0123456789";
  const BeketForm *form = printed_form ("D19");
  g_autoptr (BeketValue) record = printed_record (form, 0);
  g_autoptr (BeketLayout) layout = new_layout (form, record);
  g_autoptr (BeketBlock) block = set_figures (layout, text, 500);
  g_autoptr (BeketBlock) other = beket_block_new (layout, text, BEKET_NEUTRAL, BEKET_STYLE_CELL, PANGO_ALIGN_LEFT, 500);
  int width;

  pango_layout_get_size (other->layout, &width, NULL);
  g_assert_cmpint (pango_glyph_string_get_width (block->figures->run->glyphs), ==, width);
  g_assert_cmpstr (block->figures->text, ==, text);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&printed_fixture);
  g_test_add_func ("/act/forms/national", test_national);
  g_test_add_func ("/act/forms/working-version", test_working_version);
  g_test_add_func ("/act/forms/hands", test_hands);
  g_test_add_func ("/act/forms/boxes", test_boxes);
  g_test_add_func ("/act/forms/decimals", test_decimals);
  g_test_add_func ("/act/forms/as-written", test_as_written);
  g_test_add_func ("/act/forms/unconfirmed-country", test_unconfirmed_country);
  g_test_add_func ("/act/forms/no-hyphens", test_no_hyphens);
  g_test_add_func ("/act/forms/running-head", test_running_head);
  g_test_add_func ("/act/forms/figures", test_figures);
  g_test_add_func ("/act/forms/figures-width", test_figures_width);
  result = g_test_run ();
  fixture_close (&printed_fixture);
  return result;
}
