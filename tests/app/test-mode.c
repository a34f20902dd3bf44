/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window when joint control is suspended: the banner, the keys that lean on the other Party, the words of a refusal.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/complaint.h"
#include "app/crossings-page.h"
#include "app/locale.h"
#include "domain/error.h"
#include "station/rights.h"
#include "support/rights.h"

/* ---- The banner ---- */

static char *
banner_text (Desk       *desk,
             const char *reason)
{
  const char *label = beket_codes_label (beket_station_get_codes (desk->booth.station), "suspension", reason, BEKET_KK);

  return g_strdup_printf (_ ("National mode: joint control is suspended (Article 8): %s. Nothing of the other Party is recognised, no control is waived."),
                          label);
}

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static gboolean
is_gone (Desk    *desk,
         gpointer text)
{
  return !desk_shows (desk, text);
}

static char *
suspend (Desk       *desk,
         const char *json)
{
  g_autoptr (BeketValue) ask = rights_value (json);
  g_autoptr (GError) error = NULL;
  char *number = NULL;

  beket_tools_suspend (desk->booth.station, ask, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
resume (Desk       *desk,
        const char *number)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  g_autoptr (GError) error = NULL;

  beket_value_set_text (ask, "suspension", number);
  beket_tools_resume (desk->booth.station, ask, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_banner (void)
{
  Desk desk;
  Heard heard = { 0 };
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *number = NULL;

  desk_init (&desk);
  ours = banner_text (&desk, "E3");
  theirs = banner_text (&desk, "E1");
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  g_assert_false (desk_shows (&desk, ours));
  number = suspend (&desk, "{'reason':'E3'}");
  desk_wait (&desk, "the suspension", shows, ours);
  resume (&desk, number);
  desk_wait (&desk, "joint control", is_gone, ours);

  /* What the neighbour suspends is seen as soon as its entry is here. */
  rights_hear (&desk.booth, &heard, "RU-RUMSH-P01", "suspension.notified",
               "{'number':'D17-1','notified':'2026-01-02T00:00:00.000Z','party':'RU','reason':'E1','from':'2026-01-02T00:00:00.000Z'}");
  desk_wait (&desk, "the neighbour's suspension", shows, theirs);
  rights_heard_clear (&heard);
  desk_clear (&desk);
}

/* ---- Keys and words ---- */

static gboolean
offers_waiver (Desk    *desk,
               gpointer unused)
{
  return desk_shows (desk, "F4");
}

static gboolean
offers_none (Desk    *desk,
             gpointer unused)
{
  return !desk_shows (desk, "F4");
}

static void
open_controls (Desk          *desk,
               BeketCrossing *crossing)
{
  GtkWidget *page = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_CROSSINGS_PAGE);

  g_assert_nonnull (page);
  /* The transport control is the next: it has a clause by which it may be waived. */
  for (guint i = 0; i < rights_index (crossing, "transport"); i++)
    {
      beket_station_control_async (desk->booth.station, crossing, i, BEKET_CONTROL_START, NULL, NULL, booth_done, &desk->booth);
      booth_step (&desk->booth);
      beket_station_control_async (desk->booth.station, crossing, i, BEKET_CONTROL_FINISH, "no-remarks", NULL, booth_done, &desk->booth);
      booth_step (&desk->booth);
    }
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (page), beket_crossing_get_id (crossing));
  desk_wait (desk, "the crossing", shows, (gpointer) "F2");
  desk_chord (desk, KEY_ALT, KEY_6);
}

static void
test_refusal (void)
{
  Desk desk;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = g_error_new_literal (BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");

  desk_init (&desk);
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  crossing = booth_lorry (&desk.booth);
  open_controls (&desk, crossing);
  desk_wait (&desk, "the key that waives", offers_waiver, NULL);
  number = suspend (&desk, "{'reason':'E2','kinds':['transport']}");
  desk_wait (&desk, "no such key", offers_none, NULL);

  beket_station_control_async (desk.booth.station, crossing, rights_index (crossing, "transport"), BEKET_CONTROL_WAIVE, NULL, NULL, booth_done,
                               &desk.booth);
  error = booth_refusal (&desk.booth);
  text = beket_complaint_of_station (desk.booth.station, error);
  g_assert_nonnull (strstr (text, "8-бап"));
  g_assert_nonnull (strstr (text, "бірлескен бақылау тоқтатыла тұрған"));
  plain = beket_complaint_of_station (desk.booth.station, other);
  g_assert_cmpstr (plain, ==, _ ("The Agreement gives your body no power for this."));

  resume (&desk, number);
  desk_wait (&desk, "the key again", offers_waiver, NULL);
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

  g_test_add_func ("/mode/banner", test_banner);
  g_test_add_func ("/mode/refusal", test_refusal);

  return g_test_run ();
}
