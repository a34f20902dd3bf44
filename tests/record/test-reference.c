/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reference data that are shipped.
 */

#include "config.h"

#include "record/reference.h"

#include "domain/control-body.h"
#include "domain/country.h"
#include "domain/hs-chapter.h"
#include "domain/local-time.h"
#include "domain/norm.h"
#include "domain/prohibited.h"
#include "domain/treaty.h"

#define DAY "2026-11-22"

static BeketReference *
load (void)
{
  BeketReference *reference = beket_reference_new ();
  g_autoptr (GError) error = NULL;

  beket_reference_load (reference, g_getenv ("BEKET_DATADIR"), &error);
  g_assert_no_error (error);

  return reference;
}

/* domain.md 4.1: thirty pairs of road points, seventeen of them multilateral; 4.2: fourteen pairs of stations. */
static void
test_points (void)
{
  g_autoptr (BeketReference) reference = load ();
  g_autoptr (GPtrArray) points = beket_editions_list (reference[BEKET_REFERENCE_POINTS], DAY);
  guint road = 0;
  guint rail = 0;
  guint multilateral = 0;
  guint ids = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const BeketPoint *point = g_ptr_array_index (points, i);

      road += g_str_equal (point->kind, "road");
      rail += g_str_equal (point->kind, "rail");
      multilateral += g_strcmp0 (point->type, "multilateral") == 0;
      ids += point->cargo_ruqsat != NULL;
      g_assert_nonnull (point->subdivision);
      g_assert_null (point->hours.in[BEKET_KK]);
      if (g_str_equal (point->kind, "rail"))
        g_assert_false (point->edition.checked);
    }

  g_assert_cmpuint (road, ==, 60);
  g_assert_cmpuint (rail, ==, 28);
  g_assert_cmpuint (multilateral, ==, 34);
  g_assert_cmpuint (ids, ==, 29);
}

static void
test_offsets (void)
{
  static const struct
  {
    const char *code;
    const char *day;
    int         minutes;
  } cases[] = {
    { "KZSYR", "2014-01-01", 300 }, { "KZSYR", "2026-01-01", 300 }, { "KZKON", "2024-02-28", 360 },
    { "KZKON", "2024-03-02", 300 }, { "KZUBE", "2023-01-01", 360 }, { "KZUBE", "2026-01-01", 300 },
    { "RUPOL", "2014-01-01", 240 }, { "RUPOL", "2016-01-01", 180 }, { "RUPOL", "2019-01-01", 240 },
    { "RUPOL", "2021-01-01", 180 }, { "RUKRZ", "2016-01-01", 180 }, { "RUKRZ", "2017-01-01", 240 },
    { "RUOZI", "2016-06-01", 180 }, { "RUOZI", "2026-01-01", 240 }, { "RUMSH", "2014-01-01", 360 },
    { "RUMSH", "2026-01-01", 300 }, { "RUKUL", "2015-01-01", 360 }, { "RUKUL", "2026-01-01", 420 },
  };
  g_autoptr (BeketReference) reference = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BeketPoint *point = beket_editions_on (reference[BEKET_REFERENCE_POINTS], cases[i].code, NULL);
      BeketSpan span;

      g_test_message ("%s %s", cases[i].code, cases[i].day);
      g_assert_true (beket_point_day_span (point, cases[i].day, &span));
      g_assert_cmpint (beket_point_offset (point, span.from + 12 * G_TIME_SPAN_HOUR), ==, cases[i].minutes);
    }
}

/* The day on which the clock was put back in the east of Kazakhstan, as the data say it. */
static void
test_change_of_2024 (void)
{
  g_autoptr (BeketReference) reference = load ();
  BeketSpan moved;
  BeketSpan steady;

  g_assert_true (beket_point_day_span (beket_editions_on (reference[BEKET_REFERENCE_POINTS], "KZKON", NULL),
                                       "2024-02-29", &moved));
  g_assert_true (beket_point_day_span (beket_editions_on (reference[BEKET_REFERENCE_POINTS], "KZSYR", NULL),
                                       "2024-02-29", &steady));
  g_assert_cmpint (moved.to - moved.from, ==, 25 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (steady.to - steady.from, ==, 24 * G_TIME_SPAN_HOUR);
}

static void
test_bodies (void)
{
  g_autoptr (BeketReference) reference = load ();
  const BeketEditions *bodies = reference[BEKET_REFERENCE_BODIES];

  g_assert_cmpstr (beket_control_body_on (bodies, "KZ", "customs", "2014-08-05")->name.in[BEKET_RU], ==,
                   "Комитет таможенного контроля Министерства финансов Республики Казахстан");
  g_assert_cmpstr (beket_control_body_on (bodies, "KZ", "customs", "2014-08-06")->name.in[BEKET_RU], ==,
                   "Комитет государственных доходов Министерства финансов Республики Казахстан");
  g_assert_cmpstr (beket_control_body_on (bodies, "RU", "border", DAY)->class, ==, "control");
  g_assert_cmpstr (beket_control_body_on (bodies, "RU", "veterinary", DAY)->class, ==, "other");
  g_assert_null (beket_control_body_on (bodies, "RU", "police", DAY));
}

static void
test_countries (void)
{
  g_autoptr (BeketReference) reference = load ();
  g_autoptr (GPtrArray) countries = beket_editions_list (reference[BEKET_REFERENCE_COUNTRIES], DAY);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < countries->len; i++)
    {
      const BeketCountry *country = g_ptr_array_index (countries, i);

      /* Each is found by its own code, before anything else. */
      g_assert_true (beket_countries_guess (reference[BEKET_REFERENCE_COUNTRIES], country->edition.id, DAY) == country);
      if (country->special != NULL)
        continue;
      n++;
      g_assert_true (g_hash_table_add (numbers, country->numeric));
      g_assert_true (beket_countries_guess (reference[BEKET_REFERENCE_COUNTRIES], country->alpha2, DAY) == country);
      g_assert_true (beket_countries_guess (reference[BEKET_REFERENCE_COUNTRIES], country->name.in[BEKET_KK], DAY) == country);
      g_assert_true (beket_countries_guess (reference[BEKET_REFERENCE_COUNTRIES], country->name.in[BEKET_RU], DAY) == country);
    }

  g_assert_cmpuint (n, ==, 249);
}

