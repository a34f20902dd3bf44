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
#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"
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

/* What another program writes into the same folder is seen with no key pressed here. */
static void
test_other_program (void)
{
  Desk desk;
  g_autoptr (BeketStation) other = NULL;
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E3'}");
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  desk_init (&desk);
  text = banner_text (&desk, "E3");
  desk_sign_in (&desk);
  desk_wait_title (&desk, _ ("Crossings"));
  booth_settle (&desk.booth);

  other = beket_station_open (desk.booth.folder, NULL, &error);
  g_assert_no_error (error);
  desk.booth.now += G_TIME_SPAN_MINUTE;   /* the other has the clock of the machine, which went on meanwhile */
  g_assert_true (beket_tools_sign_in (other, BOOTH_OFFICER, BOOTH_PIN, &error));
  g_assert_true (beket_tools_suspend (other, ask, &number, &error));
  g_assert_no_error (error);
  beket_station_close (other);
  g_assert_false (desk_shows (&desk, text));
  desk_wait (&desk, "what the other wrote", shows, text);
  desk_clear (&desk);
}

/* The protocol of the trial library holds from the first of January 2026. */
static void
test_midnight (void)
{
  Desk desk;
  const char *national = _ ("National mode: no protocol on joint control is in force here today. Only the own state’s controls are carried out.");
  const BeketPoint *point;

  desk_init (&desk);
  point = beket_station_get_point (desk.booth.station, NULL);
  g_assert_true (beket_time_parse_wire ("2025-12-31T23:59:50.000Z", &desk.booth.now, NULL));
  desk.booth.now -= (gint64) beket_point_offset (point, desk.booth.now) * G_TIME_SPAN_MINUTE;
  desk_wait (&desk, "the day before", shows, (gpointer) national);
  desk.booth.now += 20 * G_TIME_SPAN_SECOND;
  desk_wait (&desk, "the first day", is_gone, (gpointer) national);
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
  g_test_add_func ("/mode/other-program", test_other_program);
  g_test_add_func ("/mode/midnight", test_midnight);
  g_test_add_func ("/mode/refusal", test_refusal);

  return g_test_run ();
}
