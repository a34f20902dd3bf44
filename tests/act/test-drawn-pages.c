/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that differ from the record by as little as a number does, or what is heard and found from what is seen: all signed by the right
 * officer, and all other checks pass. What another release of cairo draws is an act.
 */

#include "config.h"

#include "forge.h"

#include <stdlib.h>
#include <string.h>

#include "act/pages.h"
#include "record/json.h"

static Fixture fixture;
static GBytes *base;   /* honest */

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
  GBytes *pdf = beket_act_render (fixture.data, form, shown, json, seal, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
judge (GBytes  *changed,
       gboolean honest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = beket_act_sign (changed, 0, fixture.officers[0], "Үлгібаев", FIXTURE_DRAWN, &error);
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
      g_autoptr (GBytes) changed = NULL;

      beket_value_set_text (beket_value_index (beket_value_get (told, "persons"), 0), "documentNumber", numbers[i].told);
      beket_value_set_text (beket_value_index (beket_value_get (shown, "persons"), 0), "documentNumber", numbers[i].shown);
      changed = draw (told, shown);
      judge (changed, FALSE);
    }
}

/* ---- Ink ---- */

/* Each drawn over the first page, which counts from its upper left corner. */
static const struct
{
  const char *what;
  const char *more;
  gboolean    honest;
} inks[] = {
  { "nothing", "\nq Q\n", TRUE },
  { "white over a line", "\nq 1 1 1 rg 40 400 500 12 re f Q\n", FALSE },
  { "a black spot", "\nq 0 0 0 rg 300 400 4 4 re f Q\n", FALSE },
  { "grey that hides a line and is no black", "\nq 0.6 0.6 0.6 rg 40 400 500 12 re f Q\n", FALSE },
  { "a grey spot", "\nq 0.8 0.8 0.8 rg 300 700 40 4 re f Q\n", FALSE },
};

static void
test_inks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_autoptr (GBytes) changed = forge_draw (base, inks[i].more);

      g_test_message ("%s", inks[i].what);
      judge (changed, inks[i].honest);
    }
}

/* The first @digit of the first page. */
static BeketPageLetter
find_letter (gunichar digit)
{
  g_autoptr (GArray) letters = beket_pages_letters (base, 0);

  for (guint i = 0; i < letters->len; i++)
    if (g_array_index (letters, BeketPageLetter, i).letter == digit)
      return g_array_index (letters, BeketPageLetter, i);

  g_assert_not_reached ();
}

/* Over the left edge of a digit, where 8 has what 3 has not. */
static void
judge_stroke (gunichar    digit,
              const char *ink)
{
  BeketPageLetter at = find_letter (digit);
  double height = at.y2 - at.y1;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *stroke = NULL;
  g_autoptr (GBytes) changed = NULL;

  g_ascii_formatd (x, sizeof x, "%.3f", at.x1 + 0.1 * (at.x2 - at.x1));
  g_ascii_formatd (y, sizeof y, "%.3f", at.y1 + 0.3 * height);
  g_ascii_formatd (high, sizeof high, "%.3f", 0.4 * height);
  stroke = g_strdup_printf ("\nq %s %s %s 0.7 %s re f Q\n", ink, x, y, high);
  changed = forge_draw (base, stroke);
  judge (changed, FALSE);
}

static void
test_strokes (void)
{
  judge_stroke ('3', "0 0 0 rg");
  judge_stroke ('8', "1 1 1 rg");
  judge_stroke ('6', "1 1 1 rg");
}

/* ---- Fonts ---- */

/* As another release of cairo names them: all else is the same. */
static void
test_other_release (void)
{
  g_autoptr (GBytes) changed = g_bytes_ref (base);
  gssize at = 0;

  while ((at = fixture_find (changed, (gsize) at, "+NotoSans")) >= 0)
    {
      char *name = (char *) g_bytes_get_data (changed, NULL) + at - 6;
      g_autofree char *was = g_strndup (name, 10);
      g_autofree char *is = g_strconcat ("ZZ", was + 2, NULL);
      GBytes *next = fixture_replace (changed, (gsize) at - 6, was, is);

      g_bytes_unref (changed);
      changed = next;
      at++;
    }
  g_assert_false (g_bytes_equal (base, changed));
  judge (changed, TRUE);
}

/* The stream under @key of each object that has one: its number and data, from object *@number on. */
static guint8 *
next_stream (const char *key,
             int        *number,
             gsize      *size)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);

  for (;; *number += 1)
    {
      qpdf_oh object = qpdf_get_object_by_id (structure->pdf, *number, 0);
      unsigned char *data = NULL;
      qpdf_oh stream;

      g_assert_false (qpdf_oh_is_null (structure->pdf, object));
      if (!qpdf_oh_is_dictionary (structure->pdf, object) || !qpdf_oh_has_key (structure->pdf, object, key))
        continue;
      stream = forge_key (structure->pdf, object, key);
      g_assert_cmpint (qpdf_oh_get_stream_data (structure->pdf, stream, qpdf_dl_all, NULL, &data, size) & QPDF_ERRORS, ==, 0);
      *number = qpdf_oh_get_object_id (structure->pdf, stream);
      return data;
    }
}

