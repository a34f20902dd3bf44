/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of tiles: one spelling each; bundles: exactly their records.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "exchange/tile.h"

#include "domain/parse-error.h"

#include <string.h>

/* *INDENT-OFF* */
static const struct
{
  const char *path;
  BeketTile   tile;
} good[] = {
  { "tile/0/000",                       { BEKET_TILE_HASHES, 0, 0, 256 } },
  { "tile/0/000.p/1",                   { BEKET_TILE_HASHES, 0, 0, 1 } },
  { "tile/0/x001/x234/067",             { BEKET_TILE_HASHES, 0, 1234067, 256 } },
  { "tile/7/x001/x234/067.p/255",       { BEKET_TILE_HASHES, 7, 1234067, 255 } },
  { "tile/1/999",                       { BEKET_TILE_HASHES, 1, 999, 256 } },
  { "tile/1/x001/000",                  { BEKET_TILE_HASHES, 1, 1000, 256 } },
  { "tile/entries/x001/x234/067",       { BEKET_TILE_ENTRIES, 0, 1234067, 256 } },
  { "tile/bodies/012.p/34",             { BEKET_TILE_BODIES, 0, 12, 34 } },
};
/* *INDENT-ON* */

static const char *const bad[] = {
  "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/8/000",
  "tile/10/000", "tile/-1/000",
  "tile/00/000", "tile/0/x000/001", "tile/0/x000", "tile/0/x001", "tile/0/x001/", "tile/0/001/002",
  "tile/0/x01/002",
  "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
  "tile/0/000.p/1x", "tile/0/000.p/1234",
  "tile/0/000/", "tile/0/000 ", "tile/0/0a0", "tile/entries", "tile/entries/", "tile/entry/000",
  "tile/data/000", "/tile/0/000",
  "tile/0/x123/x456/x789/x012/x345/x678/x901/234", "tile/0/../000", "tile/0/%300",
};

static void
test_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = beket_tile_path (&good[i].tile);
      g_autoptr (GError) error = NULL;
      BeketTile tile;

      g_assert_cmpstr (path, ==, good[i].path);
      beket_tile_parse (path, &tile, &error);
      g_assert_no_error (error);
      g_assert_cmpint (tile.kind, ==, good[i].tile.kind);
      g_assert_cmpuint (tile.level, ==, good[i].tile.level);
      g_assert_cmpuint (tile.index, ==, good[i].tile.index);
      g_assert_cmpuint (tile.width, ==, good[i].tile.width);
    }
}

static void
test_bad_paths (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketTile tile;

      if (beket_tile_parse (bad[i], &tile, &error))
        g_error ("taken for a tile: %s", bad[i]);
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
    }
}

static GBytes *
make_bundle (void)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree char *large = g_strnfill (65535, 'x');
  g_autoptr (GBytes) first = g_bytes_new_static ("one", 3);
  g_autoptr (GBytes) last = g_bytes_new (large, 65535);

  beket_bundle_append (array, first);
  beket_bundle_append (array, NULL);
  beket_bundle_append (array, last);
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static void
test_bundle (void)
{
  g_autoptr (GBytes) bundle = make_bundle ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (bundle), ==, 2 + 3 + 2 + 2 + 65535);
  g_assert_cmpmem (g_bytes_get_data (bundle, NULL), 5, "\0\003one", 5);
  records = beket_bundle_parse (bundle, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (records->pdata[0], NULL), g_bytes_get_size (records->pdata[0]),
                   "one", 3);
  g_assert_cmpuint (g_bytes_get_size (records->pdata[1]), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (records->pdata[2]), ==, 65535);
}

static void
test_bad_bundle (void)
{
  g_autoptr (GBytes) bundle = make_bundle ();
  gsize length = g_bytes_get_size (bundle);
  const gsize cuts[] = { 1, 2, 4, 6, 8, length - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bundle, 0, cuts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_bundle_parse (part, 3, &error));
      g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LENGTH);
    }
  for (guint count = 0; count < 6; count++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = beket_bundle_parse (bundle, count, &error);

      g_assert_true ((records != NULL) == (count == 3));
      if (count == 2)
        g_assert_cmpint (beket_parse_error_get_position (error), ==, 7);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/tile/paths", test_paths);
  g_test_add_func ("/exchange/tile/bad-paths", test_bad_paths);
  g_test_add_func ("/exchange/tile/bundle", test_bundle);
  g_test_add_func ("/exchange/tile/bad-bundle", test_bad_bundle);
  return g_test_run ();
}
