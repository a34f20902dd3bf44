/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers by the type of their field: the one form in which they are kept, or where a text is none.
 */

#include "config.h"

#include "domain/identifier.h"
#include "refusal.h"

typedef struct
{
  BeketFieldType type;
  const char    *text;
  const char    *word;
  int            position;
} Refused;

static const Refused things[] = {
  { BEKET_FIELD_VIN, "", "empty", 0 },
  { BEKET_FIELD_VIN, "1M8GDM9AXKPO42788", "character", 11 },
  { BEKET_FIELD_VIN, "1M8 GDM9AXKP I42788", "character", 13 },
  { BEKET_FIELD_VIN, "QM8GDM9AXKP042788", "character", 0 },
  { BEKET_FIELD_VIN, "1M8GДM9AXKP042788", "character", 4 },
  { BEKET_FIELD_VIN, "12", "length", 2 },
  { BEKET_FIELD_VIN, "ABCDEF", "character", 0 },
  { BEKET_FIELD_VIN, " ABC", "character", 1 },
  { BEKET_FIELD_VIN, "12345678901234567890123456789012345678901", "length", 40 },
  { BEKET_FIELD_VIN, "1M8\xff", "character", 3 },
  { BEKET_FIELD_WAGON, "54548855", "check-digit", 7 },
  { BEKET_FIELD_WAGON, "5454 8855", "check-digit", 8 },
  { BEKET_FIELD_WAGON, "5454885", "length", 7 },
  { BEKET_FIELD_WAGON, "545488541", "length", 9 },
  { BEKET_FIELD_WAGON, "318155601237", "check-digit", 11 },
  { BEKET_FIELD_WAGON, "3181556012360", "length", 12 },
  { BEKET_FIELD_WAGON, "00000000", "range", 0 },
  { BEKET_FIELD_WAGON, "5454885A", "character", 7 },
  { BEKET_FIELD_TIR, "", "empty", 0 },
  { BEKET_FIELD_TIR, "XAB12345678", "character", 2 },
  { BEKET_FIELD_TIR, "XA1234567", "length", 9 },
  { BEKET_FIELD_TIR, "XA123456789", "length", 10 },
  { BEKET_FIELD_TIR, "123456789", "length", 8 },
  { BEKET_FIELD_TIR, "X1A2345678", "character", 2 },
  { BEKET_FIELD_TIR, "ХА12345678", "character", 0 },           /* Cyrillic letters */
  { BEKET_FIELD_TIR, "XA", "length", 2 },
  { BEKET_FIELD_DECLARATION, "", "empty", 0 },
  { BEKET_FIELD_DECLARATION, "/", "character", 0 },
  { BEKET_FIELD_DECLARATION, "107020/150126/0001234", "character", 6 },
  { BEKET_FIELD_DECLARATION, "107020701/150126/0001234", "character", 8 },
  { BEKET_FIELD_DECLARATION, "10702070/15126/0001234", "character", 14 },
  { BEKET_FIELD_DECLARATION, "10702070/320126/0001234", "date", 9 },
  { BEKET_FIELD_DECLARATION, "10702070/151326/0001234", "date", 11 },
  { BEKET_FIELD_DECLARATION, "50408/290225/7654321", "date", 6 },
  { BEKET_FIELD_DECLARATION, "50408/000126/7654321", "date", 6 },
  { BEKET_FIELD_DECLARATION, "10702070/150126/000123", "length", 22 },
  { BEKET_FIELD_DECLARATION, "10702070/150126/00012345", "length", 23 },
  { BEKET_FIELD_DECLARATION, "10702070/150126", "length", 15 },
  { BEKET_FIELD_DECLARATION, "10702070", "length", 8 },
  { BEKET_FIELD_DECLARATION, "10702070/150126/0001234/", "character", 23 },
  { BEKET_FIELD_DECLARATION, "10702O70/150126/0001234", "character", 5 },
  { BEKET_FIELD_DECLARATION, "1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1", "character", 1 },
  { BEKET_FIELD_HS, "", "empty", 0 },
  { BEKET_FIELD_HS, "87", "length", 2 },
  { BEKET_FIELD_HS, "87032", "length", 5 },
  { BEKET_FIELD_HS, "8703 2319", "length", 9 },
  { BEKET_FIELD_HS, "87032319811", "length", 10 },
  { BEKET_FIELD_HS, "0001", "range", 0 },
  { BEKET_FIELD_HS, "9801", "range", 0 },
  { BEKET_FIELD_HS, "87 00", "range", 3 },
  { BEKET_FIELD_HS, "0000", "range", 0 },
  { BEKET_FIELD_HS, "8703,23", "character", 4 },
};

