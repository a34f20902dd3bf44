/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second signature under an act, by real keys.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>

#include "app/ask.h"
#include "app/locale.h"
#include "support/document.h"
#include "support/peer-act.h"

#define KEY_F9 75

/* A document that the other Party gets no copy of: both officers are of one state. */
#define SLIP \
  "{'crossing':{'subject':'truck','arrived':'2026-11-22T09:00:00.000Z'},'profile':{'name':'ҮЛГІ'}," \
  "'controls':[{'kind':'border','status':'done'}]}"

static GtkWidget *
find_ask (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data))
      return link->data;

  return NULL;
}

/* A PIN is asked for, and can be typed. */
static gboolean
asks (Desk    *desk,
      gpointer unused)
{
  GtkWidget *focus = find_ask () != NULL ? gtk_window_get_focus (GTK_WINDOW (find_ask ())) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PASSWORD_ENTRY_ROW) : NULL;

  return row != NULL && gtk_window_is_active (GTK_WINDOW (find_ask ())) && *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0';
}

static gboolean
says (Desk    *desk,
      gpointer text)
{
  return find_ask () != NULL && desk_has (find_ask (), text);
}

static gboolean
is_done (Desk    *desk,
         gpointer unused)
{
  return find_ask () == NULL && gtk_window_is_active (desk->window);
}

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static gboolean
shows_no (Desk    *desk,
          gpointer text)
{
  return !desk_shows (desk, text);
}

static gboolean
is_hers (Desk    *desk,
         gpointer unused)
{
  const BeketOfficer *officer = beket_station_get_officer (desk->booth.station);

  return officer != NULL && g_str_equal (officer->id, BOOTH_SUPERVISOR) && gtk_window_is_active (desk->window);
}

static void
begin (Desk *desk)
{
  desk_init_with (desk, booth_enrol_supervisor);
  desk_sign_in (desk);
  desk_wait_title (desk, _ ("Crossings"));
}

static void
let_her_in (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  beket_tools_sign_in (desk->booth.station, BOOTH_SUPERVISOR, BOOTH_HER_PIN, &error);
  g_assert_no_error (error);
  desk_wait (desk, "hers", is_hers, NULL);
}

/* The key does nothing on the page that is shown: a key after it has done its work. */
static void
assert_no_key (Desk       *desk,
               guint       page,
               const char *title)
{
  desk_key (desk, KEY_F9);
  desk_chord (desk, KEY_CONTROL, KEY_1);
  desk_wait_title (desk, _ ("Crossings"));
  g_assert_null (find_ask ());
  desk_chord (desk, KEY_CONTROL, page);
  desk_wait_title (desk, title);
}

static void
assert_not_offered (Desk *desk)
{
  booth_settle (&desk->booth);
  desk_wait (desk, "not offered", shows_no, (gpointer) _ ("Countersign…"));
  assert_no_key (desk, KEY_1 + 2, _ ("Acts"));
}

static gboolean
has_state (Desk    *desk,
           gpointer state)
{
  g_autoptr (BeketItem) act = g_list_model_get_item (beket_station_acts (desk->booth.station), 0);

  return act != NULL && g_str_equal (beket_item_text (act, "state"), state);
}

/* ---- Own acts ---- */

static void
type_pin (Desk       *desk,
          const char *pin)
{
  desk_wait (desk, "a PIN is asked", asks, NULL);
  desk_type (desk, pin);
  desk_key (desk, KEY_RETURN);
}

/* Not by the one who signed first; the act that stays open is offered to who takes over. */
static void
test_own (void)
{
  Desk desk;
  const BeketCodes *codes;
  g_autoptr (BeketActView) view = NULL;

  begin (&desk);
  view = document_draw (&desk.booth, "D24", NULL, SLIP);
  codes = beket_station_get_codes (desk.booth.station);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 2);
  desk_wait_title (&desk, _ ("Acts"));
  desk_wait (&desk, "the verdict", shows, (gpointer) _ ("The act is valid."));
  assert_not_offered (&desk);

  let_her_in (&desk);
  desk_wait (&desk, "it is offered", shows, (gpointer) _ ("Countersign…"));
  desk_key (&desk, KEY_F9);
  type_pin (&desk, "111111");
  desk_wait (&desk, "a wrong PIN", says, (gpointer) beket_codes_label (codes, "signing-reason", "pin-two-left", BEKET_KK));
  g_assert_true (has_state (&desk, (gpointer) "signed"));
  type_pin (&desk, BOOTH_HER_PIN);
  desk_wait (&desk, "done", is_done, NULL);
  desk_wait (&desk, "both signatures", shows, (gpointer) _ ("Also signed by"));
  desk_wait (&desk, "the verdict", shows, (gpointer) _ ("The act is valid."));
  desk_wait (&desk, "its state", has_state, (gpointer) "countersigned");
  desk_wait (&desk, "its state in words", shows, (gpointer) "Екінші қол қойылды");
  assert_not_offered (&desk);
  desk_clear (&desk);
}

/* The place is of the other Party. */
static void
test_theirs (void)
{
  Desk desk;
  g_autofree char *act = NULL;

  begin (&desk);
  act = booth_issue_act (&desk.booth);
  let_her_in (&desk);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 2);
  desk_wait_title (&desk, _ ("Acts"));
  desk_wait (&desk, "the verdict", shows, (gpointer) _ ("The act is valid."));
  assert_not_offered (&desk);
  desk_clear (&desk);
}

/* ---- The neighbour's ---- */

static void
look_for_button (GtkWidget *widget,
                 gpointer   button)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), _ ("Countersign… (F9)")) == 0)
    *(GtkWidget **) button = widget;
}

static gboolean
has_button (Desk    *desk,
            gpointer button)
{
  desk_each (GTK_WIDGET (desk->window), look_for_button, button);
  return *(GtkWidget **) button != NULL;
}

/* Nobody signs what has not come. */
static void
test_not_here (void)
{
  Desk desk;
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "exit", "valid", 0, NULL };
  GtkWidget *button = NULL;

  begin (&desk);
  peer_act_arrive (&desk.booth, &act);
  desk_chord (&desk, KEY_CONTROL, KEY_1 + 1);
  desk_wait_title (&desk, _ ("Neighbour"));
  desk_wait (&desk, "the notice", shows, (gpointer) _ ("The act itself has not come yet; its notice has."));
  desk_wait (&desk, "the button", has_button, &button);
  g_assert_false (gtk_widget_is_sensitive (button));
  assert_no_key (&desk, KEY_1 + 1, _ ("Neighbour"));
  g_free (act.prev);
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

  g_test_add_func ("/countersign/own", test_own);
  g_test_add_func ("/countersign/theirs", test_theirs);
  g_test_add_func ("/countersign/not-here", test_not_here);

  return g_test_run ();
}
