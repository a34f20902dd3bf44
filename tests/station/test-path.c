/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortest path of each subject by the use cases of the window: only its own steps, to its decision, and to its act where one
 * is needed.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/subject.h"
#include "station/station-private.h"
#include "support/booth.h"

/* Synthetic people. */
#define MRZ_KAZ "P<KAZSEITOVA<<AIGUL<<<<<<<<<<<<<<<<<<<<<<<<<N234567891KAZ8503024F3105054<<<<<<<<<<<<<<<6"
#define MRZ_DEU "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<C01X00T478D<<6408125F3010312<<<<<<<<<<<<<<<2"

typedef struct
{
  Booth          booth;
  BeketCrossing *crossing;   /* (owned) */
  GString       *steps;      /* (owned): those that were taken */
  GString       *entries;    /* (owned): kinds, in order */
  guint          keys;       /* what the window asks for: F2, what is typed, Enter after each step */
} Walk;

static void
tell (BeketStation *station,
      BeketValue   *place,
      Walk         *walk)
{
  g_string_append_printf (walk->entries, "%s ", beket_value_get_text (place, "type"));
}

static void
walk_begin (Walk       *walk,
            const char *subject)
{
  booth_init (&walk->booth);
  booth_sign_in (&walk->booth);
  walk->steps = g_string_new (NULL);
  walk->entries = g_string_new (NULL);
  walk->keys = 1;
  g_signal_connect (walk->booth.station, "appended", G_CALLBACK (tell), walk);
  walk->crossing = g_object_ref (beket_station_new_crossing (walk->booth.station, subject));
}

static void
walk_end (Walk *walk)
{
  g_signal_handlers_disconnect_by_data (walk->booth.station, walk);
  g_object_unref (walk->crossing);
  booth_clear (&walk->booth);
  g_string_free (walk->steps, TRUE);
  g_string_free (walk->entries, TRUE);
}

static BeketValue *
get_facts (Walk *walk)
{
  return beket_crossing_get_facts (walk->crossing);
}

static void
scan (Walk       *walk,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  beket_station_scan (walk->booth.station, walk->crossing, text, NULL, &error);
  g_assert_no_error (error);
}

static BeketValue *
add_row (Walk       *walk,
         const char *list,
         const char *name,
         const char *typed)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, name, typed);
  beket_value_append (beket_value_list (get_facts (walk), list), row);
  walk->keys += (guint) strlen (typed);

  return row;
}

/* ---- Each step, as the window does it ---- */

static void
fill (Walk       *walk,
      const char *step)
{
  g_autoptr (GPtrArray) complaints = beket_station_check (walk->booth.station, walk->crossing, step);

  g_assert_cmpuint (complaints->len, ==, 0);
  walk->keys++;
}

static void
control (Walk       *walk,
         const char *step)
{
  beket_station_begin_async (walk->booth.station, walk->crossing, booth_done, &walk->booth);
  booth_step (&walk->booth);
  beket_station_satisfy_async (walk->booth.station, walk->crossing, booth_done, &walk->booth);
  booth_step (&walk->booth);
  walk->keys += 2;   /* F8, Enter */
}

static void
decide (Walk       *walk,
        const char *step)
{
  beket_station_decide_async (walk->booth.station, walk->crossing, "admitted", booth_done, &walk->booth);
  booth_step (&walk->booth);
  walk->keys++;
}

static void
sign (Walk       *walk,
      const char *step)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  beket_station_draw_act_async (walk->booth.station, walk->crossing, booth_done, &walk->booth);
  pdf = beket_station_draw_act_finish (walk->booth.station, booth_wait (&walk->booth), &error);
  g_assert_no_error (error);
  beket_station_sign_act_async (walk->booth.station, walk->crossing, BOOTH_PIN, booth_done, &walk->booth);
  key = beket_station_sign_act_finish (walk->booth.station, booth_wait (&walk->booth), &error);
  g_assert_no_error (error);
  walk->keys += 2 + (guint) strlen (BOOTH_PIN);   /* F9, the PIN, Enter */
}

