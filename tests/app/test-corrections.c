/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs that take back an act, correct a record and hand over a shift, by real keys.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>

#include "app/ask.h"
#include "app/crossing-card.h"
#include "app/locale.h"
#include "station/access.h"
#include "station/correction.h"

#define KEY_F6 72
#define KEY_F8 74
#define KEY_TAB 23

/* ---- The dialog ---- */

/* (transfer none) (nullable) */
static GtkWidget *
find_ask (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data))
      return link->data;

  return NULL;
}

static gboolean
asks (Desk    *desk,
      gpointer unused)
{
  return find_ask () != NULL && gtk_window_is_active (GTK_WINDOW (find_ask ()));
}

static gboolean
is_done (Desk    *desk,
         gpointer unused)
{
  return find_ask () == NULL && gtk_window_is_active (desk->window);
}

typedef struct
{
  const char *text;
  gboolean    found;
} Label;

static void
look_for_label (GtkWidget *widget,
                gpointer   data)
{
  Label *label = data;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label->text))
    label->found = TRUE;
}

static gboolean
says (Desk    *desk,
      gpointer text)
{
  Label label = { .text = text };

  desk_each (find_ask (), look_for_label, &label);
  return label.found;
}

/* In the window itself. */
static gboolean
stands (Desk    *desk,
        gpointer text)
{
  Label label = { .text = text };

  desk_each (GTK_WIDGET (desk->window), look_for_label, &label);
  return label.found;
}

/* (transfer none): of the first wrong one: how many are left is said, too. */
static const char *
wrong_pin (Desk *desk)
{
  return beket_codes_label (beket_station_get_codes (desk->booth.station), "signing-reason", "pin-two-left", BEKET_KK);
}

/* The row that has the focus is the one that is asked for. */
static gboolean
is_at (Desk    *desk,
       gpointer title)
{
  GtkWidget *focus = find_ask () != NULL ? gtk_window_get_focus (GTK_WINDOW (find_ask ())) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

  return row != NULL && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title);
}

static void
answer (Desk       *desk,
        const char *row,
        const char *digits)
{
  desk_wait (desk, row, is_at, (gpointer) row);
  desk_type (desk, digits);
  desk_key (desk, KEY_RETURN);
}

static void
begin (Desk *desk)
{
  desk_init_with (desk, booth_enrol_supervisor);
  desk_type (desk, BOOTH_PIN);
  desk_key (desk, KEY_RETURN);
  desk_wait_title (desk, _ ("Crossings"));
}

/* (transfer full): the act's entry; its page is shown. */
static char *
begin_with_act (Desk *desk)
{
  char *act;

  begin (desk);
  act = booth_issue_act (&desk->booth);
  booth_settle (&desk->booth);
  desk_chord (desk, KEY_CONTROL, KEY_1 + 2);
  desk_wait_title (desk, _ ("Acts"));
  return act;
}

static const char *
state_of (Desk *desk,
          guint position)
{
  g_autoptr (BeketItem) act = g_list_model_get_item (beket_station_acts (desk->booth.station), position);

  return act != NULL ? beket_value_get_text (beket_item_get_row (act), "state") : NULL;
}

static gboolean
is_annulled (Desk    *desk,
             gpointer unused)
{
  return g_strcmp0 (state_of (desk, 0), "annulled") == 0;
}

static gboolean
is_superseded (Desk    *desk,
               gpointer unused)
{
  return g_strcmp0 (state_of (desk, 1), "superseded") == 0;
}

/* ---- Acts ---- */

static void
test_annul (void)
{
  Desk desk;
  g_autofree char *act = begin_with_act (&desk);

  desk_key (&desk, KEY_F8);
  desk_wait (&desk, "the dialog", asks, NULL);
  desk_key (&desk, KEY_RETURN);   /* the reason that stands there */
  answer (&desk, _ ("Explanation"), "12");
  answer (&desk, _ ("PIN of the supervisor"), "111111");
  desk_wait (&desk, "a wrong PIN", says, (gpointer) wrong_pin (&desk));
  g_assert_cmpstr (state_of (&desk, 0), ==, "signed");
  answer (&desk, _ ("PIN of the supervisor"), BOOTH_HER_PIN);
  desk_wait (&desk, "done", is_done, NULL);
  desk_wait (&desk, "annulled", is_annulled, NULL);
  desk_wait (&desk, "the verdict says so", stands, (gpointer) _ ("The act is annulled; its signatures are genuine."));

  /* It is taken back once: the key does nothing now. */
  desk_key (&desk, KEY_F8);
  booth_settle (&desk.booth);
  g_assert_null (find_ask ());
  desk_clear (&desk);
}

static void
test_supersede (void)
{
  Desk desk;
  g_autofree char *act = begin_with_act (&desk);

  desk_key (&desk, KEY_F7);
  desk_wait (&desk, "the dialog", asks, NULL);
  desk_key (&desk, KEY_RETURN);
  answer (&desk, _ ("Explanation"), "12");
  answer (&desk, _ ("PIN"), BOOTH_PIN);
  desk_wait (&desk, "done", is_done, NULL);
  desk_wait (&desk, "superseded", is_superseded, NULL);
  g_assert_cmpstr (state_of (&desk, 0), ==, "signed");
  desk_clear (&desk);
}

