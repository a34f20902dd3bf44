/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spellings of names: by the rules of several passports, in two alphabets, with the letters of Kazakh.
 */

#include "config.h"

#include "domain/name-latin.h"
#include "domain/name-match.h"

#define ROUNDS 3000

static const struct
{
  const char    *a;
  const char    *b;
  BeketNameMatch match;
} cases[] = {
  /* A zone against the face of the document. */
  { "АХМЕТОВ", "AKHMETOV", BEKET_NAME_SAME },
  { "АХМЕТОВ", "AHMETOV", BEKET_NAME_SAME },
  { "Хилл", "KHILL", BEKET_NAME_SAME },
  { "ЩЁГОЛЕВ ЮРИЙ ИЛЬИЧ", "SHCHEGOLEV IURII ILICH", BEKET_NAME_SAME },
  { "ЩЁГОЛЕВ ЮРИЙ ИЛЬИЧ", "SHCHEGOLEV YURIY ILYICH", BEKET_NAME_SAME },
  { "ЩЁГОЛЕВ", "SCHEGOLEV", BEKET_NAME_SAME },
  { "ЕВГЕНИЙ", "EVGENII", BEKET_NAME_SAME },
  { "ЕВГЕНИЙ", "YEVGENIY", BEKET_NAME_SAME },
  { "МАРИЯ", "MARIIA", BEKET_NAME_SAME },
  { "МАРИЯ", "MARIYA", BEKET_NAME_SAME },
  { "НАТАЛЬЯ", "NATALIA", BEKET_NAME_SAME },
  { "ПОДЪЯЧЕВ", "PODIEIACHEV", BEKET_NAME_SAME },
  { "ПОДЪЯЧЕВ", "PODYACHEV", BEKET_NAME_SAME },
  { "СЪЕДИН", "SIEEDIN", BEKET_NAME_SAME },
  { "ЦОЙ", "TSOI", BEKET_NAME_SAME },
  { "ЦОЙ", "TCOI", BEKET_NAME_SAME },
  { "АЛЕКСАНДР", "ALEXANDER", BEKET_NAME_SIMILAR },
  { "АЛЕКСАНДР", "ALEXANDR", BEKET_NAME_SAME },
  { "АЛЁНА", "ALYONA", BEKET_NAME_SAME },
  { "АЛЁНА", "ALENA", BEKET_NAME_SAME },
  { "ГРИГОРЬЕВ", "GRIGORYEV", BEKET_NAME_SAME },

  /* Kazakh. */
  { "ҚАЙРАТ", "KAIRAT", BEKET_NAME_SAME },
  { "ҚАЙРАТ", "QAIRAT", BEKET_NAME_SAME },
  { "ҚАЙРАТ", "КАЙРАТ", BEKET_NAME_SAME },
  { "Әлия", "Алия", BEKET_NAME_SAME },
  { "ӘЛИЯ", "ALIYA", BEKET_NAME_SAME },
  { "ЖӘНІБЕК", "ZHANIBEK", BEKET_NAME_SAME },
  { "ЖӘНІБЕК", "JANIBEK", BEKET_NAME_SAME },
  { "ЖӘНІБЕК", "DZHANIBEK", BEKET_NAME_SAME },
  { "ҒАНИ", "GHANI", BEKET_NAME_SAME },
  { "ҮМІТ", "UMIT", BEKET_NAME_SAME },
  { "ҰЛЖАН ӨСКЕНБАЙҚЫЗЫ", "ULZHAN OSKENBAIKYZY", BEKET_NAME_SAME },
  { "АҢСАР", "ANSAR", BEKET_NAME_SAME },
  { "КҮЛӘШ", "KULYASH", BEKET_NAME_SAME },
  { "ГАУҺАР", "GAUKHAR", BEKET_NAME_SAME },
  { "ГАУҺАР", "ГАУХАР", BEKET_NAME_SAME },

  /* How it is written down. */
  { "akhmetov", "AKHMETOV", BEKET_NAME_SAME },
  { "АННА-МАРИЯ", "АННА МАРИЯ", BEKET_NAME_SAME },
  { "АННАМАРИЯ", "АННА МАРИЯ", BEKET_NAME_SAME },
  { "O'BRIEN", "OBRIEN", BEKET_NAME_SAME },
  { "O’BRIEN", "O BRIEN", BEKET_NAME_SAME },
  { "MÜLLER", "MULLER", BEKET_NAME_SAME },
  { "ŁUKASZ", "LUKASZ", BEKET_NAME_SAME },
  { "GROẞ", "GROSS", BEKET_NAME_SAME },
  { "  IVANOV ", "IVANOV", BEKET_NAME_SAME },
  { NULL, NULL, BEKET_NAME_SAME },
  { "", "  ", BEKET_NAME_SAME },

  /* Look at the papers. */
  { "МАРА", "МАРИЯ", BEKET_NAME_SIMILAR },       /* one name only to who transliterated both */
  { "IVANOV", "IVANOVA", BEKET_NAME_SIMILAR },
  { "ИВАНОВ", "IVANOW", BEKET_NAME_SAME },
  { "VICTOR", "VIKTOR", BEKET_NAME_SIMILAR },
  { "АЛЛА", "АЛА", BEKET_NAME_SIMILAR },
  { "ЮРИЙ ИЛЬИЧ", "IURII", BEKET_NAME_SIMILAR },
  { "NURLAN AKHMETOV", "АХМЕТОВ НУРЛАН", BEKET_NAME_SIMILAR },
  { "ВОСКРЕСЕНСКАЯ-ПРЕОБРАЖЕНСКАЯ", "VOSKRESENSKAIA PREOBRAZH", BEKET_NAME_SIMILAR },
  { "НУРМУХАМБЕТОВ", "NURMUHANBETAV", BEKET_NAME_SIMILAR },

  /* Others. */
  { "ИВАНОВ", "ПЕТРОВ", BEKET_NAME_DIFFERENT },
  { "ИВАН", "PIOTR", BEKET_NAME_DIFFERENT },
  { "ЛИ", "ЛЮ", BEKET_NAME_DIFFERENT },
  { "КИМ", "ТИМ", BEKET_NAME_DIFFERENT },
  { "IVANOV", "", BEKET_NAME_DIFFERENT },
  { NULL, "IVANOV", BEKET_NAME_DIFFERENT },
  { "李", "王", BEKET_NAME_DIFFERENT },
  { "李", "李", BEKET_NAME_SAME },
  { "محمد", "MUHAMMAD", BEKET_NAME_DIFFERENT },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpstr (beket_name_match_word (beket_name_match (cases[i].a, cases[i].b)), ==,
                       beket_name_match_word (cases[i].match));
      g_assert_cmpint (beket_name_match (cases[i].b, cases[i].a), ==, cases[i].match);
      g_assert_cmpint (beket_name_match (cases[i].a, cases[i].a), ==, BEKET_NAME_SAME);
    }
}