/* Asked anew at each step: the path follows the facts. */
static void
go (Walk *walk)
{
  static void (*const doing[BEKET_PATH_LENGTH])(Walk *, const char *) = {
    fill, fill, fill, fill, fill, control, fill, decide, sign,
  };

  for (guint i = 0; i < BEKET_PATH_LENGTH; i++)
    {
      const char *step = beket_subject_step (i);

      if (beket_subject_skipped (get_facts (walk), step) != NULL)
        continue;
      doing[i] (walk, step);
      g_string_append_printf (walk->steps, "%s ", step);
    }
}

static void
assert_walked (Walk       *walk,
               const char *steps,
               guint       acts)
{
  const BeketValue *head = beket_value_get (get_facts (walk), "crossing");

  g_test_message ("%s: %u key presses", beket_value_get_text (head, "subject"), walk->keys);
  g_assert_cmpstr (walk->steps->str, ==, steps);
  g_assert_cmpint (beket_crossing_get_state (walk->crossing), ==, BEKET_CROSSING_ADMITTED);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (walk->booth.station)), ==, 0);
  booth_settle (&walk->booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (walk->booth.station)), ==, acts);
  g_assert_true (g_str_has_suffix (walk->entries->str, acts > 0 ? "crossing.decided act.issued " : "crossing.decided "));

  /* And it has not left a draft behind. */
  g_signal_handlers_disconnect_by_data (walk->booth.station, walk);
  booth_close (&walk->booth);
  booth_open (&walk->booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (walk->booth.station)), ==, 0);
}

/* ---- Tests ---- */

static void
test_on_foot (void)
{
  Walk walk;

  walk_begin (&walk, "on-foot");
  scan (&walk, BOOTH_MRZ);
  go (&walk);
  g_assert_cmpstr (walk.entries->str, ==, "crossing.opened control.recorded crossing.decided ");
  assert_walked (&walk, "documents controls decision ", 0);
  walk_end (&walk);
}

/* Of a citizen of a third state grounds are asked, and they stand in an act. */
static void
test_third_state (void)
{
  Walk walk;

  walk_begin (&walk, "on-foot");
  scan (&walk, MRZ_DEU);
  go (&walk);
  assert_walked (&walk, "documents grounds controls decision act ", 1);
  walk_end (&walk);
}

static void
test_car (void)
{
  Walk walk;

  walk_begin (&walk, "car");
  scan (&walk, BOOTH_MRZ);
  scan (&walk, MRZ_KAZ);
  scan (&walk, "512 ABC 07");
  go (&walk);
  assert_walked (&walk, "documents vehicle controls decision ", 0);
  walk_end (&walk);
}

/* The count is reconciled before the controls: one too few, and the bus does not get to them. */
static void
test_bus (void)
{
  Walk walk;
  g_autoptr (GError) error = NULL;

  walk_begin (&walk, "bus");
  scan (&walk, BOOTH_MRZ);
  scan (&walk, "512 ABC 07");
  beket_value_set_integer (beket_value_get (get_facts (&walk), "crossing"), "expectedPersons", 2);
  beket_station_begin_async (walk.booth.station, walk.crossing, booth_done, &walk.booth);
  error = booth_refusal (&walk.booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "crossing.expectedPersons"));

  scan (&walk, MRZ_KAZ);
  walk.keys += 2;   /* to the field of the count, and the figure */
  go (&walk);
  assert_walked (&walk, "documents vehicle controls decision ", 0);
  walk_end (&walk);
}

static void
test_lorry (void)
{
  Walk walk;

  walk_begin (&walk, "truck");
  scan (&walk, BOOTH_MRZ);
  scan (&walk, "512 ABC 07");
  scan (&walk, "H 4418203");
  go (&walk);
  assert_walked (&walk, "documents vehicle cargo grounds controls seals decision act ", 1);
  walk_end (&walk);
}

static void
test_empty_lorry (void)
{
  Walk walk;

  walk_begin (&walk, "truck");
  scan (&walk, BOOTH_MRZ);
  scan (&walk, "512 ABC 07");
  beket_value_set_boolean (beket_value_object (get_facts (&walk), "cargo"), "empty", TRUE);
  walk.keys += 2;   /* the space that says so, and Enter */
  go (&walk);
  assert_walked (&walk, "documents vehicle controls decision ", 0);
  walk_end (&walk);
}

