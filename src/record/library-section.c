/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section of a form from its file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#define MAX_ROWS 6000   /* crossings of the busiest day of one point */
#define DEFAULT_MAX_ROWS 200
#define MAX_BLANK_ROWS 40   /* on paper */

static gboolean
read_fields (BeketSection     *section,
             const BeketPlace *place,
             const BeketCodes *codes,
             GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (place, "fields", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketPlace id = beket_place_member (&item, "id");
      g_autoptr (BeketField) field = beket_field_read (&item, codes, error);

      if (field == NULL)
        return FALSE;
      if (beket_section_field (section, field->id) != NULL)
        return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice",
                                 field->id);

      g_ptr_array_add (section->fields, g_steal_pointer (&field));
    }

  return TRUE;
}

/* The empty name stands for the record itself. */
static gboolean
read_section_id (BeketSection     *section,
                 const BeketPlace *place,
                 GError          **error)
{
  if (g_strcmp0 (beket_value_get_text (place->value, "id"), "") != 0)
    return beket_place_name (place, "id", BEKET_NAME_CAMEL, 48, &section->id, error);

  section->id = g_strdup ("");

  return TRUE;
}

static gboolean
read_letter (BeketSection     *section,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace self = beket_place_member (place, "letter");

  if (!beket_place_text (place, "letter", FALSE, &section->letter, error))
    return FALSE;
  if (section->letter != NULL &&
      (!g_ascii_isupper (section->letter[0]) || section->letter[1] != '\0'))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a letter: \"%s\"",
                             section->letter);

  return TRUE;
}

static gboolean
read_step (BeketSection     *section,
           const BeketPlace *place,
           const BeketCodes *codes,
           GError          **error)
{
  BeketPlace self = beket_place_member (place, "step");

  if (!beket_place_text (place, "step", FALSE, &section->step, error))
    return FALSE;
  if (section->step != NULL && codes != NULL && !beket_codes_has (codes, "step", section->step))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"",
                             section->step);

  return TRUE;
}

static gboolean
read_rows (BeketSection     *section,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace min = beket_place_member (place, "minRows");
  BeketPlace max = beket_place_member (place, "maxRows");
  BeketPlace dense = beket_place_member (place, "dense");

  section->max_rows = DEFAULT_MAX_ROWS;
  if (!beket_place_boolean (place, "repeated", &section->repeated, error) ||
      !beket_place_integer (place, "minRows", 0, MAX_ROWS, &section->min_rows, error) ||
      !beket_place_integer (place, "maxRows", 1, MAX_ROWS, &section->max_rows, error) ||
      !beket_place_text (place, "dense", FALSE, &section->dense, error))
    return FALSE;
  section->blank_rows = section->repeated ? 0 : 1;
  if (!beket_place_integer (place, "blankRows", 0, section->repeated ? MAX_BLANK_ROWS : 1, &section->blank_rows, error))
    return FALSE;
  if (!section->repeated && (min.value != NULL || max.value != NULL))
    return beket_place_fail (min.value != NULL ? &min : &max, error, BEKET_PARSE_ERROR_FORMAT,
                             "only a repeated section has rows");
  if (!section->repeated && dense.value != NULL)
    return beket_place_fail (&dense, error, BEKET_PARSE_ERROR_FORMAT, "only a repeated section is a table");
  if (section->min_rows > section->max_rows)
    return beket_place_fail (&min, error, BEKET_PARSE_ERROR_RANGE, "more than maxRows");

  return TRUE;
}

/* A line for a hand needs a name under it. */
static gboolean
read_signed (BeketSection     *section,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace self = beket_place_member (place, "signed");
  const BeketField *name = beket_section_field (section, "name");

  if (!beket_place_boolean (place, "signed", &section->signed_by_hand, error))
    return FALSE;
  if (section->signed_by_hand && (name == NULL || name->type != BEKET_FIELD_TEXT || name->service))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_MISSING, "needs a text field \"name\"");

  return TRUE;
}

BeketSection *
beket_section_read (const BeketPlace *place,
                    const BeketCodes *codes,
                    GError          **error)
{
  static const char *const names[] = {
    "id", "letter", "title", "step", "repeated", "minRows", "maxRows", "dense", "blankRows", "signed", "when", "fields", NULL
  };
  g_autoptr (BeketSection) section = beket_section_new ();

  if (!beket_place_object (place, names, error) ||
      !read_section_id (section, place, error) ||
      !read_letter (section, place, error) ||
      !beket_place_both (place, "title", &section->title, error) ||
      !read_step (section, place, codes, error) ||
      !read_rows (section, place, error) ||
      !beket_form_read_condition (place, "when", &section->when, error) ||
      !read_fields (section, place, codes, error) ||
      !read_signed (section, place, error))
    return NULL;

  return g_steal_pointer (&section);
}
