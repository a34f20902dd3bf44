/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide with real keys: a field fills and complains, controls are recorded, a lorry goes its whole way.
 */

#include "config.h"

#include "app/crossings-page.h"

#include <adwaita.h>

#include "app/page.h"
#include "app/beket-resources.h"
#include "keyboard.h"
#include "support/booth.h"

#define BAD_CONTAINER "CSQU3054384"

typedef struct
{
  Booth      booth;
  GtkWidget *window;
  GtkWidget *page;
  char      *toast;   /* (owned) (nullable): the last one */
} Desk;

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Desk *desk = user_data;

  g_free (desk->toast);
  desk->toast = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
make_window (Desk *desk)
{
  const GActionEntry entries[] = { { "toast", toast_cb, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 740);

  return window;
}

static void
set_up (Desk         *desk,
        gconstpointer layout)
{
  keyboard_layout (layout == NULL ? "us" : layout);
  booth_init (&desk->booth);
  booth_sign_in (&desk->booth);
  desk->window = make_window (desk);
  desk->page = beket_crossings_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  keyboard_present (desk->window);
  beket_page_arrive (BEKET_PAGE (desk->page));
}

static void
tear_down (Desk         *desk,
           gconstpointer layout)
{
  gpointer page = desk->page;

  g_object_add_weak_pointer (G_OBJECT (desk->page), &page);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_null (page);
  booth_clear (&desk->booth);
  g_free (desk->toast);
}

/* ---- Looking ---- */

static BeketCrossing *
get_crossing (Desk *desk)
{
  return beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (desk->page));
}

static const BeketValue *
get_row (Desk       *desk,
         const char *section,
         guint       row)
{
  return beket_value_index (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), section), row);
}

static const char *
get_text (Desk       *desk,
          const char *section,
          guint       row,
          const char *field)
{
  return beket_value_get_text (get_row (desk, section, row), field);
}

static const char *
get_step (Desk *desk)
{
  return beket_crossing_get_step (get_crossing (desk));
}

static const char *
get_focus (Desk *desk)
{
  return beket_station_focus_of (desk->booth.station, get_crossing (desk));
}

/* Does a label or a field that can be seen below @widget hold @text? */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_TEXT (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;

  return FALSE;
}

typedef struct
{
  Desk       *desk;
  const char *step;
} Wanted;

static gboolean
is_at (gpointer data)
{
  Wanted *wanted = data;

  return g_strcmp0 (get_step (wanted->desk), wanted->step) == 0;
}

static void
wait_step (Desk       *desk,
           const char *step)
{
  Wanted wanted = { desk, step };

  keyboard_until (is_at, &wanted);
  keyboard_rest (30);
}

static gboolean
is_closed (gpointer desk)
{
  return beket_plan_is_closed (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), "controls"));
}

static const char *
status_of (Desk *desk,
           guint control)
{
  return get_text (desk, "controls", control, "status");
}

static void
wait_status (Desk       *desk,
             guint       control,
             const char *status)
{
  for (guint i = 0; i < 200 && g_strcmp0 (status_of (desk, control), status) != 0; i++)
    keyboard_rest (20);
  g_assert_cmpstr (status_of (desk, control), ==, status);
  keyboard_rest (30);
}

/* ---- The steps of a lorry ---- */

static void
scan (Desk       *desk,
      const char *text)
{
  keyboard_rest (100);
  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (desk->page), text);
  keyboard_rest (30);
}

static void
go_to_controls (Desk *desk)
{
  keyboard_press (KEY_F (2), 0);
  scan (desk, BOOTH_MRZ);
  keyboard_press (KEY_ENTER, 0);
  keyboard_type ("512abc07", 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "controls");
}

/* ---- Tests ---- */

