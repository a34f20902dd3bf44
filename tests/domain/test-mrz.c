/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Machine readable zones: specimens of ICAO 9303, synthetic documents of both states, and every
 * way to read one wrong.
 */

#include "config.h"

#include "domain/document.h"
#include "refusal.h"
#include "zones.h"

static const char *const zones[] = { TD3, TD2, TD1, RU_FOREIGN, RU_INTERNAL, KZ_PASSPORT, KZ_ID };

static char
check_digit (const char *text,
             int         length,
             int        *place,
             int        *sum)
{
  for (int i = 0; i < length; i++)
    *sum += (text[i] == '<' ? 0 : g_ascii_isdigit (text[i]) ? text[i] - '0' : text[i] - 'A' + 10) *
            "\7\3\1"[(*place)++ % 3];

  return (char) ('0' + *sum % 10);
}

/* Puts new text into a TD3 zone and makes its check digits right again: an own sum, not the
 * parser's. */
static char *
rewrite (const char *zone,
         int         position,
         const char *text)
{
  static const int fields[][3] = { { 44, 9, 53 }, { 57, 6, 63 }, { 65, 6, 71 }, { 72, 14, 86 } };
  char *copy = g_strdup (zone);
  int place = 0;
  int sum = 0;

  memcpy (copy + position, text, strlen (text));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int own_place = 0;
      int own_sum = 0;
      char digit = check_digit (copy + fields[i][0], fields[i][1], &own_place, &own_sum);

      if (copy[fields[i][2]] != '<')
        copy[fields[i][2]] = digit;
    }

  check_digit (copy + 44, 10, &place, &sum);
  check_digit (copy + 57, 7, &place, &sum);
  copy[87] = check_digit (copy + 65, 22, &place, &sum);

  return copy;
}

static void
assert_names (const char *names,
              const char *surname,
              const char *given,
              const char *patronymic)
{
  g_autofree char *zone = rewrite (RU_INTERNAL, 5, names);
  g_autoptr (BeketDocument) document = parse (zone);

  g_assert_cmpstr (document->surname, ==, surname);
  g_assert_cmpstr (document->given, ==, given);
  g_assert_cmpstr (document->patronymic, ==, patronymic);
}