static void
test_latin (void)
{
  g_autofree char *icao = beket_name_latin ("ёжиков объезд цыщ хью юля");
  g_autofree char *kazakh = beket_name_latin ("әғқңөұүһі");
  g_autofree char *cyrillic = beket_name_cyrillic ("Өскенбай-қызы ёж");

  g_assert_cmpstr (icao, ==, "EZHIKOV OBIEEZD TSYSHCH KHIU IULIA");
  g_assert_cmpstr (kazakh, ==, "AGKNOUUKHI");
  g_assert_cmpstr (cyrillic, ==, "ОСКЕНБАЙ КЫЗЫ ЕЖ");
  g_assert_null (beket_name_cyrillic ("IVANOV"));
  g_assert_null (beket_name_cyrillic ("ИВАНOВ"));   /* a Latin O */
  g_assert_null (beket_name_cyrillic (" - "));
}

/* ---- Any name, by three rules ---- */

enum
{
  SINCE_2010,      /* ICAO 9303 */
  BEFORE_2010,     /* YU, YA, Y; YE after vowels and signs and at the beginning */
  GOST,            /* TC, KH, IU, IA */
  N_RULES,
};

/* *INDENT-OFF* */
static const struct
{
  const char *letter;
  const char *latin[N_RULES];
} letters[] = {
  { "А", { "A", "A", "A" } }, { "Б", { "B", "B", "B" } }, { "В", { "V", "V", "V" } }, { "Г", { "G", "G", "G" } },
  { "Д", { "D", "D", "D" } }, { "Е", { "E", "E", "E" } }, { "Ё", { "E", "E", "E" } }, { "Ж", { "ZH", "ZH", "ZH" } },
  { "З", { "Z", "Z", "Z" } }, { "И", { "I", "I", "I" } }, { "Й", { "I", "Y", "I" } }, { "К", { "K", "K", "K" } },
  { "Л", { "L", "L", "L" } }, { "М", { "M", "M", "M" } }, { "Н", { "N", "N", "N" } }, { "О", { "O", "O", "O" } },
  { "П", { "P", "P", "P" } }, { "Р", { "R", "R", "R" } }, { "С", { "S", "S", "S" } }, { "Т", { "T", "T", "T" } },
  { "У", { "U", "U", "U" } }, { "Ф", { "F", "F", "F" } }, { "Х", { "KH", "KH", "KH" } }, { "Ц", { "TS", "TS", "TC" } },
  { "Ч", { "CH", "CH", "CH" } }, { "Ш", { "SH", "SH", "SH" } }, { "Щ", { "SHCH", "SHCH", "SHCH" } },
  { "Ы", { "Y", "Y", "Y" } }, { "Ь", { "", "", "" } }, { "Э", { "E", "E", "E" } }, { "Ю", { "IU", "YU", "IU" } },
  { "Я", { "IA", "YA", "IA" } },
};
/* *INDENT-ON* */