static const Refused national[] = {
  { BEKET_FIELD_IIN, "", "empty", 0 },
  { BEKET_FIELD_IIN, " - ", "empty", 0 },
  { BEKET_FIELD_IIN, "90011530000", "length", 11 },
  { BEKET_FIELD_IIN, "9001153000031", "length", 12 },
  { BEKET_FIELD_IIN, "900115 3000031", "length", 13 },
  { BEKET_FIELD_IIN, "9O0115300003", "character", 1 },
  { BEKET_FIELD_IIN, "900115 30000З", "character", 12 },     /* the Cyrillic letter З */
  { BEKET_FIELD_IIN, "90011530000٣", "character", 11 },      /* a digit of another script */
  { BEKET_FIELD_IIN, "9001\xff" "15300003", "character", 4 },
  { BEKET_FIELD_IIN, "900115300004", "check-digit", 11 },
  { BEKET_FIELD_IIN, "900115 300 004", "check-digit", 13 },
  { BEKET_FIELD_IIN, "000000000000", "range", 0 },
  { BEKET_FIELD_IIN, "  000000000000", "range", 2 },
  { BEKET_FIELD_BIN, "941240000194", "check-digit", 11 },
  { BEKET_FIELD_BIN, "900115300003", "range", 4 },           /* a person's number */
  { BEKET_FIELD_BIN, "051374000007", "date", 2 },
  { BEKET_FIELD_BIN, "05-1374000007", "date", 3 },
  { BEKET_FIELD_BIN, "9412400001", "length", 10 },
  { BEKET_FIELD_INN, "7707083894", "check-digit", 9 },
  { BEKET_FIELD_INN, "770708389", "length", 9 },
  { BEKET_FIELD_INN, "77070838930", "length", 11 },
  { BEKET_FIELD_INN, "7707083893000", "length", 12 },
  { BEKET_FIELD_INN, "500100732249", "check-digit", 10 },
  { BEKET_FIELD_INN, "500100732258", "check-digit", 11 },
  { BEKET_FIELD_INN, "0000000000", "range", 0 },
  { BEKET_FIELD_INN, "77070838Z3", "character", 8 },
  { BEKET_FIELD_SNILS, "112-233-445 96", "check-digit", 13 },
  { BEKET_FIELD_SNILS, "112-233-445 85", "check-digit", 12 },
  { BEKET_FIELD_SNILS, "112-233-446 95", "check-digit", 13 },
  { BEKET_FIELD_SNILS, "001-001-999 00", "check-digit", 12 },
  { BEKET_FIELD_SNILS, "112-233-445", "length", 11 },
  { BEKET_FIELD_SNILS, "112-233-445 955", "length", 14 },
  { BEKET_FIELD_SNILS, "000-000-000 00", "range", 0 },
  { BEKET_FIELD_SNILS, "112_233_445 95", "character", 3 },
  { BEKET_FIELD_OGRN, "1027700132194", "check-digit", 12 },
  { BEKET_FIELD_OGRN, "10277001321951", "length", 14 },
  { BEKET_FIELD_OGRN, "304500116000158", "check-digit", 14 },
  { BEKET_FIELD_OGRN, "3045001160001571", "length", 15 },
  { BEKET_FIELD_OGRN, "0000000000000", "range", 0 },
  { BEKET_FIELD_OGRN, "ОГРН 1027700132195", "character", 0 },
};

static void
check_refused (const Refused *cases,
               guint          n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      GError *error = NULL;

      g_test_message ("case %u, %s", i, beket_field_type_word (cases[i].type));
      g_assert_null (beket_identifier_normal (cases[i].type, cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

static void
test_refused (void)
{
  check_refused (things, G_N_ELEMENTS (things));
}

static void
test_national_refused (void)
{
  check_refused (national, G_N_ELEMENTS (national));
}

/* What is kept reads as itself again; other types have no normal form and no error. */
static void
test_normal (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
    const char    *normal;
  } cases[] = {
    { BEKET_FIELD_CONTAINER, "csqu 305438-3", "CSQU3054383" },
    { BEKET_FIELD_IIN, "900115 300003", "900115300003" },
    { BEKET_FIELD_BIN, "9412 4000 0193", "941240000193" },
    { BEKET_FIELD_INN, "77 07 083893", "7707083893" },
    { BEKET_FIELD_SNILS, "112-233-445 95", "11223344595" },
    { BEKET_FIELD_OGRN, "1 02 77 00 13219 5", "1027700132195" },
    { BEKET_FIELD_VIN, "хта210990у2766389", "XTA210990Y2766389" },
    { BEKET_FIELD_WAGON, "5454-8854", "54548854" },
    { BEKET_FIELD_TIR, "xa 12345678", "XA12345678" },
    { BEKET_FIELD_DECLARATION, "50408 / 290224 / 7654321", "50408/290224/7654321" },
    { BEKET_FIELD_HS, "8703.23", "870323" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = beket_identifier_normal (cases[i].type, cases[i].text, NULL);
      g_autofree char *again = beket_identifier_normal (cases[i].type, cases[i].normal, NULL);

      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_cmpstr (again, ==, cases[i].normal);
    }

  g_assert_null (beket_identifier_normal (BEKET_FIELD_TEXT, "any", &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/refused", test_refused);
  g_test_add_func ("/domain/things/normal", test_normal);
  g_test_add_func ("/domain/national/refused", test_national_refused);

  return g_test_run ();
}