/* All letters of the cipher, and names of other lengths than three words. */
static void
test_ru_names (void)
{
  assert_names ("ABVGDE2JZIQKLMNOP<<RSTUFHC34WXY<967<<<<",
                "АБВГДЕЁЖЗИЙКЛМНОП", "РСТУФХЦЧШЩЪЫ", "ЬЭЮ");
  assert_names ("8<8<<A<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "Я Я", "А", NULL);
  assert_names ("MAMEDOV<<ALI<GASAN<OGLY<<<<<<<<<<<<<<<<", "МАМЕДОВ", "АЛИ", "ГАСАН ОГЛЫ");
  assert_names ("IVANOVA<<ANNA<MARI8<IVANOVNA<<<<<<<<<<<", "ИВАНОВА", "АННА МАРИЯ", "ИВАНОВНА");
  assert_names ("IVANOVA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ИВАНОВА", NULL, NULL);
}

static void
test_ru_refused (void)
{
  static const struct
  {
    int         position;
    const char *text;
    int         at;
  } cases[] = {
    { 8, "1", 8 }, { 5, "<", 5 }, { 44, "A", 44 }, { 72, "<", 72 }, { 84, "<", 84 }, { 79, "X", 79 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *zone = rewrite (RU_INTERNAL, cases[i].position, cases[i].text);
      GError *error = NULL;

      g_assert_null (beket_mrz_parse (zone, TODAY, &error));
      assert_refusal (error, "character", cases[i].at);
    }
}

/* Which check digit covers the character, in the TD3 layout; 0 = none. */
static int
covered_by (int position)
{
  if (position >= 44 && position <= 53)
    return 53;
  if (position >= 57 && position <= 63)
    return 63;
  if (position >= 65 && position <= 71)
    return 71;
  if (position >= 72 && position <= 86)
    return 86;

  return position == 87 ? 87 : 0;
}

/* Characters whose values differ by ten have the same check digit: no reader can tell "0" from
 * "A". */
static gboolean
is_invisible (char a,
              char b)
{
  int value_a = a == '<' ? 0 : g_ascii_isdigit (a) ? a - '0' : a - 'A' + 10;
  int value_b = b == '<' ? 0 : g_ascii_isdigit (b) ? b - '0' : b - 'A' + 10;

  return (value_a - value_b) % 10 == 0;
}

static void
check_substitution (const char *zone,
                    int         position,
                    char        c)
{
  g_autofree char *wrong = g_strdup (zone);
  GError *error = NULL;
  int at;

  wrong[position] = c;
  if (beket_mrz_parse (wrong, TODAY, &error) != NULL)
    g_error ("%s was accepted", wrong);

  at = beket_parse_error_get_position (error);
  if (g_strcmp0 (beket_parse_error_word (error), "check-digit") == 0)
    g_assert_cmpint (at, ==, covered_by (position));
  else
    g_assert_cmpint (at, ==, position);
  g_clear_error (&error);
}

static void
test_substitutions (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
  int checked = 0;

  for (int position = 44; position < 88; position++)
    for (const char *c = alphabet; *c != '\0'; c++)
      {
        if (covered_by (position) == 0 || is_invisible (TD3[position], *c))
          continue;

        check_substitution (TD3, position, *c);
        checked++;
      }

  g_assert_cmpint (checked, >, 1200);
}

/* In every format: one wrong digit anywhere that a check digit covers is found, whatever it is. */
static void
test_digits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      int length = (int) strlen (zones[i]);
      int from = length == 90 ? 5 : length / 2;
      int to = length == 90 ? 60 : length;

      for (int position = from; position < to; position++)
        for (char c = '0'; c <= '9' && g_ascii_isdigit (zones[i][position]); c++)
          {
            g_autofree char *wrong = g_strdup (zones[i]);
            g_autoptr (BeketDocument) document = NULL;

            wrong[position] = c;
            document = beket_mrz_parse (wrong, TODAY, NULL);
            g_assert_cmpint (document != NULL, ==, c == zones[i][position]);
          }
    }
}

