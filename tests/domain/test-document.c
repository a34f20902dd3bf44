/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What documents say: specimens of ICAO 9303 and synthetic documents of both states.
 */

#include "config.h"

#include "zones.h"

static void
test_specimens (void)
{
  static const char *const icao[] = { TD3, TD2, TD1 };
  static const char *const numbers[] = { "L898902C3", "D23145890", "D23145890" };

  for (guint i = 0; i < G_N_ELEMENTS (icao); i++)
    {
      g_autoptr (BeketDocument) document = parse (icao[i]);

      g_assert_cmpint (document->format, ==, i == 0 ? BEKET_MRZ_TD3 : i == 1 ? BEKET_MRZ_TD2 : BEKET_MRZ_TD1);
      g_assert_cmpstr (document->type, ==, i == 0 ? "P" : "I");
      g_assert_cmpstr (document->issuer, ==, "UTO");
      g_assert_cmpstr (document->number, ==, numbers[i]);
      g_assert_cmpstr (document->nationality, ==, "UTO");
      g_assert_cmpstr (document->surname, ==, "ERIKSSON");
      g_assert_cmpstr (document->given, ==, "ANNA MARIA");
      g_assert_null (document->patronymic);
      g_assert_cmpstr (document->birth_date, ==, "1974-08-12");
      g_assert_cmpstr (document->sex, ==, "F");
      g_assert_cmpstr (document->expiry, ==, "2012-04-15");
      g_assert_cmpstr (document->personal_number, ==, i == 0 ? "ZE184226B" : NULL);
      g_assert_false (document->ru_internal);
    }
}

static void
test_kz (void)
{
  g_autoptr (BeketDocument) passport = parse (KZ_PASSPORT);
  g_autoptr (BeketDocument) card = parse (KZ_ID);

  g_assert_cmpstr (passport->number, ==, "N12345678");
  g_assert_cmpstr (passport->personal_number, ==, "900115300003");
  g_assert_cmpstr (passport->birth_date, ==, "1990-01-15");
  g_assert_cmpstr (passport->expiry, ==, "2030-01-14");
  g_assert_cmpstr (card->type, ==, "ID");
  g_assert_cmpstr (card->number, ==, "012345678");
  g_assert_cmpstr (card->personal_number, ==, "900115300003");
  g_assert_cmpstr (card->surname, ==, "AKHMETOV");
  g_assert_cmpstr (card->given, ==, "NURLAN");
}

static void
test_ru (void)
{
  g_autoptr (BeketDocument) internal = parse (RU_INTERNAL);
  g_autoptr (BeketDocument) foreign = parse (RU_FOREIGN);

  g_assert_true (internal->ru_internal);
  g_assert_cmpstr (internal->type, ==, "PN");
  g_assert_cmpstr (internal->surname, ==, "ЩЁГОЛЕВ");
  g_assert_cmpstr (internal->given, ==, "ЮРИЙ");
  g_assert_cmpstr (internal->patronymic, ==, "ИЛЬИЧ");
  g_assert_cmpstr (internal->number, ==, "9900123456");
  g_assert_cmpstr (internal->issued_on, ==, "2012-03-05");
  g_assert_cmpstr (internal->issuer_code, ==, "990-001");
  g_assert_cmpstr (internal->birth_date, ==, "1985-02-14");
  g_assert_null (internal->expiry);
  g_assert_null (internal->personal_number);

  g_assert_cmpstr (foreign->surname, ==, "IMIAREK");
  g_assert_cmpstr (foreign->number, ==, "110400000");
  g_assert_null (foreign->personal_number);
  g_assert_null (foreign->issuer_code);
}

static void
test_separators (void)
{
  static const char *const texts[] = {
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\r\n",
    "\tP<UTO ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r  L898902C36 UTO7408122F1204159ZE184226B<<<<<10",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BeketDocument) document = parse (texts[i]);

      g_assert_cmpstr (document->number, ==, "L898902C3");
    }
}

static void
test_fill (void)
{
  g_autoptr (BeketDocument) internal = parse (RU_INTERNAL);
  g_autoptr (BeketDocument) card = parse (KZ_ID);
  g_autoptr (BeketDocument) passport = parse (TD3);
  g_autoptr (BeketValue) person = beket_value_new_object ();

  beket_value_set_text (person, "role", "driver");
  beket_document_fill (internal, person);
  g_assert_cmpstr (beket_value_get_text (person, "documentKind"), ==, "ru-internal");
  g_assert_cmpstr (beket_value_get_text (person, "patronymic"), ==, "ИЛЬИЧ");
  g_assert_cmpstr (beket_value_get_text (person, "documentNumber"), ==, "9900123456");

  beket_document_fill (card, person);
  g_assert_cmpstr (beket_value_get_text (person, "role"), ==, "driver");
  g_assert_cmpstr (beket_value_get_text (person, "documentKind"), ==, "id-card");
  g_assert_cmpstr (beket_value_get_text (person, "surname"), ==, "AKHMETOV");
  g_assert_cmpstr (beket_value_get_text (person, "given"), ==, "NURLAN");
  g_assert_cmpstr (beket_value_get_text (person, "issuer"), ==, "KAZ");
  g_assert_cmpstr (beket_value_get_text (person, "nationality"), ==, "KAZ");
  g_assert_cmpstr (beket_value_get_text (person, "birthDate"), ==, "1990-01-15");
  g_assert_cmpstr (beket_value_get_text (person, "sex"), ==, "M");
  g_assert_cmpstr (beket_value_get_text (person, "expiry"), ==, "2030-01-14");
  g_assert_cmpstr (beket_value_get_text (person, "personalNumber"), ==, "900115300003");
  g_assert_null (beket_value_get (person, "patronymic"));   /* nothing of the one before stays */

  beket_document_fill (passport, person);
  g_assert_cmpstr (beket_value_get_text (person, "documentKind"), ==, "passport");
}

static void
test_expired (void)
{
  g_autoptr (BeketDocument) passport = parse (TD3);
  g_autoptr (BeketDocument) internal = parse (RU_INTERNAL);

  g_assert_true (beket_document_is_expired (passport, "2012-04-16"));
  g_assert_false (beket_document_is_expired (passport, "2012-04-15"));
  g_assert_false (beket_document_is_expired (internal, "2099-01-01"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/document/specimens", test_specimens);
  g_test_add_func ("/domain/document/kz", test_kz);
  g_test_add_func ("/domain/document/ru", test_ru);
  g_test_add_func ("/domain/document/separators", test_separators);
  g_test_add_func ("/domain/document/fill", test_fill);
  g_test_add_func ("/domain/document/expired", test_expired);

  return g_test_run ();
}
