/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plates of both states, in both alphabets, and where a text is none.
 */

#include "config.h"

#include "domain/plate.h"
#include "refusal.h"

static const struct
{
  const char *text;
  const char *folded;
  const char *printed;
  const char *country;
  const char *kind;
  const char *region;
} plates[] = {
  { "512ABC07", "512ABC07", "512 ABC 07", "KZ", "individual", "07" },
  { "512 авс 07", "512ABC07", "512 ABC 07", "KZ", "individual", "07" },
  { " 512-ABC-20 ", "512ABC20", "512 ABC 20", "KZ", "individual", "20" },
  { "341KZ05", "341KZ05", "341 KZ 05", "KZ", "legal", "05" },
  { "A123BC", "A123BC", "A 123 BC", "KZ", "old", NULL },
  { "z 123 wxy", "Z123WXY", "Z 123 WXY", "KZ", "old", NULL },
  { "24 ABC 01", "24ABC01", "24 ABC 01", "KZ", "small", "01" },
  { "24an15", "24AN15", "24 AN 15", "KZ", "small", "15" },
  { "F 1234 02", "F123402", "F 1234 02", "KZ", "foreign", "02" },
  { "Н444501", "H444501", "H 4445 01", "KZ", "foreign", "01" },
  { "M 1234 20", "M123420", "M 1234 20", "KZ", "foreign", "20" },
  { "123 KP 01", "123KP01", "123 KP 01", "KZ", "legal", "01" },
  { "А123ВС56", "A123BC56", "А 123 ВС 56", "RU", "car", "56" },
  { "a123bc56", "A123BC56", "А 123 ВС 56", "RU", "car", "56" },
  { "м777оо156", "M777OO156", "М 777 ОО 156", "RU", "car", "156" },
  { "АВ 1234 56", "AB123456", "АВ 1234 56", "RU", "trailer", "56" },
  { "АВ1234156", "AB1234156", "АВ 1234 156", "RU", "trailer", "156" },
  { "1234 АВ 56", "1234AB56", "1234 АВ 56", "RU", "motorcycle", "56" },
  { "1234АВ 56", "1234AB56", "1234АВ 56", "RU", "military", "56" },
  { "АВ 123 56", "AB12356", "АВ 123 56", "RU", "taxi", "56" },
  { "АВ 123 777", "AB123777", "АВ 123 777", "RU", "taxi", "777" },
  { "АВ123777", "AB123777", "АВ 1237 77", "RU", "trailer", "77" },
  { "АВ 123 С 56", "AB123C56", "АВ 123 С 56", "RU", "transit", "56" },
  { "Т АВ 123 56", "TAB12356", "T АВ 123 56", "RU", "transit", "56" },
  { "А 1234 56", "A123456", "А 1234 56", "RU", "police", "56" },
  { "М 1234 56", "M123456", "М 1234 56", "RU", "police", "56" },
  { "123 А 56", "123A56", "123 А 56", "RU", "police", "56" },
  { "1234 А 156", "1234A156", "1234 А 156", "RU", "police", "156" },
  { "123 CD 4 77", "123CD477", "123 CD 4 77", "RU", "diplomatic", "77" },
  { "123 D 456 77", "123D45677", "123 D 456 77", "RU", "diplomatic", "77" },
  { "123d456177", "123D456177", "123 D 456 177", "RU", "diplomatic", "177" },
  { "123 T 456 77", "123T45677", "123 T 456 77", "RU", "diplomatic", "77" },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketPlate) plate = beket_plate_parse (plates[i].text, &error);

      g_test_message ("%s", plates[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (plate->folded, ==, plates[i].folded);
      g_assert_cmpstr (plate->printed, ==, plates[i].printed);
      g_assert_cmpstr (plate->country, ==, plates[i].country);
      g_assert_cmpstr (plate->kind, ==, plates[i].kind);
      g_assert_cmpstr (plate->region, ==, plates[i].region);
    }
}

/* What is printed is read as the same plate again. */
static void
test_again (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (plates); i++)
    {
      g_autoptr (BeketPlate) plate = beket_plate_parse (plates[i].printed, NULL);

      g_assert_nonnull (plate);
      g_assert_cmpstr (plate->printed, ==, plates[i].printed);
      g_assert_cmpstr (plate->folded, ==, plates[i].folded);
    }
}

static void
test_regions (void)
{
  for (int region = 0; region < 100; region++)
    {
      g_autofree char *kz = g_strdup_printf ("512ABC%02d", region);
      g_autofree char *ru = g_strdup_printf ("A123BC%02d", region);
      g_autoptr (BeketPlate) kz_plate = beket_plate_parse (kz, NULL);
      g_autoptr (BeketPlate) ru_plate = beket_plate_parse (ru, NULL);

      g_assert_cmpint (kz_plate != NULL, ==, region >= 1 && region <= 20);
      g_assert_cmpint (ru_plate != NULL, ==, region >= 1);
    }
}

/* Russian plates have twelve letters only. */
static void
test_letters (void)
{
  for (char c = 'A'; c <= 'Z'; c++)
    {
      g_autofree char *text = g_strdup_printf ("A123B%c56", c);
      g_autoptr (BeketPlate) plate = beket_plate_parse (text, NULL);

      g_assert_cmpint (plate != NULL, ==, strchr ("ABEKMHOPCTYX", c) != NULL);
    }
}

static void
test_fold (void)
{
  g_autofree char *alike = beket_plate_fold ("авекмнорстух АВЕКМНОРСТУХ");
  g_autofree char *foreign = beket_plate_fold (" wx-123.45/д ");
  g_autofree char *bytes = beket_plate_fold ("a\xff");

  g_assert_cmpstr (alike, ==, "ABEKMHOPCTYXABEKMHOPCTYX");
  g_assert_cmpstr (foreign, ==, "WX12345Д");
  g_assert_true (g_utf8_validate (bytes, -1, NULL));
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
    { " - ", "empty", 0 },
    { "512", "format", 3 },
    { "512 ABC", "format", 7 },
    { "512 ABC 2", "format", 9 },
    { "512 ABC 21", "format", 9 },
    { "512 ABC 00", "format", 9 },
    { "512 ABC 071", "format", 10 },
    { "512 AДC 07", "format", 5 },
    { "Д 512 АВ 07", "format", 0 },
    { "А 123 ВС 00", "format", 10 },
    { "А 123 ВС 056", "format", 11 },
    { "А 123 ВД 56", "format", 7 },
    { "A12", "format", 3 },
    { "ABCD", "format", 2 },
    { "12345", "format", 4 },
    { "!", "format", 0 },
    { "512\xff", "format", 3 },
    { "АААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААААА", "format", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (beket_plate_parse (cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/plate/known", test_known);
  g_test_add_func ("/domain/plate/again", test_again);
  g_test_add_func ("/domain/plate/regions", test_regions);
  g_test_add_func ("/domain/plate/letters", test_letters);
  g_test_add_func ("/domain/plate/fold", test_fold);
  g_test_add_func ("/domain/plate/refused", test_refused);

  return g_test_run ();
}
