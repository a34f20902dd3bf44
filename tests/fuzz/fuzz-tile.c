/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of tiles and bundles of records: what is read is written again the same.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "exchange/tile.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = g_strndup ((const char *) data, size);
  g_autoptr (GBytes) bundle = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) records = beket_bundle_parse (bundle, size > 0 ? data[0] % 4 : 0, NULL);
  g_autoptr (GByteArray) again = g_byte_array_new ();
  BeketTile tile;

  if (beket_tile_parse (path, &tile, NULL))
    {
      g_autofree char *name = beket_tile_path (&tile);

      g_assert_cmpstr (name, ==, path);
    }
  for (guint i = 0; records != NULL && i < records->len; i++)
    beket_bundle_append (again, g_ptr_array_index (records, i));
  if (records != NULL)
    g_assert_cmpmem (again->data, again->len, data, size);

  return 0;
}
