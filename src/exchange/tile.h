/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Names of tiles as C2SP tlog-tiles v0.1 writes them, and bundles of records in them. */

typedef enum
{
  BEKET_TILE_HASHES,    /* tile/L/N: 32 bytes each */
  BEKET_TILE_ENTRIES,   /* tile/entries/N: uint16 big-endian length and header line each */
  BEKET_TILE_BODIES,    /* tile/bodies/N: the same for bodies; length 0 = withheld or erased (ours, beside the standard) */
} BeketTileKind;

typedef struct
{
  BeketTileKind kind;
  guint         level;   /* 0 to 7; 0 for entries and bodies */
  guint64       index;
  guint         width;   /* 1 to 256; 256 = full */
} BeketTile;

/** beket_tile_path: (transfer full): "tile/0/x001/x234/067" or, when partial, "tile/0/x001/x234/067.p/5". */
char      *beket_tile_path     (const BeketTile  *self);
/** beket_tile_parse: reads exactly what beket_tile_path() writes: one spelling for each tile. %BEKET_PARSE_ERROR. */
gboolean   beket_tile_parse    (const char       *path,
                                BeketTile        *tile,
                                GError          **error);

/** beket_bundle_append: @record: (nullable): %NULL is written as empty. At most 65535 bytes. */
void       beket_bundle_append (GByteArray       *bundle,
                                GBytes           *record);
/** beket_bundle_parse: (transfer full) (element-type GBytes): exactly @count records and nothing after them. %BEKET_PARSE_ERROR. */
GPtrArray *beket_bundle_parse  (GBytes           *bundle,
                                guint             count,
                                GError          **error);

G_END_DECLS
