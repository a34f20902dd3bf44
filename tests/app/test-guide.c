/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide with real keys: a field fills, complains and takes its value in every layout.
 */

#include "config.h"

#include "guide-desk.h"
#include "keyboard.h"

#define BAD_CONTAINER "CSQU3054384"

/* F2, a scan, and the person is there; Enter goes where something is needed. */
static void
test_fills (GuideDesk    *desk,
            gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  g_assert_nonnull (guide_desk_crossing (desk));
  g_assert_cmpstr (guide_desk_step (desk), ==, "documents");

  guide_desk_scan (desk, BOOTH_MRZ);
  g_assert_cmpstr (guide_desk_text (desk, "persons", 0, "surname"), ==, "AKHMETOV");
  g_assert_cmpstr (guide_desk_text (desk, "persons", 0, "birthDate"), ==, "1990-01-15");
  g_assert_true (guide_desk_shows (desk->page, "15.01.1990"));

  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "vehicle");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "usedTransportMeans[0].plate");
}

/* Each key is in the facts before the next; the finished plate gets its own form and its country. */
static void
test_types (GuideDesk    *desk,
            gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  g_assert_cmpstr (guide_desk_step (desk), ==, "vehicle");

  keyboard_type ("512a", 50);
  keyboard_rest (60);
  g_assert_cmpstr (guide_desk_text (desk, "usedTransportMeans", 0, "plate"), ==, "512a");
  keyboard_type ("bc07", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_text (desk, "usedTransportMeans", 0, "plate"), ==, "512 ABC 07");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "transportEquipment[0].number");
}

/* Digits and Latin letters come in a layout that has neither. */
static void
test_layout (GuideDesk    *desk,
             gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("kaz", 50);
  keyboard_rest (60);
  g_assert_cmpstr (guide_desk_text (desk, "usedTransportMeans", 0, "plateCountry"), ==, "KAZ");

  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (desk->page), beket_crossing_get_id (guide_desk_crossing (desk)));
  gtk_widget_activate_action (desk->page, "guide.show", "s", "cargo.grossWeightKg");
  keyboard_rest (30);
  keyboard_type ("18420", 50);
  keyboard_rest (60);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), "cargo"),
                                            "grossWeightKg", 0), ==, 18420);
}

static const char *
get_country (GuideDesk *desk)
{
  return guide_desk_text (desk, "usedTransportMeans", 0, "plateCountry");
}

/* A country by its name, in the layout that is there; when it can be several, Down and Up go through them. */
static void
test_country (GuideDesk    *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("rfpf", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_country (desk), ==, "KAZ");
  g_assert_true (guide_desk_shows (desk->page, "KAZ Қазақстан"));

  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (desk->page), beket_crossing_get_id (guide_desk_crossing (desk)));
  gtk_widget_activate_action (desk->page, "guide.show", "s", "usedTransportMeans[0].plateCountry");
  keyboard_rest (60);
  g_assert_true (guide_desk_shows (desk->page, "Қазақстан"));
  keyboard_type ("udby", 50);
  keyboard_rest (60);
  g_assert_cmpstr (get_country (desk), ==, "гвин");
  g_assert_true (guide_desk_shows (desk->page, "Гвинея · Гвинея-Бисау"));
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
test_overrules (GuideDesk    *desk,
                gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  guide_desk_scan (desk, BOOTH_MRZ);
  guide_desk_scan (desk, BAD_CONTAINER);
  g_assert_cmpstr (guide_desk_step (desk), ==, "vehicle");
  g_assert_cmpstr (guide_desk_focus (desk), ==, "transportEquipment[0].number");
  g_assert_cmpstr (guide_desk_text (desk, "transportEquipment", 0, "number"), ==, BAD_CONTAINER);
  g_assert_true (guide_desk_shows (desk->page, "11"));

  keyboard_press (KEY_ENTER, 0);
  keyboard_type ("worn plate", 40);
  keyboard_press (KEY_ENTER, 0);
  booth_settle (&desk->booth);
  keyboard_rest (100);
  g_assert_nonnull (beket_value_get (beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), "overruled"),
                                     "transportEquipment[0].number"));
  g_assert_true (guide_desk_shows (desk->page, "worn plate"));

  /* Another value is another question. */
  gtk_widget_activate_action (desk->page, "guide.show", "s", "transportEquipment[0].number");
  keyboard_press (KEY_BACKSPACE, 0);
  g_assert_null (beket_value_get (beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), "overruled"),
                                  "transportEquipment[0].number"));
}

/* Enter does not leave a step that lacks something; Esc goes back and loses nothing. */
static void
test_missing (GuideDesk    *desk,
              gconstpointer layout)
{
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "documents");

  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_type ("512abc07", 0);
  keyboard_rest (100);
  keyboard_press (KEY_DIGIT (6), GDK_ALT_MASK);
  g_assert_cmpstr (guide_desk_step (desk), ==, "documents");
  g_assert_nonnull (desk->toast);

  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_ESC, 0);
  g_assert_cmpstr (guide_desk_step (desk), ==, "documents");
  g_assert_cmpstr (guide_desk_text (desk, "usedTransportMeans", 0, "plate"), ==, "512 ABC 07");
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
test_accessible (GuideDesk    *desk,
                 gconstpointer layout)
{
  guide_desk_to_controls (desk);
  g_assert_cmpuint (assert_named (desk->page), >, 30);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);

  GUIDE_DESK_ADD ("/guide/fills", NULL, test_fills);
  GUIDE_DESK_ADD ("/guide/types", NULL, test_types);
  GUIDE_DESK_ADD ("/guide/layout/kz", "kz", test_layout);
  GUIDE_DESK_ADD ("/guide/layout/ru", "ru", test_layout);
  GUIDE_DESK_ADD ("/guide/country/kz", "kz", test_country);
  GUIDE_DESK_ADD ("/guide/country/ru", "ru", test_country);
  GUIDE_DESK_ADD ("/guide/overrules", NULL, test_overrules);
  GUIDE_DESK_ADD ("/guide/missing", NULL, test_missing);
  GUIDE_DESK_ADD ("/guide/accessible", NULL, test_accessible);

  return g_test_run ();
}
