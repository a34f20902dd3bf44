/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was probably meant where a reader took one character for another.
 */

#include "config.h"

#include "domain/container.h"
#include "domain/iin.h"
#include "domain/look-alike.h"
#include "domain/plate.h"
#include "domain/vin.h"
#include "zones.h"

#define ZONE_REST "DKAZ0123456784900115300003<<<9001158M3001145KAZ<<<<<<<<<<<6AKHMETOV<<NURLAN<<<<<<<<<<<<<<"

static gboolean
check_iin (const char *text,
           gpointer    user_data,
           GError    **error)
{
  BeketIin iin;

  return beket_iin_parse (text, &iin, error);
}

static gboolean
check_container (const char *text,
                 gpointer    user_data,
                 GError    **error)
{
  BeketContainer container;

  return beket_container_parse (text, &container, error);
}

static gboolean
check_vin (const char *text,
           gpointer    user_data,
           GError    **error)
{
  BeketVin vin;

  return beket_vin_parse (text, &vin, error);
}

static gboolean
check_plate (const char *text,
             gpointer    user_data,
             GError    **error)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, error);

  return plate != NULL;
}

static void
test_numbers (void)
{
  static const struct
  {
    BeketLookAlikeCheck check;
    const char         *text;
    const char         *meant;
  } cases[] = {
    { check_iin, "9OO115ЗOOOO3", "900115300003" },
    { check_iin, "900115 3OO0O3", "900115 300003" },
    { check_iin, "900115300003", NULL },           /* right already */
    { check_iin, "9001153000A3", NULL },           /* A looks like no digit */
    { check_iin, "90011530000", NULL },            /* a lost character is not misread */
    { check_iin, "900115300008", NULL },           /* digits do not look like digits */
    { check_iin, "", NULL },
    { check_iin, "OOOOOOOOOOOOOOOOOOOOOOOOO", NULL },
    { check_container, "CSQU3O54383", "CSQU3054383" },
    { check_container, "С5QU3054383", "CSQU3054383" },   /* a Cyrillic С */
    { check_container, "csqu 3O5438-3", "csqu 305438-3" },
    { check_vin, "1M8GDM9AXKPO42788", "1M8GDM9AXKP042788" },
    { check_plate, "5I2ABCO7", "512ABC07" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meant = beket_look_alike_suggest (cases[i].text, cases[i].check, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (meant, ==, cases[i].meant);
    }
}

/* Every look-alike in every zone: what is suggested is the right zone; nothing is where two exchanges make the check digits agree. */
static void
test_zones (void)
{
  static const char *const zones[] = { TD3, TD2, TD1, RU_FOREIGN, RU_INTERNAL, KZ_PASSPORT, KZ_ID };
  static const char pairs[][3] = { "0O", "O0", "1I", "I1", "5S", "S5", "8B", "B8", "2Z", "Z2" };
  int refused = 0;
  int meant = 0;
  int other = 0;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    for (guint j = 0; zones[i][j] != '\0'; j++)
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        {
          g_autofree char *zone = g_strdup (zones[i]);
          g_autofree char *near = NULL;
          g_autoptr (BeketDocument) document = NULL;

          if (zone[j] != pairs[k][0])
            continue;

          zone[j] = pairs[k][1];
          document = beket_mrz_parse (zone, TODAY, NULL);
          near = beket_look_alike_suggest_mrz (zone);
          if (document != NULL)
            {
              g_assert_null (near);
              continue;
            }

          refused++;
          meant += g_strcmp0 (near, zones[i]) == 0;
          other += near != NULL && strcmp (near, zones[i]) != 0;
          if (near != NULL)
            beket_document_free (parse (near));
        }

  g_test_message ("%d refused, %d meant, %d other", refused, meant, other);
  g_assert_cmpint (refused, >, 100);
  g_assert_cmpint (meant * 10, >=, refused * 7);
  g_assert_cmpint (other, ==, 0);
}

static void
test_lines (void)
{
  g_autofree char *near = beket_look_alike_suggest_mrz ("IDKAZ0123456784900115300003<<<\r\n"
                                                        "9OO1158M3OO1145KAZ<<<<<<<<<<<6\r\n"
                                                        "AKHMET0V<<NURLAN<<<<<<<<<<<<<<\r\n");
  g_autofree char *small = beket_look_alike_suggest_mrz ("idKAZ0123456784900115300003<<<"
                                                         "9001158M3001145KAZ<<<<<<<<<<<6"
                                                         "AKHMETOV<<NURLAN<<<<<<<<<<<<<<");

  g_assert_cmpstr (near, ==, KZ_ID);
  g_assert_cmpstr (small, ==, KZ_ID);
}

static void
test_fields (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
    const char    *meant;
  } cases[] = {
    { BEKET_FIELD_IIN, "9O0115300003", "900115300003" },
    { BEKET_FIELD_SNILS, "II2-233-445 95", "112-233-445 95" },
    { BEKET_FIELD_WAGON, "S4S488S4", "54548854" },
    { BEKET_FIELD_HS, "87O3 23", "8703 23" },
    { BEKET_FIELD_DECLARATION, "1O7O2070/150126/OOO1234", "10702070/150126/0001234" },
    { BEKET_FIELD_PLATE, "5I2 ABC O7", "512 ABC 07" },
    { BEKET_FIELD_MRZ, "1" ZONE_REST, "I" ZONE_REST },
    { BEKET_FIELD_TEXT, "9O0115300003", NULL },
    { BEKET_FIELD_SEAL, "SOB", NULL },
    { BEKET_FIELD_DATE, "2O26-11-22", NULL },
  };
  g_autoptr (BeketField) field = beket_field_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meant = NULL;

      field->type = cases[i].type;
      meant = beket_look_alike_suggest_field (field, cases[i].text);
      g_assert_cmpstr (meant, ==, cases[i].meant);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/look-alike/numbers", test_numbers);
  g_test_add_func ("/domain/look-alike/zones", test_zones);
  g_test_add_func ("/domain/look-alike/lines", test_lines);
  g_test_add_func ("/domain/look-alike/fields", test_fields);

  return g_test_run ();
}
