/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An advance notice as a value, and what it can be known by.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/advance.h"

#include "domain/plate.h"

BeketAdvanceVehicle *
beket_advance_vehicle_new (void)
{
  return g_new0 (BeketAdvanceVehicle, 1);
}

void
beket_advance_vehicle_free (BeketAdvanceVehicle *self)
{
  g_free (self->plate);
  g_free (self->country);
  g_free (self->trailer);
  g_free (self);
}

BeketAdvanceDocument *
beket_advance_document_new (void)
{
  return g_new0 (BeketAdvanceDocument, 1);
}

void
beket_advance_document_free (BeketAdvanceDocument *self)
{
  g_free (self->kind);
  g_free (self->number);
  g_free (self->surname);
  g_free (self->given);
  g_free (self->birth_date);
  g_free (self->nationality);
  g_free (self);
}

BeketAdvanceCargo *
beket_advance_cargo_new (void)
{
  BeketAdvanceCargo *self = g_new0 (BeketAdvanceCargo, 1);

  self->mass_kg = -1;

  return self;
}

void
beket_advance_cargo_free (BeketAdvanceCargo *self)
{
  g_free (self->hs);
  g_free (self->name);
  g_free (self);
}

BeketAdvance *
beket_advance_new (void)
{
  BeketAdvance *self = g_new0 (BeketAdvance, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->vehicles = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_advance_vehicle_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_advance_document_free);
  self->cargo = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_advance_cargo_free);

  return self;
}

BeketAdvance *
beket_advance_ref (BeketAdvance *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
free_texts (BeketAdvance *self)
{
  g_free (self->sender);
  g_free (self->id);
  g_free (self->sent);
  g_free (self->eta);
  g_free (self->point);
  g_free (self->direction);
  g_free (self->subject);
  g_free (self->hash);
}

void
beket_advance_unref (BeketAdvance *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  free_texts (self);
  g_ptr_array_unref (self->vehicles);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->cargo);
  g_strfreev (self->containers);
  g_strfreev (self->declarations);
  g_strfreev (self->tir);
  g_strfreev (self->bookings);
  g_clear_pointer (&self->value, beket_value_unref);
  g_free (self);
}

/* ---- Keys ---- */

typedef struct
{
  GPtrArray  *keys;   /* (owned) */
  GHashTable *seen;   /* (owned) */
} Keys;

static void
keys_init (Keys *self)
{
  self->keys = g_ptr_array_new ();
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
}

static char **
keys_end (Keys *self)
{
  g_hash_table_unref (self->seen);
  g_ptr_array_add (self->keys, NULL);

  return (char **) g_ptr_array_free (self->keys, FALSE);
}

static void
add_key (Keys       *self,
         const char *kind,
         const char *text)
{
  g_autofree char *folded = text != NULL ? beket_plate_fold (text) : NULL;
  char *key;

  if (folded == NULL || *folded == '\0')
    return;

  key = g_strconcat (kind, " ", folded, NULL);
  if (g_hash_table_contains (self->seen, key))
    {
      g_free (key);
      return;
    }
  g_hash_table_add (self->seen, key);
  g_ptr_array_add (self->keys, key);
}

char **
beket_advance_keys (const BeketAdvance *self)
{
  Keys keys;

  keys_init (&keys);
  for (guint i = 0; i < self->vehicles->len; i++)
    {
      const BeketAdvanceVehicle *vehicle = g_ptr_array_index (self->vehicles, i);

      add_key (&keys, "plate", vehicle->plate);
      add_key (&keys, "plate", vehicle->trailer);
    }
  for (char **number = self->containers; number != NULL && *number != NULL; number++)
    add_key (&keys, "container", *number);
  for (guint i = 0; i < self->documents->len; i++)
    add_key (&keys, "document", ((const BeketAdvanceDocument *) g_ptr_array_index (self->documents, i))->number);

  return keys_end (&keys);
}

static void
add_rows (Keys             *self,
          const char       *kind,
          const BeketValue *rows,
          const char       *field)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    add_key (self, kind, beket_value_get_text (beket_value_index (rows, i), field));
}

char **
beket_advance_facts_keys (const BeketValue *facts)
{
  const BeketValue *vehicles = beket_value_get (facts, "usedTransportMeans");
  Keys keys;

  keys_init (&keys);
  add_rows (&keys, "plate", vehicles, "plate");
  add_rows (&keys, "plate", vehicles, "trailerPlate");
  add_rows (&keys, "container", beket_value_get (facts, "transportEquipment"), "number");
  add_rows (&keys, "document", beket_value_get (facts, "persons"), "documentNumber");

  return keys_end (&keys);
}

/* ---- What a person looks for ---- */

const char *
beket_advance_title (const BeketAdvance *self)
{
  const BeketAdvanceDocument *document;

  if (self->vehicles->len > 0)
    return ((const BeketAdvanceVehicle *) g_ptr_array_index (self->vehicles, 0))->plate;
  if (self->containers != NULL && self->containers[0] != NULL)
    return self->containers[0];
  if (self->documents->len == 0)
    return self->id;

  document = g_ptr_array_index (self->documents, 0);

  return document->surname != NULL ? document->surname : document->number;
}

static gboolean
has (char      **texts,
     const char *text)
{
  return texts != NULL && g_strv_contains ((const char *const *) texts, text);
}

gboolean
beket_advance_has_number (const BeketAdvance *self,
                          const char         *text)
{
  return has (self->bookings, text) || has (self->declarations, text) || has (self->tir, text);
}
