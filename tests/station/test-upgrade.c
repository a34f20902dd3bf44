/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Half-typed crossings in the store of an older program: opencrvs CHANGELOG:1240, "inform staff to submit any draft applications before the
 * upgrade date". The stores are made by the numbered scripts themselves, from every version that there was.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "ledger/migrate.h"
#include "station/station-private.h"
#include "support/booth.h"

static BeketCrossing *
first (Booth *booth)
{
  g_autoptr (BeketCrossing) crossing = g_list_model_get_item (beket_station_crossings (booth->station), 0);

  return crossing;   /* the queue owns it */
}

static const char *
typed (BeketCrossing *crossing)
{
  return beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "cargo"), "goodsName");
}

static const char draft[] =
  "{\"facts\":{\"cargo\":{\"goodsName\":\"Тамақ өнімдері\"},\"crossing\":{\"direction\":\"exit\",\"lane\":\"2\",\"peerPoint\":\"RUMSH\","
  "\"point\":\"KZSYR\",\"subject\":\"truck\"}},\"focus\":\"cargo.goodsName\",\"opened\":1795338843118000,\"state\":\"registered\","
  "\"step\":\"vehicle\"}";

static void
remove_store (Booth *booth)
{
  static const char *const names[] = { "ledger.db", "ledger.db-wal", "ledger.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (booth->folder, names[i], NULL);

      g_remove (path);
    }
}

/* The store of a program that knew the first @version steps. */
static void
make_store (Booth *booth,
            guint  version)
{
  g_autofree char *path = g_build_filename (booth->folder, "ledger.db", NULL);
  g_autofree char *script = NULL;
  g_autoptr (GPtrArray) steps = beket_migrations ();
  sqlite3 *db;

  script = g_strdup_printf ("INSERT INTO meta VALUES ('origin', 'KZ-KZSYR-B02'), ('inc', '00112233445566aa');"
                            "INSERT INTO draft VALUES ('0191f1a2-7b3c-7d4e-8f5a-0123456789ab', CAST ('%s' AS BLOB), 1, 1)", draft);
  g_ptr_array_set_size (steps, (int) version);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (beket_migrate (db, NULL, steps, NULL));
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_upgrade (void)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  Booth booth;

  booth_init (&booth);
  for (guint version = 1; version <= steps->len; version++)
    {
      BeketCrossing *crossing;

      booth_close (&booth);
      remove_store (&booth);
      make_store (&booth, version);
      booth_open (&booth);
      crossing = first (&booth);
      g_assert_nonnull (crossing);
      g_assert_cmpstr (beket_crossing_get_step (crossing), ==, "vehicle");
      g_assert_cmpstr (beket_station_focus_of (booth.station, crossing), ==, "cargo.goodsName");
      g_assert_cmpstr (typed (crossing), ==, "Тамақ өнімдері");

      /* And it goes on where it was. */
      booth_sign_in (&booth);
      booth_lorry (&booth);
      booth_assert_whole (&booth);
    }
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/upgrade/keeps-drafts/opencrvs-CHANGELOG:1240", test_upgrade);
  return g_test_run ();
}
