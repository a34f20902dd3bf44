/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of others: taken in once, in order; what does not fit is kept aside and is in nobody's way.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "fixture.h"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  BeketEntry  *chain[6];   /* 1 to 5 of THERE */
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  for (guint i = 1; i < G_N_ELEMENTS (self->chain); i++)
    self->chain[i] = fixture_next (THERE, "peer", i > 1 ? self->chain[i - 1] : NULL,
                                   fixture_body ("crossing.decided", "c", "decision", "admitted", NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  for (guint i = 1; i < G_N_ELEMENTS (self->chain); i++)
    beket_entry_unref (self->chain[i]);
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static gint64
head (Fixture *self)
{
  return fixture_head (self->ledger, THERE, "peer", NULL);
}

static guint
n_quarantined (Fixture *self)
{
  g_autoptr (BeketValue) rows = fixture_rows (self->ledger, beket_tx_quarantined);

  return beket_value_length (rows);
}

static void
assert_quarantined (Fixture    *self,
                    const char *reason,
                    gint64      position)
{
  g_autoptr (BeketValue) rows = fixture_rows (self->ledger, beket_tx_quarantined);
  const BeketValue *row = beket_value_index (rows, 0);

  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  g_assert_cmpstr (beket_value_get_text (row, "reason"), ==, reason);
  g_assert_cmpint (beket_value_get_integer (row, "position", -1), ==, position);
  g_assert_cmpstr (beket_value_get_text (row, "time"), ==, "2026-11-22T09:14:03.118Z");
  g_assert_cmpint (beket_value_get_integer (row, "size", -1), >, 100);
  g_assert_nonnull (strstr (beket_value_get_text (row, "source"), THERE));
}

/* frappe/erpnext#12971, phase4: what is sent again is known for ever, and stands once. */
static void
test_in_order (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (BeketValue) inbox = NULL;
  g_autoptr (BeketValue) outbox = NULL;

  for (guint i = 1; i <= 5; i++)
    g_assert_cmpint (fixture_accept (self->ledger, self->chain[i]), ==, BEKET_ACCEPT_NEW);

  /* Duplicate memory never expires. */
  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);
  for (guint i = 1; i <= 5; i++)
    g_assert_cmpint (fixture_accept (self->ledger, self->chain[i]), ==, BEKET_ACCEPT_DUPLICATE);

  g_assert_cmpint (head (self), ==, 5);
  g_assert_cmpuint (n_quarantined (self), ==, 0);
  inbox = fixture_rows (self->ledger, beket_tx_inbox);
  outbox = fixture_rows (self->ledger, beket_tx_outbox);
  g_assert_cmpuint (beket_value_length (inbox), ==, 5);
  g_assert_cmpuint (beket_value_length (outbox), ==, 0);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (inbox, 0), "hash"), ==, self->chain[5]->hash);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (inbox, 0), "origin"), ==, THERE);
  g_assert_cmpint (beket_value_get_integer (beket_value_index (inbox, 0), "seq", 0), ==, 5);
}

static void
test_gap (Fixture      *self,
          gconstpointer data)
{
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[1]), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[4]), ==, BEKET_ACCEPT_QUARANTINED);
  assert_quarantined (self, "gap", 2);
  g_assert_cmpint (head (self), ==, 1);

  /* It comes again and again until the gap is closed: kept once. */
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[4]), ==, BEKET_ACCEPT_QUARANTINED);
  g_assert_cmpuint (n_quarantined (self), ==, 1);
}

/* getodk/central#669: what came before its predecessor is not lost. */
static void
test_gap_closes (Fixture      *self,
                 gconstpointer data)
{
  static const guint order[] = { 5, 3, 4, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    fixture_accept (self->ledger, self->chain[order[i]]);
  g_assert_cmpint (head (self), ==, 1);
  g_assert_cmpuint (n_quarantined (self), ==, 3);

  g_assert_cmpint (fixture_accept (self->ledger, self->chain[2]), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (head (self), ==, 5);
  g_assert_cmpuint (n_quarantined (self), ==, 0);
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[5]), ==, BEKET_ACCEPT_DUPLICATE);
}

