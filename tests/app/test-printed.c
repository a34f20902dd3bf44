/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of paper under the scanner: read wherever the officer is, told in words, and beside the act itself when that comes.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "act/paper-seal.h"
#include "app/locale.h"
#include "keyboard.h"
#include "station/station-private.h"
#include "support/peer-act.h"

#define NUMBER "JCA-RUMSH-20261128-000001-P01"
#define HASH   "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
#define OTHER  "0000000000000000000000000000000000000000000000000000000000000001"

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

/* As if this booth had sealed it: its own key is always known. */
static char *
page (Desk *desk)
{
  BeketPaperSeal says = {
    .number = (char *) NUMBER, .form = (char *) "D1", .parties = (char *) "RU KZ", .decision = (char *) "admitted",
    .when = desk->booth.now, .record_hash = (char *) HASH,
  };
  char *text = beket_paper_seal_make (desk->booth.station->seal_key, &says, NULL);

  g_assert_nonnull (text);
  return text;
}

static void
begin (Desk *desk)
{
  desk_init (desk);
  desk->booth.now += G_TIME_SPAN_MINUTE;
  desk_sign_in (desk);
  desk_wait_title (desk, _ ("Crossings"));
}

static void
test_genuine (void)
{
  Desk desk;
  PeerAct act = { NUMBER, "512 ABC 07", "entry", "valid", 0, NULL, OTHER };
  g_autofree char *text = NULL;

  begin (&desk);
  text = page (&desk);
  keyboard_type (text, 0);
  keyboard_press (KEY_ENTER, 0);
  desk_wait (&desk, "the seal", shows, (gpointer) _ ("The seal is genuine."));
  g_assert_true (desk_shows (&desk, NUMBER));
  g_assert_true (desk_shows (&desk, _ ("The act itself is not here yet. It is compared with the paper when it comes.")));
  g_assert_true (desk_shows (&desk, "Ресей Федерациясы · Қазақстан Республикасы"));

  /* It comes, and is another one: read again, the same page says so, and leads to it. */
  peer_act_arrive (&desk.booth, &act);
  keyboard_type (text, 0);
  keyboard_press (KEY_ENTER, 0);
  desk_wait (&desk, "the comparison", shows, (gpointer) _ ("The act of this number that is here says something else."));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.show-act", "s", act.prev);
  desk_wait (&desk, "the mark at the act", shows, (gpointer) _ ("A paper of this number says something else"));
  g_free (act.prev);
  desk_clear (&desk);
}

static void
test_forged (void)
{
  Desk desk;
  g_autofree char *text = NULL;
  gsize last;

  begin (&desk);
  text = page (&desk);
  last = strlen (text) - 1;
  text[last] = text[last] == '0' ? '1' : '0';
  keyboard_type (text, 0);
  keyboard_press (KEY_ENTER, 0);
  desk_wait (&desk, "the refusal", shows, (gpointer) _ ("The seal does not hold: it was changed, or made by somebody else."));
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

  g_test_add_func ("/app/paper/genuine", test_genuine);
  g_test_add_func ("/app/paper/forged", test_forged);

  return g_test_run ();
}
