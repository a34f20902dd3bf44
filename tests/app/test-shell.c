/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window, by real keys: sign-in, lock, pages, language, names for the screen reader.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>

#include "app/crossings-page.h"
#include "app/locale.h"
#include "app/trouble.h"
#include "app/words.h"
#include "domain/error.h"
#include "station/access.h"

static void
open_lorry (Desk *desk)
{
  BeketCrossing *crossing = booth_lorry (&desk->booth);
  GtkWidget *page = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_CROSSINGS_PAGE);

  g_assert_nonnull (page);
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (page), beket_crossing_get_id (crossing));
}

/* ---- Sign-in ---- */

static gboolean
complains (Desk    *desk,
           gpointer text)
{
  return desk_shows (desk, text);
}

static void
wait_reason (Desk       *desk,
             const char *reason)
{
  BeketCodes *codes = beket_station_get_codes (desk->booth.station);
  g_autofree char *text = beket_words_sentence (beket_codes_label (codes, "signing-reason", reason, beket_locale_get ()));

  g_assert_cmpstr (text, !=, reason);
  desk_wait (desk, reason, complains, text);
}

/* A token that is not there is told as such, and no try is counted. */
static void
test_no_token (void)
{
  Desk desk;
  BeketOfficer *officer;

  desk_init (&desk);
  officer = g_ptr_array_index (beket_station_officers (desk.booth.station), 0);
  officer->token = g_strdup ("pkcs11:token=nobody%20has%20it;id=%01");
  desk_type (&desk, BOOTH_PIN);
  desk_key (&desk, KEY_RETURN);
  wait_reason (&desk, "token-missing");
  g_assert_null (beket_station_get_officer (desk.booth.station));
  g_clear_pointer (&officer->token, g_free);
  desk_sign_in (&desk);
  desk_clear (&desk);
}

static void
test_wrong_pin (void)
{
  Desk desk;
  GtkWidget *pin;

  desk_init (&desk);
  pin = desk_find (GTK_WIDGET (desk.window), ADW_TYPE_PASSWORD_ENTRY_ROW);
  g_assert_nonnull (pin);

  desk_type (&desk, "111111");
  desk_key (&desk, KEY_RETURN);
  wait_reason (&desk, "pin-two-left");
  g_assert_null (beket_station_get_officer (desk.booth.station));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pin)), ==, "");

  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  desk_clear (&desk);
}

static gboolean
is_refused (Desk    *desk,
            gpointer pin)
{
  return gtk_widget_has_css_class (pin, "error") && *gtk_editable_get_text (GTK_EDITABLE (pin)) == '\0';
}

static gboolean
is_quiet (Desk    *desk,
          gpointer pin)
{
  return !gtk_widget_has_css_class (pin, "error");
}

static void
test_locked_for_a_time (void)
{
  Desk desk;
  GtkWidget *pin;

  desk_init (&desk);
  pin = desk_find (GTK_WIDGET (desk.window), ADW_TYPE_PASSWORD_ENTRY_ROW);

  for (int i = 0; i < 3; i++)
    {
      desk_type (&desk, "222222");
      desk_wait (&desk, "typing clears the complaint", is_quiet, pin);
      desk_key (&desk, KEY_RETURN);
      desk_wait (&desk, "refused", is_refused, pin);
    }

  g_assert_false (gtk_widget_get_sensitive (pin));
  g_assert_cmpint (beket_station_locked_until (desk.booth.station, BOOTH_OFFICER), >, desk.booth.now);

  desk.booth.now += 31 * G_TIME_SPAN_SECOND;
  desk_wait (&desk, "asked again", (DeskPredicate) is_quiet, pin);
  g_assert_true (gtk_widget_get_sensitive (pin));
  desk_sign_in (&desk);
  desk_clear (&desk);
}

static gboolean
has_typed (Desk    *desk,
           gpointer pin)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (pin)), "1234567890");
}

