/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An append-only Merkle tree over leaves (RFC 6962, section 2): leaf = SHA-256 (0x00 || bytes), node = SHA-256 (0x01 ||
 * left || right). Only the frontier is in memory; older hashes are asked for by a callback. */

#define BEKET_MERKLE_TILE 256   /* hashes in a full tile (C2SP tlog-tiles) */
#define BEKET_MERKLE_LEVELS 8   /* 256^8 = 2^64 leaves */

typedef struct
{
  guint8 bytes[32];
} BeketMerkleHash;

/** BeketMerkle: a plain value; copy it by assignment, nothing to free. All zeros is the empty tree. */
typedef struct
{
  guint64         size;
  BeketMerkleHash frontier[64];   /* roots of the complete subtrees, largest first: one for each bit of size */
} BeketMerkle;

/** BeketMerkleNode: the root of the 256^level leaves from index x 256^level on. */
typedef struct
{
  guint           level;
  guint64         index;
  BeketMerkleHash hash;
} BeketMerkleNode;

/** BeketMerkleFetch: gives the hash of a complete node of a tile level; level 0 is the leaf. */
typedef gboolean (*BeketMerkleFetch) (guint             level,
                                      guint64           index,
                                      BeketMerkleHash  *hash,
                                      gpointer          data,
                                      GError          **error);

void      beket_merkle_leaf    (const void             *bytes,
                                gsize                   length,
                                BeketMerkleHash        *hash);
void      beket_merkle_pair    (const BeketMerkleHash  *left,
                                const BeketMerkleHash  *right,
                                BeketMerkleHash        *hash);
gboolean  beket_merkle_equal   (const BeketMerkleHash  *a,
                                const BeketMerkleHash  *b);
/** beket_merkle_append: @nodes: (out): room for BEKET_MERKLE_LEVELS: nodes of tile levels >= 1 that this leaf completed. Returns their number. */
guint     beket_merkle_append  (BeketMerkle            *self,
                                const BeketMerkleHash  *leaf,
                                BeketMerkleNode        *nodes);
/** beket_merkle_root: of the empty tree SHA-256 of nothing. */
void      beket_merkle_root    (const BeketMerkle      *self,
                                BeketMerkleHash        *root);
/** beket_merkle_save: (transfer full): the frontier, 32 bytes for each bit of the size. */
GBytes   *beket_merkle_save    (const BeketMerkle      *self);
/** beket_merkle_restore: %BEKET_ERROR_CORRUPT when @frontier has not one hash for each bit of @size. */
gboolean  beket_merkle_restore (BeketMerkle            *self,
                                guint64                 size,
                                GBytes                 *frontier,
                                GError                **error);

/** beket_merkle_root_at: the root that the tree had at @size. */
gboolean  beket_merkle_root_at (guint64                 size,
                                BeketMerkleFetch        fetch,
                                gpointer                data,
                                BeketMerkleHash        *root,
                                GError                **error);
/** beket_merkle_proof: (transfer full) (element-type BeketMerkleHash): the audit path of leaf @index in the tree of @size. */
GArray   *beket_merkle_proof   (guint64                 index,
                                guint64                 size,
                                BeketMerkleFetch        fetch,
                                gpointer                data,
                                GError                **error);
/** beket_merkle_proves: does @path lead from @leaf to @root? (RFC 9162, 2.1.3.2) */
gboolean  beket_merkle_proves  (const BeketMerkleHash  *leaf,
                                guint64                 index,
                                guint64                 size,
                                GArray                 *path,
                                const BeketMerkleHash  *root);

G_END_DECLS
