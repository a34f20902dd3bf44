/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station pushes: the receipt, the words of a refusal, and bad bytes.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "pair.h"

#include "record/json.h"

#include <string.h>

/* ---- Pushing ---- */

static void
test_push (Pair         *one,
           gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 3);
  g_autoptr (BeketReply) first = world_push (&one->here, one->here.client, HERE, "peer", 1,
                                             lines->str);
  g_autoptr (BeketReply) second = world_push (&one->here, one->here.client, HERE, "peer", 1,
                                              lines->str);
  g_autoptr (BeketHead) head = NULL;
  g_autoptr (BeketIdentity) signer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) certificate = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (first->status, ==, 200);
  head = beket_head_open (g_bytes_get_data (first->body, NULL), g_bytes_get_size (first->body),
                          &bytes, &signature, &certificate, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (head->origin, ==, HERE);
  g_assert_cmpint (head->seq, ==, 3);
  g_assert_cmpstr (head->hash, ==, last);
  signer = beket_trust_check (one->world.trust, certificate, BEKET_ROLE_NODE,
                              g_get_real_time (), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signer->id, ==, "KZ-NODE");
  beket_signature_check (certificate, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         signature, &error);
  g_assert_no_error (error);

  /* The same again: the same receipt, and nothing twice. */
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_true (g_bytes_equal (first->body, second->body));
  g_assert_cmpint (pair_held (one), ==, 3);
}

static void
assert_head (BeketReply *reply,
             gint64      seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse_bytes (reply->body, BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (value, "seq", -1), ==, seq);
  g_assert_true (beket_is_hash (beket_value_get_text (value, "hash")));
}

static void
test_another_head (Pair         *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "own", 6, NULL);
  g_autofree char *inc = world_inc (&one->here);
  g_autofree char *path = g_strdup_printf ("/v1/ledgers/%s/own/%s", HERE, inc);
  g_autoptr (GString) all = world_lines (&one->here, "own", 1, 6);
  g_autoptr (GString) start = world_lines (&one->here, "own", 1, 3);
  g_autoptr (GString) end = world_lines (&one->here, "own", 5, 6);
  g_autoptr (BeketReply) unknown = world_get (&one->here, path);
  g_autoptr (BeketReply) gap = world_push (&one->here, one->here.client, HERE, "own", 5, end->str);
  g_autoptr (BeketReply) taken = world_push (&one->here, one->here.client, HERE, "own", 1,
                                             start->str);
  g_autoptr (BeketReply) behind =
    world_push (&one->here, one->here.client, HERE, "own", 1, all->str);
  g_autoptr (BeketReply) known = world_get (&one->here, path);

  world_assert_refused (unknown, 404, "not-found");
  world_assert_refused (gap, 409, "another-head");
  assert_head (gap, 0);
  g_assert_cmpuint (taken->status, ==, 200);
  world_assert_refused (behind, 409, "another-head");
  assert_head (behind, 3);
  g_assert_cmpuint (known->status, ==, 200);
  assert_head (known, 3);
  g_assert_cmpint (pair_held (one), ==, 3);
}

static void
test_wrong_origin (Pair         *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 1, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (BeketReply) other = world_push (&one->here, one->near.client, HERE, "peer", 1,
                                             lines->str);
  g_autoptr (BeketReply) posing = world_push (&one->here, one->near.client, NEAR, "peer", 1,
                                              lines->str);

  world_assert_refused (other, 403, "wrong-origin");
  world_assert_refused (posing, 422, "chain-broken");
  g_assert_cmpint (pair_held (one), ==, 0);
}

/* ---- Bad bytes ---- */

static void
assert_line (Pair       *one,
             const char *lines,
             gint64      line,
             const char *word)
{
  g_autoptr (BeketReply) reply = world_push (&one->here, one->here.client, HERE, "peer", 1, lines);
  g_autoptr (BeketValue) problem = NULL;

  world_assert_refused (reply, 422, word);
  problem = beket_json_parse_bytes (reply->body, BEKET_JSON_MAX_FILE, NULL);
  g_assert_cmpint (beket_value_get_integer (problem, "line", -1), ==, line);
  g_assert_cmpint (pair_held (one), ==, 0);
}