/* F2, a scan, and the person is there; Enter goes where something is needed. */
static void
test_fills (Desk         *desk,
            gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  g_assert_nonnull (get_crossing (desk));
  g_assert_cmpstr (get_step (desk), ==, "documents");

  scan (desk, BOOTH_MRZ);
  g_assert_cmpstr (get_text (desk, "persons", 0, "surname"), ==, "AKHMETOV");
  g_assert_cmpstr (get_text (desk, "persons", 0, "birthDate"), ==, "1990-01-15");
  g_assert_true (shows (desk->page, "15.01.1990"));

  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (get_step (desk), ==, "vehicle");
  g_assert_cmpstr (get_focus (desk), ==, "usedTransportMeans[0].plate");
}

/* Each key is in the facts before the next; the finished plate gets its own form and its country. */
static void
test_types (Desk         *desk,
            gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  g_assert_cmpstr (get_step (desk), ==, "vehicle");

  keyboard_type ("512a", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_text (desk, "usedTransportMeans", 0, "plate"), ==, "512a");
  keyboard_type ("bc07", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (get_text (desk, "usedTransportMeans", 0, "plate"), ==, "512 ABC 07");
  g_assert_cmpstr (get_focus (desk), ==, "transportEquipment[0].number");
}

/* Digits and Latin letters come in a layout that has neither. */
static void
test_layout (Desk         *desk,
             gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("kaz", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_text (desk, "usedTransportMeans", 0, "plateCountry"), ==, "KAZ");

  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (desk->page), beket_crossing_get_id (get_crossing (desk)));
  gtk_widget_activate_action (desk->page, "guide.show", "s", "cargo.grossWeightKg");
  keyboard_rest (30);
  keyboard_type ("18420", 50);
  keyboard_rest (60);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), "cargo"),
                                            "grossWeightKg", 0), ==, 18420);
}

static const char *
get_country (Desk *desk)
{
  return get_text (desk, "usedTransportMeans", 0, "plateCountry");
}

/* A country by its name, in the layout that is there; when it can be several, Down and Up go through them. */
static void
test_country (Desk         *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("rfpf", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_country (desk), ==, "KAZ");
  g_assert_true (shows (desk->page, "KAZ Қазақстан"));

  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (desk->page), beket_crossing_get_id (get_crossing (desk)));
  gtk_widget_activate_action (desk->page, "guide.show", "s", "usedTransportMeans[0].plateCountry");
  keyboard_rest (60);
  g_assert_true (shows (desk->page, "Қазақстан"));
  keyboard_type ("udby", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_country (desk), ==, "гвин");
  g_assert_true (shows (desk->page, "Гвинея · Гвинея-Бисау"));
  keyboard_press (KEY_DOWN, 0);
  g_assert_cmpstr (get_country (desk), ==, "GIN");
  keyboard_press (KEY_DOWN, 0);
  g_assert_cmpstr (get_country (desk), ==, "GNB");
  keyboard_press (KEY_UP, 0);
  g_assert_cmpstr (get_country (desk), ==, "GIN");
  keyboard_press (KEY_UP, 0);
  keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_rest (60);
  g_assert_cmpstr (get_country (desk), ==, "GNB");
}

/* A wrong check digit: the sentence, the text still there, and a reason lets it stand. */
static void
test_overrules (Desk         *desk,
                gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  scan (desk, BOOTH_MRZ);
  scan (desk, BAD_CONTAINER);
  g_assert_cmpstr (get_step (desk), ==, "vehicle");
  g_assert_cmpstr (get_focus (desk), ==, "transportEquipment[0].number");
  g_assert_cmpstr (get_text (desk, "transportEquipment", 0, "number"), ==, BAD_CONTAINER);
  g_assert_true (shows (desk->page, "11"));

  keyboard_press (KEY_ENTER, 0);
  keyboard_type ("worn plate", 40);
  keyboard_press (KEY_ENTER, 0);
  booth_settle (&desk->booth);
  keyboard_rest (100);
  g_assert_nonnull (beket_value_get (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), "overruled"),
                                     "transportEquipment[0].number"));
  g_assert_true (shows (desk->page, "worn plate"));

  /* Another value is another question. */
  gtk_widget_activate_action (desk->page, "guide.show", "s", "transportEquipment[0].number");
  keyboard_press (KEY_BACKSPACE, 0);
  g_assert_null (beket_value_get (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), "overruled"),
                                  "transportEquipment[0].number"));
}

