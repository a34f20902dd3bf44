/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reader that cannot see the page is told: through the structure tree, in its order, with
 * its languages.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

static Fixture fixture;

/* The structure as pdfinfo tells it, every leaf in quotes. Poppler's own call of this release
 * encodes the text twice. */
static char *
structure_text (GBytes *pdf)
{
  g_autofree char *path = g_build_filename (fixture.folder, "act.pdf", NULL);
  char *argv[] = { (char *) "pdfinfo", (char *) "-struct-text", (char *) "-enc", (char *) "UTF-8",
                   path, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = -1;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return text;
}

static gboolean
can_read (void)
{
  g_autofree char *program = g_find_program_in_path ("pdfinfo");

  if (program == NULL)
    g_test_skip ("pdfinfo (package poppler-utils) is not installed");

  return program != NULL;
}

static gsize
position (const char *text,
          gsize       after,
          const char *wanted)
{
  const char *found = strstr (text + after, wanted);

  if (found == NULL)
    g_error ("\"%s\" is not there after %" G_GSIZE_FORMAT, wanted, after);

  return (gsize) (found - text);
}

static void
test_order (void)
{
  static const char *const order[] = {
    "БІРЛЕСКЕН БАҚЫЛАУ АКТІСІ", "АКТ СОВМЕСТНОГО КОНТРОЛЯ", "№ JCA-KZSYR-20261122-000001-02",
    "Орынбор, 2009 жылғы 11 қыркүйек", "Оренбург, 11 сентября 2009 года",
    "Хаттама", "Протокол", "2025 жылғы 15 желтоқсан", "15 декабря 2025 г.",
    "шығу", "выезд", "Сырым (KZSYR)", "Маштаково (RUMSH)", "22.11.2026 13:41:20 (UTC+5)",
    "Тұлғалар", "Лица", "AKHMETOV", "NURLAN", "N12345678", "KAZ Қазақстан", "Казахстан", "15.01.1990",
    "Көлік құралы", "123ABC07", "MSKU0383250", "Бидай ұны, бірінші сұрып, қаптарда", "24\302\240860",
    "Животные", "–", "кедендік бақылау", "таможенный контроль", "KZ0045127", "JCA-RUMSH-20261122-000007-01",
    "Решение", "өткізілді", "пропущено", "Қолтаңбалар", "Подписи", "Үлгібаев Нұрлан Әлиұлы", "Примеров Юрий Ильич",
    "4-бабының 2-тармағына", "пунктом 2 статьи 4",
  };
  g_autoptr (GBytes) pdf = fixture_act (&fixture, 0);
  g_autofree char *text = NULL;
  gsize at = 0;

  if (!can_read ())
    return;
  text = structure_text (pdf);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    at = position (text, at, order[i]) + 1;
}

/* A point whose name no source confirms says so in both languages, one that is confirmed stands alone; the form says that its texts
 * are a working version. */
static void
test_unconfirmed (void)
{
  g_autoptr (GBytes) pdf = fixture_act (&fixture, 0);
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  text = structure_text (pdf);

  position (text, 0, "Маштаково (RUMSH) – расталмаған");
  position (text, 0, "Маштаково (RUMSH) – не подтверждено");
  g_assert_null (strstr (text, "Сырым (KZSYR) –"));
  position (text, 0, "жұмыс нұсқасы");
  position (text, 0, "рабочая редакция");
}

/* The letters that Kazakh adds to the alphabet reach the reader as themselves. */
static void
test_letters (void)
{
  static const char *const letters[] = { "ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і", "Ә", "Ғ", "Қ",
                                         "Ң", "Ө", "Ұ", "Ү", "Һ", "І", "₸", "«", "»", "№" };
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "cargo"), "goodsName",
                        "әғқңөұүһі ӘҒҚҢӨҰҮҺІ 100 ₸");
  pdf = fixture_render (&fixture, record);
  text = structure_text (pdf);
  position (text, 0, "әғқңөұүһі ӘҒҚҢӨҰҮҺІ 100 ₸");
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    position (text, 0, letters[i]);
}

/* A paragraph of several lines comes out whole. */
static void
test_whole_paragraphs (void)
{
  g_autoptr (GBytes) pdf = fixture_act (&fixture, 0);
  const BeketForm *form = beket_library_form (fixture.data, "D1", "1.0", NULL);
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  text = structure_text (pdf);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *legal = g_strdup_printf ("\"%s\"", form->legal.in[i]);
      g_autofree char *footer = g_strdup_printf ("\"%s\"", form->footer.in[i]);

      position (text, 0, legal);
      position (text, 0, footer);
    }
}

/* Text in another normal form is drawn composed. */
static void
test_composed (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!can_read ())
    return;
  beket_value_set_text (beket_value_get (record, "cargo"), "goodsName", "чаи\314\206 ё");
  pdf = fixture_render (&fixture, record);
  text = structure_text (pdf);
  position (text, 0, "чай ё");
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/text/order", test_order);
  g_test_add_func ("/act/text/unconfirmed", test_unconfirmed);
  g_test_add_func ("/act/text/letters", test_letters);
  g_test_add_func ("/act/text/whole-paragraphs", test_whole_paragraphs);
  g_test_add_func ("/act/text/composed", test_composed);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
