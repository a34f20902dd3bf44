/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shortest path of each subject with real keys, counted: only the steps that it needs, in order, to its decision or its act.
 */

#include "config.h"

#include "guide-desk.h"

#include "app/guide-route.h"
#include "app/words.h"
#include "keyboard.h"

/* Synthetic people. */
#define MRZ_KAZ "P<KAZSEITOVA<<AIGUL<<<<<<<<<<<<<<<<<<<<<<<<<N234567891KAZ8503024F3105054<<<<<<<<<<<<<<<6"
#define MRZ_RUS "P<RUSIVANOV<<PETR<<<<<<<<<<<<<<<<<<<<<<<<<<<7123456783RUS7906112M3201015<<<<<<<<<<<<<<<2"
#define MRZ_DEU "P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<C01X00T478D<<6408125F3010312<<<<<<<<<<<<<<<2"

/* F7 opens the list of ways; from the first line the arrow goes to the one that is wanted. */
static void
choose_subject (GuideDesk  *desk,
                const char *subject)
{
  g_autofree char *line = beket_words_sentence (beket_words_label (desk->booth.station, "subject", subject));
  const BeketValue *head;

  keyboard_press (KEY_F (7), 0);
  keyboard_press (KEY_HOME, 0);
  for (guint i = 0; i < 20 && !guide_desk_shows (gtk_root_get_focus (GTK_ROOT (desk->window)), line); i++)
    keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_ENTER, 0);
  head = beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), "crossing");
  g_assert_cmpstr (beket_value_get_text (head, "subject"), ==, subject);
}

static void
enter (GuideDesk  *desk,
       const char *step)
{
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, step);
}

static void
satisfy (GuideDesk  *desk,
         const char *step)
{
  keyboard_press (KEY_F (8), 0);
  enter (desk, step);
}

/* The decision that the controls lead to stands there: Enter makes it, and with nothing to record that is the end. */
static void
admit (GuideDesk *desk)
{
  g_assert_nonnull (beket_subject_skipped (beket_crossing_get_facts (guide_desk_crossing (desk)), "act"));
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (guide_desk_is_gone, desk);
  keyboard_rest (50);
  g_assert_null (guide_desk_crossing (desk));
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (desk->booth.station)), ==, 0);
  g_assert_nonnull (desk->toast);
}

/* The list of acts is read again behind the toast. */
static gboolean
has_act (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_is_gone (desk) && guide_desk_crossing (desk) == NULL && desk->toast != NULL &&
         g_list_model_get_n_items (beket_station_acts (desk->booth.station)) == 1;
}

static void
sign (GuideDesk *desk)
{
  enter (desk, "act");
  booth_settle (&desk->booth);
  keyboard_rest (200);
  keyboard_press (KEY_F (9), 0);
  keyboard_type (BOOTH_PIN, 50);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (has_act, desk);
  g_assert_nonnull (strstr (desk->toast, "JCA-KZSYR-"));
}

static void
tell (const char *subject,
      guint       first)
{
  g_test_message ("%s: %u key presses", subject, keyboard_count () - first);
}

static gboolean
is_passed (GuideDesk  *desk,
           const char *step)
{
  return beket_route_passed (desk->booth.station, guide_desk_crossing (desk), step) != NULL;
}

/* A passport, the control, the decision; the next one on this lane goes on foot as well. */
static void
test_on_foot (GuideDesk    *desk,
              gconstpointer layout)
{
  const BeketValue *facts;
  guint first;

  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "on-foot");
  guide_desk_scan (desk, BOOTH_MRZ);
  enter (desk, "controls");
  satisfy (desk, "decision");
  admit (desk);

  first = keyboard_count ();
  keyboard_press (KEY_F (2), 0);
  guide_desk_scan (desk, MRZ_RUS);
  facts = beket_crossing_get_facts (guide_desk_crossing (desk));
  g_assert_cmpstr (beket_value_get_text (beket_value_get (facts, "crossing"), "subject"), ==, "on-foot");
  g_assert_cmpstr (guide_desk_text (desk, "persons", 0, "role"), ==, "pedestrian");
  enter (desk, "controls");
  satisfy (desk, "decision");
  admit (desk);
  tell ("on foot", first);
  g_assert_cmpuint (keyboard_count () - first, ==, 5);
}

