/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reference data as they are searched: by words of either language, by codes, by the beginning of either.
 */

#include "config.h"

#include "domain/country.h"
#include "domain/hs-chapter.h"
#include "domain/prohibited.h"
#include "domain/search-text.h"

static void
test_fold (void)
{
  static const char *const pairs[][2] = {
    { "Әлімбет", "алимбет" }, { "ҚАРАҒАНДЫ", "караганды" }, { "Өңір һәм ұлт, үй", "онир хам улт уй" },
    { "Тёплое", "теплое" }, { "  Кот-д’Ивуар ", "кот д ивуар" }, { "8543 40", "8543 40" }, { "АҚШ-тың", "акш тын" },
    { "Ü", "ü" }, { "", "" }, { " –;. ", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = beket_search_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
test_match (void)
{
  g_assert_true (beket_search_match ("тири жануарлар", "жан"));
  g_assert_true (beket_search_match ("тири жануарлар", "жан тир"));
  g_assert_false (beket_search_match ("тири жануарлар", "ануар"));
  g_assert_false (beket_search_match ("тири жануарлар", "жан кой"));
  g_assert_false (beket_search_match ("тири жануарлар", ""));
  g_assert_false (beket_search_match ("", "а"));
}

static void
test_layout (void)
{
  g_autofree char *code = beket_search_layout ("лфЯ");
  g_autofree char *other = beket_search_layout ("kgы-1");

  g_assert_cmpstr (code, ==, "KAZ");
  g_assert_cmpstr (other, ==, "KGS-1");
}

/* ---- Countries ---- */

static void
add_country (BeketEditions *countries,
             const char    *id,
             const char    *alpha2,
             const char    *kk,
             const char    *ru,
             const char    *also)
{
  BeketCountry *country = beket_country_new ();
  const char *const names[] = { also, NULL };

  country->edition.id = g_strdup (id);
  country->alpha2 = g_strdup (alpha2);
  country->name.in[BEKET_KK] = g_strdup (kk);
  country->name.in[BEKET_RU] = g_strdup (ru);
  beket_country_set_folded (country, also != NULL ? names : NULL);
  g_assert_true (beket_editions_add (countries, country));
}

static BeketEditions *
new_countries (void)
{
  BeketEditions *countries = beket_editions_new ((GDestroyNotify) beket_country_free);

  add_country (countries, "DEU", "DE", "Германия", "Германия", "ФРГ");
  add_country (countries, "GIN", "GN", "Гвинея", "Гвинея", NULL);
  add_country (countries, "GNB", "GW", "Гвинея-Бисау", "Гвинея-Бисау", NULL);
  add_country (countries, "GNQ", "GQ", "Экваторлық Гвинея", "Экваториальная Гвинея", NULL);
  add_country (countries, "KAZ", "KZ", "Қазақстан", "Казахстан", NULL);
  add_country (countries, "KGZ", "KG", "Қырғызстан", "Киргизия", "Кыргызстан");
  add_country (countries, "RUS", "RU", "Ресей Федерациясы", "Российская Федерация", "Россия");
  add_country (countries, "UZB", "UZ", "Өзбекстан", "Узбекистан", NULL);
  add_country (countries, "D", NULL, "Германия (құжат)", "Германия (документ)", NULL);

  return countries;
}

static void
test_guess_country (void)
{
  static const char *const pairs[][2] = {
    { "KAZ", "KAZ" }, { "kaz", "KAZ" }, { "kz", "KAZ" }, { "Қазақстан", "KAZ" }, { "казахстан", "KAZ" },
    { "казак", "KAZ" }, { "қаз", "KAZ" }, { "казах", "KAZ" }, { "лфя", "KAZ" }, { "ЛФЯ", "KAZ" }, { "озбек", "UZB" },
    { "узбе", "UZB" }, { "россия", "RUS" }, { "Федерация", "RUS" }, { "d", "D" }, { "DE", "DEU" },
    { "германия", "DEU" }, { "гвинея", "GIN" }, { "гвин", NULL }, { "бисау", "GNB" }, { "экваториальная", "GNQ" },
    { "кыргызстан", "KGZ" }, { "k", NULL }, { "", NULL }, { "   ", NULL }, { "атлантида", NULL }, { "XYZ", NULL },
    { " RUS ", "RUS" },
  };
  g_autoptr (BeketEditions) countries = new_countries ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const BeketCountry *country = beket_countries_guess (countries, pairs[i][0], NULL);

      g_test_message ("%s", pairs[i][0]);
      g_assert_cmpstr (country != NULL ? country->edition.id : NULL, ==, pairs[i][1]);
    }
}

static void
test_find_countries (void)
{
  g_autoptr (BeketEditions) countries = new_countries ();
  g_autoptr (GPtrArray) guineas = beket_countries_find (countries, "гвинея", NULL);
  g_autoptr (GPtrArray) none = beket_countries_find (countries, "", NULL);

  g_assert_cmpuint (guineas->len, ==, 3);
  g_assert_cmpstr (((BeketCountry *) guineas->pdata[0])->edition.id, ==, "GIN");
  g_assert_cmpstr (((BeketCountry *) guineas->pdata[1])->edition.id, ==, "GNB");
  g_assert_cmpstr (((BeketCountry *) guineas->pdata[2])->edition.id, ==, "GNQ");
  g_assert_cmpuint (none->len, ==, 0);
}

/* ---- Groups of goods ---- */

static BeketEditions *
new_chapters (void)
{
  static const char *const rows[][3] = {
    { "01", "Тірі жануарлар", "Живые животные" }, { "02", "Ет", "Мясо" }, { "24", "Темекі", "Табак" },
    { "25", "Тұз; күкірт", "Соль; сера" },
  };
  BeketEditions *chapters = beket_editions_new ((GDestroyNotify) beket_hs_chapter_free);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BeketHsChapter *chapter = beket_hs_chapter_new ();

      chapter->edition.id = g_strdup (rows[i][0]);
      chapter->name.in[BEKET_KK] = g_strdup (rows[i][1]);
      chapter->name.in[BEKET_RU] = g_strdup (rows[i][2]);
      beket_hs_chapter_set_folded (chapter);
      g_assert_true (beket_editions_add (chapters, chapter));
    }

  return chapters;
}

static void
test_find_chapters (void)
{
  static const struct
  {
    const char *text;
    guint       n;
    const char *first;
  } cases[] = {
    { "2", 2, "24" }, { "24", 1, "24" }, { "2402", 1, "24" }, { "0", 2, "01" }, { "жану", 1, "01" },
    { "ТУЗ", 1, "25" }, { "тұз", 1, "25" }, { "живот", 1, "01" }, { "96", 0, NULL }, { "", 0, NULL }, { "2402 10", 0, NULL },
  };
  g_autoptr (BeketEditions) chapters = new_chapters ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = beket_hs_chapters_find (chapters, cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (found->len, ==, cases[i].n);
      if (found->len > 0)
        g_assert_cmpstr (((BeketHsChapter *) found->pdata[0])->edition.id, ==, cases[i].first);
    }

  g_assert_cmpstr (beket_hs_chapter_of (chapters, "0201300004", NULL)->edition.id, ==, "02");
  g_assert_null (beket_hs_chapter_of (chapters, "9", NULL));
  g_assert_true (beket_hs_code_is_valid ("0201"));
  g_assert_true (beket_hs_code_is_valid ("020130000"));
  g_assert_false (beket_hs_code_is_valid ("02013"));
  g_assert_false (beket_hs_code_is_valid ("02o1"));
}

/* ---- Prohibited goods ---- */

static void
add_prohibited (BeketEditions     *items,
                const char        *id,
                const char        *directions,
                const char        *kk,
                const char        *ru,
                const char        *words,
                const char        *hs)
{
  BeketProhibited *item = beket_prohibited_new ();
  g_auto (GStrv) more = g_strsplit (words, ",", -1);

  item->edition.id = g_strdup (id);
  item->state = g_strndup (id, 2);
  item->directions = g_strsplit (directions, ",", -1);
  item->measure = g_strdup ("prohibited");
  item->name.in[BEKET_KK] = g_strdup (kk);
  item->name.in[BEKET_RU] = g_strdup (ru);
  item->hs = hs != NULL ? g_strsplit (hs, ",", -1) : NULL;
  beket_prohibited_set_folded (item, (const char *const *) more);
  g_assert_true (beket_editions_add (items, item));
}

static void
test_find_prohibited (void)
{
  static const struct
  {
    const char *text;
    const char *state;
    const char *direction;
    guint       n;
  } cases[] = {
    { "қару", NULL, NULL, 2 }, { "кару", NULL, NULL, 2 }, { "оружие", "KZ", NULL, 1 }, { "оруж", "RU", "export", 1 },
    { "жижа", NULL, NULL, 1 }, { "жижа", NULL, "export", 0 }, { "жижа", "RU", NULL, 0 }, { "8543", NULL, NULL, 1 },
    { "8543 40 0000", NULL, NULL, 1 }, { "85", NULL, NULL, 1 }, { "8", NULL, NULL, 0 }, { "9301", NULL, "import", 2 },
    { "940", NULL, NULL, 0 }, { "деньги", NULL, NULL, 1 }, { "", NULL, NULL, 0 }, { "хлеб", NULL, NULL, 0 },
  };
  g_autoptr (BeketEditions) items = beket_editions_new ((GDestroyNotify) beket_prohibited_free);

  add_prohibited (items, "KZ-weapons", "import,export", "Қару", "Оружие", "мылтық,ружьё", "93");
  add_prohibited (items, "RU-weapons", "import,export", "Қару", "Оружие", "мылтық,ружьё", "93");
  add_prohibited (items, "KZ-vapes", "import", "Вейптер", "Вейпы", "жижа", "2404,854340");
  add_prohibited (items, "KZ-cash", "export", "Ақша", "Наличные деньги", "валюта", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = beket_prohibited_find (items, cases[i].text, cases[i].state,
                                                           cases[i].direction, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/reference/fold", test_fold);
  g_test_add_func ("/domain/reference/match", test_match);
  g_test_add_func ("/domain/reference/layout", test_layout);
  g_test_add_func ("/domain/reference/guess-country", test_guess_country);
  g_test_add_func ("/domain/reference/find-countries", test_find_countries);
  g_test_add_func ("/domain/reference/find-chapters", test_find_chapters);
  g_test_add_func ("/domain/reference/find-prohibited", test_find_prohibited);

  return g_test_run ();
}
