/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Article 4: nothing that is not on the white list leaves, wherever in the data it hides.
 */

#include "config.h"

#include "record/json.h"
#include "record/library.h"

#include <string.h>

#define SECRET "must-never-leave"

static BeketLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  BeketLibrary *library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);

  g_assert_no_error (error);

  return library;
}

static char *
release (const char *kind,
         const char *data)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse (data, strlen (data), BEKET_JSON_MAX_BODY,
                                                   &error);
  g_autoptr (BeketValue) released = NULL;

  g_assert_no_error (error);
  released = beket_library_release (library, kind, value);

  return released != NULL ? beket_json_write (released) : NULL;
}

static void
test_control (void)
{
  g_autofree char *text =
    release ("control.recorded",
             "{\"kind\":\"customs\",\"status\":\"done\",\"result\":\"no-remarks\",\"mandatory\":true,"
             "\"serviceMarks\":\"" SECRET "\",\"riskScore\":7,"
             "\"crossing\":{\"direction\":\"exit\",\"subject\":\"truck\",\"point\":\"KZSYR\",\"peerPoint\":\"RUMSH\","
             "\"watchList\":[\"" SECRET "\"]}}");

  g_assert_cmpstr (text, ==,
                   "{\"crossing\":{\"direction\":\"exit\",\"peerPoint\":\"RUMSH\",\"point\":\"KZSYR\",\"subject\":\"truck\"},"
                   "\"kind\":\"customs\",\"mandatory\":true,\"result\":\"no-remarks\",\"status\":\"done\"}");
}

static void
test_rows (void)
{
  g_autofree char *text =
    release ("act.issued",
             "{\"number\":\"JCA-KZSYR-20261122-000001-02\",\"size\":12345,\"facts\":{\"persons\":[]},"
             "\"signers\":[{\"id\":\"KZ-10442\",\"name\":\"Ахметов Н.\",\"body\":\"customs\",\"party\":\"KZ\",\"pin\":\"" SECRET "\"},"
             "\"" SECRET "\",[{\"id\":\"" SECRET "\"}],{\"x\":1}]}");

  g_assert_cmpstr (text, ==, "{\"number\":\"JCA-KZSYR-20261122-000001-02\","
                   "\"signers\":[{\"body\":\"customs\",\"id\":\"KZ-10442\",\"name\":\"Ахметов Н.\",\"party\":\"KZ\"},{}],\"size\":12345}");
}

/* A plain name lets plain values and lists of them through, and nothing with names of its own. */
static void
test_shapes (void)
{
  g_autofree char *reasons = release ("act.declined",
                                      "{\"reasons\":[\"N1\",\"N5\",{\"a\":\"" SECRET "\"},[\"" SECRET "\"]]}");
  g_autofree char *note = release ("act.declined",
                                   "{\"note\":{\"text\":\"" SECRET "\"},\"officer\":null}");
  g_autofree char *crossing = release ("control.recorded",
                                       "{\"crossing\":\"" SECRET "\",\"kind\":\"border\"}");

  g_assert_cmpstr (reasons, ==, "{\"reasons\":[\"N1\",\"N5\"]}");
  g_assert_cmpstr (note, ==, "{\"officer\":null}");
  g_assert_cmpstr (crossing, ==, "{\"kind\":\"border\"}");
}

static void
test_not_shared (void)
{
  static const char *const kinds[] = {
    "shift.opened", "shift.closed", "crossing.opened", "check.overruled", "crossing.abandoned",
    "no.such.kind", ""
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = release (kinds[i], "{\"direction\":\"exit\"}");

      g_assert_null (text);
    }
}

/* Who took part leaves, which rule asked does not: a rule may ask because of a risk. */
static void
test_participants (void)
{
  g_autofree char *text = release ("control.recorded",
                                   "{\"kind\":\"customs\",\"rules\":[\"kz-radiation-risk\"],\"serviceMarks\":\"x\","
                                   "\"participants\":[{\"party\":\"KZ\",\"officer\":\"KZ-1\",\"phone\":\"1\"}],"
                                   "\"task\":\"veterinary\",\"technicalMeans\":[\"scales\",\"uv\"]}");

  g_assert_cmpstr (text, ==, "{\"kind\":\"customs\",\"participants\":[{\"officer\":\"KZ-1\",\"party\":\"KZ\"}],"
                   "\"task\":\"veterinary\",\"technicalMeans\":[\"scales\",\"uv\"]}");
}

/* The input is as it was, and shares nothing with what leaves. */
static void
test_copy (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autoptr (BeketValue) data = beket_value_new_object ();
  g_autoptr (BeketValue) before = NULL;
  g_autoptr (BeketValue) released = NULL;

  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "secret", SECRET);
  before = beket_value_copy (data);
  released = beket_library_release (library, "crossing.decided", data);
  g_assert_true (beket_value_equal (data, before));
  beket_value_set_text (data, "decision", "refused");
  g_assert_cmpstr (beket_value_get_text (released, "decision"), ==, "admitted");
}

/* @name at every level where data can have it: in the object, in each member's object, in rows. */
static void
fill (BeketValue *data,
      const char *name,
      int         depth)
{
  static const char *const members[] = { "crossing", "signers", "reasons", "note", "decision",
                                         "controls" };

  beket_value_set_text (data, name, SECRET);
  for (guint i = 0; depth > 0 && i < G_N_ELEMENTS (members); i++)
    {
      BeketValue *row = beket_value_new_object ();

      fill (row, name, depth - 1);
      if (i % 2 == 0)
        fill (beket_value_object (data, members[i]), name, depth - 1);
      else
        beket_value_append (beket_value_list (data, members[i]), beket_value_ref (row));
      beket_value_unref (row);
    }
}

static void
check_field (const BeketLibrary *library,
             const char         *name)
{
  const char *const *kinds = beket_codes_words (beket_library_codes (library), "kind");

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (BeketValue) data = beket_value_new_object ();
      g_autoptr (BeketValue) released = NULL;
      g_autofree char *text = NULL;

      fill (data, name, 3);
      released = beket_library_release (library, kinds[i], data);
      text = released != NULL ? beket_json_write (released) : g_strdup ("");
      g_assert_null (strstr (text, SECRET));
      g_assert_null (strstr (text, name));
    }
}

static void
test_service_marks_never_leave (void)
{
  g_autoptr (BeketLibrary) library = load ();
  const BeketForm *form = beket_library_form (library, "D1", "1.0", NULL);
  guint n = 0;

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);

          if (!field->service)
            continue;
          n++;
          g_assert_false (field->on_act);
          check_field (library, field->id);
        }
    }

  g_assert_cmpuint (n, >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/library-release/control", test_control);
  g_test_add_func ("/record/library-release/rows", test_rows);
  g_test_add_func ("/record/library-release/shapes", test_shapes);
  g_test_add_func ("/record/library-release/not-shared", test_not_shared);
  g_test_add_func ("/record/library-release/participants", test_participants);
  g_test_add_func ("/record/library-release/copy", test_copy);
  g_test_add_func ("/record/library-release/service-marks-never-leave",
                   test_service_marks_never_leave);

  return g_test_run ();
}