/* The top row of the Kazakh layout has no digits. */
static void
test_kazakh_layout (void)
{
  Desk desk;
  GtkWidget *pin;
  g_autofree char *setxkbmap = g_find_program_in_path ("setxkbmap");

  if (setxkbmap == NULL)
    {
      g_test_skip ("no setxkbmap here");
      return;
    }

  desk_init (&desk);
  pin = desk_find (GTK_WIDGET (desk.window), ADW_TYPE_PASSWORD_ENTRY_ROW);
  g_assert_true (g_spawn_command_line_sync ("setxkbmap -layout kz", NULL, NULL, NULL, NULL));
  desk_type (&desk, "1234567890");
  desk_wait (&desk, "ten digits", has_typed, pin);

  gtk_editable_set_text (GTK_EDITABLE (pin), "");
  desk_sign_in (&desk);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 2);
  desk_wait_title (&desk, _ ("Acts"));
  desk_chord (&desk, KEY_CONTROL, KEY_L);
  desk_wait_title (&desk, _ ("Sign-in"));

  g_assert_true (g_spawn_command_line_sync ("setxkbmap -layout us", NULL, NULL, NULL, NULL));
  desk_clear (&desk);
}

/* ---- The lock ---- */

static void
test_lock_keeps_the_page (void)
{
  Desk desk;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 4);
  desk_wait_title (&desk, _ ("Link"));

  desk_key (&desk, KEY_F11);
  desk_wait_title (&desk, _ ("Sign-in"));
  g_assert_null (beket_station_get_officer (desk.booth.station));
  desk_chord (&desk, KEY_CONTROL, KEY_1);   /* nothing may come of it */

  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Link"));
  desk_clear (&desk);
}

static void
test_idle_lock (void)
{
  Desk desk;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  beket_window_set_idle (BEKET_WINDOW (desk.window), 50);
  desk_wait_title (&desk, _ ("Sign-in"));
  g_assert_null (beket_station_get_officer (desk.booth.station));
  desk_clear (&desk);
}

/* ---- Language ---- */

static void
check_no_english (GtkWidget *widget,
                  gpointer   page)
{
  const char *text;

  if (!GTK_IS_LABEL (widget))
    return;

  text = gtk_label_get_text (GTK_LABEL (widget));
  if (g_regex_match_simple ("\\b[a-z]{4,}\\b", text, 0, 0))
    g_error ("English on the page %s: “%s”", (const char *) page, text);
}

/* Every page of the window, made anew in both languages, and never a word of a third. */
static void
test_language (void)
{
  static const char *const names[] = { N_ ("Crossings"), N_ ("Neighbour"), N_ ("Acts"), N_ ("Register"), N_ ("Link") };
  Desk desk;

  desk_init (&desk);
  check_no_english (GTK_WIDGET (desk.window), (gpointer) "sign-in");
  desk_each (GTK_WIDGET (desk.window), check_no_english, (gpointer) "sign-in");
  desk_sign_in (&desk);
  g_assert_true (beket_station_set_purpose (desk.booth.station, "supervision", NULL));   /* or the register asks first */

  for (guint page = 0; page < G_N_ELEMENTS (names); page++)
    {
      g_autofree char *before = NULL;

      desk_chord (&desk, KEY_CONTROL, KEY_1 + page);
      desk_wait_title (&desk, _ (names[page]));
      before = g_strdup (_ (names[page]));

      for (int turn = 0; turn < 2; turn++)
        {
          BeketLanguage other = beket_locale_get () == BEKET_KK ? BEKET_RU : BEKET_KK;
          g_autofree char *title = NULL;

          desk_key (&desk, KEY_F12);
          beket_locale_set (other);
          title = g_strdup (_ (names[page]));
          beket_locale_set (other == BEKET_KK ? BEKET_RU : BEKET_KK);

          desk_wait_title (&desk, title);
          g_assert_cmpint (beket_locale_get (), ==, other);
          desk_each (GTK_WIDGET (desk.window), check_no_english, (gpointer) names[page]);
        }

      desk_wait_title (&desk, before);
    }

  desk_clear (&desk);
}

static gboolean
has_crossing (Desk    *desk,
              gpointer data)
{
  return strstr (gtk_window_get_title (desk->window), "512 ABC 07") != NULL;
}