/* The places that the composite check digit covers, and itself. */
static gboolean
is_covered (int length,
            int position)
{
  static const int spans[][3] = {
    { 90, 5, 29 }, { 90, 30, 36 }, { 90, 38, 44 }, { 90, 48, 59 },
    { 72, 36, 45 }, { 72, 49, 55 }, { 72, 57, 71 },
    { 88, 44, 53 }, { 88, 57, 63 }, { 88, 65, 87 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (spans[i][0] == length && position >= spans[i][1] && position <= spans[i][2])
      return TRUE;

  return FALSE;
}

/* Any other character anywhere in any zone: what is accepted either has the same value modulo ten (0 and A and K and U, which
 * no sum can tell) or stands where no check digit looks: names, states, sex, type. */
static void
test_any_character (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
  int missed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    for (int position = 0; zones[i][position] != '\0'; position++)
      for (const char *c = alphabet; *c != '\0'; c++)
        {
          g_autofree char *wrong = g_strdup (zones[i]);
          g_autoptr (BeketDocument) document = NULL;

          wrong[position] = *c;
          document = beket_mrz_parse (wrong, TODAY, NULL);
          if (document == NULL || !is_covered ((int) strlen (wrong), position))
            continue;

          g_assert_true (is_invisible (zones[i][position], *c));
          missed += *c != zones[i][position];
        }

  g_test_message ("%d cannot be told", missed);
  g_assert_cmpint (missed, >, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { " \r\n", "empty", 0 },
    { "P<UTO", "length", 5 },
    { TD3 "<", "length", 89 },
    { TD3 TD3, "length", 90 },
    { "p<UTO", "character", 0 },
    { "P<UTOЕRIKSSON", "character", 5 },
    { "P<UTO\nER!KSSON", "character", 7 },
    { "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", "format", 0 },
    { "X<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", "format", 0 },
    { "P<U<OERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", "character", 3 },
    { "P<UTOERIKS5ON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", "character", 10 },
    { "P<UTO<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10", "character", 5 },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C3<UTO7408122F1204159ZE184226B<<<<<10", "character", 53 },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO74O8122F1204159ZE184226B<<<<<10", "character", 59 },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122X1204159ZE184226B<<<<<10", "character", 64 },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<11", "check-digit", 87 },
    { "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C37UTO7408122F1204159ZE184226B<<<<<1x", "check-digit", 53 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (beket_mrz_parse (cases[i].text, TODAY, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

static void
assert_birth (const char *written,
              const char *today,
              const char *expected)
{
  g_autofree char *zone = rewrite (TD3, 57, written);
  g_autoptr (BeketDocument) document = beket_mrz_parse (zone, today, NULL);

  g_assert_nonnull (document);
  g_assert_cmpstr (document->birth_date, ==, expected);
}

static void
test_century (void)
{
  assert_birth ("261122", TODAY, "2026-11-22");
  assert_birth ("261123", TODAY, "1926-11-23");
  assert_birth ("270101", TODAY, "1927-01-01");
  assert_birth ("000229", TODAY, "2000-02-29");
  assert_birth ("990101", NULL, "2099-01-01");
  assert_birth ("90<<<<", TODAY, "1990-\?\?-\?\?");
  assert_birth ("26<<<<", TODAY, "2026-\?\?-\?\?");
  assert_birth ("2612<<", TODAY, "1926-12-\?\?");
  assert_birth ("<<<<<<", TODAY, "\?\?\?\?-\?\?-\?\?");
  assert_birth ("<<0229", TODAY, "\?\?\?\?-02-29");
}

static void
test_no_such_day (void)
{
  static const struct
  {
    int         position;
    const char *text;
  } cases[] = {
    { 57, "740230" }, { 57, "741301" }, { 57, "740100" }, { 57, "740001" }, { 57, "<<0230" },
    { 65, "230229" }, { 65, "129901" }, { 65, "12<<32" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *zone = rewrite (TD3, cases[i].position, cases[i].text);
      GError *error = NULL;

      g_assert_null (beket_mrz_parse (zone, TODAY, &error));
      assert_refusal (error, "date", cases[i].position);
    }
}

/* 9303 part 5, appendix B: number D23145890734, and the same with optional data behind it. */
static void
test_long_number (void)
{
  g_autoptr (BeketDocument) document =
    parse ("I<UTOD23145890<7349<<<<<<<<<<<" "3407127M9507122UTO<<<<<<<<<<<2" "STEVENSON<<PETER<JOHN<<<<<<<<<");
  GError *error = NULL;

  g_assert_cmpstr (document->number, ==, "D23145890734");
  g_assert_null (document->personal_number);
  g_assert_cmpstr (document->birth_date, ==, "1934-07-12");

  g_assert_null (beket_mrz_parse ("I<UTOD23145890<7348<<<<<<<<<<<" "3407127M9507122UTO<<<<<<<<<<<2"
                                  "STEVENSON<<PETER<JOHN<<<<<<<<<", TODAY, &error));
  assert_refusal (error, "check-digit", 18);
  g_assert_null (beket_mrz_parse ("I<UTOD23145890<<<<<<<<<<<<<<<<" "3407127M9507122UTO<<<<<<<<<<<2"
                                  "STEVENSON<<PETER<JOHN<<<<<<<<<", TODAY, &error));
  assert_refusal (error, "character", 14);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/mrz/ru-names", test_ru_names);
  g_test_add_func ("/domain/mrz/ru-refused", test_ru_refused);
  g_test_add_func ("/domain/mrz/substitutions", test_substitutions);
  g_test_add_func ("/domain/mrz/digits", test_digits);
  g_test_add_func ("/domain/mrz/any-character", test_any_character);
  g_test_add_func ("/domain/mrz/refused", test_refused);
  g_test_add_func ("/domain/mrz/century", test_century);
  g_test_add_func ("/domain/mrz/no-such-day", test_no_such_day);
  g_test_add_func ("/domain/mrz/long-number", test_long_number);

  return g_test_run ();
}