static gboolean
is_vowel (const char *letter)
{
  return letter == NULL || strstr ("АЕЁИЙОУЫЭЮЯЬ", letter) != NULL;
}

static const char *
write_letter (guint       letter,
              int         rule,
              const char *before)
{
  if (rule == BEFORE_2010 && g_str_equal (letters[letter].letter, "Е") && is_vowel (before))
    return "YE";

  return letters[letter].latin[rule];
}

static void
test_any (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      char latin[N_RULES][100] = { "", "", "" };
      const char *before = NULL;
      int length = g_test_rand_int_range (1, 20);

      for (int i = 0; i < length; i++)
        {
          guint letter = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (letters));

          g_string_append (name, letters[letter].letter);
          for (int rule = 0; rule < N_RULES; rule++)
            g_strlcat (latin[rule], write_letter (letter, rule, before), sizeof latin[rule]);
          before = letters[letter].letter;
        }

      for (int rule = 0; rule < N_RULES && latin[rule][0] != '\0'; rule++)
        {
          g_test_message ("%s %s %s", name->str, latin[rule], latin[(rule + 1) % N_RULES]);
          g_assert_cmpint (beket_name_match (name->str, latin[rule]), ==, BEKET_NAME_SAME);
          g_assert_cmpint (beket_name_match (latin[rule], latin[(rule + 1) % N_RULES]), ==, BEKET_NAME_SAME);
        }
    }
}

/* A folded name folds to itself or to something shorter, and any two bytes of names are compared the same both ways. */
static void
test_symmetric (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      const char *a = cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))].a;
      const char *b = cases[g_test_rand_int_range (0, G_N_ELEMENTS (cases))].b;
      g_autofree char *folded = beket_name_fold (a == NULL ? "" : a);

      g_assert_cmpint (beket_name_match (a, b), ==, beket_name_match (b, a));
      g_assert_true (g_utf8_validate (folded, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/name-match/cases", test_cases);
  g_test_add_func ("/domain/name-match/latin", test_latin);
  g_test_add_func ("/domain/name-match/any", test_any);
  g_test_add_func ("/domain/name-match/symmetric", test_symmetric);

  return g_test_run ();
}