/* The way of crossing is found out after the scan: nobody drives on foot, and nothing of the vehicle is asked. */
static void
test_follows (GuideDesk    *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  guide_desk_scan (desk, MRZ_DEU);
  g_assert_cmpstr (guide_desk_text (desk, "persons", 0, "role"), ==, "driver");
  g_assert_false (is_passed (desk, "vehicle"));
  choose_subject (desk, "on-foot");
  g_assert_cmpstr (guide_desk_text (desk, "persons", 0, "role"), ==, "pedestrian");
  g_assert_true (is_passed (desk, "vehicle"));
  g_assert_true (is_passed (desk, "seals"));

  /* Of a citizen of a third state grounds are asked, and what was shown stands in an act. */
  g_assert_false (is_passed (desk, "grounds"));
  enter (desk, "grounds");
  enter (desk, "controls");
  satisfy (desk, "decision");
  sign (desk);
}

/* A violation brings the act. */
static void
test_violation (GuideDesk    *desk,
                gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "on-foot");
  guide_desk_scan (desk, BOOTH_MRZ);
  enter (desk, "controls");
  g_assert_true (is_passed (desk, "act"));
  keyboard_press (KEY_V, 0);
  keyboard_type ("hidden knife", 40);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "done");
  g_assert_false (is_passed (desk, "act"));
  enter (desk, "decision");
  keyboard_press (KEY_DIGIT (4), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "act");
}

static void
test_car (GuideDesk    *desk,
          gconstpointer layout)
{
  guint first = keyboard_count ();

  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "car");
  guide_desk_scan (desk, BOOTH_MRZ);
  guide_desk_scan (desk, MRZ_KAZ);
  enter (desk, "vehicle");
  guide_desk_scan (desk, "512ABC07");
  enter (desk, "controls");
  satisfy (desk, "decision");
  admit (desk);
  tell ("car", first);
}

/* A dog in a car: the step that is passed over can be entered, and is walked from then on. */
static void
test_dog (GuideDesk    *desk,
          gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "car");
  guide_desk_scan (desk, BOOTH_MRZ);
  guide_desk_scan (desk, "512ABC07");
  g_assert_true (is_passed (desk, "animals"));
  keyboard_press (KEY_DIGIT (4), GDK_ALT_MASK);
  g_assert_cmpstr (guide_desk_step (desk), ==, "animals");
  keyboard_type ("dog", 50);
  keyboard_rest (60);
  g_assert_false (is_passed (desk, "animals"));
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "animals");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "animals[0].headCount");

  /* On foot there is no vehicle: its step has nothing to ask, and cannot be entered. */
  beket_station_set_subject (desk->booth.station, guide_desk_crossing (desk), "on-foot");
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  g_assert_cmpstr (guide_desk_step (desk), ==, "animals");
}

/* As many as the list says, each passport once, the rest as a car. */
static void
test_bus (GuideDesk    *desk,
          gconstpointer layout)
{
  guint first = keyboard_count ();

  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "bus");
  guide_desk_scan (desk, BOOTH_MRZ);
  guide_desk_scan (desk, MRZ_KAZ);
  gtk_widget_activate_action (desk->page, "guide.show", "s", "crossing.expectedPersons");
  keyboard_rest (60);
  keyboard_type ("3", 60);
  keyboard_rest (60);
  g_assert_true (guide_desk_shows (desk->page, "2 of 3"));

  /* One is missing: the count says so, and the guide does not go on. */
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "documents");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "crossing.expectedPersons");
  guide_desk_scan (desk, MRZ_RUS);
  g_assert_true (guide_desk_shows (desk->page, "3 of 3"));
  g_assert_cmpstr (guide_desk_text (desk, "persons", 2, "role"), ==, "passenger");

  enter (desk, "vehicle");
  guide_desk_scan (desk, "512ABC07");
  enter (desk, "controls");
  satisfy (desk, "decision");
  admit (desk);
  tell ("bus", first);
}

static gboolean
is_closed (gpointer desk)
{
  return beket_plan_is_closed (beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), "controls"));
}

static void
seal_by_hand (GuideDesk *desk)
{
  keyboard_type ("h4418203", 0);
  keyboard_rest (700);
  g_assert_cmpstr (guide_desk_text (desk, "affixedSeal", 0, "number"), !=, NULL);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "decision");
}