static void
test_fork (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (BeketEntry) other = NULL;

  for (guint i = 1; i <= 3; i++)
    fixture_accept (self->ledger, self->chain[i]);

  other = fixture_next (THERE, "peer", self->chain[1], fixture_body ("shift.opened", "s", NULL));
  g_assert_cmpint (fixture_accept (self->ledger, other), ==, BEKET_ACCEPT_QUARANTINED);
  assert_quarantined (self, "fork", 2);
  g_assert_cmpint (head (self), ==, 3);

  /* The true history goes on. */
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[4]), ==, BEKET_ACCEPT_NEW);
}

static void
test_broken_chain (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (BeketEntry) second = fixture_next (THERE, "peer", self->chain[1],
                                                fixture_body ("shift.opened", "s", NULL));
  g_autoptr (BeketEntry) third = fixture_next (THERE, "peer", second,
                                               fixture_body ("shift.closed", "s", NULL));

  fixture_accept (self->ledger, self->chain[1]);
  fixture_accept (self->ledger, self->chain[2]);
  g_assert_cmpint (fixture_accept (self->ledger, third), ==, BEKET_ACCEPT_QUARANTINED);
  assert_quarantined (self, "chain", 3);
}

/* opencrvs-core#2576, commcare-android#1823: one bad record blocked all others. A body that cannot be read holds up neither its chain
 * nor others. */
static void
test_bad_body (Fixture      *self,
               gconstpointer data)
{
  static const char *const bodies[] = {
    "{\"data\":{},\"type\":\"act.issued\"}",
    "[1,2,3]",
    NULL
  };
  BeketEntry *last = beket_entry_ref (self->chain[1]);
  g_autoptr (BeketEntry) after = NULL;

  fixture_accept (self->ledger, last);
  for (guint i = 0; bodies[i] != NULL; i++)
    {
      g_autoptr (BeketEntry) entry = fixture_next_bytes (THERE, "peer", last,
                                                         g_bytes_new_static (bodies[i], strlen (bodies[i])));

      g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_QUARANTINED);
      g_assert_cmpuint (n_quarantined (self), ==, i + 1);
      g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_DUPLICATE);
      beket_entry_unref (last);
      last = g_steal_pointer (&entry);
    }

  /* A known kind without what makes it one is a bad body as well. */
  after = fixture_next (THERE, "peer", last, fixture_body ("act.issued", "c", "number", "D1-9", NULL));
  g_assert_cmpint (fixture_accept (self->ledger, after), ==, BEKET_ACCEPT_QUARANTINED);
  beket_entry_unref (last);
  last = fixture_next (THERE, "peer", after, fixture_body ("shift.opened", "s", NULL));
  g_assert_cmpint (fixture_accept (self->ledger, last), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (head (self), ==, 5);
  beket_entry_unref (last);
}

static void
test_unknown_kind (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (BeketEntry) entry = fixture_next (THERE, "peer", NULL,
                                               fixture_body ("permit.checked", "c", NULL));
  g_autoptr (BeketValue) inbox = NULL;

  g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_NEW);
  inbox = fixture_rows (self->ledger, beket_tx_inbox);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (inbox, 0), "type"), ==, "permit.checked");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (inbox, 0), "subject"), ==, "c");
}

/* A withheld body is no fault: the header alone holds the chain. */
static void
test_withheld_body (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEntry) bare = beket_entry_parse (self->chain[1]->header, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fixture_accept (self->ledger, bare), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (fixture_accept (self->ledger, self->chain[2]), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpint (head (self), ==, 2);
  g_assert_cmpuint (n_quarantined (self), ==, 0);
}

/* What comes back from the node is ours already; what we never wrote is another history of us. */
static void
test_own_origin (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) mine = fixture_append (self->ledger, "own",
                                                fixture_body ("shift.opened", "s", NULL));
  g_autoptr (BeketValue) event = fixture_body ("shift.closed", "s", NULL);
  g_autoptr (GBytes) body = beket_body_write (event, NULL);
  g_autoptr (BeketEntry) clone = beket_entry_new (HERE, "own", mine->inc, 2, mine->hash, mine->time, body);
  g_autoptr (BeketEntry) old = fixture_next (HERE, "own", NULL, fixture_body ("shift.opened", "s", NULL));
  g_autoptr (BeketEntry) next = NULL;

  g_assert_cmpint (fixture_accept (self->ledger, mine), ==, BEKET_ACCEPT_DUPLICATE);
  g_assert_cmpint (fixture_accept (self->ledger, clone), ==, BEKET_ACCEPT_QUARANTINED);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "own", NULL), ==, 1);

  /* An older incarnation of this station, from before it was restored. */
  g_assert_cmpint (fixture_accept (self->ledger, old), ==, BEKET_ACCEPT_NEW);
  next = fixture_append (self->ledger, "own", fixture_body ("shift.closed", "s", NULL));
  g_assert_cmpint (next->seq, ==, 2);
  g_assert_cmpstr (next->prev, ==, mine->hash);
}