/* Enter does not leave a step that lacks something; Esc goes back and loses nothing. */
static void
test_missing (Desk         *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (get_step (desk), ==, "documents");

  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_type ("512abc07", 0);
  keyboard_rest (100);
  keyboard_press (KEY_DIGIT (3), GDK_ALT_MASK);
  g_assert_cmpstr (get_step (desk), ==, "documents");
  g_assert_nonnull (desk->toast);

  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_ESC, 0);
  g_assert_cmpstr (get_step (desk), ==, "documents");
  g_assert_cmpstr (get_text (desk, "usedTransportMeans", 0, "plate"), ==, "512 ABC 07");
}

static void
test_controls (Desk         *desk,
               gconstpointer layout)
{
  go_to_controls (desk);

  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 0, "running");
  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 0, "done");
  g_assert_cmpstr (get_text (desk, "controls", 0, "result"), ==, "no-remarks");

  /* The next one is chosen now. V asks what was found; with nothing said nothing is recorded. */
  keyboard_press (KEY_V, 0);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (status_of (desk, 1), ==, "planned");
  keyboard_type ("no seal", 40);
  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 1, "done");
  g_assert_cmpstr (get_text (desk, "controls", 1, "result"), ==, "violation");
  g_assert_cmpstr (get_text (desk, "controls", 1, "remarks"), ==, "no seal");

  /* The third has a clause by which it may be waived; Esc first: nothing happens. */
  keyboard_press (KEY_F (4), 0);
  g_assert_true (shows (desk->page, "4.2"));
  keyboard_press (KEY_ESC, 0);
  g_assert_cmpstr (status_of (desk, 2), ==, "planned");
  keyboard_press (KEY_F (4), 0);
  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 2, "waived");
  g_assert_cmpstr (get_text (desk, "controls", 2, "basis"), ==, "4.2");
}

/* A control with no clause cannot be waived, and nothing can be recognised with no act of the peer. */
static void
test_no_clause (Desk         *desk,
                gconstpointer layout)
{
  go_to_controls (desk);
  keyboard_press (KEY_F (4), 0);
  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 0, "running");
  keyboard_press (KEY_F (5), 0);
  keyboard_press (KEY_ENTER, 0);
  wait_status (desk, 0, "done");
}

static gboolean
is_gone (gpointer desk)
{
  return g_list_model_get_n_items (beket_station_crossings (((Desk *) desk)->booth.station)) == 0;
}

/* The whole way with the shortest keys: scan, F8, decision, PIN. */
static void
test_lorry (Desk         *desk,
            gconstpointer layout)
{
  go_to_controls (desk);
  keyboard_press (KEY_F (8), 0);
  g_assert_false (is_closed (desk));
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "seals");
  g_assert_true (is_closed (desk));

  keyboard_type ("h4418203", 0);
  keyboard_rest (700);
  g_assert_cmpstr (get_text (desk, "affixedSeal", 0, "number"), !=, NULL);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "decision");
  keyboard_press (KEY_DIGIT (1), 0);
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "act");
  g_assert_cmpint (beket_crossing_get_state (get_crossing (desk)), ==, BEKET_CROSSING_ADMITTED);

  booth_settle (&desk->booth);
  keyboard_rest (200);
  keyboard_press (KEY_F (9), 0);
  keyboard_type ("999999", 50);
  keyboard_press (KEY_ENTER, 0);
  booth_settle (&desk->booth);
  keyboard_rest (200);
  g_assert_false (is_gone (desk));

  keyboard_type (BOOTH_PIN, 50);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (is_gone, desk);
  keyboard_rest (50);
  g_assert_null (get_crossing (desk));
  g_assert_nonnull (strstr (desk->toast, "JCA-KZSYR-"));
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (desk->booth.station)), ==, 1);
}

