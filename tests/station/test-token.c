/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer whose key is on a token: enrolled by its name, signed in, acts signed; the window never waits for it; what a token can do
 * to a signature leaves the unsigned act as it was.
 */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "domain/error.h"
#include "domain/powers.h"
#include "station/setup.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "support/token.h"

/* ---- A booth whose officer has a token ---- */

static BeketKey *
officer_key (Booth *booth)
{
  g_autofree char *path = g_build_filename (booth->root, "officer.p12", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pkcs12 = NULL;
  BeketKey *key;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  pkcs12 = g_bytes_new_take (text, length);
  key = beket_key_open_pkcs12 (pkcs12, BOOTH_PIN, &error);
  g_assert_no_error (error);
  return key;
}

static void
enrol_token (Booth *booth)
{
  static guint n_keys = 16;
  g_autoptr (BeketKey) key = officer_key (booth);
  g_autofree char *cid = g_strdup_printf ("%%%02x", n_keys++);
  g_autofree char *uri = token_add ("Beket A", key, beket_key_certificate (key), cid);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  booth_close (booth);
  beket_setup_enrol_officer (booth->folder, uri, TOKEN_PIN, "инспектор", "inspector", &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, BOOTH_OFFICER);
  booth_open (booth);
}

static void
sign_in (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  beket_tools_sign_in (booth->station, BOOTH_OFFICER, TOKEN_PIN, &error);
  g_assert_no_error (error);
}

static BeketCrossing *
drawn_lorry (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);
  g_autoptr (GBytes) pdf = NULL;

  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), NULL);
  g_assert_nonnull (pdf);
  return crossing;
}

static char *
finish (Booth   *booth,
        GError **error)
{
  char *entry = beket_station_sign_act_finish (booth->station, booth_wait (booth), error);

  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
  booth_settle (booth);
  return entry;
}

static void
assert_unsigned (Booth *booth)
{
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth->station)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth->station)), ==, 1);
}

static void
assert_signed (Booth      *booth,
               const char *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_tools_open_act (booth->station, entry, &error);

  g_assert_no_error (error);
  g_assert_true (view->valid);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth->station)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth->station)), ==, 0);
  booth_assert_whole (booth);
}

/* ---- Tests ---- */

static void
test_enrolled (void)
{
  Booth booth;
  g_autofree char *file = NULL;
  const BeketOfficer *officer;

  if (token_missing ())
    return;
  booth_init (&booth);
  enrol_token (&booth);
  officer = g_ptr_array_index (beket_station_officers (booth.station), 0);
  g_assert_nonnull (strstr (officer->token, "serial="));
  /* The file that he had before is no second way in. */
  file = g_build_filename (booth.folder, "officers", BOOTH_OFFICER ".p12", NULL);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  booth_clear (&booth);
}

/* The main thread stands in token_await() itself: were the key used on it, nobody would ever get there. */
static void
test_window_goes_on (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;

  if (token_missing ())
    return;
  booth_init (&booth);
  enrol_token (&booth);
  sign_in (&booth);
  crossing = drawn_lorry (&booth);
  token_fault ("slow");
  beket_station_sign_act_async (booth.station, crossing, TOKEN_PIN, booth_done, &booth);
  token_await ();   /* the proof of the key */
  token_go_on ();
  token_await ();   /* the act */
  token_fault (NULL);
  g_assert_nonnull (beket_station_new_crossing (booth.station, "passenger"));
  while (g_main_context_iteration (NULL, FALSE))
    g_assert_null (booth.result);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 0);
  token_go_on ();
  entry = finish (&booth, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 1);
  booth_clear (&booth);
}

