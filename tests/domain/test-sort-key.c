/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of names by the Kazakh and by the Russian alphabet.
 */

#include "config.h"

#include "domain/sort-key.h"

/* In their order. */
static const char *const kazakh[] = {
  "7-бекет", "AKHMETOV", "Müller", "SMITH", "Абай", "Абай Құнанбайұлы", "Абайқызы", "Әбенов", "Бекет", "Ғани", "Евгений", "Ержан",
  "Ёлкин", "Ивакин", "Йыбан", "Кайрат", "Қайрат", "Наурыз", "Ңсан", "Омар", "Өмір", "Умар", "Ұлжан", "Үміт", "Фарид",
  "Хасан", "Һарун", "Цой", "Шәкен", "Ыбырай", "Іңкәр", "Ьят", "Эльмира", "Юлия", "Яна",
};
static const char *const russian[] = {
  "7-бекет", "AKHMETOV", "Müller", "SMITH", "Абай", "Әбенов", "Бекет", "Евгений", "Ёлкин", "Ержан", "Иванов", "Иванов Пётр", "Ивановский",
  "Іңкәр", "Йыбан", "Кайрат", "Қайрат", "Омар", "Өмір", "Умар", "Ұлжан", "Үміт", "Хасан", "Һарун", "Щёголев", "Ыбырай",
  "Эльмира", "Яна",
};

static void
check_order (const char *const *names,
             guint              n_names,
             BeketLanguage      language)
{
  for (guint i = 1; i < n_names; i++)
    {
      g_autofree char *before = beket_sort_key (names[i - 1], language);
      g_autofree char *after = beket_sort_key (names[i], language);

      g_test_message ("%s (%s), %s (%s)", names[i - 1], before, names[i], after);
      g_assert_cmpstr (before, <, after);
    }
}

static void
test_order (void)
{
  check_order (kazakh, G_N_ELEMENTS (kazakh), BEKET_KK);
  check_order (russian, G_N_ELEMENTS (russian), BEKET_RU);
}

/* The whole alphabets, letter by letter. */
static void
test_alphabets (void)
{
  static const char *const alphabets[BEKET_N_LANGUAGES] = {
    "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
  };

  g_assert_cmpint (g_utf8_strlen (alphabets[BEKET_KK], -1), ==, 42);
  for (guint language = 0; language < BEKET_N_LANGUAGES; language++)
    for (glong i = 1; i < g_utf8_strlen (alphabets[language], -1); i++)
      {
        g_autofree char *a = g_utf8_substring (alphabets[language], i - 1, i);
        g_autofree char *b = g_utf8_substring (alphabets[language], i, i + 1);

        check_order ((const char *const[]) { a, b }, 2, (BeketLanguage) language);
      }
}

static void
same (const char   *a,
      const char   *b,
      BeketLanguage language)
{
  g_autofree char *first = beket_sort_key (a, language);
  g_autofree char *second = beket_sort_key (b, language);

  g_assert_cmpstr (first, ==, second);
}

static void
test_same (void)
{
  same ("ЩЁГОЛЕВ", "щеголев", BEKET_RU);
  same ("Müller", "MULLER", BEKET_KK);
  same ("Ахметов, Н.", "АХМЕТОВ Н", BEKET_KK);
  same ("и\xcc\x86", "й", BEKET_KK);   /* й in two characters */
  same ("", " - ", BEKET_RU);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/sort-key/order", test_order);
  g_test_add_func ("/domain/sort-key/alphabets", test_alphabets);
  g_test_add_func ("/domain/sort-key/same", test_same);
  return g_test_run ();
}