static void
test_documents_codes (void)
{
  static const char *const codes[] = {
    "D", "XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "EUE", "UTO", "GBD", "GBN", "GBO", "GBP", "GBS"
  };
  g_autoptr (BeketReference) reference = load ();

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const BeketCountry *country = beket_editions_on (reference[BEKET_REFERENCE_COUNTRIES], codes[i], DAY);

      g_assert_cmpstr (country->special, ==, g_str_equal (codes[i], "UTO") ? "test" : "document");
      g_assert_false (country->edition.checked);
    }
}

static void
test_chapters (void)
{
  g_autoptr (BeketReference) reference = load ();
  const BeketEditions *chapters = reference[BEKET_REFERENCE_HS_CHAPTERS];
  g_autoptr (GPtrArray) fish = beket_hs_chapters_find (chapters, "балык", DAY);
  g_autoptr (GPtrArray) wine = beket_hs_chapters_find (chapters, "алкогольные", DAY);

  for (guint i = 1; i <= 97; i++)
    {
      g_autofree char *number = g_strdup_printf ("%02u", i);

      g_assert_nonnull (beket_editions_on (chapters, number, DAY));
    }
  g_assert_cmpuint (beket_editions_count (chapters), ==, 97);
  g_assert_cmpuint (fish->len, ==, 2);
  g_assert_cmpstr (((BeketHsChapter *) wine->pdata[0])->edition.id, ==, "22");
}

static void
test_norms (void)
{
  static const char *const ids[] = {
    "agreement-3-1", "agreement-3-4", "agreement-7-1", "agreement-9", "eaeu-cc-327", "eaeu-cc-328", "eaeu-cc-329",
    "eaeu-cc-341", "cuc-260", "cuc-299", "cuc-317", "cuc-318", "kz-minfin-295", "kz-koap-803", "ru-koap-28.2"
  };
  g_autoptr (BeketReference) reference = load ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (beket_editions_on (reference[BEKET_REFERENCE_NORMS], ids[i], DAY));

  g_assert_null (beket_editions_on (reference[BEKET_REFERENCE_NORMS], "agreement-3-1", "2013-07-29"));
  g_assert_cmpstr (((const BeketNorm *) beket_editions_on (reference[BEKET_REFERENCE_NORMS], "eaeu-cc-328", DAY))->article,
                   ==, "328");
}

static void
test_prohibited (void)
{
  g_autoptr (BeketReference) reference = load ();
  const BeketEditions *items = reference[BEKET_REFERENCE_PROHIBITED];
  g_autoptr (GPtrArray) weapons = beket_prohibited_find (items, "мылтық", NULL, NULL, DAY);
  g_autoptr (GPtrArray) vapes = beket_prohibited_find (items, "8543 40", "KZ", "import", DAY);
  g_autoptr (GPtrArray) earlier = beket_prohibited_find (items, "вейп", "KZ", "import", "2024-06-19");

  g_assert_cmpuint (weapons->len, ==, 2);
  g_assert_cmpuint (vapes->len, ==, 1);
  g_assert_cmpuint (earlier->len, ==, 0);
  g_assert_false (((BeketProhibited *) vapes->pdata[0])->edition.checked);
}

static void
test_treaty (void)
{
  g_autoptr (BeketReference) reference = load ();
  const BeketTreaty *treaty = beket_editions_on (reference[BEKET_REFERENCE_TREATY], "agreement", DAY);
  BeketTreatyStatus status;

  g_assert_true (beket_treaty_status (treaty, DAY, &status));
  g_assert_cmpstr (status.period_end, ==, treaty->period_end);
  g_assert_cmpstr (status.period_end, ==, "2028-07-30");
  g_assert_cmpstr (status.last_notice, ==, "2028-01-30");
  g_assert_cmpint (status.days_to_notice, ==, 434);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/reference/points", test_points);
  g_test_add_func ("/record/reference/offsets", test_offsets);
  g_test_add_func ("/record/reference/change-of-2024", test_change_of_2024);
  g_test_add_func ("/record/reference/bodies", test_bodies);
  g_test_add_func ("/record/reference/countries", test_countries);
  g_test_add_func ("/record/reference/documents-codes", test_documents_codes);
  g_test_add_func ("/record/reference/chapters", test_chapters);
  g_test_add_func ("/record/reference/norms", test_norms);
  g_test_add_func ("/record/reference/prohibited", test_prohibited);
  g_test_add_func ("/record/reference/treaty", test_treaty);

  return g_test_run ();
}
