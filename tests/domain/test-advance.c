/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An advance notice: what it is known by, and where it fills.
 */

#include "config.h"

#include "domain/advance.h"

static BeketAdvance *
make_notice (void)
{
  static const char *const containers[] = { "CSQU3054383", NULL };
  static const char *const declarations[] = { "10000/221126/0000001", NULL };
  BeketAdvance *notice = beket_advance_new ();
  BeketAdvanceVehicle *vehicle = beket_advance_vehicle_new ();
  BeketAdvanceDocument *document = beket_advance_document_new ();

  notice->id = g_strdup ("T-1");
  vehicle->plate = g_strdup ("512 abc 07");
  vehicle->country = g_strdup ("KAZ");
  vehicle->trailer = g_strdup ("77 XYZ 07");
  g_ptr_array_add (notice->vehicles, vehicle);
  document->kind = g_strdup ("passport");
  document->number = g_strdup ("N12345678");
  document->surname = g_strdup ("AKHMETOV");
  g_ptr_array_add (notice->documents, document);
  notice->containers = g_strdupv ((char **) containers);
  notice->declarations = g_strdupv ((char **) declarations);
  for (guint i = 0; i < 2; i++)
    {
      BeketAdvanceCargo *line = beket_advance_cargo_new ();

      line->name = g_strdup (i == 0 ? "Ет" : "Сүт");
      line->mass_kg = 1000;
      g_ptr_array_add (notice->cargo, line);
    }

  return notice;
}

static BeketValue *
row_of (BeketValue *facts,
        const char *section)
{
  BeketValue *rows = beket_value_list (facts, section);

  if (beket_value_length (rows) == 0)
    beket_value_append (rows, beket_value_new_object ());

  return beket_value_index (rows, 0);
}

/* Cyrillic look-alikes, spaces and small letters: one plate. */
static void
test_keys (void)
{
  static const char *const expected[] = {
    "plate 512ABC07", "plate 77XYZ07", "container CSQU3054383", "document N12345678", NULL
  };
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_auto (GStrv) keys = beket_advance_keys (notice);
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_auto (GStrv) theirs = NULL;

  g_assert_cmpstrv (keys, expected);
  beket_value_set_text (row_of (facts, "usedTransportMeans"), "plate", "512 АВС 07");
  beket_value_set_text (row_of (facts, "usedTransportMeans"), "trailerPlate", "77XYZ07");
  beket_value_set_text (row_of (facts, "transportEquipment"), "number", "CSQU 305438 3");
  beket_value_set_text (row_of (facts, "persons"), "documentNumber", "N 12345678");
  theirs = beket_advance_facts_keys (facts);
  g_assert_cmpstrv (theirs, expected);
}

static void
test_no_keys (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_auto (GStrv) keys = NULL;

  beket_value_set_text (row_of (facts, "usedTransportMeans"), "plate", " - ");
  keys = beket_advance_facts_keys (facts);
  g_assert_cmpuint (g_strv_length (keys), ==, 0);
}

static void
test_title (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();

  g_assert_cmpstr (beket_advance_title (notice), ==, "512 abc 07");
  g_ptr_array_set_size (notice->vehicles, 0);
  g_assert_cmpstr (beket_advance_title (notice), ==, "CSQU3054383");
  g_clear_pointer (&notice->containers, g_strfreev);
  g_assert_cmpstr (beket_advance_title (notice), ==, "AKHMETOV");
  g_ptr_array_set_size (notice->documents, 0);
  g_assert_cmpstr (beket_advance_title (notice), ==, "T-1");
  g_assert_true (beket_advance_has_number (notice, "10000/221126/0000001"));
  g_assert_false (beket_advance_has_number (notice, "10000/221126/0000002"));
}

static void
test_fill_empty (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  const BeketValue *cargo;

  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 7);
  g_assert_cmpstr (beket_value_get_text (row_of (facts, "usedTransportMeans"), "plate"), ==, "512 ABC 07");
  g_assert_cmpstr (beket_value_get_text (row_of (facts, "usedTransportMeans"), "plateCountry"), ==, "KAZ");
  g_assert_cmpstr (beket_value_get_text (row_of (facts, "transportEquipment"), "number"), ==, "CSQU3054383");
  cargo = beket_value_get (facts, "cargo");
  g_assert_cmpstr (beket_value_get_text (cargo, "goodsName"), ==, "Ет; Сүт");
  g_assert_cmpint (beket_value_get_integer (cargo, "grossWeightKg", 0), ==, 2000);
  g_assert_cmpstr (beket_value_get_text (cargo, "declarationNumber"), ==, "10000/221126/0000001");
  /* Nobody is there by a notice alone; and a second time there is nothing left to fill. */
  g_assert_cmpuint (beket_value_length (beket_value_get (facts, "persons")), ==, 0);
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 0);
}

static void
test_fill_never_overwrites (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) before = NULL;

  beket_value_set_text (row_of (facts, "usedTransportMeans"), "plate", "А 123 ВС 56");
  beket_value_set_text (row_of (facts, "transportEquipment"), "number", "MSKU0383250");
  beket_value_set_text (row_of (facts, "persons"), "documentNumber", "P0000001");
  beket_value_set_boolean (beket_value_object (facts, "cargo"), "empty", TRUE);
  before = beket_value_copy (facts);
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 0);
  g_assert_true (beket_value_equal (facts, before));
}