static void
test_train (void)
{
  Walk walk;

  walk_begin (&walk, "train");
  scan (&walk, BOOTH_MRZ);
  add_row (&walk, "coaches", "number", "07");
  add_row (&walk, "wagons", "number", "24387656");
  beket_value_set_text (beket_value_index (beket_value_get (get_facts (&walk), "persons"), 0), "coach", "07");
  go (&walk);
  assert_walked (&walk, "documents vehicle cargo grounds controls seals decision act ", 1);
  walk_end (&walk);
}

/* A herd without an animal is refused; the rest of its path is as short as the papers allow. */
static void
test_animals (void)
{
  Walk walk;
  BeketValue *row;
  g_autoptr (GError) error = NULL;

  walk_begin (&walk, "animals");
  scan (&walk, BOOTH_MRZ);
  beket_station_begin_async (walk.booth.station, walk.crossing, booth_done, &walk.booth);
  error = booth_refusal (&walk.booth);
  g_assert_nonnull (strstr (error->message, "animals"));

  row = add_row (&walk, "animals", "species", "қой");
  beket_value_set_integer (row, "headCount", 12);
  walk.keys += 2;
  go (&walk);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (get_facts (&walk), "persons"), 0), "role"), ==,
                   "accompanying");
  assert_walked (&walk, "documents animals grounds controls decision act ", 1);
  walk_end (&walk);
}

/* A violation brings the act: the decision does not end the crossing, its act does. */
static void
test_violation (void)
{
  Walk walk;
  Booth *booth = &walk.booth;

  walk_begin (&walk, "on-foot");
  scan (&walk, BOOTH_MRZ);
  beket_station_begin_async (booth->station, walk.crossing, booth_done, booth);
  booth_step (booth);
  g_assert_nonnull (beket_subject_skipped (get_facts (&walk), "act"));
  beket_station_control_async (booth->station, walk.crossing, 0, BEKET_CONTROL_START, NULL, NULL, booth_done, booth);
  booth_step (booth);
  beket_station_control_async (booth->station, walk.crossing, 0, BEKET_CONTROL_FINISH, "violation", NULL, booth_done, booth);
  booth_step (booth);
  g_assert_null (beket_subject_skipped (get_facts (&walk), "act"));
  decide (&walk, "decision");
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth->station)), ==, 1);
  sign (&walk, "act");
  assert_walked (&walk, "", 1);
  walk_end (&walk);
}

/* The way of crossing is found out late: a role that the scan gave follows it, one that an officer gave stays. */
static void
test_set_subject (void)
{
  Walk walk;
  BeketValue *persons;

  walk_begin (&walk, "truck");
  scan (&walk, BOOTH_MRZ);
  scan (&walk, MRZ_KAZ);
  persons = beket_value_get (get_facts (&walk), "persons");
  beket_value_set_text (beket_value_index (persons, 1), "role", "crew");
  beket_station_set_subject (walk.booth.station, walk.crossing, "on-foot");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (persons, 0), "role"), ==, "pedestrian");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (persons, 1), "role"), ==, "crew");
  beket_station_set_subject (walk.booth.station, walk.crossing, "bus");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (persons, 0), "role"), ==, "driver");
  walk_end (&walk);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/path/on-foot", test_on_foot);
  g_test_add_func ("/station/path/third-state", test_third_state);
  g_test_add_func ("/station/path/car", test_car);
  g_test_add_func ("/station/path/bus", test_bus);
  g_test_add_func ("/station/path/lorry", test_lorry);
  g_test_add_func ("/station/path/empty-lorry", test_empty_lorry);
  g_test_add_func ("/station/path/train", test_train);
  g_test_add_func ("/station/path/animals", test_animals);
  g_test_add_func ("/station/path/violation", test_violation);
  g_test_add_func ("/station/path/set-subject", test_set_subject);

  return g_test_run ();
}
