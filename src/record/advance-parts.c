/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of an advance notice: vehicles, documents, cargo, containers, numbers.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/advance-private.h"

#include "domain/container.h"
#include "domain/plate.h"

#include <string.h>

#define MAX_PLATE  16
#define MAX_NUMBER 40
#define MAX_NAME   100
#define MAX_GOODS  200
#define MAX_MASS   100000000   /* kg: no train weighs more */

typedef gboolean (*ReadItem) (BeketAdvance     *notice,
                              const BeketPlace *item,
                              GError          **error);

static gboolean
read_list (BeketAdvance     *notice,
           const BeketPlace *root,
           const char       *name,
           guint             max,
           ReadItem          read,
           GError          **error)
{
  BeketPlace list = beket_place_member (root, name);

  if (list.value == NULL)
    return TRUE;
  if (!beket_place_list (root, name, &list, error))
    return FALSE;
  if (beket_value_length (list.value) > max)
    return beket_place_fail (&list, error, BEKET_PARSE_ERROR_LIMIT, "more than %u", max);

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read (notice, &item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_characters (const BeketPlace *self,
                  const char       *text,
                  glong             max,
                  GError          **error)
{
  if (g_utf8_strlen (text, -1) > max)
    return beket_place_fail (self, error, BEKET_PARSE_ERROR_LENGTH, "longer than %ld characters", max);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return beket_place_fail (self, error, BEKET_PARSE_ERROR_CHARACTER, "a control character");

  return TRUE;
}

gboolean
beket_advance_read_text (const BeketPlace *up,
                         const char       *name,
                         gboolean          required,
                         glong             max,
                         char            **to,
                         GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  return beket_place_text (up, name, required, to, error) &&
         (self.value == NULL || check_characters (&self, *to, max, error));
}

gboolean
beket_advance_read_country (const BeketPlace *up,
                            const char       *name,
                            char            **to,
                            GError          **error)
{
  BeketPlace self = beket_place_member (up, name);

  if (!beket_place_text (up, name, FALSE, to, error))
    return FALSE;

  return self.value == NULL || (strlen (*to) == 3 && strspn (*to, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "three letters expected: \"%s\"", *to);
}

/* ---- Vehicles ---- */

/* Plates of any country: what is left of it after folding is what it is known by. */
static gboolean
read_plate (const BeketPlace *up,
            const char       *name,
            gboolean          required,
            char            **to,
            GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  g_autofree char *folded = NULL;

  if (!beket_advance_read_text (up, name, required, MAX_PLATE, to, error))
    return FALSE;
  if (self.value == NULL)
    return TRUE;

  folded = beket_plate_fold (*to);

  return g_utf8_strlen (folded, -1) >= 2 ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "no plate: \"%s\"", *to);
}

static gboolean
read_vehicle (BeketAdvance     *notice,
              const BeketPlace *item,
              GError          **error)
{
  static const char *const names[] = { "plate", "country", "trailer", NULL };
  g_autoptr (BeketAdvanceVehicle) vehicle = beket_advance_vehicle_new ();

  if (!beket_place_object (item, names, error) ||
      !read_plate (item, "plate", TRUE, &vehicle->plate, error) ||
      !beket_advance_read_country (item, "country", &vehicle->country, error) ||
      !read_plate (item, "trailer", FALSE, &vehicle->trailer, error))
    return FALSE;

  g_ptr_array_add (notice->vehicles, g_steal_pointer (&vehicle));

  return TRUE;
}

gboolean
beket_advance_read_vehicles (BeketAdvance     *notice,
                             const BeketPlace *root,
                             GError          **error)
{
  return read_list (notice, root, "vehicles", BEKET_ADVANCE_MAX_VEHICLES, read_vehicle, error);
}

/* ---- Documents ---- */

static gboolean
read_number (const BeketPlace *up,
             const char       *name,
             char            **to,
             GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  g_autofree char *folded = NULL;

  if (!beket_advance_read_text (up, name, TRUE, MAX_NUMBER, to, error))
    return FALSE;

  folded = beket_plate_fold (*to);

  return *folded != '\0' ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "no number: \"%s\"", *to);
}

static gboolean
read_person (BeketAdvanceDocument *document,
             const BeketPlace     *item,
             GError              **error)
{
  static const char *const names[] = { "surname", "given", "birthDate", "nationality", NULL };
  BeketPlace person = beket_place_member (item, "person");

  return person.value == NULL ||
         (beket_place_object (&person, names, error) &&
          beket_advance_read_text (&person, "surname", TRUE, MAX_NAME, &document->surname, error) &&
          beket_advance_read_text (&person, "given", FALSE, MAX_NAME, &document->given, error) &&
          beket_place_day (&person, "birthDate", FALSE, &document->birth_date, error) &&
          beket_advance_read_country (&person, "nationality", &document->nationality, error));
}

static gboolean
read_document (BeketAdvance     *notice,
               const BeketPlace *item,
               GError          **error)
{
  static const char *const names[] = { "kind", "number", "person", NULL };
  g_autoptr (BeketAdvanceDocument) document = beket_advance_document_new ();

  if (!beket_place_object (item, names, error) ||
      !beket_place_name (item, "kind", "abcdefghijklmnopqrstuvwxyz0123456789-", 32, &document->kind, error) ||
      !read_number (item, "number", &document->number, error) ||
      !read_person (document, item, error))
    return FALSE;

  g_ptr_array_add (notice->documents, g_steal_pointer (&document));

  return TRUE;
}

gboolean
beket_advance_read_documents (BeketAdvance     *notice,
                              const BeketPlace *root,
                              GError          **error)
{
  return read_list (notice, root, "documents", BEKET_ADVANCE_MAX_DOCUMENTS, read_document, error);
}

/* ---- Cargo ---- */

/* The HS of the world has 4 and 6 digits, the EAEU's nomenclature 10; Kazakhstan's declarations take 9 too. */
static gboolean
read_hs (BeketAdvanceCargo *line,
         const BeketPlace  *item,
         GError           **error)
{
  BeketPlace self = beket_place_member (item, "hs");
  gsize length;

  if (!beket_place_text (item, "hs", FALSE, &line->hs, error))
    return FALSE;
  if (self.value == NULL)
    return TRUE;

  length = strlen (line->hs);

  return (strspn (line->hs, "0123456789") == length &&
          (length == 4 || length == 6 || length == 8 || length == 9 || length == 10)) ||
         beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "4, 6, 8, 9 or 10 digits expected: \"%s\"",
                           line->hs);
}