/* A refusal says the rule in the officer's language, and the dialog stays. */
static void
test_refused (void)
{
  Desk desk;
  g_autofree char *act = begin_with_act (&desk);
  const BeketOfficer *officer = beket_station_get_officer (desk.booth.station);

  g_free (((BeketOfficer *) officer)->role);
  ((BeketOfficer *) officer)->role = g_strdup ("administrator");
  desk_key (&desk, KEY_F7);
  desk_wait (&desk, "the dialog", asks, NULL);
  desk_key (&desk, KEY_RETURN);
  answer (&desk, _ ("Explanation"), "12");
  answer (&desk, _ ("PIN"), BOOTH_PIN);
  desk_wait (&desk, "the rule", says, (gpointer) "Бұл рөл жазбаларды да, актілерді де түзетпейді");
  desk_key (&desk, KEY_ESCAPE);
  desk_wait (&desk, "left", is_done, NULL);
  g_assert_cmpstr (state_of (&desk, 0), ==, "signed");
  desk_clear (&desk);
}

/* ---- A record ---- */

static gboolean
is_card (Desk    *desk,
         gpointer unused)
{
  GtkWidget *card = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_CROSSING_CARD);

  return card != NULL && desk_shows (desk, _ ("Decision"));
}

static gboolean
is_on_record (Desk    *desk,
              gpointer unused)
{
  GtkWidget *focus = gtk_window_get_focus (desk->window);

  return focus != NULL && ADW_IS_ACTION_ROW (focus);
}

static gboolean
is_corrected (Desk    *desk,
              gpointer unused)
{
  return desk_shows (desk, _ ("corrected"));
}

static void
test_record (void)
{
  Desk desk;
  g_autofree char *act = begin_with_act (&desk);

  g_assert_true (beket_station_set_purpose (desk.booth.station, "correction", NULL));
  desk_key (&desk, KEY_F6);
  desk_wait (&desk, "the crossing", is_card, NULL);
  g_assert_false (is_corrected (&desk, NULL));
  while (!is_on_record (&desk, NULL))
    {
      GtkWidget *before = gtk_window_get_focus (desk.window);

      desk_key (&desk, KEY_TAB);
      while (gtk_window_get_focus (desk.window) == before)
        g_main_context_iteration (NULL, TRUE);
    }
  desk_key (&desk, KEY_RETURN);
  desk_wait (&desk, "the dialog", asks, NULL);
  desk_key (&desk, KEY_RETURN);
  answer (&desk, _ ("Explanation"), "12");
  desk_wait (&desk, "nothing is changed", says, (gpointer) _ ("Nothing was changed: this is what the record says already."));
  desk_key (&desk, KEY_ESCAPE);
  desk_wait (&desk, "left", is_done, NULL);

  desk_key (&desk, KEY_RETURN);
  desk_wait (&desk, "the dialog again", asks, NULL);
  desk_key (&desk, KEY_TAB);   /* the way it was done */
  desk_key (&desk, KEY_TAB);
  desk_wait (&desk, "remarks", is_at, (gpointer) _ ("Remarks"));
  desk_type (&desk, "77");
  desk_key (&desk, KEY_RETURN);
  answer (&desk, _ ("Explanation"), "12");
  desk_wait (&desk, "done", is_done, NULL);
  desk_wait (&desk, "it says so", is_corrected, NULL);
  desk_clear (&desk);
}

/* ---- The shift ---- */

static gboolean
is_hers (Desk    *desk,
         gpointer unused)
{
  const BeketOfficer *officer = beket_station_get_officer (desk->booth.station);

  return officer != NULL && g_str_equal (officer->id, BOOTH_SUPERVISOR);
}

static void
test_hand_over (void)
{
  Desk desk;

  begin (&desk);
  g_action_group_activate_action (G_ACTION_GROUP (desk.application), "hand-over", NULL);
  desk_wait (&desk, "the dialog", asks, NULL);
  answer (&desk, _ ("Own PIN"), "111111");   /* both are asked before either is tried */
  answer (&desk, _ ("PIN of the one who takes over"), BOOTH_HER_PIN);
  desk_wait (&desk, "it is not he", says, (gpointer) wrong_pin (&desk));
  answer (&desk, _ ("Own PIN"), BOOTH_PIN);
  answer (&desk, _ ("PIN of the one who takes over"), BOOTH_HER_PIN);
  desk_wait (&desk, "done", is_done, NULL);
  desk_wait (&desk, "hers", is_hers, NULL);
  g_assert_null (beket_station_get_purpose (desk.booth.station));
  desk_clear (&desk);
}

int
main (int    argc,
      char **argv)
{
  /* Many applications with one name in one process: no bus can have them. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/corrections/annul", test_annul);
  g_test_add_func ("/corrections/supersede", test_supersede);
  g_test_add_func ("/corrections/refused", test_refused);
  g_test_add_func ("/corrections/record", test_record);
  g_test_add_func ("/corrections/hand-over", test_hand_over);

  return g_test_run ();
}
