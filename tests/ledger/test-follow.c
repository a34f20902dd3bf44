/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search and register follow the entries: the tables are the same however they came to be.
 */

#include "config.h"

#include <string.h>

#include "crowd.h"
#include "fixture.h"
#include "ledger/follow.h"
#include "ledger/search.h"

typedef struct
{
  guint    limit;
  gboolean more;
} Call;

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;

  return beket_tx_follow (tx, call->limit, &call->more, error);
}

/* Search = replay, and batches of any size, one of them interrupted, are one. */
static void
test_replay (Crowd        *self,
             gconstpointer data)
{
  g_autofree char *followed = NULL;
  g_autofree char *by_ones = NULL;
  g_autofree char *rebuilt = NULL;

  crowd_add (self, 0, BEKET_VOLUME_THINGS + 1234);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "crowd-0", "decision", "refused", NULL)));
  crowd_follow (self, 7);
  followed = crowd_dump (self);

  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  rebuilt = crowd_dump (self);
  g_assert_true (strcmp (rebuilt, followed) == 0);

  fixture_sql (self->folder, "DELETE FROM search_page; DELETE FROM search_gram; DELETE FROM register_line;"
               "DELETE FROM register_total; UPDATE followed SET position = 0, things = 0, volumes = 0");
  crowd_follow (self, 1);
  by_ones = crowd_dump (self);
  g_assert_true (strcmp (by_ones, followed) == 0);
}

static gboolean
follow_and_fail (BeketTx *tx,
                 gpointer data,
                 GError **error)
{
  Call *call = data;

  g_assert_true (beket_tx_follow (tx, call->limit, &call->more, NULL));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "killed");
  return FALSE;
}

static void
test_interrupted (Crowd        *self,
                  gconstpointer data)
{
  Call call = { .limit = 3 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  crowd_add (self, 0, 700);
  g_assert_true (beket_ledger_write (self->ledger, follow, &call, NULL));
  g_assert_true (call.more);
  before = crowd_dump (self);
  g_assert_false (beket_ledger_write (self->ledger, follow_and_fail, &call, NULL));
  after = crowd_dump (self);
  g_assert_true (strcmp (after, before) == 0);

  crowd_follow (self, 3);
  crowd_finds (self, "n00000699", "N00000699 ");
  crowd_finds (self, "n00000300", "N00000300 ");   /* once */
}

/* Retention: a body is taken away, and after a rebuild nobody is found by it. */
static void
test_erased (Crowd        *self,
             gconstpointer data)
{
  g_autoptr (BeketValue) one = beket_value_new_object ();
  g_autoptr (BeketValue) two = beket_value_new_object ();

  crowd_add_person (one, "Ахметов", "Асқар", "N00000001");
  crowd_add_person (two, "Ахметов", "Асқар", "N00000002");
  crowd_open_crossing (self, "c1", one);
  crowd_open_crossing (self, "c2", two);
  crowd_follow (self, 10);
  crowd_finds (self, "ахметов", "N00000002 N00000001 ");
  fixture_sql (self->folder, "DROP TRIGGER entry_update; UPDATE entry SET body = NULL, type = NULL WHERE position = 1");
  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  crowd_finds (self, "ахметов", "N00000002 ");
}

/* The officer's commit writes none of these tables. */
static void
test_not_in_the_commit (Crowd        *self,
                        gconstpointer data)
{
  g_autofree char *before = crowd_dump (self);
  g_autofree char *after = NULL;

  crowd_add (self, 0, 100);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "crowd-0", "decision", "refused", NULL)));
  after = crowd_dump (self);
  g_assert_true (strcmp (after, before) == 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/follow/replay", Crowd, NULL, crowd_set_up, test_replay, crowd_tear_down);
  g_test_add ("/ledger/follow/interrupted", Crowd, NULL, crowd_set_up, test_interrupted, crowd_tear_down);
  g_test_add ("/ledger/follow/erased", Crowd, NULL, crowd_set_up, test_erased, crowd_tear_down);
  g_test_add ("/ledger/follow/not-in-the-commit", Crowd, NULL, crowd_set_up, test_not_in_the_commit, crowd_tear_down);
  return g_test_run ();
}