static void
test_faults (void)
{
  static const struct { const char *fault, *reason; int code; } faults[] = {
    { "pulled", "token-pulled", BEKET_ERROR_SIGNER },
    { "missing", "token-missing", BEKET_ERROR_SIGNER },
    { "locked", "pin-token-locked", BEKET_ERROR_PIN },
  };
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *entry = NULL;
  g_autoptr (GError) last = NULL;

  if (token_missing ())
    return;
  booth_init (&booth);
  enrol_token (&booth);
  sign_in (&booth);
  crossing = drawn_lorry (&booth);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      token_fault (faults[i].fault);
      beket_station_sign_act_async (booth.station, crossing, TOKEN_PIN, booth_done, &booth);
      g_assert_null (finish (&booth, &error));
      g_assert_error (error, BEKET_ERROR, faults[i].code);
      g_assert_cmpstr (beket_error_get_reason (error), ==, faults[i].reason);
      assert_unsigned (&booth);
    }
  token_fault (NULL);
  beket_station_sign_act_async (booth.station, crossing, TOKEN_PIN, booth_done, &booth);
  entry = finish (&booth, &last);
  g_assert_no_error (last);
  assert_signed (&booth, entry);
  booth_clear (&booth);
}

/* A wrong PIN is one try of the token's and one of ours. SoftHSM says after the first that not all are left. */
static void
test_wrong_pin (void)
{
  static const char *const reasons[] = { "pin-token-low", "pin-token-low", "pin-token-low", "pin-wait" };
  Booth booth;

  if (token_missing ())
    return;
  booth_init (&booth);
  enrol_token (&booth);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_tools_sign_in (booth.station, BOOTH_OFFICER, "00000", &error));
      g_assert_error (error, BEKET_ERROR, (i < 3 ? BEKET_ERROR_PIN : BEKET_ERROR_LOCKED));
      g_assert_cmpstr (beket_error_get_reason (error), ==, reasons[i]);
    }
  booth.now = beket_station_locked_until (booth.station, BOOTH_OFFICER) + 1;
  sign_in (&booth);
  booth_clear (&booth);
}

/* ---- Killed in the middle ---- */

static void
sign_and_die (const char *folder)
{
  Booth booth = { .now = g_get_real_time () };

  booth.folder = g_strdup (folder);
  booth_open (&booth);
  sign_in (&booth);
  token_fault ("slow");
  beket_station_sign_act_async (booth.station, drawn_lorry (&booth), TOKEN_PIN, booth_done, &booth);
  booth_wait (&booth);
  g_assert_not_reached ();
}

static GPid
start_child (Booth *booth,
             char **argv)
{
  g_autoptr (GError) error = NULL;
  GPid child;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error);
  g_assert_no_error (error);
  return child;
}

/* After one signature over random bytes the card has the act itself in hand; there the program is killed. */
static void
test_killed (gconstpointer program)
{
  Booth booth;
  char *argv[] = { (char *) program, (char *) "--child", NULL, (char *) token_folder (), NULL };
  BeketCrossing *crossing;
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  GPid child;

  if (token_missing ())
    return;
  booth_init (&booth);
  enrol_token (&booth);
  booth_close (&booth);
  argv[2] = booth.folder;
  child = start_child (&booth, argv);
  token_await ();
  token_go_on ();
  token_await ();
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  token_fault (NULL);
  booth_open (&booth);
  booth_settle (&booth);
  assert_unsigned (&booth);
  booth_assert_whole (&booth);
  sign_in (&booth);
  crossing = g_list_model_get_item (beket_station_crossings (booth.station), 0);
  beket_station_draw_act_async (booth.station, crossing, booth_done, &booth);
  pdf = beket_station_draw_act_finish (booth.station, booth_wait (&booth), &error);
  g_assert_no_error (error);
  beket_station_sign_act_async (booth.station, crossing, TOKEN_PIN, booth_done, &booth);
  entry = finish (&booth, &error);
  g_assert_no_error (error);
  assert_signed (&booth, entry);
  g_object_unref (crossing);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  int result;

  if (argc == 4 && g_str_equal (argv[1], "--child"))
    {
      token_join (argv[3]);
      sign_and_die (argv[2]);
    }
  g_test_init (&argc, &argv, NULL);
  token_init ();
  g_test_add_func ("/station/token/enrolled", test_enrolled);
  g_test_add_func ("/station/token/window-goes-on", test_window_goes_on);
  g_test_add_func ("/station/token/faults", test_faults);
  g_test_add_func ("/station/token/wrong-pin", test_wrong_pin);
  g_test_add_data_func ("/station/token/killed", argv[0], test_killed);
  result = g_test_run ();
  token_clear ();
  return result;
}
