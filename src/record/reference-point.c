/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing point of reference/points.json.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "domain/day.h"
#include "domain/point.h"
#include "record/library-private.h"
#include "record/reference-private.h"

#include <string.h>

#define MAX_OFFSET (14 * 60)
#define MAX_CODE   8

/* "02:00" by the clock that is left; midnight when nothing is said. */
static gboolean
read_clock (const BeketPlace *place,
            gint64           *clock_us,
            GError          **error)
{
  BeketPlace self = beket_place_member (place, "at");
  g_autofree char *text = NULL;
  int hour;
  int minute;

  *clock_us = 0;
  if (!beket_place_text (place, "at", FALSE, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!beket_template_match (text, "00:00", NULL) || text[5] != '\0')
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a time: \"%s\"", text);

  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  if (hour > 23 || minute > 59)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_RANGE, "not a time: \"%s\"", text);

  *clock_us = (hour * 60 + minute) * G_TIME_SPAN_MINUTE;

  return TRUE;
}

static gboolean
read_offset (BeketPoint       *point,
             const BeketPlace *place,
             GError          **error)
{
  static const char *const names[] = { "from", "at", "minutes", NULL };
  BeketPlace minutes = beket_place_member (place, "minutes");
  guint n = point->offsets->len;
  const BeketPointOffset *before = n > 0 ? &g_array_index (point->offsets, BeketPointOffset, n - 1) : NULL;
  BeketPointOffset offset = { 0 };
  g_autofree char *from = NULL;
  gint64 midnight;
  gint64 clock;

  if (!beket_place_object (place, names, error) ||
      !beket_place_day (place, "from", TRUE, &from, error) ||
      !read_clock (place, &clock, error))
    return FALSE;
  if (minutes.value == NULL)
    return beket_place_fail (&minutes, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (!beket_place_integer (place, "minutes", -MAX_OFFSET, MAX_OFFSET, &offset.minutes, error) ||
      !beket_day_start (from, &midnight, error))
    return FALSE;

  offset.since_us = midnight + clock - (before != NULL ? before : &offset)->minutes * G_TIME_SPAN_MINUTE;
  if (before != NULL && offset.since_us <= before->since_us)
    return beket_place_fail (place, error, BEKET_PARSE_ERROR_RANGE, "not after the one before");

  g_array_append_val (point->offsets, offset);

  return TRUE;
}

static gboolean
read_offsets (BeketPoint       *point,
              const BeketPlace *place,
              GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (place, "offsets", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read_offset (point, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_status (BeketPoint       *point,
             const BeketPlace *place,
             GError          **error)
{
  static const char *const names[] = { "from", "to", "state", "note", "source", NULL };
  static const char *const states[] = { "open", "trucks-only", "closed", NULL };
  g_autoptr (BeketPointStatus) status = g_new0 (BeketPointStatus, 1);

  if (!beket_place_object (place, names, error) ||
      !beket_place_day (place, "from", FALSE, &status->from, error) ||
      !beket_place_day (place, "to", FALSE, &status->to, error) ||
      !beket_place_order (place, "to", status->from, status->to, error) ||
      !beket_place_word (place, "state", states, &status->state, error) ||
      !beket_place_both (place, "note", &status->note, error) ||
      !beket_place_text (place, "source", FALSE, &status->source, error))
    return FALSE;

  g_ptr_array_add (point->statuses, g_steal_pointer (&status));

  return TRUE;
}

static gboolean
read_statuses (BeketPoint       *point,
               const BeketPlace *place,
               GError          **error)
{
  BeketPlace list = beket_place_member (place, "status");

  if (list.value == NULL)
    return TRUE;
  if (!beket_place_list (place, "status", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read_status (point, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_party (BeketPoint       *point,
            const BeketPlace *place,
            GError          **error)
{
  static const char *const parties[] = { "KZ", "RU", NULL };
  BeketPlace party = beket_place_member (place, "party");

  if (!beket_place_word (place, "party", parties, &point->party, error))
    return FALSE;
  if (!g_str_has_prefix (point->code, point->party))
    return beket_place_fail (&party, error, BEKET_PARSE_ERROR_FORMAT,
                             "the code does not begin with it");

  return TRUE;
}

static gboolean
read_code (BeketPoint       *point,
           const BeketPlace *place,
           GError          **error)
{
  g_autofree char *code = NULL;

  if (!beket_place_name (place, "code", BEKET_NAME_UPPER, MAX_CODE, &code, error) ||
      !beket_place_edition (place, "code", &point->edition, error))
    return FALSE;

  point->code = point->edition.id;

  return TRUE;
}

/* The five characters of UN/LOCODE, and the subdivision of the same state. */
static gboolean
read_places (BeketPoint       *point,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace subdivision = beket_place_member (place, "subdivision");
  BeketPlace locode = beket_place_member (place, "locode");

  if (!beket_place_text (place, "subdivision", FALSE, &point->subdivision, error) ||
      !beket_place_text (place, "locode", FALSE, &point->locode, error))
    return FALSE;
  if (point->subdivision != NULL &&
      (!g_str_has_prefix (point->subdivision, point->party) || point->subdivision[2] != '-'))
    return beket_place_fail (&subdivision, error, BEKET_PARSE_ERROR_FORMAT, "not of the party: \"%s\"",
                             point->subdivision);
  if (point->locode != NULL &&
      (strlen (point->locode) != 5 || strspn (point->locode, BEKET_NAME_UPPER) != 5 ||
       !g_str_has_prefix (point->locode, point->party)))
    return beket_place_fail (&locode, error, BEKET_PARSE_ERROR_FORMAT, "not a UN/LOCODE of the party: \"%s\"",
                             point->locode);

  return TRUE;
}

/* Only a road point is classed so; of a rail station nothing is known yet. */
static gboolean
read_type (BeketPoint       *point,
           const BeketPlace *place,
           GError          **error)
{
  static const char *const types[] = { "multilateral", "bilateral", NULL };
  BeketPlace type = beket_place_member (place, "type");

  if (type.value == NULL && strcmp (point->kind, "rail") == 0)
    return TRUE;

  return beket_place_word (place, "type", types, &point->type, error);
}

static gboolean
read_hours (BeketPoint       *point,
            const BeketPlace *place,
            GError          **error)
{
  return beket_place_member (place, "hours").value == NULL ||
         beket_place_both (place, "hours", &point->hours, error);
}

/* A file of older days knew road points only. */
static gboolean
read_kind (BeketPoint       *point,
           const BeketPlace *place,
           GError          **error)
{
  static const char *const kinds[] = { "road", "rail", NULL };

  if (beket_place_member (place, "kind").value != NULL)
    return beket_place_word (place, "kind", kinds, &point->kind, error);

  point->kind = g_strdup ("road");

  return TRUE;
}

gpointer
beket_point_read (const BeketPlace *place,
                  GError          **error)
{
  static const char *const names[] = {
    "code", "party", "peer", "kind", "name", "type", "subdivision", "locode", "carGoRuqsat", "hours", "offsets",
    "status", "validFrom", "validTo", "source", "checked", NULL
  };
  g_autoptr (BeketPoint) point = beket_point_new ();

  if (!beket_place_object (place, names, error) ||
      !read_code (point, place, error) ||
      !read_party (point, place, error) ||
      !beket_place_name (place, "peer", BEKET_NAME_UPPER, MAX_CODE, &point->peer, error) ||
      !read_kind (point, place, error) ||
      !beket_place_both (place, "name", &point->name, error) ||
      !read_type (point, place, error) ||
      !read_places (point, place, error) ||
      !beket_place_digits (place, "carGoRuqsat", 18, 18, &point->cargo_ruqsat, error) ||
      !read_hours (point, place, error) ||
      !read_offsets (point, place, error) ||
      !read_statuses (point, place, error))
    return NULL;

  return g_steal_pointer (&point);
}

/* The border has two sides: each point has one across, which says the same. */
gboolean
beket_point_check (BeketReference   *reference,
                   const BeketPlace *place,
                   GError          **error)
{
  BeketPlace self = beket_place_member (place, "peer");
  const char *code = beket_value_get_text (place->value, "code");
  const char *across = beket_value_to_text (self.value);
  const BeketPoint *peer = beket_editions_on (reference[BEKET_REFERENCE_POINTS], across, NULL);

  if (peer == NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "point %s is not there", across);
  if (strcmp (peer->peer, code) != 0 || g_str_has_prefix (code, peer->party))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "%s is not across from it", across);

  return TRUE;
}
