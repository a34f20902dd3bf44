/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to look at in a document, by kind, age, direction and day.
 */

#include "config.h"

#include "domain/document-hints.h"

#define BIT(hint) (1u << BEKET_HINT_ ## hint)

typedef struct
{
  const char *kind;
  const char *nationality;
  const char *birth_date;
  const char *expiry;
} Person;

static BeketValue *
person_new (const Person *person)
{
  BeketValue *value = beket_value_new_object ();

  beket_value_set_text (value, "documentKind", person->kind);
  beket_value_set_text (value, "nationality", person->nationality);
  beket_value_set_text (value, "issuer", person->nationality);
  beket_value_set_text (value, "birthDate", person->birth_date);
  beket_value_set_text (value, "expiry", person->expiry);

  return value;
}

static void
test_hints (void)
{
  static const struct
  {
    Person      person;
    const char *into;
    const char *day;
    guint       hints;
  } cases[] = {
    /* Grown up, with what citizens cross with. */
    { { "passport", "KAZ", "1990-01-15", "2030-01-14" }, "KAZ", "2026-11-22", 0 },
    { { "id-card", "KAZ", "1990-01-15", "2030-01-14" }, "KAZ", "2026-11-22", 0 },
    { { "ru-internal", "RUS", "1985-02-14", NULL }, "KAZ", "2026-11-22", 0 },
    { { "passport", "RUS", "1985-02-14", NULL }, "KAZ", "2026-11-22", 0 },
    { { "ru-internal", "RUS", "1985-02-14", NULL }, "RUS", "2026-11-22", 0 },
    { { NULL, NULL, NULL, NULL }, "RUS", "2026-11-22", 0 },
    { { "", "", "", "" }, "RUS", "2026-11-22", 0 },

    /* Expiry: the day itself still counts, an unknown part is given the benefit of the doubt. */
    { { "passport", "KAZ", "1990-01-15", "2026-11-21" }, "KAZ", "2026-11-22", BIT (EXPIRED) },
    { { "passport", "KAZ", "1990-01-15", "2026-11-22" }, "KAZ", "2026-11-22", 0 },
    { { "passport", "KAZ", "1990-01-15", "2026-11-\?\?" }, "KAZ", "2026-11-22", 0 },
    { { "passport", "KAZ", "1990-01-15", "2026-10-\?\?" }, "KAZ", "2026-11-22", BIT (EXPIRED) },
    { { "passport", "KAZ", "1990-01-15", "2025-\?\?-\?\?" }, "KAZ", "2026-11-22", BIT (EXPIRED) },

    /* Other kinds. */
    { { "residence-permit", "KAZ", "1990-01-15", NULL }, "KAZ", "2026-11-22", BIT (KIND) },
    { { "ru-internal", "KAZ", "1990-01-15", NULL }, "KAZ", "2026-11-22", BIT (KIND) },
    { { "id-card", "RUS", "1985-02-14", NULL }, "KAZ", "2026-11-22", BIT (KIND) },
    { { "travel-document", "RUS", "1985-02-14", NULL }, "RUS", "2026-11-22", 0 },
    { { "travel-document", "RUS", "1985-02-14", NULL }, "KAZ", "2026-11-22", BIT (KIND) },
    { { "seafarer-id", "DEU", "1985-02-14", NULL }, "KAZ", "2026-11-22", 0 },

    /* A child of Russia: fourteen on the day of the birthday, not before. */
    { { "birth-certificate", "RUS", "2014-05-01", NULL }, "KAZ", "2026-01-19", BIT (MINOR) },
    { { "birth-certificate", "RUS", "2014-05-01", NULL }, "KAZ", "2026-01-20", BIT (MINOR) | BIT (RU_CHILD_PASSPORT) },
    { { "passport", "RUS", "2014-05-01", NULL }, "KAZ", "2026-01-20", BIT (MINOR) },
    { { "birth-certificate", "RUS", "2014-05-01", NULL }, "RUS", "2026-01-20", BIT (MINOR) | BIT (RU_CHILD_RETURN) },
    { { "birth-certificate", "RUS", "2014-05-01", NULL }, "RUS", "2026-01-19", BIT (MINOR) },
    { { "birth-certificate", "RUS", "2012-11-23", NULL }, "KAZ", "2026-11-22", BIT (MINOR) | BIT (RU_CHILD_PASSPORT) },
    { { "birth-certificate", "RUS", "2012-11-22", NULL }, "KAZ", "2026-11-22", BIT (MINOR) | BIT (BIRTH_CERTIFICATE) },
    { { "ru-internal", "RUS", "2012-11-22", NULL }, "KAZ", "2026-11-22", BIT (MINOR) },
    { { "ru-internal", "RUS", "2008-11-22", NULL }, "KAZ", "2026-11-22", 0 },
    { { "ru-internal", "RUS", "2008-11-23", NULL }, "KAZ", "2026-11-22", BIT (MINOR) },
    { { "birth-certificate", "RUS", "2012-\?\?-\?\?", NULL }, "KAZ", "2026-11-22", 0 },
    { { "birth-certificate", "RUS", "2027-01-01", NULL }, "KAZ", "2026-11-22", 0 },

    /* A child of Kazakhstan. */
    { { "birth-certificate", "KAZ", "2022-05-01", NULL }, "RUS", "2026-11-22", BIT (MINOR) | BIT (CHILD_OWN_DOCUMENT) },
    { { "passport", "KAZ", "2022-05-01", NULL }, "RUS", "2026-11-22", BIT (MINOR) },
    { { "birth-certificate", "KAZ", "2022-05-01", NULL }, "KAZ", "2026-11-22", BIT (MINOR) },

    /* Foreigners enter Russia. */
    { { "passport", "KAZ", "1990-01-15", NULL }, "RUS", "2025-06-29", 0 },
    { { "passport", "KAZ", "1990-01-15", NULL }, "RUS", "2025-06-30", BIT (RU_APPLICATION) },
    { { "passport", "KAZ", "1990-01-15", NULL }, "RUS", "2025-12-01", BIT (RU_APPLICATION) | BIT (RU_BIOMETRICS) },
    { { "passport", "KAZ", "1990-01-15", NULL }, "RUS", "2026-06-30", BIT (RU_APPLICATION) | BIT (RU_BIOMETRICS) },
    { { "passport", "KAZ", "1990-01-15", NULL }, "RUS", "2026-07-01", BIT (RU_APPLICATION) },
    { { "passport", "UZB", "1990-01-15", NULL }, "RUS", "2026-07-01", BIT (RU_APPLICATION) },
    { { "passport", "BLR", "1990-01-15", NULL }, "RUS", "2026-07-01", 0 },
    { { "passport", "KAZ", "2020-07-01", NULL }, "RUS", "2026-07-01", BIT (RU_APPLICATION) | BIT (MINOR) },
    { { "passport", "KAZ", "2020-07-02", NULL }, "RUS", "2026-07-01", BIT (MINOR) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketValue) person = person_new (&cases[i].person);

      g_test_message ("case %u", i);
      g_assert_cmphex (beket_document_hints (person, cases[i].into, cases[i].day), ==, cases[i].hints);
    }
}