static void
test_fill_what_is_empty (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  BeketValue *vehicle = row_of (facts, "usedTransportMeans");
  BeketValue *person = row_of (facts, "persons");
  BeketValue *cargo = beket_value_object (facts, "cargo");

  beket_value_set_text (vehicle, "plate", "512ABC07");
  beket_value_set_text (vehicle, "plateCountry", "RUS");
  beket_value_set_text (person, "documentNumber", "n12345678");
  beket_value_set_text (person, "surname", "");
  beket_value_set_integer (cargo, "grossWeightKg", 5);
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 6);
  g_assert_cmpstr (beket_value_get_text (vehicle, "plate"), ==, "512ABC07");
  g_assert_cmpstr (beket_value_get_text (vehicle, "plateCountry"), ==, "RUS");
  g_assert_cmpstr (beket_value_get_text (vehicle, "trailerPlate"), ==, "77 XYZ 07");
  g_assert_cmpstr (beket_value_get_text (person, "surname"), ==, "AKHMETOV");
  g_assert_cmpstr (beket_value_get_text (person, "documentKind"), ==, "passport");
  g_assert_cmpint (beket_value_get_integer (cargo, "grossWeightKg", 0), ==, 5);
}

/* A part of the weight is not the weight. */
static void
test_fill_mass (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  ((BeketAdvanceCargo *) g_ptr_array_index (notice->cargo, 1))->mass_kg = -1;
  beket_advance_fill (notice, facts);
  g_assert_null (beket_value_get (beket_value_get (facts, "cargo"), "grossWeightKg"));
}

/* A row that the officer has begun is filled before another is made. */
static void
test_fill_begun_row (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  BeketValue *vehicle = row_of (facts, "usedTransportMeans");
  BeketValue *container = row_of (facts, "transportEquipment");

  beket_value_set_text (vehicle, "role", "tractor");
  beket_value_set_text (container, "number", "");
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 7);
  g_assert_cmpuint (beket_value_length (beket_value_get (facts, "usedTransportMeans")), ==, 1);
  g_assert_cmpstr (beket_value_get_text (vehicle, "plate"), ==, "512 ABC 07");
  g_assert_cmpuint (beket_value_length (beket_value_get (facts, "transportEquipment")), ==, 1);
  g_assert_cmpstr (beket_value_get_text (container, "number"), ==, "CSQU3054383");
}

/* A notice of a vehicle alone makes no list of containers and no cargo. */
static void
test_fill_vehicle_alone (void)
{
  g_autoptr (BeketAdvance) notice = make_notice ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  g_clear_pointer (&notice->containers, g_strfreev);
  g_clear_pointer (&notice->declarations, g_strfreev);
  g_ptr_array_set_size (notice->cargo, 0);
  g_assert_cmpuint (beket_advance_fill (notice, facts), ==, 3);
  g_assert_null (beket_value_get (facts, "transportEquipment"));
  g_assert_null (beket_value_get (facts, "cargo"));
}

/* Whole names as long as they fit into the field: the letters count, not the bytes. */
static void
test_fill_long_names (void)
{
  static const struct
  {
    int first;
    int second;
    int filled;
  } cases[] = {
    { 99, 99, 200 }, { 99, 100, 99 }, { 200, 1, 200 }, { 198, 1, 198 }, { 201, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BeketAdvance) notice = make_notice ();
      g_autoptr (BeketValue) facts = beket_value_new_object ();
      const char *name;

      for (guint j = 0; j < 2; j++)
        {
          BeketAdvanceCargo *line = g_ptr_array_index (notice->cargo, j);
          g_autoptr (GString) text = g_string_new (NULL);

          while (g_utf8_strlen (text->str, -1) < (j == 0 ? cases[i].first : cases[i].second))
            g_string_append (text, "қ");
          g_free (line->name);
          line->name = g_strdup (text->str);
        }
      beket_advance_fill (notice, facts);
      name = beket_value_get_text (beket_value_get (facts, "cargo"), "goodsName");
      g_assert_cmpint (name == NULL ? 0 : g_utf8_strlen (name, -1), ==, cases[i].filled);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/advance/keys", test_keys);
  g_test_add_func ("/domain/advance/no-keys", test_no_keys);
  g_test_add_func ("/domain/advance/title", test_title);
  g_test_add_func ("/domain/advance/fill-empty", test_fill_empty);
  g_test_add_func ("/domain/advance/fill-never-overwrites", test_fill_never_overwrites);
  g_test_add_func ("/domain/advance/fill-what-is-empty", test_fill_what_is_empty);
  g_test_add_func ("/domain/advance/fill-mass", test_fill_mass);
  g_test_add_func ("/domain/advance/fill-begun-row", test_fill_begun_row);
  g_test_add_func ("/domain/advance/fill-vehicle-alone", test_fill_vehicle_alone);
  g_test_add_func ("/domain/advance/fill-long-names", test_fill_long_names);
  return g_test_run ();
}
