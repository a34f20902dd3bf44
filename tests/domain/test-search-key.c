/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed finds what was seen: in both alphabets, with the letters of Kazakh, look-alikes, inside a word.
 */

#include "config.h"

#include <string.h>

#include "domain/parse-error.h"
#include "domain/search-key.h"

static const struct
{
  const char *name;      /* of a person (nullable) */
  const char *number;    /* (nullable) */
  const char *typed;
  gboolean    found;
} cases[] = {
  /* Either alphabet finds the other. */
  { "AKHMETOV NURLAN", NULL, "Ахметов", TRUE },
  { "Ахметов Нұрлан", NULL, "akhmetov nurlan", TRUE },
  { "Ахметов Нұрлан", NULL, "AHMETOV", TRUE },
  { "SHCHEGOLEV", NULL, "щего", TRUE },
  { "Щёголев Юрий", NULL, "щеголев ю", TRUE },
  { "Щёголев", NULL, "shchegol", TRUE },

  /* Each of the nine letters, and the Russian one that people type for it. */
  { "Әлия", NULL, "әли", TRUE }, { "Әлия", NULL, "али", TRUE },
  { "Ғани", NULL, "ғани", TRUE }, { "Ғани", NULL, "гани", TRUE },
  { "Қайрат", NULL, "қайр", TRUE }, { "Қайрат", NULL, "кайр", TRUE },
  { "Аңсар", NULL, "аңсар", TRUE }, { "Аңсар", NULL, "ансар", TRUE },
  { "Өскенбай", NULL, "өскен", TRUE }, { "Өскенбай", NULL, "оскен", TRUE },
  { "Ұлжан", NULL, "ұлжан", TRUE }, { "Ұлжан", NULL, "улжан", TRUE },
  { "Үміт", NULL, "үміт", TRUE }, { "Үміт", NULL, "умит", TRUE },
  { "Гауһар", NULL, "гауһар", TRUE }, { "Гауһар", NULL, "гаухар", TRUE },
  { "Іңкәр", NULL, "іңкәр", TRUE }, { "Іңкәр", NULL, "инкар", TRUE },

  /* Inside a word, in any order, all of them. */
  { "Смирнова Наталья", NULL, "ирно", TRUE },
  { "Смирнова Наталья", NULL, "наталья смирн", TRUE },
  { "Смирнова Наталья", NULL, "наталья иванов", FALSE },
  { "Салтыков-Щедрин", NULL, "салтыков-щедрин", TRUE },

  /* Numbers: look-alikes in both alphabets, without marks, by their end. */
  { NULL, "512 ABC 07", "512авс07", TRUE },
  { NULL, "512 АВС 07", "abc07", TRUE },
  { NULL, "512 ABC 07", "512 abc", TRUE },
  { NULL, "512 ABC 07", "513", FALSE },
  { NULL, "CSQU3054383", "054383", TRUE },
  { NULL, "CSQU3054383", "csqu 305438", TRUE },
  { "Ахметов", "N12345678", "ахметов 5678", TRUE },
  { "Ахметов", "N12345678", "n-1234", TRUE },

  /* A digit that stands for a sound is no digit of a number. */
  { "Шарипов", NULL, "5", FALSE },

  /* What other engines take for their own is text like any other. */
  { "Ахметов", "N12345678", "\"ахметов\"", TRUE },
  { "Ахметов", "N12345678", "ахм*", TRUE },
  { "Ахметов", "N12345678", "-ахметов", TRUE },
  { "Ахметов", "N12345678", "name:ахметов", FALSE },
  { "Ахметов", "N12345678", "ахметов AND n1", FALSE },
  { "Ахметов", "N12345678", "ахметов OR 99", FALSE },
  { "Ахметов", "N12345678", "NEAR(ахметов)", FALSE },
  { "Ахметов", "N12345678", "%' ;--ахметов", TRUE },
};

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) terms = beket_search_parse (cases[i].typed, &error);

      g_assert_no_error (error);
      if (cases[i].name != NULL)
        beket_search_key_add_name (key, cases[i].name);
      if (cases[i].number != NULL)
        beket_search_key_add_number (key, cases[i].number);
      g_test_message ("“%s” in “%s”", cases[i].typed, key->str);
      g_assert_true (beket_search_key_has (key->str, terms) == cases[i].found);
    }
}

/* As it is typed: no letter on the way to a name loses it. */
static void
test_prefixes (void)
{
  static const char *const names[] = {
    "Мария", "Щёголев", "Әнуарбек", "ЖҰМАҒҰЛОВ", "Подъячев", "Хабибуллин", "MUELLER", "Шукшин", "Цой", "Юлия",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (glong length = 1; length <= g_utf8_strlen (names[i], -1); length++)
      {
        g_autofree char *typed = g_utf8_substring (names[i], 0, length);
        g_autoptr (GString) key = g_string_new (NULL);
        g_autoptr (GPtrArray) terms = beket_search_parse (typed, NULL);

        beket_search_key_add_name (key, names[i]);
        g_assert_nonnull (terms);
        g_assert_true (beket_search_key_has (key->str, terms));
      }
}

static void
refuses (const char     *text,
         BeketParseError code,
         int             position)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = beket_search_parse (text, &error);

  g_assert_null (terms);
  g_assert_error (error, BEKET_PARSE_ERROR, (int) code);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, position);
}

static void
test_refused (void)
{
  g_autofree char *limit = g_strnfill (BEKET_SEARCH_MAX_LENGTH, 'a');
  g_autofree char *longer = g_strnfill (BEKET_SEARCH_MAX_LENGTH + 1, 'a');
  g_autoptr (GPtrArray) terms = beket_search_parse (limit, NULL);

  g_assert_nonnull (terms);
  refuses (longer, BEKET_PARSE_ERROR_LIMIT, BEKET_SEARCH_MAX_LENGTH);
  refuses ("", BEKET_PARSE_ERROR_EMPTY, 0);
  refuses (" * \" -- ", BEKET_PARSE_ERROR_EMPTY, 0);
  refuses ("ахм\xd0", BEKET_PARSE_ERROR_CHARACTER, 3);
  refuses ("a\xff" "b", BEKET_PARSE_ERROR_CHARACTER, 1);
  refuses ("a\nb", BEKET_PARSE_ERROR_CHARACTER, 1);
  refuses ("a\tb", BEKET_PARSE_ERROR_CHARACTER, 1);
  refuses ("1 2 3 4 5 6 7 8 9", BEKET_PARSE_ERROR_LIMIT, 17);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/search-key/found", test_found);
  g_test_add_func ("/domain/search-key/prefixes", test_prefixes);
  g_test_add_func ("/domain/search-key/refused", test_refused);
  return g_test_run ();
}
