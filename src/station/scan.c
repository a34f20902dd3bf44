/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finished scan goes where it belongs, wherever the focus is, and is never lost.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/container.h"
#include "domain/document.h"
#include "domain/local-time.h"
#include "domain/plate.h"
#include "domain/seal.h"
#include "station/blank-private.h"

/* The first row of @list whose @field is empty, else a new one. */
static BeketValue *
free_row (BeketValue *list,
          const char *field,
          guint      *index)
{
  guint n = beket_value_length (list);

  for (*index = 0; *index < n; (*index)++)
    {
      const char *text = beket_value_get_text (beket_value_index (list, *index), field);

      if (text == NULL || *text == '\0')
        return beket_value_index (list, *index);
    }
  beket_value_append (list, beket_value_new_object ());
  return beket_value_index (list, *index);
}

/* The same document scanned twice is one person. */
static BeketValue *
row_with (BeketValue *list,
          const char *field,
          const char *text,
          guint      *index)
{
  guint n = beket_value_length (list);

  for (*index = 0; *index < n; (*index)++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (list, *index), field), text) == 0)
      return beket_value_index (list, *index);
  return NULL;
}

static char *
own_day (BeketStation *self)
{
  return beket_point_day (beket_station_get_point (self, NULL), beket_station_stands_at (self));
}

/* The first one drives, where there is something to drive. */
static const char *
role_of (const BeketValue *facts,
         guint             index)
{
  const char *subject = beket_value_get_text (beket_value_get (facts, "crossing"), "subject");

  if (g_strcmp0 (subject, "on-foot") == 0)
    return "pedestrian";
  if (g_strcmp0 (subject, "animals") == 0)
    return "accompanying";
  return index == 0 ? "driver" : "passenger";
}

void
beket_station_set_subject (BeketStation  *self,
                           BeketCrossing *crossing,
                           const char    *subject)
{
  BeketValue *facts = beket_crossing_get_facts (crossing);
  const BeketValue *persons = beket_value_get (facts, "persons");
  g_autoptr (BeketValue) before = beket_value_copy (facts);

  beket_value_set_text (beket_value_object (facts, "crossing"), "subject", subject);
  for (guint i = 0; i < beket_value_length (persons); i++)
    {
      BeketValue *person = beket_value_index (persons, i);

      if (g_strcmp0 (beket_value_get_text (person, "role"), role_of (before, i)) == 0)
        beket_value_set_text (person, "role", role_of (facts, i));
    }
  beket_station_touch (self, crossing, beket_station_focus_of (self, crossing));
}

/* The zone stands in `mrz` until it was read, so that a bad one can be looked at and typed over. */
static void
scan_mrz (BeketStation *self,
          BeketValue   *facts,
          const char   *text,
          char        **path,
          GError      **error)
{
  BeketValue *persons = beket_value_list (facts, "persons");
  g_autofree char *day = own_day (self);
  g_autoptr (BeketDocument) document = beket_mrz_parse (text, day, error);
  BeketValue *person = NULL;
  guint index;

  if (document != NULL)
    person = row_with (persons, "documentNumber", document->number, &index);
  if (person == NULL)
    person = free_row (persons, "documentNumber", &index);
  if (document == NULL)
    {
      beket_value_set_text (person, "mrz", text);
      *path = g_strdup_printf ("persons[%u].mrz", index);
      return;
    }
  beket_value_set_text (person, "mrz", NULL);
  beket_document_fill (document, person);
  if (beket_value_get_text (person, "role") == NULL)
    beket_value_set_text (person, "role", role_of (facts, index));
  *path = g_strdup_printf ("persons[%u].documentNumber", index);
}

static void
put (BeketValue *facts,
     const char *section,
     const char *field,
     const char *text,
     char      **path)
{
  BeketValue *list = beket_value_list (facts, section);
  BeketValue *row;
  guint index;

  row = row_with (list, field, text, &index);
  if (row == NULL)
    row = free_row (list, field, &index);
  beket_value_set_text (row, field, text);
  *path = g_strdup_printf ("%s[%u].%s", section, index, field);
}

/* The plate room knows two states by two letters; a form's field of a country holds three (ISO 3166-1 alpha-3). */
static const char *
three_letters (const char *country)
{
  return g_str_equal (country, "KZ") ? "KAZ" : "RUS";
}

static void
scan_plate (BeketValue *facts,
            const char *text,
            char      **path,
            GError    **error)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, error);
  BeketValue *list;

  put (facts, "usedTransportMeans", "plate", plate != NULL ? plate->printed : text, path);
  if (plate == NULL)
    return;
  list = beket_value_list (facts, "usedTransportMeans");
  for (guint i = 0; i < beket_value_length (list); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (list, i), "plate"), plate->printed) == 0)
      beket_value_set_text (beket_value_index (list, i), "plateCountry",
                            three_letters (plate->country));
}

static void
scan_container (BeketValue *facts,
                const char *text,
                char      **path,
                GError    **error)
{
  BeketContainer container;

  if (beket_container_parse (text, &container, error))
    put (facts, "transportEquipment", "number", container.number, path);
  else
    put (facts, "transportEquipment", "number", text, path);
}

static void
scan_seal (BeketValue *facts,
           const char *text,
           char      **path,
           GError    **error)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, error);
  char class[2] = { 0 };
  BeketValue *list;

  put (facts, "affixedSeal", "number", seal != NULL ? seal->number : text, path);
  if (seal == NULL || seal->class == 0)
    return;
  class[0] = seal->class;
  list = beket_value_list (facts, "affixedSeal");
  for (guint i = 0; i < beket_value_length (list); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (list, i), "number"), seal->number) == 0)
      beket_value_set_text (beket_value_index (list, i), "class", class);
}

BeketScanKind
beket_station_scan (BeketStation  *self,
                    BeketCrossing *crossing,
                    const char    *text,
                    char         **path,
                    GError       **error)
{
  BeketValue *facts = beket_crossing_get_facts (crossing);
  BeketScanKind kind = beket_scan_recognise (text);
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));
  g_autofree char *filled = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), BEKET_SCAN_UNKNOWN);

  if (kind == BEKET_SCAN_MRZ)
    scan_mrz (self, facts, text, &filled, error);
  else if (kind == BEKET_SCAN_PLATE)
    scan_plate (facts, text, &filled, error);
  else if (kind == BEKET_SCAN_CONTAINER)
    scan_container (facts, text, &filled, error);
  else if (kind == BEKET_SCAN_SEAL)
    scan_seal (facts, text, &filled, error);
  if (filled != NULL)
    beket_station_touch (self, crossing, filled);
  if (path != NULL)
    *path = g_steal_pointer (&filled);
  return kind;
}
