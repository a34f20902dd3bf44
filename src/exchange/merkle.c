/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Merkle tree that makes a log append-only (RFC 6962): append, root, audit paths.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/merkle.h"

#include "domain/error.h"
#include "record/hash.h"

#include <string.h>

static void
digest (guint8           prefix,
        const void      *first,
        gsize            first_length,
        const void      *second,
        gsize            second_length,
        BeketMerkleHash *hash)
{
  g_autoptr (BeketHash) sum = beket_hash_new ();

  beket_hash_add (sum, &prefix, 1);
  beket_hash_add (sum, first, first_length);
  beket_hash_add (sum, second, second_length);
  beket_hash_end (sum, hash->bytes);
}

void
beket_merkle_leaf (const void      *bytes,
                   gsize            length,
                   BeketMerkleHash *hash)
{
  digest (0x00, bytes, length, NULL, 0, hash);
}

void
beket_merkle_pair (const BeketMerkleHash *left,
                   const BeketMerkleHash *right,
                   BeketMerkleHash       *hash)
{
  digest (0x01, left->bytes, sizeof (left->bytes), right->bytes, sizeof (right->bytes), hash);
}

gboolean
beket_merkle_equal (const BeketMerkleHash *a,
                    const BeketMerkleHash *b)
{
  return memcmp (a->bytes, b->bytes, sizeof (a->bytes)) == 0;
}

/* One complete subtree for each bit of the size. */
static guint
depth (guint64 size)
{
  guint bits = 0;

  for (; size != 0; size &= size - 1)
    bits++;
  return bits;
}

guint
beket_merkle_append (BeketMerkle           *self,
                     const BeketMerkleHash *leaf,
                     BeketMerkleNode       *nodes)
{
  guint top = depth (self->size);
  guint n_nodes = 0;
  BeketMerkleHash hash = *leaf;

  /* Equal subtrees merge as bits carry; heights that are multiples of 8 are the levels of tiles. */
  for (guint height = 1; (self->size >> (height - 1)) & 1; height++)
    {
      BeketMerkleHash right = hash;

      beket_merkle_pair (&self->frontier[--top], &right, &hash);
      if (height % 8 == 0)
        {
          nodes[n_nodes].level = height / 8;
          nodes[n_nodes].index = self->size >> height;
          nodes[n_nodes++].hash = hash;
        }
    }
  self->frontier[top] = hash;
  self->size++;
  return n_nodes;
}

void
beket_merkle_root (const BeketMerkle *self,
                   BeketMerkleHash   *root)
{
  guint top = depth (self->size);

  if (top == 0)
    {
      beket_hash_digest ("", 0, root->bytes);
      return;
    }
  *root = self->frontier[--top];
  while (top > 0)
    {
      BeketMerkleHash right = *root;

      beket_merkle_pair (&self->frontier[--top], &right, root);
    }
}

GBytes *
beket_merkle_save (const BeketMerkle *self)
{
  return g_bytes_new (self->frontier, depth (self->size) * sizeof (BeketMerkleHash));
}

gboolean
beket_merkle_restore (BeketMerkle *self,
                      guint64      size,
                      GBytes      *frontier,
                      GError     **error)
{
  gsize length = 0;
  const void *bytes = frontier == NULL ? NULL : g_bytes_get_data (frontier, &length);

  memset (self, 0, sizeof (*self));
  if (length != depth (size) * sizeof (BeketMerkleHash))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                   "the frontier of a tree of %" G_GUINT64_FORMAT " leaves has %zu bytes", size,
                   length);
      return FALSE;
    }
  self->size = size;
  if (length > 0)
    memcpy (self->frontier, bytes, length);
  return TRUE;
}

/* ---- Roots and paths of older sizes ---- */

/* The largest power of two smaller than @count (RFC 6962, 2.1). */
static guint64
split (guint64 count)
{
  guint64 half = 1;

  while (half < count - half)
    half *= 2;
  return half;
}

/* Is @count a whole node of a tile level? */
static gboolean
tile_level (guint64 count,
            guint  *level)
{
  guint64 leaves = 1;

  for (*level = 0; *level < BEKET_MERKLE_LEVELS; (*level)++, leaves *= BEKET_MERKLE_TILE)
    if (leaves == count)
      return TRUE;
  return FALSE;
}

static gboolean
range_root (guint64          first,
            guint64          count,
            BeketMerkleFetch fetch,
            gpointer         data,
            BeketMerkleHash *hash,
            GError         **error)
{
  BeketMerkleHash left;
  BeketMerkleHash right;
  guint64 half;
  guint level;

  if (tile_level (count, &level))
    return fetch (level, first / count, hash, data, error);
  half = split (count);
  if (!range_root (first, half, fetch, data, &left, error) ||
      !range_root (first + half, count - half, fetch, data, &right, error))
    return FALSE;
  beket_merkle_pair (&left, &right, hash);
  return TRUE;
}

gboolean
beket_merkle_root_at (guint64          size,
                      BeketMerkleFetch fetch,
                      gpointer         data,
                      BeketMerkleHash *root,
                      GError         **error)
{
  BeketMerkle empty = { 0 };

  if (size > 0)
    return range_root (0, size, fetch, data, root, error);
  beket_merkle_root (&empty, root);
  return TRUE;
}

static gboolean
collect_path (guint64          first,
              guint64          count,
              guint64          index,
              BeketMerkleFetch fetch,
              gpointer         data,
              GArray          *path,
              GError         **error)
{
  BeketMerkleHash sibling;
  guint64 half;
  gboolean left;

  if (count == 1)
    return TRUE;
  half = split (count);
  left = index - first < half;
  if (!collect_path (left ? first : first + half, left ? half : count - half, index,
                     fetch, data, path, error) ||
      !range_root (left ? first + half : first, left ? count - half : half,
                   fetch, data, &sibling, error))
    return FALSE;
  g_array_append_val (path, sibling);
  return TRUE;
}

GArray *
beket_merkle_proof (guint64          index,
                    guint64          size,
                    BeketMerkleFetch fetch,
                    gpointer         data,
                    GError         **error)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (BeketMerkleHash));

  if (index >= size)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "leaf %" G_GUINT64_FORMAT " is not in a tree of %" G_GUINT64_FORMAT, index,
                   size);
      return NULL;
    }
  if (!collect_path (0, size, index, fetch, data, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

gboolean
beket_merkle_proves (const BeketMerkleHash *leaf,
                     guint64                index,
                     guint64                size,
                     GArray                *path,
                     const BeketMerkleHash *root)
{
  guint64 last = size - 1;
  BeketMerkleHash hash = *leaf;

  if (index >= size)
    return FALSE;
  for (guint i = 0; i < path->len; i++)
    {
      const BeketMerkleHash *sibling = &g_array_index (path, BeketMerkleHash, i);
      BeketMerkleHash below = hash;

      if (last == 0)
        return FALSE;
      if ((index & 1) == 0 && index != last)
        beket_merkle_pair (&below, sibling, &hash);
      else
        {
          beket_merkle_pair (sibling, &below, &hash);
          for (; (index & 1) == 0 && index != 0; index >>= 1)
            last >>= 1;
        }
      index >>= 1;
      last >>= 1;
    }
  return last == 0 && beket_merkle_equal (&hash, root);
}