/* The whole way: scan, F8, seal, decision; a wrong PIN signs nothing. */
static void
test_lorry (GuideDesk    *desk,
            gconstpointer layout)
{
  guint first = keyboard_count ();

  guide_desk_to_controls (desk);
  keyboard_press (KEY_F (8), 0);
  g_assert_false (is_closed (desk));
  enter (desk, "seals");
  g_assert_true (is_closed (desk));
  seal_by_hand (desk);
  keyboard_press (KEY_DIGIT (1), 0);
  enter (desk, "act");
  g_assert_cmpint (beket_crossing_get_state (guide_desk_crossing (desk)), ==, BEKET_CROSSING_ADMITTED);

  booth_settle (&desk->booth);
  keyboard_rest (200);
  keyboard_press (KEY_F (9), 0);
  keyboard_type ("999999", 50);
  keyboard_press (KEY_ENTER, 0);
  booth_settle (&desk->booth);
  keyboard_rest (200);
  g_assert_false (guide_desk_is_gone (desk));

  keyboard_type (BOOTH_PIN, 50);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (has_act, desk);
  g_assert_nonnull (strstr (desk->toast, "JCA-KZSYR-"));
  tell ("lorry, all typed, with a wrong PIN", first);
}

static gboolean
has_no_cargo (gpointer desk)
{
  return is_passed (desk, "cargo");
}

/* An empty one: one space where the cargo is asked, and neither papers nor seals nor an act are. */
static void
test_empty_lorry (GuideDesk    *desk,
                  gconstpointer layout)
{
  guint first = keyboard_count ();

  keyboard_press (KEY_F (2), 0);
  guide_desk_scan (desk, BOOTH_MRZ);
  enter (desk, "vehicle");
  guide_desk_scan (desk, "512ABC07");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "transportEquipment[0].number");
  enter (desk, "cargo");
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (has_no_cargo, desk);   /* the switch moves over first */
  enter (desk, "controls");
  satisfy (desk, "decision");
  admit (desk);
  tell ("empty lorry", first);
}

static void
test_train (GuideDesk    *desk,
            gconstpointer layout)
{
  guint first = keyboard_count ();

  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "train");
  guide_desk_scan (desk, BOOTH_MRZ);
  enter (desk, "vehicle");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "coaches[0].number");
  keyboard_press (KEY_ENTER, 0);
  keyboard_type ("24387656", 60);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  enter (desk, "cargo");
  g_assert_cmpstr (guide_desk_text (desk, "wagons", 0, "number"), ==, "24387656");
  enter (desk, "grounds");
  enter (desk, "controls");
  satisfy (desk, "seals");
  enter (desk, "decision");
  sign (desk);
  tell ("train", first);
}

/* Without an animal there is nothing to let through: the step says so and does not go on. */
static void
test_animals (GuideDesk    *desk,
              gconstpointer layout)
{
  guint first = keyboard_count ();

  keyboard_press (KEY_F (2), 0);
  choose_subject (desk, "animals");
  guide_desk_scan (desk, BOOTH_MRZ);
  enter (desk, "animals");
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "animals");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "animals[0].species");
  keyboard_type ("koy", 60);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_focus (desk), ==, "animals[0].headCount");
  keyboard_type ("12", 60);
  keyboard_press (KEY_ENTER, 0);
  enter (desk, "grounds");
  enter (desk, "controls");
  satisfy (desk, "decision");
  sign (desk);
  tell ("animals", first);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);

  GUIDE_DESK_ADD ("/guide-path/on-foot", NULL, test_on_foot);
  GUIDE_DESK_ADD ("/guide-path/follows", NULL, test_follows);
  GUIDE_DESK_ADD ("/guide-path/violation", NULL, test_violation);
  GUIDE_DESK_ADD ("/guide-path/car", NULL, test_car);
  GUIDE_DESK_ADD ("/guide-path/dog", NULL, test_dog);
  GUIDE_DESK_ADD ("/guide-path/bus", NULL, test_bus);
  GUIDE_DESK_ADD ("/guide-path/lorry", NULL, test_lorry);
  GUIDE_DESK_ADD ("/guide-path/empty-lorry", NULL, test_empty_lorry);
  GUIDE_DESK_ADD ("/guide-path/train", NULL, test_train);
  GUIDE_DESK_ADD ("/guide-path/animals", NULL, test_animals);

  return g_test_run ();
}