/* The crossing that was open is open in the other language, too. */
static void
test_language_keeps_the_crossing (void)
{
  Desk desk;

  desk_init (&desk);
  desk_sign_in (&desk);
  open_lorry (&desk);
  desk_wait (&desk, "the crossing is in the title", has_crossing, NULL);

  desk_key (&desk, KEY_F12);
  desk_wait_title (&desk, "Пересечени");
  desk_wait (&desk, "it is still the same", has_crossing, NULL);
  desk_key (&desk, KEY_F12);
  desk_wait_title (&desk, "Өту");
  desk_wait (&desk, "and again", has_crossing, NULL);
  desk_clear (&desk);
}

/* ---- Names for the screen reader ---- */

/* GTK 4.18 takes the tooltip for the name where there is no other. */
static void
check_name (GtkWidget *widget,
            gpointer   page)
{
  gboolean entry = GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget);
  gboolean icon_only = GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
                       gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL;

  if ((!entry && !icon_only) || gtk_widget_get_tooltip_text (widget) != NULL ||
      gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return;

  g_error ("no name for the screen reader: %s on the page %s", G_OBJECT_TYPE_NAME (widget), (const char *) page);
}

static void
test_names (void)
{
  static const char *const names[] = { N_ ("Crossings"), N_ ("Neighbour"), N_ ("Acts"), N_ ("Register"), N_ ("Link") };
  Desk desk;

  desk_init (&desk);
  desk_each (GTK_WIDGET (desk.window), check_name, (gpointer) "sign-in");
  desk_sign_in (&desk);
  g_assert_true (beket_station_set_purpose (desk.booth.station, "supervision", NULL));   /* or the register asks first */
  open_lorry (&desk);

  for (guint page = 0; page < G_N_ELEMENTS (names); page++)
    {
      desk_chord (&desk, KEY_CONTROL, KEY_1 + page);
      desk_wait_title (&desk, _ (names[page]));
      desk_each (GTK_WIDGET (desk.window), check_name, (gpointer) names[page]);
    }

  desk_clear (&desk);
}

/* ---- Keys window and trouble ---- */

static gboolean
keys_window_is_there (Desk    *desk,
                      gpointer data)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (GTK_IS_SHORTCUTS_WINDOW (link->data) && gtk_widget_get_mapped (link->data))
      return TRUE;

  return FALSE;
}

static void
test_keys_window (void)
{
  Desk desk;

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_key (&desk, KEY_F1);
  desk_wait (&desk, "the keys", keys_window_is_there, NULL);

  /* The lock takes it away: nothing of the work stays in sight. */
  beket_station_lock (desk.booth.station);
  desk_wait_title (&desk, _ ("Sign-in"));
  g_assert_false (keys_window_is_there (&desk, NULL));
  desk_clear (&desk);
}

static void
test_no_station (void)
{
  BeketApplication *application = beket_application_new ();
  g_autoptr (GError) error = g_error_new_literal (BEKET_ERROR, BEKET_ERROR_NEWER, "schema 99");
  GtkWidget *window;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = beket_trouble_new (GTK_APPLICATION (application), "/nowhere", error);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (desk_find (window, ADW_TYPE_STATUS_PAGE))),
                            _ ("This data was written by a newer Beket. It was left untouched.")));
  gtk_window_destroy (GTK_WINDOW (window));
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

  g_test_add_func ("/sign-in/wrong-pin", test_wrong_pin);
  g_test_add_func ("/sign-in/no-token", test_no_token);
  g_test_add_func ("/sign-in/locked-for-a-time", test_locked_for_a_time);
  g_test_add_func ("/sign-in/kazakh-layout", test_kazakh_layout);
  g_test_add_func ("/lock/keeps-the-page", test_lock_keeps_the_page);
  g_test_add_func ("/lock/idle", test_idle_lock);
  g_test_add_func ("/language/every-page", test_language);
  g_test_add_func ("/language/keeps-the-crossing", test_language_keeps_the_crossing);
  g_test_add_func ("/names/every-page", test_names);
  g_test_add_func ("/keys/window", test_keys_window);
  g_test_add_func ("/trouble/no-station", test_no_station);

  return g_test_run ();
}
