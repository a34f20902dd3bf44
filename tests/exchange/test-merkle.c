/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of RFC 6962: the vectors of Certificate Transparency, tile nodes, old roots, audit paths.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "exchange/merkle.h"

#include "domain/error.h"
#include "exchange/text.h"

#include <string.h>

/* Leaves and roots of the reference implementation of Certificate Transparency. */
static const char *const leaves[] = {
  "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
};
static const char *const roots[] = {
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static void
assert_hash (const BeketMerkleHash *hash,
             const char            *hex)
{
  guint8 bytes[32];

  g_assert_true (beket_hex_decode (hex, bytes, sizeof (bytes)));
  g_assert_cmpmem (hash->bytes, sizeof (hash->bytes), bytes, sizeof (bytes));
}

static void
test_vectors (void)
{
  BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
  BeketMerkle tree = { 0 };
  BeketMerkleHash root;

  beket_merkle_root (&tree, &root);
  assert_hash (&root, roots[0]);
  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    {
      gsize length = strlen (leaves[i]) / 2;
      BeketMerkleHash leaf;
      guint8 bytes[16];

      g_assert_true (beket_hex_decode (leaves[i], bytes, length));
      beket_merkle_leaf (bytes, length, &leaf);
      g_assert_cmpuint (beket_merkle_append (&tree, &leaf, nodes), ==, 0);
      beket_merkle_root (&tree, &root);
      assert_hash (&root, roots[i + 1]);
    }
}

/* ---- A store of nodes, as a node keeps it ---- */

typedef struct
{
  GArray *levels[3];
} Store;

static void
store_init (Store       *store,
            guint        count,
            GArray      *past,
            BeketMerkle *tree)
{
  for (guint i = 0; i < 3; i++)
    store->levels[i] = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  for (guint i = 0; i < count; i++)
    {
      BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
      BeketMerkleHash leaf;
      BeketMerkleHash root;
      guint n_nodes;

      beket_merkle_leaf (&i, sizeof (i), &leaf);
      g_array_append_val (store->levels[0], leaf);
      n_nodes = beket_merkle_append (tree, &leaf, nodes);
      for (guint j = 0; j < n_nodes; j++)
        {
          g_assert_cmpuint (nodes[j].index, ==, store->levels[nodes[j].level]->len);
          g_array_append_val (store->levels[nodes[j].level], nodes[j].hash);
        }
      beket_merkle_root (tree, &root);
      g_array_append_val (past, root);
    }
}

static void
store_clear (Store *store)
{
  for (guint i = 0; i < 3; i++)
    g_array_unref (store->levels[i]);
}

static gboolean
fetch (guint            level,
       guint64          index,
       BeketMerkleHash *hash,
       gpointer         data,
       GError         **error)
{
  Store *store = data;

  if (level > 2 || index >= store->levels[level]->len)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "no node %u/%" G_GUINT64_FORMAT, level,
                   index);
      return FALSE;
    }
  *hash = g_array_index (store->levels[level], BeketMerkleHash, index);
  return TRUE;
}

static void
test_tiles (void)
{
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  const guint sizes[] = { 1, 2, 255, 256, 257, 511, 512, 513, 700, 65535, 65536, 65537, 66000 };
  BeketMerkle tree = { 0 };
  Store store;

  store_init (&store, 66000, past, &tree);
  g_assert_cmpuint (store.levels[1]->len, ==, 66000 / 256);
  g_assert_cmpuint (store.levels[2]->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketMerkleHash root;

      beket_merkle_root_at (sizes[i], fetch, &store, &root, &error);
      g_assert_no_error (error);
      g_assert_true (beket_merkle_equal (&root, &g_array_index (past, BeketMerkleHash,
                                                                sizes[i] - 1)));
    }
  store_clear (&store);
}

static void
test_missing_node (void)
{
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  g_autoptr (GError) error = NULL;
  BeketMerkle tree = { 0 };
  BeketMerkleHash root;
  Store store;

  store_init (&store, 10, past, &tree);
  g_assert_false (beket_merkle_root_at (11, fetch, &store, &root, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  store_clear (&store);
}

static void
test_proofs (void)
{
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  BeketMerkle tree = { 0 };
  Store store;
  guint proven = 0;

  store_init (&store, 70, past, &tree);
  for (guint size = 1; size <= 70; size++)
    for (guint index = 0; index < size; index++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GArray) path = beket_merkle_proof (index, size, fetch, &store, &error);
        const BeketMerkleHash *leaf = &g_array_index (store.levels[0], BeketMerkleHash, index);
        const BeketMerkleHash *root = &g_array_index (past, BeketMerkleHash, size - 1);
        BeketMerkleHash other = *leaf;

        g_assert_no_error (error);
        g_assert_true (beket_merkle_proves (leaf, index, size, path, root));
        other.bytes[31] ^= 1;
        g_assert_false (beket_merkle_proves (&other, index, size, path, root));
        g_assert_false (beket_merkle_proves (leaf, index + 1, size, path, root) && size > 1);
        if (path->len > 0)
          {
            g_array_set_size (path, path->len - 1);
            g_assert_false (beket_merkle_proves (leaf, index, size, path, root));
          }
        proven++;
      }
  g_assert_cmpuint (proven, ==, 70 * 71 / 2);
  store_clear (&store);
}

static void
test_proof_bounds (void)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  g_autoptr (GError) error = NULL;
  BeketMerkleHash hash = { { 0 } };

  g_assert_null (beket_merkle_proof (3, 3, fetch, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_false (beket_merkle_proves (&hash, 0, 0, path, &hash));
  g_assert_false (beket_merkle_proves (&hash, G_MAXUINT64, 1, path, &hash));
  g_assert_true (beket_merkle_proves (&hash, 0, 1, path, &hash));
  g_array_append_val (path, hash);
  g_assert_false (beket_merkle_proves (&hash, 0, 1, path, &hash));
}

static void
test_save (void)
{
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));
  g_autoptr (GBytes) frontier = NULL;
  g_autoptr (GBytes) less = NULL;
  g_autoptr (GError) error = NULL;
  BeketMerkle tree = { 0 };
  BeketMerkle again;
  BeketMerkleHash root;
  Store store;

  store_init (&store, 300, past, &tree);
  frontier = beket_merkle_save (&tree);
  g_assert_cmpuint (g_bytes_get_size (frontier), ==, 4 * 32);   /* 300 = 100101100 */
  beket_merkle_restore (&again, 300, frontier, &error);
  g_assert_no_error (error);
  beket_merkle_root (&again, &root);
  g_assert_true (beket_merkle_equal (&root, &g_array_index (past, BeketMerkleHash, 299)));

  less = g_bytes_new_from_bytes (frontier, 0, 3 * 32);
  g_assert_false (beket_merkle_restore (&again, 300, less, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_merkle_restore (&again, 301, frontier, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  store_clear (&store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/merkle/vectors", test_vectors);
  g_test_add_func ("/exchange/merkle/tiles", test_tiles);
  g_test_add_func ("/exchange/merkle/missing-node", test_missing_node);
  g_test_add_func ("/exchange/merkle/proofs", test_proofs);
  g_test_add_func ("/exchange/merkle/proof-bounds", test_proof_bounds);
  g_test_add_func ("/exchange/merkle/save", test_save);
  return g_test_run ();
}
