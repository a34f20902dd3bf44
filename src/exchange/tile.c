/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of tiles and bundles of records (C2SP tlog-tiles).
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/tile.h"

#include "domain/parse-error.h"
#include "exchange/merkle.h"

#include <string.h>

/* ---- Writing ---- */

/* 1234067 is x001/x234/067. */
static void
append_index (GString *path,
              guint64  index,
              gboolean last)
{
  if (index >= 1000)
    append_index (path, index / 1000, FALSE);
  g_string_append_printf (path, last ? "/%03u" : "/x%03u", (guint) (index % 1000));
}

char *
beket_tile_path (const BeketTile *self)
{
  GString *path = g_string_new ("tile/");

  if (self->kind == BEKET_TILE_HASHES)
    g_string_append_printf (path, "%u", self->level);
  else
    g_string_append (path, self->kind == BEKET_TILE_ENTRIES ? "entries" : "bodies");
  append_index (path, self->index, TRUE);
  if (self->width < BEKET_MERKLE_TILE)
    g_string_append_printf (path, ".p/%u", self->width);
  return g_string_free (path, FALSE);
}

/* ---- Reading ---- */

static gboolean
read_kind (const char **at,
           BeketTile   *tile)
{
  if (g_str_has_prefix (*at, "entries/"))
    {
      tile->kind = BEKET_TILE_ENTRIES;
      *at += strlen ("entries/");
      return TRUE;
    }
  if (g_str_has_prefix (*at, "bodies/"))
    {
      tile->kind = BEKET_TILE_BODIES;
      *at += strlen ("bodies/");
      return TRUE;
    }
  if ((*at)[0] < '0' || (*at)[0] >= '0' + BEKET_MERKLE_LEVELS || (*at)[1] != '/')
    return FALSE;
  tile->kind = BEKET_TILE_HASHES;
  tile->level = (guint) ((*at)[0] - '0');
  *at += 2;
  return TRUE;
}

static gboolean
read_three (const char **at,
            guint64     *index)
{
  for (guint i = 0; i < 3; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *index = *index * 10 + (guint64) (**at - '0');
    }
  return TRUE;
}

/* Leading zeros are given away by writing it again; only overflow must be met here. */
static gboolean
read_index (const char **at,
            guint64     *index)
{
  *index = 0;
  for (guint groups = 0; groups < 6; groups++)
    {
      gboolean more = **at == 'x';

      *at += more ? 1 : 0;
      if (!read_three (at, index))
        return FALSE;
      if (!more)
        return TRUE;
      if (*(*at)++ != '/')
        return FALSE;
    }
  return FALSE;
}

static gboolean
read_width (const char **at,
            guint       *width)
{
  *width = BEKET_MERKLE_TILE;
  if (!g_str_has_prefix (*at, ".p/"))
    return TRUE;
  *at += strlen (".p/");
  *width = 0;
  for (guint digits = 0; digits < 3 && g_ascii_isdigit (**at); digits++, (*at)++)
    *width = *width * 10 + (guint) (**at - '0');
  return *width > 0 && *width < BEKET_MERKLE_TILE;
}

gboolean
beket_tile_parse (const char *path,
                  BeketTile  *tile,
                  GError    **error)
{
  g_autofree char *again = NULL;
  const char *at = path;

  memset (tile, 0, sizeof (*tile));
  if (!g_str_has_prefix (path, "tile/"))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "not the name of a tile");
  at += strlen ("tile/");
  if (!read_kind (&at, tile) || !read_index (&at, &tile->index) ||
      !read_width (&at, &tile->width) || *at != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) (at - path),
                                  "not the name of a tile");
  again = beket_tile_path (tile);
  if (!g_str_equal (again, path))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0,
                                  "a tile with another name: %s",
                                  again);
  return TRUE;
}

/* ---- Bundles ---- */

void
beket_bundle_append (GByteArray *bundle,
                     GBytes     *record)
{
  gsize length = 0;
  const guint8 *bytes = record == NULL ? NULL : g_bytes_get_data (record, &length);
  guint8 prefix[2];

  g_return_if_fail (length <= G_MAXUINT16);
  prefix[0] = (guint8) (length >> 8);
  prefix[1] = (guint8) length;
  g_byte_array_append (bundle, prefix, sizeof (prefix));
  if (length > 0)
    g_byte_array_append (bundle, bytes, (guint) length);
}

GPtrArray *
beket_bundle_parse (GBytes  *bundle,
                    guint    count,
                    GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (bundle, &length);
  gsize at = 0;

  while (records->len < count)
    {
      gsize size;

      if (length - at < 2)
        break;
      size = (gsize) bytes[at] << 8 | bytes[at + 1];
      if (length - at - 2 < size)
        break;
      g_ptr_array_add (records, g_bytes_new_from_bytes (bundle, at + 2, size));
      at += 2 + size;
    }
  if (records->len < count || at != length)
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) at,
                             "a bundle of %u records ends wrongly at record %u", count,
                             records->len);
      return NULL;
    }
  return g_steal_pointer (&records);
}