static void
test_iin (void)
{
  static const struct
  {
    const char *issuer;
    const char *number;
    const char *birth_date;
    const char *sex;
    guint       hints;
  } cases[] = {
    { "KAZ", "900115300003", "1990-01-15", "M", 0 },
    { "KAZ", "900115300003", "1990-01-16", "M", BIT (IIN_BIRTH_DATE) },
    { "KAZ", "900115300003", "1990-01-15", "F", BIT (IIN_SEX) },
    { "KAZ", "900115300003", "1991-01-15", "F", BIT (IIN_BIRTH_DATE) | BIT (IIN_SEX) },
    { "KAZ", "900115300003", NULL, NULL, 0 },
    { "KAZ", "900115300004", "1990-01-15", "M", BIT (IIN) },
    { "KAZ", "", "1990-01-15", "M", 0 },
    { "KAZ", NULL, "1990-01-15", "M", 0 },
    { "RUS", "900115300004", "1990-01-15", "M", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketValue) person = beket_value_new_object ();

      beket_value_set_text (person, "issuer", cases[i].issuer);
      beket_value_set_text (person, "personalNumber", cases[i].number);
      beket_value_set_text (person, "birthDate", cases[i].birth_date);
      beket_value_set_text (person, "sex", cases[i].sex);
      g_test_message ("case %u", i);
      g_assert_cmphex (beket_document_hints (person, "KAZ", "2026-11-22"), ==, cases[i].hints);
    }
}

static void
test_nobody (void)
{
  g_assert_cmphex (beket_document_hints (NULL, "RUS", "2026-11-22"), ==, 0);
}

static void
test_words (void)
{
  for (guint i = 0; i < BEKET_N_HINTS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (beket_hint_word ((BeketHint) i), !=, beket_hint_word ((BeketHint) j));

  g_assert_cmpstr (beket_hint_word (BEKET_HINT_RU_CHILD_PASSPORT), ==, "ru-child-passport");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/document-hints/hints", test_hints);
  g_test_add_func ("/domain/document-hints/iin", test_iin);
  g_test_add_func ("/domain/document-hints/nobody", test_nobody);
  g_test_add_func ("/domain/document-hints/words", test_words);

  return g_test_run ();
}
