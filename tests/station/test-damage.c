/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tired disk: what changed in the file is told, and keeps nothing else from its work (nextcloud/desktop#6242: one malformed
 * database stopped everything).
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "station/item.h"
#include "station/tools.h"
#include "support/booth.h"

#define OPEN_UP "DROP TRIGGER entry_update; DROP TRIGGER entry_delete;"

static void
tamper (Booth      *booth,
        const char *script)
{
  g_autofree char *path = g_build_filename (booth->folder, "ledger.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

static gboolean
doctor_tells (Booth      *booth,
              const char *what)
{
  g_autoptr (GPtrArray) findings = beket_tools_doctor (booth->folder, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      BeketFinding *finding = g_ptr_array_index (findings, i);

      if (finding->bad && g_str_equal (finding->what, what))
        return TRUE;
    }
  return FALSE;
}

/* One letter of the plate is another: the bytes still read, but they are not what the header names. */
static void
test_body (void)
{
  Booth booth;
  g_autoptr (BeketItem) act = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth_issue_act (&booth));
  g_free (booth_issue_act (&booth));
  g_assert_cmpuint (beket_station_get_damaged (booth.station), ==, 0);
  booth_close (&booth);
  tamper (&booth, OPEN_UP "UPDATE entry SET body = CAST (replace (body, '512 ABC 07', '512 ABD 07') AS BLOB)"
          " WHERE position = (SELECT min (position) FROM act)");

  booth_open (&booth);
  g_assert_cmpuint (beket_station_get_damaged (booth.station), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 2);
  act = g_list_model_get_item (beket_station_acts (booth.station), 1);
  g_assert_true (beket_value_get_boolean (beket_item_get_row (act), "damaged"));
  g_assert_cmpstr (beket_item_text (act, "title"), ==, "");
  g_assert_cmpstr (beket_item_text (act, "number"), !=, "");

  /* Work goes on. */
  booth_sign_in (&booth);
  g_free (booth_issue_act (&booth));
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 3);
  booth_close (&booth);
  g_assert_true (doctor_tells (&booth, "chains"));
  booth_clear (&booth);
}

static void
test_draft (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_touch (booth.station, crossing, "persons[0].surname");
  booth_lorry (&booth);
  booth_settle (&booth);
  booth_close (&booth);
  tamper (&booth, "UPDATE draft SET json = x'7b22' WHERE rowid = (SELECT min (rowid) FROM draft)");

  booth_open (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, 1);
  g_assert_cmpuint (beket_station_get_damaged (booth.station), ==, 1);
  booth_close (&booth);
  g_assert_true (doctor_tells (&booth, "drafts"));
  booth_clear (&booth);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/damage/body/nextcloud-desktop#6242", test_body);
  g_test_add_func ("/station/damage/draft", test_draft);
  return g_test_run ();
}