static gboolean
read_line (BeketAdvance     *notice,
           const BeketPlace *item,
           GError          **error)
{
  static const char *const names[] = { "hs", "massKg", "name", NULL };
  g_autoptr (BeketAdvanceCargo) line = beket_advance_cargo_new ();
  int mass = -1;

  if (!beket_place_object (item, names, error) ||
      !read_hs (line, item, error) ||
      !beket_place_integer (item, "massKg", 0, MAX_MASS, &mass, error) ||
      !beket_advance_read_text (item, "name", TRUE, MAX_GOODS, &line->name, error))
    return FALSE;

  line->mass_kg = mass;
  g_ptr_array_add (notice->cargo, g_steal_pointer (&line));

  return TRUE;
}

gboolean
beket_advance_read_cargo (BeketAdvance     *notice,
                          const BeketPlace *root,
                          GError          **error)
{
  return read_list (notice, root, "cargo", BEKET_ADVANCE_MAX_CARGO, read_line, error);
}

/* ---- Containers and numbers ---- */

static gboolean
read_words (const BeketPlace *root,
            const char       *name,
            guint             max,
            char           ***to,
            GError          **error)
{
  BeketPlace list = beket_place_member (root, name);

  if (!beket_place_words (root, name, FALSE, to, error))
    return FALSE;

  return *to == NULL || g_strv_length (*to) <= max ||
         beket_place_fail (&list, error, BEKET_PARSE_ERROR_LIMIT, "more than %u", max);
}

gboolean
beket_advance_read_containers (BeketAdvance     *notice,
                               const BeketPlace *root,
                               GError          **error)
{
  BeketPlace list = beket_place_member (root, "containers");

  if (!read_words (root, "containers", BEKET_ADVANCE_MAX_CONTAINERS, &notice->containers, error))
    return FALSE;

  for (guint i = 0; notice->containers != NULL && notice->containers[i] != NULL; i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketContainer container;

      if (!beket_container_parse (notice->containers[i], &container, error))
        return beket_place_prefix (&item, error);
      g_free (notice->containers[i]);
      notice->containers[i] = g_strdup (container.number);
    }

  return TRUE;
}

static gboolean
read_numbers (const BeketPlace *root,
              const char       *name,
              char           ***to,
              GError          **error)
{
  BeketPlace list = beket_place_member (root, name);

  if (!read_words (root, name, BEKET_ADVANCE_MAX_NUMBERS, to, error))
    return FALSE;

  for (guint i = 0; *to != NULL && (*to)[i] != NULL; i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!check_characters (&item, (*to)[i], MAX_NUMBER, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
beket_advance_read_numbers (BeketAdvance     *notice,
                            const BeketPlace *root,
                            GError          **error)
{
  return read_numbers (root, "declarations", &notice->declarations, error) &&
         read_numbers (root, "tir", &notice->tir, error) &&
         read_numbers (root, "bookings", &notice->bookings, error);
}
