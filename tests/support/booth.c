/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A booth of its own for a test.
 */

#include "config.h"

#include "support/booth.h"

#include <glib/gstdio.h>

#include "station/setup.h"
#include "station/station-private.h"
#include "support/officer.h"

static gint64
booth_clock (gpointer data)
{
  return ((Booth *) data)->now;
}

static void
issue (Booth      *booth,
       const char *authority,
       const char *name)
{
  g_autofree char *request = g_strdup_printf ("%s/keys/%s.csr", booth->folder, name);
  g_autofree char *certificate = g_strdup_printf ("%s/%s.pem", booth->root, name);
  g_autoptr (GError) error = NULL;

  beket_setup_issue (authority, request, certificate, &error);
  g_assert_no_error (error);
  beket_setup_enrol_certificate (booth->folder, certificate, &error);
  g_assert_no_error (error);
}

static void
make_station (Booth      *booth,
              const char *authority)
{
  BeketProfile profile = {
    .folder = booth->folder,
    .party = (char *) "KZ",
    .body = (char *) "border",
    .point = (char *) "KZSYR",
    .workstation = (char *) "B02",
    .lane = (char *) "2",
    .direction = (char *) "exit",
  };
  g_autofree char *root = g_build_filename (authority, "root.pem", NULL);
  g_autofree char *list = g_build_filename (authority, "crl.pem", NULL);
  g_autoptr (GError) error = NULL;

  beket_setup_init (&profile, NULL, &error);
  g_assert_no_error (error);
  beket_setup_trust (booth->folder, "KZ", root, &error);
  g_assert_no_error (error);
  beket_setup_list (booth->folder, list, &error);
  g_assert_no_error (error);
  issue (booth, authority, "station");
  issue (booth, authority, "seal");
}

static void
make_officer (Booth      *booth,
              const char *authority)
{
  g_autofree char *path = g_build_filename (booth->root, "officer.p12", NULL);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  officer_issue (authority, BOOTH_OFFICER, "Ахметов Н.", "border", "KZSYR", BOOTH_PIN, path);
  beket_setup_enrol_officer (booth->folder, path, BOOTH_PIN, "инспектор", "inspector", &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, BOOTH_OFFICER);
}

void
booth_init (Booth *booth)
{
  g_autofree char *authority = NULL;
  g_autoptr (GError) error = NULL;

  *booth = (Booth) { .now = g_get_real_time () };
  booth->root = g_dir_make_tmp ("beket-booth-XXXXXX", &error);
  g_assert_no_error (error);
  booth->folder = g_build_filename (booth->root, "station", NULL);
  authority = g_build_filename (booth->root, "authority", NULL);
  beket_setup_authority (authority, "KZ", &error);
  g_assert_no_error (error);
  make_station (booth, authority);
  make_officer (booth, authority);
  booth_open (booth);
}

void
booth_open (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  booth->station = beket_station_open (booth->folder, NULL, &error);
  g_assert_no_error (error);
  beket_station_set_clock (booth->station, booth_clock, booth);
}

void
booth_close (Booth *booth)
{
  if (booth->station == NULL)
    return;
  booth_settle (booth);
  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
  beket_station_close (booth->station);
  g_assert_finalize_object (booth->station);
  booth->station = NULL;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
booth_clear (Booth *booth)
{
  booth_close (booth);
  g_clear_object (&booth->result);
  remove_tree (booth->root);
  g_free (booth->root);
  g_free (booth->folder);
}

void
booth_done (GObject      *source,
            GAsyncResult *result,
            gpointer      booth)
{
  g_assert_null (((Booth *) booth)->result);
  ((Booth *) booth)->result = g_object_ref (result);
}

GAsyncResult *
booth_wait (Booth *booth)
{
  GAsyncResult *result;

  while (booth->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (&booth->result);
  /* Kept by the station's object until the caller is through with it. */
  g_object_set_data_full (G_OBJECT (booth->station), "booth-result", result, g_object_unref);
  return result;
}

void
booth_step (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  beket_station_step_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
}

GError *
booth_refusal (Booth *booth)
{
  GError *error = NULL;

  g_assert_false (beket_station_step_finish (booth->station, booth_wait (booth), &error));
  g_assert_nonnull (error);
  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
  return error;
}

void
booth_sign_in (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  beket_tools_sign_in (booth->station, BOOTH_OFFICER, BOOTH_PIN, &error);
  g_assert_no_error (error);
}

void
booth_enrol_supervisor (Booth *booth)
{
  g_autofree char *authority = g_build_filename (booth->root, "authority", NULL);
  g_autofree char *path = g_build_filename (booth->root, "second.p12", NULL);
  g_autoptr (GError) error = NULL;

  officer_issue (authority, BOOTH_SUPERVISOR, "Сейітова А.", "border", "KZSYR", BOOTH_HER_PIN, path);
  beket_setup_enrol_officer (booth->folder, path, BOOTH_HER_PIN, "жетекші", "supervisor", NULL, &error);
  g_assert_no_error (error);
}

void
booth_add_supervisor (Booth *booth)
{
  booth_close (booth);
  booth_enrol_supervisor (booth);
  booth_open (booth);
}

BeketCrossing *
booth_lorry (Booth *booth)
{
  static const char *const scans[] = { BOOTH_MRZ, "512 ABC 07", "CSQU3054383", "H 4418203" };
  BeketCrossing *crossing = beket_station_new_crossing (booth->station, "truck");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      beket_station_scan (booth->station, crossing, scans[i], NULL, &error);
      g_assert_no_error (error);
    }
  beket_station_begin_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  return crossing;
}

char *
booth_issue_act (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  char *entry;

  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  beket_station_sign_act_async (booth->station, crossing, BOOTH_PIN, booth_done, booth);
  entry = beket_station_sign_act_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  booth_settle (booth);

  return entry;
}

/* A read is answered after every write queued before it, so when the lists are read all else is through. */
void
booth_settle (Booth *booth)
{
  beket_station_refresh (booth->station);
  while (booth->station->refreshing || booth->station->judging || booth->station->stepping ||
         booth->station->saving > 0 || booth->station->looking > 0 ||
         booth->station->following || booth->station->watch_asking ||
         g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

void
booth_assert_whole (Booth *booth)
{
  g_autoptr (GPtrArray) faults = beket_ledger_check (booth->station->ledger, NULL);
  g_autoptr (GPtrArray) others = beket_ledger_check_projections (booth->station->ledger, NULL);

  g_assert_nonnull (faults);
  g_assert_nonnull (others);
  g_assert_cmpuint (faults->len + others->len, ==, 0);
}
