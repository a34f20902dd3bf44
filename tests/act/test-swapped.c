/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that differ from the record by as little as a number does: digits that changed places, a stroke that makes one into another. Both are
 * signed by the right officer, and all other checks pass.
 */

#include "config.h"

#include "forge.h"

#include <stdlib.h>

#include "act/pages.h"
#include "record/json.h"

static Fixture fixture;

/* (transfer full): the pages of @shown round the record of @told. */
static GBytes *
draw (BeketValue *told,
      BeketValue *shown)
{
  const BeketForm *form = beket_library_form (fixture.data, "D1", "1.0", NULL);
  g_autoptr (GBytes) json = beket_json_write_bytes (told);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  g_autofree char *seal = fixture_seal (&fixture, told, hash);
  g_autoptr (GError) error = NULL;
  GBytes *base = beket_act_render (fixture.data, form, shown, json, seal, &error);

  g_assert_no_error (error);
  return base;
}

static void
judge (GBytes  *base,
       gboolean honest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = beket_act_sign (base, 0, fixture.officers[0], "Үлгібаев", FIXTURE_DRAWN, &error);
  g_autoptr (BeketVerdict) verdict = NULL;

  g_assert_no_error (error);
  verdict = beket_act_verify (once, fixture.trust, 0, 0);
  g_assert_true (verdict->valid);
  beket_verdict_compare_drawn (verdict, once, fixture.data);
  g_assert_cmpint (verdict->drawn, ==, honest);
  g_assert_cmpstr (verdict->failed, ==, honest ? NULL : "drawn");
}

/* ---- Letters that changed places ---- */

/* The same letters, in an order that is another number to whoever reads it. */
static const struct
{
  const char *told;
  const char *shown;
} numbers[] = {
  { "N0123456789", "0N123456789" },
  { "N0123456789", "N3120456789" },
  { "N0123456789", "N0128456739" },
  { "N0123456789", "N0123465789" },
  { "N0123456789", "N0123456798" },
  { "N0123456789", "9N012345678" },
  { "O0QCG3B8EF", "OBQCG308EF" },
};

static void
test_swapped (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (BeketValue) told = fixture_record (1);
      g_autoptr (BeketValue) shown = fixture_record (1);
      g_autoptr (GBytes) base = NULL;

      beket_value_set_text (beket_value_index (beket_value_get (told, "persons"), 0), "documentNumber", numbers[i].told);
      beket_value_set_text (beket_value_index (beket_value_get (shown, "persons"), 0), "documentNumber", numbers[i].shown);
      base = draw (told, shown);
      judge (base, FALSE);
    }
}

/* ---- Strokes ---- */

static char *stroke;   /* (owned) */

static void
add_stroke (qpdf_data pdf)
{
  unsigned char *data = NULL;
  size_t size = 0;
  qpdf_oh page = qpdf_get_page_n (pdf, 0);
  g_autoptr (GString) text = NULL;

  g_assert_cmpint (qpdf_oh_get_page_content_data (pdf, page, &data, &size) & QPDF_ERRORS, ==, 0);
  text = g_string_new_len ((const char *) data, (gssize) size);
  free (data);
  g_string_append (text, stroke);
  qpdf_oh_replace_stream_data (pdf, forge_key (pdf, page, "/Contents"), (const unsigned char *) text->str, text->len, qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
}

/* The first @digit of the first page. */
static BeketPageLetter
find_letter (GBytes  *base,
             gunichar digit)
{
  g_autoptr (GArray) letters = beket_pages_letters (base, 0);

  for (guint i = 0; i < letters->len; i++)
    if (g_array_index (letters, BeketPageLetter, i).letter == digit)
      return g_array_index (letters, BeketPageLetter, i);

  g_assert_not_reached ();
}

/* Over the left edge of a digit, where 8 has what 3 has not, of a width at which nobody sees that it was added; @honest: of no height at all. The page counts from above. */
static void
judge_stroke (gunichar    digit,
              const char *ink,
              gboolean    honest)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) base = draw (record, record);
  BeketPageLetter at = find_letter (base, digit);
  double height = at.y2 - at.y1;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GBytes) changed = NULL;

  g_ascii_formatd (x, sizeof x, "%.3f", at.x1 + 0.1 * (at.x2 - at.x1));
  g_ascii_formatd (y, sizeof y, "%.3f", at.y1 + 0.3 * height);
  g_ascii_formatd (high, sizeof high, "%.3f", honest ? 0.0 : 0.4 * height);
  stroke = g_strdup_printf ("\nq %s %s %s 0.7 %s re f Q\n", ink, x, y, high);
  changed = forge_base (base, add_stroke);
  g_clear_pointer (&stroke, g_free);
  judge (changed, honest);
}

static void
test_strokes (void)
{
  judge_stroke ('3', "0 0 0 rg", TRUE);
  judge_stroke ('3', "0 0 0 rg", FALSE);
  judge_stroke ('8', "1 1 1 rg", FALSE);
  judge_stroke ('6', "1 1 1 rg", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/swapped/letters", test_swapped);
  g_test_add_func ("/act/swapped/strokes", test_strokes);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
