/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two nodes, two stations: an act with its file goes over, the receipt comes back, whoever dies on the way.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "ledger/blob.h"

#include <string.h>

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation there;
} Two;

static void
set_up (Two          *two,
        gconstpointer data)
{
  world_init (&two->world);
  world_nodes (&two->world, &two->kz, &two->ru);
  world_node_start (&two->kz);
  world_node_start (&two->ru);
  world_station_init (&two->here, &two->kz, "KZ-KZSYR-B02");
  world_station_init (&two->there, &two->ru, "RU-RUMSH-B01");
}

static void
tear_down (Two          *two,
           gconstpointer data)
{
  world_station_clear (&two->here);
  world_station_clear (&two->there);
  world_node_clear (&two->kz);
  world_node_clear (&two->ru);
  world_clear (&two->world);
}

static GBytes *
some_file (guint32 seed,
           gsize   length)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) g_rand_int (dice);
  return g_bytes_new_take (bytes, length);
}

/* ---- An act goes over ---- */

typedef struct
{
  Two        *two;
  const char *hash;
  char       *file;
} Wanted;

static gboolean
act_is_there (gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (GHashTable) inbox = world_inbox (&wanted->two->there);

  return g_hash_table_contains (inbox, wanted->hash) &&
         beket_blob_exists (wanted->two->there.folder, wanted->file);
}

static gboolean
receipt_is_here (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *time = world_stage (&wanted->two->here, wanted->hash, "peer-node");

  return time != NULL;
}

static void
test_act (Two          *two,
          gconstpointer data)
{
  g_autoptr (GBytes) file = some_file (7, 700 * 1024);
  g_autofree char *hash = world_append (&two->here, "peer", 3, file);
  g_autofree char *secret = world_append (&two->here, "own", 2, NULL);
  g_autofree char *time = NULL;
  Wanted wanted = { two, hash, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file) };
  g_autoptr (GHashTable) inbox = NULL;

  beket_sync_start (two->here.sync);
  beket_sync_start (two->there.sync);
  world_until (act_is_there, &wanted, 30);
  world_until (receipt_is_here, &wanted, 30);
  time = world_stage (&two->here, hash, "own-node");
  g_assert_nonnull (time);
  g_assert_true (beket_sync_get_online (two->here.sync));
  g_assert_null (beket_sync_get_alarm (two->here.sync));

  /* What is only for the own state did not leave it. */
  inbox = world_inbox (&two->there);
  g_assert_cmpuint (g_hash_table_size (inbox), ==, 3);
  g_assert_false (g_hash_table_contains (inbox, secret));
  g_free (wanted.file);
}

/* ---- And back, once each, while nodes die ---- */

typedef struct
{
  Two       *two;
  GPtrArray *sent;
} Sent;

static gboolean
all_arrived (gpointer data)
{
  Sent *sent = data;
  g_autoptr (GHashTable) inbox = world_inbox (&sent->two->there);

  for (guint i = 0; i < sent->sent->len; i++)
    {
      g_autofree char *time = NULL;

      if (!g_hash_table_contains (inbox, sent->sent->pdata[i]))
        return FALSE;
      time = world_stage (&sent->two->here, sent->sent->pdata[i], "peer-node");
      if (time == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
time_is_over (gpointer data)
{
  return g_get_monotonic_time () >= *(gint64 *) data;
}

static void
test_kill (Two          *two,
           gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20261122);
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) inbox = NULL;
  g_autoptr (BeketValue) status = NULL;
  Sent sent = { two, hashes };
  guint entries = 0;

  beket_sync_start (two->here.sync);
  beket_sync_start (two->there.sync);
  for (guint round = 0; round < 6; round++)
    {
      WorldNode *victim = g_rand_boolean (dice) ? &two->kz : &two->ru;
      guint count = (guint) g_rand_int_range (dice, 1, 120);
      g_autoptr (GBytes) file =
        some_file (g_rand_int (dice), (gsize) g_rand_int_range (dice, 1, 400000));
      gint64 until = g_get_monotonic_time () + g_rand_int_range (dice, 0, 400) * 1000;

      g_ptr_array_add (hashes, world_append (&two->here, "peer", count, file));
      entries += count;
      beket_sync_poke (two->here.sync);
      world_until (time_is_over, &until, 5);
      world_node_kill (victim);
      until = g_get_monotonic_time () + g_rand_int_range (dice, 0, 200) * 1000;
      world_until (time_is_over, &until, 5);
      world_node_start (victim);
    }
  world_until (all_arrived, &sent, 90);
  g_assert_null (beket_sync_get_alarm (two->here.sync));

  /* world_inbox() fails on a hash that stands there twice. */
  inbox = world_inbox (&two->there);
  g_assert_cmpuint (g_hash_table_size (inbox), ==, entries);
  status = world_node_status (&two->ru);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (status, "mirror"), "size", -1), ==,
                   entries);
  g_assert_cmpuint (beket_value_length (beket_value_get (status, "alarms")), ==, 0);
  g_assert_cmpuint (beket_value_length (beket_value_get (status, "flagged")), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/node/two-states/act", Two, NULL, set_up, test_act, tear_down);
  g_test_add ("/node/two-states/kill", Two, NULL, set_up, test_kill, tear_down);
  return g_test_run ();
}
