/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window of a station whose disk is full and whose clock was set back: the officer sees it, in words.
 */

#include "config.h"

#include "desk.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "app/crossings-page.h"
#include "app/locale.h"
#include "ledger/fault-vfs.h"
#include "station/station-private.h"

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static gboolean
shows_not (Desk    *desk,
           gpointer text)
{
  return !desk_shows (desk, text);
}

static void
type (Desk          *desk,
      BeketCrossing *crossing,
      const char    *text)
{
  beket_value_set_text (beket_value_object (beket_crossing_get_facts (crossing), "cargo"), "goodsName", text);
  beket_station_touch (desk->booth.station, crossing, "cargo.goodsName");
}

/* KeePassXC#12149, seen by the officer: what was typed stays on the screen with the words "not saved", until it is saved. */
static void
test_not_saved (void)
{
  Desk desk;
  BeketCrossing *crossing;
  gpointer words = (gpointer) _ ("⚠ Not saved: disk full");

  desk_init (&desk);
  desk_sign_in (&desk);
  crossing = booth_lorry (&desk.booth);
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (desk_find (GTK_WIDGET (desk.window), BEKET_TYPE_CROSSINGS_PAGE)),
                             beket_crossing_get_id (crossing));
  booth_settle (&desk.booth);
  g_assert_false (desk_shows (&desk, words));

  fault_vfs_arm (0, ENOSPC, TRUE);
  type (&desk, crossing, "жоғалмайды");
  desk_wait (&desk, "not saved", shows, words);
  fault_vfs_disarm ();
  desk_wait (&desk, "saved after all", shows_not, words);
  g_assert_null (beket_crossing_get_error (crossing));
  desk_clear (&desk);
}

static void
test_clock (void)
{
  Desk desk;
  gpointer words = (gpointer) _ ("The clock of this computer stands before the newest record. The order of the records is kept, "
                                 "their times may be wrong: tell the administrator.");

  desk_init (&desk);
  desk_sign_in (&desk);
  booth_lorry (&desk.booth);
  booth_settle (&desk.booth);
  g_assert_false (desk_shows (&desk, words));

  desk.booth.now -= G_TIME_SPAN_DAY;
  beket_station_refresh (desk.booth.station);
  desk_wait (&desk, "the clock", shows, words);
  desk.booth.now += G_TIME_SPAN_DAY;
  beket_station_refresh (desk.booth.station);
  desk_wait (&desk, "the clock is right again", shows_not, words);
  desk_clear (&desk);
}

int
main (int   argc,
      char *argv[])
{
  /* Many applications with one name in one process: no bus can have them. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

  g_test_add_func ("/app/fault/not-saved", test_not_saved);
  g_test_add_func ("/app/fault/clock", test_clock);

  return g_test_run ();
}
