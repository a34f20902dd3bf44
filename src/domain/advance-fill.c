/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an advance notice says goes where nothing stands yet, and nowhere else.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/advance.h"

#include "domain/plate.h"

#include <string.h>

#define MAX_GOODS 200   /* characters of the goods' names in one field */

static gboolean
is_empty (const BeketValue *row,
          const char       *field)
{
  const BeketValue *value = beket_value_get (row, field);
  const char *text = value != NULL ? beket_value_to_text (value) : NULL;

  return value == NULL || beket_value_get_kind (value) == BEKET_VALUE_NULL ||
         (text != NULL && *text == '\0');
}

static guint
fill_text (BeketValue *row,
           const char *field,
           const char *text)
{
  if (text == NULL || *text == '\0' || !is_empty (row, field))
    return 0;

  beket_value_set_text (row, field, text);

  return 1;
}

/* As a scanner of plates writes it; one of a country whose plates are not known here, as the sender wrote it. */
static guint
fill_plate (BeketValue *row,
            const char *field,
            const char *text)
{
  g_autoptr (BeketPlate) plate = text != NULL ? beket_plate_parse (text, NULL) : NULL;

  return fill_text (row, field, plate != NULL ? plate->printed : text);
}

/* By the folded text: 512 ABC 07 and 512abc07 are one plate. */
static BeketValue *
row_with (BeketValue *rows,
          const char *field,
          const char *text)
{
  g_autofree char *wanted = beket_plate_fold (text);

  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);
      const char *there = beket_value_get_text (row, field);
      g_autofree char *folded = there != NULL ? beket_plate_fold (there) : NULL;

      if (g_strcmp0 (folded, wanted) == 0)
        return row;
    }

  return NULL;
}

static gboolean
has_any (const BeketValue *rows,
         const char       *field)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (!is_empty (beket_value_index (rows, i), field))
      return TRUE;

  return FALSE;
}

static BeketValue *
free_row (BeketValue *rows,
          const char *field)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (is_empty (beket_value_index (rows, i), field))
      return beket_value_index (rows, i);

  beket_value_append (rows, beket_value_new_object ());

  return beket_value_index (rows, beket_value_length (rows) - 1);
}

/* Where the officer has named a vehicle, the notice adds no other one: the vehicle that stands there counts. */
static guint
fill_vehicles (const BeketAdvance *self,
               BeketValue         *facts)
{
  BeketValue *rows = beket_value_list (facts, "usedTransportMeans");
  gboolean named = has_any (rows, "plate");
  guint filled = 0;

  for (guint i = 0; i < self->vehicles->len; i++)
    {
      const BeketAdvanceVehicle *vehicle = g_ptr_array_index (self->vehicles, i);
      BeketValue *row = row_with (rows, "plate", vehicle->plate);

      if (row == NULL && named)
        continue;
      if (row == NULL)
        row = free_row (rows, "plate");
      filled += fill_plate (row, "plate", vehicle->plate);
      filled += fill_text (row, "plateCountry", vehicle->country);
      filled += fill_plate (row, "trailerPlate", vehicle->trailer);
    }

  return filled;
}

static guint
fill_containers (const BeketAdvance *self,
                 BeketValue         *facts)
{
  BeketValue *rows;
  guint filled = 0;

  if (self->containers == NULL)
    return 0;

  rows = beket_value_list (facts, "transportEquipment");
  if (has_any (rows, "number"))
    return 0;
  for (char **number = self->containers; *number != NULL; number++)
    filled += fill_text (free_row (rows, "number"), "number", *number);

  return filled;
}

static guint
fill_persons (const BeketAdvance *self,
              BeketValue         *facts)
{
  BeketValue *rows = beket_value_get (facts, "persons");
  guint filled = 0;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const BeketAdvanceDocument *document = g_ptr_array_index (self->documents, i);
      BeketValue *row = row_with (rows, "documentNumber", document->number);

      if (row == NULL)
        continue;
      filled += fill_text (row, "documentKind", document->kind);
      filled += fill_text (row, "surname", document->surname);
      filled += fill_text (row, "given", document->given);
      filled += fill_text (row, "birthDate", document->birth_date);
      filled += fill_text (row, "nationality", document->nationality);
    }

  return filled;
}

/* Whole names only. */
static char *
goods_name (const BeketAdvance *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->cargo->len; i++)
    {
      const char *name = ((const BeketAdvanceCargo *) g_ptr_array_index (self->cargo, i))->name;
      const char *between = names->len > 0 ? "; " : "";

      if (g_utf8_strlen (names->str, -1) + (glong) strlen (between) + g_utf8_strlen (name, -1) > MAX_GOODS)
        break;
      g_string_append_printf (names, "%s%s", between, name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* -1 when some line has no mass: a part of the weight is not the weight. */
static gint64
gross_mass (const BeketAdvance *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->cargo->len; i++)
    {
      const BeketAdvanceCargo *line = g_ptr_array_index (self->cargo, i);

      if (line->mass_kg < 0)
        return -1;
      sum += line->mass_kg;
    }

  return sum;
}

static guint
fill_cargo (const BeketAdvance *self,
            BeketValue         *facts)
{
  g_autofree char *goods = goods_name (self);
  gint64 mass = gross_mass (self);
  BeketValue *cargo;
  guint filled;

  if (self->cargo->len == 0 && self->declarations == NULL)
    return 0;

  cargo = beket_value_object (facts, "cargo");
  if (beket_value_get_boolean (cargo, "empty"))
    return 0;
  filled = fill_text (cargo, "goodsName", goods);
  if (self->declarations != NULL && g_strv_length (self->declarations) == 1)
    filled += fill_text (cargo, "declarationNumber", self->declarations[0]);
  if (self->cargo->len > 0 && mass >= 0 && is_empty (cargo, "grossWeightKg"))
    {
      beket_value_set_integer (cargo, "grossWeightKg", mass);
      filled++;
    }

  return filled;
}

guint
beket_advance_fill (const BeketAdvance *self,
                    BeketValue         *facts)
{
  return fill_vehicles (self, facts) + fill_containers (self, facts) + fill_persons (self, facts) +
         fill_cargo (self, facts);
}