/* F3 finds by plate in any letters; Enter opens what was found, Esc goes back to the field. */
static void
test_queue (Desk         *desk,
            gconstpointer layout)
{
  g_autofree char *first = NULL;

  keyboard_press (KEY_F (2), 0);
  first = g_strdup (beket_crossing_get_id (get_crossing (desk)));
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_type ("512abc07", 0);
  keyboard_rest (700);
  keyboard_press (KEY_F (2), 0);
  g_assert_cmpstr (beket_crossing_get_id (get_crossing (desk)), !=, first);

  keyboard_press (KEY_F (3), 0);
  keyboard_type ("512a", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (beket_crossing_get_id (get_crossing (desk)), ==, first);
  g_assert_cmpstr (get_step (desk), ==, "vehicle");

  keyboard_press (KEY_F (3), 0);
  keyboard_press (KEY_ESC, 0);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)), GTK_TYPE_STACK));
}

/* A new page, as after a switch of the language, goes on in the same crossing, step and field. */
static void
test_again (Desk         *desk,
            gconstpointer layout)
{
  g_autofree char *place = NULL;
  g_autofree char *focus = NULL;

  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  place = beket_page_get_place (BEKET_PAGE (desk->page));
  focus = g_strdup (get_focus (desk));
  g_assert_cmpstr (focus, ==, "usedTransportMeans[0].plateCountry");

  desk->page = beket_crossings_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  beket_page_set_place (BEKET_PAGE (desk->page), place);
  beket_page_arrive (BEKET_PAGE (desk->page));
  keyboard_rest (50);
  g_assert_cmpstr (beket_crossing_get_id (get_crossing (desk)), ==, place);
  g_assert_cmpstr (get_step (desk), ==, "vehicle");
  g_assert_cmpstr (get_focus (desk), ==, focus);
}

/* On foot there is no vehicle and no seal: their steps are passed over. */
static void
test_on_foot (Desk         *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  scan (desk, BOOTH_MRZ);
  beket_value_set_text (beket_value_get (beket_crossing_get_facts (get_crossing (desk)), "crossing"),
                        "subject", "on-foot");
  beket_station_touch (desk->booth.station, get_crossing (desk), NULL);
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "controls");
  keyboard_press (KEY_F (8), 0);
  keyboard_press (KEY_ENTER, 0);
  wait_step (desk, "decision");
}

static guint
assert_named (GtkWidget *widget)
{
  gboolean editor = gtk_widget_has_css_class (widget, "editor");
  guint n = editor ? 1 : 0;

  if (editor)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += assert_named (child);

  return n;
}

/* Every field has a name for who does not see the label above it. */
static void
test_accessible (Desk         *desk,
                 gconstpointer layout)
{
  go_to_controls (desk);
  g_assert_cmpuint (assert_named (desk->page), >, 30);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (beket_get_resource ());

#define ADD(path, layout, func) g_test_add (path, Desk, layout, set_up, func, tear_down)

  ADD ("/guide/fills", NULL, test_fills);
  ADD ("/guide/types", NULL, test_types);
  ADD ("/guide/layout/kz", "kz", test_layout);
  ADD ("/guide/layout/ru", "ru", test_layout);
  ADD ("/guide/country/kz", "kz", test_country);
  ADD ("/guide/country/ru", "ru", test_country);
  ADD ("/guide/overrules", NULL, test_overrules);
  ADD ("/guide/missing", NULL, test_missing);
  ADD ("/guide/controls", NULL, test_controls);
  ADD ("/guide/controls/no-clause", NULL, test_no_clause);
  ADD ("/guide/lorry", NULL, test_lorry);
  ADD ("/guide/queue", NULL, test_queue);
  ADD ("/guide/again", NULL, test_again);
  ADD ("/guide/on-foot", NULL, test_on_foot);
  ADD ("/guide/accessible", NULL, test_accessible);

  return g_test_run ();
}