/* Some byte in each line, and the answer names the line. */
static void
test_changed_byte (Pair         *one,
                   gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 3);
  g_auto (GStrv) parts = g_strsplit (good->str, "\n", -1);

  for (guint i = 0; i < 3; i++)
    {
      g_auto (GStrv) changed = g_strdupv (parts);
      g_autofree char *lines = NULL;
      char *digit = strstr (changed[i], "admitted");

      *digit = 'A';
      lines = g_strjoinv ("\n", changed);
      assert_line (one, lines, i + 1, "chain-broken");
      *digit = '\n';
      g_free (lines);
      lines = g_strjoinv ("\n", changed);
      assert_line (one, lines, i + 1, "bad-json");
    }
}

static void
test_order (Pair         *one,
            gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 3, NULL);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 3);
  g_auto (GStrv) parts = g_strsplit (good->str, "\n", -1);
  g_autofree char *swapped = g_strjoin ("\n", parts[0], parts[2], parts[1], parts[3], "", NULL);
  g_autofree char *missing = g_strjoin ("\n", parts[0], parts[1], parts[3], "", NULL);
  g_autofree char *headless = g_strjoin ("\n", parts[0], parts[1], parts[2], "", NULL);
  g_autofree char *only_head = g_strjoin ("\n", parts[3], "", NULL);
  g_autofree char *empty_line = g_strjoin ("\n", parts[0], "", parts[1], parts[2], parts[3], "",
                                           NULL);

  assert_line (one, swapped, 2, "chain-broken");
  assert_line (one, missing, 3, "chain-broken");
  assert_line (one, headless, 3, "bad-json");
  assert_line (one, only_head, 1, "chain-broken");
  assert_line (one, empty_line, 2, "bad-json");
  assert_line (one, "", 0, "chain-broken");
}

/* The head of the station, signed by another key, or with a signature that is not its own. */
static void
test_bad_head (Pair         *one,
               gconstpointer data)
{
  g_autofree char *last = world_append (&one->here, "peer", 1, NULL);
  g_autofree char *other = world_append (&one->near, "peer", 1, NULL);
  g_autoptr (BeketKey) key = beket_key_ref (one->here.key);
  g_autoptr (GString) good = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (GString) signed_by_other = NULL;
  g_autofree char *broken = g_strdup (good->str);
  char *signature = strstr (broken, "\"signature\":\"") + strlen ("\"signature\":\"") + 20;

  beket_key_unref (one->here.key);
  one->here.key = beket_key_ref (one->near.key);
  signed_by_other = world_lines (&one->here, "peer", 1, 1);
  beket_key_unref (one->here.key);
  one->here.key = beket_key_ref (key);
  assert_line (one, signed_by_other->str, 2, "bad-signature");
  *signature = *signature == 'A' ? 'B' : 'A';
  assert_line (one, broken, 2, "chain-broken");
}

static void
test_too_large (Pair         *one,
                gconstpointer data)
{
  g_autofree char *huge = g_strnfill (5 * 1024 * 1024, 'x');
  g_autoptr (BeketReply) reply = world_push (&one->here, one->here.client, HERE, "peer", 1, huge);
  g_autofree char *hash = NULL;
  g_autoptr (GString) lines = NULL;

  world_assert_refused (reply, 413, "too-large");
  hash = world_append (&one->here, "peer", 1001, NULL);
  lines = world_lines (&one->here, "peer", 1, 1001);
  assert_line (one, lines->str, 1002, "bad-json");
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *name;
    void        (*run) (Pair *one, gconstpointer data);
  } tests[] = {
    { "/node/push/receipt", test_push },
    { "/node/push/another-head", test_another_head },
    { "/node/push/wrong-origin", test_wrong_origin },
    { "/node/push/changed-byte", test_changed_byte },
    { "/node/push/order", test_order },
    { "/node/push/bad-head", test_bad_head },
    { "/node/push/too-large", test_too_large },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Pair, NULL, pair_set_up, tests[i].run, pair_tear_down);
  return g_test_run ();
}
