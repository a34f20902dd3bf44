/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The crossing points of reference/points.json.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

#define MAX_OFFSET (14 * 60)

/* Each change of the clock has a date; the last one is in use. */
static gboolean
read_offsets (BeketPoint       *point,
              const BeketPlace *place,
              GError          **error)
{
  static const char *const names[] = { "from", "minutes", NULL };
  g_autofree char *before = NULL;
  BeketPlace list;

  if (!beket_place_list (place, "offsets", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketPlace minutes = beket_place_member (&item, "minutes");
      g_autofree char *from = NULL;

      if (!beket_place_object (&item, names, error) ||
          !beket_place_day (&item, "from", TRUE, &from, error))
        return FALSE;
      if (minutes.value == NULL)
        return beket_place_fail (&minutes, error, BEKET_PARSE_ERROR_MISSING, "missing");
      if (!beket_place_integer (&item, "minutes", -MAX_OFFSET, MAX_OFFSET, &point->offset_minutes,
                                error))
        return FALSE;
      if (before != NULL && strcmp (before, from) >= 0)
        return beket_place_fail (&item, error, BEKET_PARSE_ERROR_RANGE, "not after the one before");

      g_free (before);
      before = g_steal_pointer (&from);
    }

  return TRUE;
}

static gboolean
check_party (const BeketPoint *point,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace party = beket_place_member (place, "party");

  if (strcmp (point->party, "KZ") != 0 && strcmp (point->party, "RU") != 0)
    return beket_place_fail (&party, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"",
                             point->party);
  if (!g_str_has_prefix (point->code, point->party))
    return beket_place_fail (&party, error, BEKET_PARSE_ERROR_FORMAT,
                             "the code does not begin with it");

  return TRUE;
}

static gboolean
check_type (const BeketPlace *place,
            GError          **error)
{
  BeketPlace self = beket_place_member (place, "type");
  g_autofree char *type = NULL;
  g_autofree char *subdivision = NULL;

  if (!beket_place_text (place, "type", TRUE, &type, error) ||
      !beket_place_text (place, "subdivision", FALSE, &subdivision, error))
    return FALSE;
  if (strcmp (type, "multilateral") != 0 && strcmp (type, "bilateral") != 0)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", type);

  return TRUE;
}

static BeketPoint *
read_point (const BeketPlace *place,
            GError          **error)
{
  static const char *const names[] = {
    "code", "party", "peer", "name", "type", "subdivision", "offsets", "checked", NULL
  };
  g_autoptr (BeketPoint) point = beket_point_new ();

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "code", BEKET_NAME_UPPER, 8, &point->code, error) ||
      !beket_place_text (place, "party", TRUE, &point->party, error) ||
      !beket_place_name (place, "peer", BEKET_NAME_UPPER, 8, &point->peer, error) ||
      !beket_place_both (place, "name", &point->name, error) ||
      !beket_place_boolean (place, "checked", &point->checked, error) ||
      !check_party (point, place, error) ||
      !check_type (place, error) ||
      !read_offsets (point, place, error))
    return NULL;

  return g_steal_pointer (&point);
}

/* The border has two sides: each point has one across, which says the same. */
static gboolean
check_pair (GHashTable       *points,
            const BeketPlace *place,
            GError          **error)
{
  BeketPlace self = beket_place_member (place, "peer");
  const BeketPoint *point = g_hash_table_lookup (points,
                                                 beket_value_get_text (place->value, "code"));
  const BeketPoint *peer = g_hash_table_lookup (points, point->peer);

  if (peer == NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "point %s is not there",
                             point->peer);
  if (strcmp (peer->peer, point->code) != 0 || strcmp (peer->party, point->party) == 0)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "%s is not across from it",
                             point->peer);

  return TRUE;
}

static gboolean
read_points (GHashTable       *points,
             const BeketPlace *list,
             GError          **error)
{
  for (guint i = 0; i < beket_value_length (list->value); i++)
    {
      BeketPlace item = beket_place_item (list, i);
      BeketPlace code = beket_place_member (&item, "code");
      BeketPoint *point = read_point (&item, error);

      if (point == NULL)
        return FALSE;
      if (!g_hash_table_insert (points, g_strdup (point->code), point))
        return beket_place_fail (&code, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice",
                                 beket_value_to_text (code.value));
    }

  for (guint i = 0; i < beket_value_length (list->value); i++)
    {
      BeketPlace item = beket_place_item (list, i);

      if (!check_pair (points, &item, error))
        return FALSE;
    }

  return TRUE;
}

GHashTable *
beket_points_parse (const char *bytes,
                    gsize       length,
                    GError    **error)
{
  static const char *const names[] = { "points", NULL };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (GHashTable) points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) beket_point_free);
  BeketPlace root = beket_place_root (value);
  BeketPlace list;

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_list (&root, "points", &list, error) ||
      !read_points (points, &list, error))
    return NULL;

  return g_steal_pointer (&points);
}