/* The letters of one face by the shapes of another. */
static void
test_fonts_swapped (void)
{
  int number = 1, other;
  gsize size;
  guint8 *data = next_stream ("/FontFile2", &number, &size);
  guint8 *other_data;
  gsize other_size;
  g_autoptr (GBytes) changed = NULL;

  other = number + 1;
  other_data = next_stream ("/FontFile2", &other, &other_size);
  changed = forge_stream (base, number, other_data, other_size);
  judge (changed, FALSE);
  free (data);
  free (other_data);
}

/* The same marks for the eye, other letters for whoever copies or hears them. */
static void
test_letters_swapped (void)
{
  for (int number = 1; ; number++)
    {
      int stream = number;
      gsize size;
      guint8 *data = next_stream ("/ToUnicode", &stream, &size);
      char *digit = memmem (data, size, "<0031>", 6);

      number = stream;
      if (digit != NULL)
        {
          g_autoptr (GBytes) changed = NULL;

          memcpy (digit, "<0037>", 6);
          changed = forge_stream (base, stream, data, size);
          judge (changed, FALSE);
          free (data);
          return;
        }
      free (data);
    }
}

/* ---- What draws nothing ---- */

/* Texts of one length, for whoever hears the act or looks for it. */
static const struct
{
  const char *was;
  const char *is;
} words[] = {
  { "/S/TH/", "/S/TD/" },
  { "/Lang(ru-RU)", "/Lang(kk-KZ)" },
  { "/Alt<FEFF0051", "/Alt<FEFF0052" },
  { "<pdf:Producer>", "<pdf:Produceq>" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GBytes) changed = NULL;

      g_test_message ("%s", words[i].was);
      g_assert_cmpint (fixture_find (base, 0, words[i].was), >=, 0);
      changed = fixture_replace (base, 0, words[i].was, words[i].is);
      judge (changed, FALSE);
    }
}

static void
test_colours (void)
{
  g_autoptr (BeketStructure) structure = beket_structure_read (base, NULL);
  qpdf_data pdf = structure->pdf;
  qpdf_oh intent = qpdf_oh_get_array_item (pdf, forge_key (pdf, qpdf_get_root (pdf), "/OutputIntents"), 0);
  qpdf_oh profile = forge_key (pdf, intent, "/DestOutputProfile");
  unsigned char *data = NULL;
  size_t size = 0;
  g_autoptr (GBytes) changed = NULL;

  g_assert_cmpint (qpdf_oh_get_stream_data (pdf, profile, qpdf_dl_all, NULL, &data, &size) & QPDF_ERRORS, ==, 0);
  data[size - 1] ^= 1;
  changed = forge_stream (base, qpdf_oh_get_object_id (pdf, profile), data, size);
  judge (changed, FALSE);
  free (data);
}

/* ---- The code on each page ---- */

/* (transfer full): the seal of the lorry's record, made @later seconds later. */
static char *
seal_made (gint64 later)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  g_autoptr (BeketPaperSeal) says = beket_paper_seal_of (record, hash, FIXTURE_DRAWN + later * G_USEC_PER_SEC, NULL);

  return beket_paper_seal_make (fixture.seal, says, NULL);
}

/* A genuine seal of the same record, but not the one that is drawn. */
static void
test_other_seal (void)
{
  g_autofree char *seal = seal_made (0);
  g_autofree char *other = seal_made (1);
  g_autoptr (GBytes) changed = NULL;

  g_assert_cmpuint (strlen (seal), ==, strlen (other));
  changed = fixture_replace (base, 0, seal, other);
  judge (changed, FALSE);
}

static GBytes *
honest_base (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);

  return draw (record, record);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  base = honest_base ();
  g_test_add_func ("/act/drawn-pages/swapped", test_swapped);
  g_test_add_func ("/act/drawn-pages/inks", test_inks);
  g_test_add_func ("/act/drawn-pages/strokes", test_strokes);
  g_test_add_func ("/act/drawn-pages/other-release", test_other_release);
  g_test_add_func ("/act/drawn-pages/fonts-swapped", test_fonts_swapped);
  g_test_add_func ("/act/drawn-pages/letters-swapped", test_letters_swapped);
  g_test_add_func ("/act/drawn-pages/words", test_words);
  g_test_add_func ("/act/drawn-pages/colours", test_colours);
  g_test_add_func ("/act/drawn-pages/other-seal", test_other_seal);
  result = g_test_run ();
  g_bytes_unref (base);
  fixture_close (&fixture);
  return result;
}