typedef struct
{
  GBytes *bytes;
} Bytes;

static gboolean
put_aside (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Bytes *bytes = data;

  return beket_tx_quarantine (tx, "feed of " THERE, bytes->bytes, "syntax", 17, NOW, error);
}

/* commcare-android#1781: what could not be used was wiped. Here it is kept aside, with its reason. */
static void
test_bad_bytes (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *large = g_malloc0 (1024 * 1024);
  Bytes bytes = { g_bytes_new (large, 1024 * 1024) };
  g_autoptr (BeketValue) rows = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, put_aside, &bytes, &error);
  g_assert_no_error (error);
  beket_ledger_write (self->ledger, put_aside, &bytes, &error);
  g_assert_no_error (error);
  g_bytes_unref (bytes.bytes);

  assert_quarantined (self, "syntax", 17);
  rows = fixture_rows (self->ledger, beket_tx_quarantined);
  g_assert_cmpint (beket_value_get_integer (beket_value_index (rows, 0), "size", 0), ==, 1024 * 1024);
  kept = fixture_dump (self->folder, "(SELECT length (bytes), 1, 1 FROM quarantine)");
  g_assert_cmpstr (kept, ==, "131072|1|1|\n");
}

typedef struct
{
  guint       limit;
  BeketValue *hashes;
} Wanted;

static gboolean
wanted (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Wanted *call = data;

  call->hashes = beket_tx_blobs_wanted (tx, call->limit, error);
  return call->hashes != NULL;
}

static guint
n_wanted (Fixture *self,
          guint    limit)
{
  Wanted call = { limit, NULL };
  g_autoptr (GError) error = NULL;
  guint n;

  beket_ledger_read (self->ledger, wanted, &call, &error);
  g_assert_no_error (error);
  n = beket_value_length (call.hashes);
  beket_value_unref (call.hashes);
  return n;
}

static void
test_blobs_wanted (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 one", 12);
  g_autofree char *one = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autofree char *two = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "two", -1);
  g_autoptr (BeketEntry) first = NULL;
  g_autoptr (BeketEntry) second = NULL;
  g_autofree char *rows = NULL;
  char stored[BEKET_HASH_LENGTH + 1];

  first = fixture_next (THERE, "peer", NULL,
                        fixture_body ("act.issued", "c", "number", "1", "blob", one, NULL));
  second = fixture_next (THERE, "peer", first,
                         fixture_body ("act.issued", "d", "number", "2", "blob", two, NULL));
  fixture_accept (self->ledger, first);
  fixture_accept (self->ledger, second);
  g_assert_cmpuint (n_wanted (self, 10), ==, 2);
  g_assert_cmpuint (n_wanted (self, 1), ==, 1);

  g_assert_true (beket_blob_store (self->folder, pdf, stored, NULL));
  g_assert_cmpuint (n_wanted (self, 10), ==, 1);

  /* Opening it again tidies up. */
  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);
  rows = fixture_dump (self->folder, "(SELECT hash, 1, 1 FROM blob_wanted)");
  g_assert_nonnull (strstr (rows, two));
  g_assert_null (strstr (rows, one));
  g_assert_cmpuint (n_wanted (self, 10), ==, 1);
}

#define ADD(name, func) g_test_add ("/ledger/accept/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("in-order/erpnext#12971", test_in_order);
  ADD ("gap", test_gap);
  ADD ("gap-closes/getodk-central#669", test_gap_closes);
  ADD ("fork", test_fork);
  ADD ("broken-chain", test_broken_chain);
  ADD ("bad-body/opencrvs-core#2576", test_bad_body);
  ADD ("unknown-kind", test_unknown_kind);
  ADD ("withheld-body", test_withheld_body);
  ADD ("own-origin", test_own_origin);
  ADD ("bad-bytes/commcare-android#1781", test_bad_bytes);
  ADD ("blobs-wanted", test_blobs_wanted);

  return g_test_run ();
}
