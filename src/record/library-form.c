/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form from its file: what is unknown, missing or double is refused with its place.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

#define MAX_ROWS 1000
#define DEFAULT_MAX_ROWS 200
#define MAX_LENGTH 10000
#define MAX_FIELDS 1024

static gboolean
read_when (const BeketPlace *up,
           BeketCondition  **to,
           GError          **error)
{
  BeketPlace self = beket_place_member (up, "when");
  g_autofree char *text = NULL;

  if (self.value == NULL)
    return TRUE;
  if (!beket_place_text (up, "when", TRUE, &text, error))
    return FALSE;

  *to = beket_condition_parse (text, error);

  return *to != NULL || beket_place_prefix (&self, error);
}

static gboolean
read_type (BeketField       *field,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace self = beket_place_member (place, "type");
  g_autofree char *word = NULL;

  if (!beket_place_text (place, "type", TRUE, &word, error))
    return FALSE;
  if (!beket_field_type_from_word (word, &field->type))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", word);

  return TRUE;
}

/* A code field without its list would show bare words; a list elsewhere would never be used. */
static gboolean
read_codes (BeketField       *field,
            const BeketPlace *place,
            const BeketCodes *codes,
            GError          **error)
{
  BeketPlace self = beket_place_member (place, "codes");

  if (!beket_place_text (place, "codes", field->type == BEKET_FIELD_CODE, &field->codes, error))
    return FALSE;
  if (field->codes != NULL && field->type != BEKET_FIELD_CODE)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "only a code has a list");
  if (field->codes != NULL && codes != NULL && beket_codes_words (codes, field->codes) == NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "no list \"%s\"",
                             field->codes);

  return TRUE;
}

/* An act is exchanged; what is for the own authority alone is never printed on it (Article 4). */
static gboolean
check_service (BeketField       *field,
               const BeketPlace *place,
               GError          **error)
{
  BeketPlace self = beket_place_member (place, "act");

  if (!field->service)
    return TRUE;
  if (self.value != NULL && field->on_act)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT,
                             "a service mark is never printed");

  field->on_act = FALSE;

  return TRUE;
}

static BeketField *
read_field (const BeketPlace *place,
            const BeketCodes *codes,
            GError          **error)
{
  static const char *const names[] = {
    "id", "type", "label", "codes", "maxLength", "required", "service", "screen", "act", "when",
    NULL
  };
  g_autoptr (BeketField) field = beket_field_new ();

  field->on_screen = TRUE;
  field->on_act = TRUE;

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "id", BEKET_NAME_CAMEL, 48, &field->id, error) ||
      !read_type (field, place, error) ||
      !beket_place_both (place, "label", &field->label, error) ||
      !read_codes (field, place, codes, error) ||
      !beket_place_integer (place, "maxLength", 1, MAX_LENGTH, &field->max_length, error) ||
      !beket_place_boolean (place, "required", &field->required, error) ||
      !beket_place_boolean (place, "service", &field->service, error) ||
      !beket_place_boolean (place, "screen", &field->on_screen, error) ||
      !beket_place_boolean (place, "act", &field->on_act, error) ||
      !check_service (field, place, error) ||
      !read_when (place, &field->when, error))
    return NULL;

  return g_steal_pointer (&field);
}

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
      g_autoptr (BeketField) field = read_field (&item, codes, error);

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

  section->max_rows = DEFAULT_MAX_ROWS;
  if (!beket_place_boolean (place, "repeated", &section->repeated, error) ||
      !beket_place_integer (place, "minRows", 0, MAX_ROWS, &section->min_rows, error) ||
      !beket_place_integer (place, "maxRows", 1, MAX_ROWS, &section->max_rows, error))
    return FALSE;
  if (!section->repeated && (min.value != NULL || max.value != NULL))
    return beket_place_fail (min.value != NULL ? &min : &max, error, BEKET_PARSE_ERROR_FORMAT,
                             "only a repeated section has rows");
  if (section->min_rows > section->max_rows)
    return beket_place_fail (&min, error, BEKET_PARSE_ERROR_RANGE, "more than maxRows");

  return TRUE;
}

static BeketSection *
read_section (const BeketPlace *place,
              const BeketCodes *codes,
              GError          **error)
{
  static const char *const names[] = {
    "id", "letter", "title", "step", "repeated", "minRows", "maxRows", "when", "fields", NULL
  };
  g_autoptr (BeketSection) section = beket_section_new ();

  if (!beket_place_object (place, names, error) ||
      !read_section_id (section, place, error) ||
      !read_letter (section, place, error) ||
      !beket_place_both (place, "title", &section->title, error) ||
      !read_step (section, place, codes, error) ||
      !read_rows (section, place, error) ||
      !read_when (place, &section->when, error) ||
      !read_fields (section, place, codes, error))
    return NULL;

  return g_steal_pointer (&section);
}

static gboolean
letter_is_taken (const BeketForm *form,
                 const char      *letter)
{
  for (guint i = 0; letter != NULL && i < form->sections->len; i++)
    if (g_strcmp0 (((BeketSection *) g_ptr_array_index (form->sections, i))->letter, letter) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
add_section (BeketForm        *form,
             BeketSection     *section,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace id = beket_place_member (place, "id");
  BeketPlace letter = beket_place_member (place, "letter");
  gboolean id_is_taken = beket_form_section (form, section->id) != NULL;
  gboolean taken = letter_is_taken (form, section->letter);

  if (!id_is_taken && !taken)
    {
      g_ptr_array_add (form->sections, section);
      return TRUE;
    }

  beket_place_fail (id_is_taken ? &id : &letter, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice",
                    id_is_taken ? section->id : section->letter);
  beket_section_free (section);

  return FALSE;
}

static gboolean
read_sections (BeketForm        *form,
               const BeketPlace *root,
               const BeketCodes *codes,
               GError          **error)
{
  BeketPlace list;
  guint n_fields = 0;

  if (!beket_place_list (root, "sections", &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketSection *section = read_section (&item, codes, error);

      if (section == NULL)
        return FALSE;
      n_fields += section->fields->len;
      if (!add_section (form, section, &item, error))
        return FALSE;
      if (n_fields > MAX_FIELDS)
        return beket_place_fail (&item, error, BEKET_PARSE_ERROR_LIMIT, "more than %d fields",
                                 MAX_FIELDS);
    }

  return TRUE;
}

static gboolean
read_version (BeketForm        *form,
              const BeketPlace *root,
              GError          **error)
{
  BeketPlace self = beket_place_member (root, "version");

  if (!beket_place_text (root, "version", TRUE, &form->version, error))
    return FALSE;
  if (!g_regex_match_simple ("^[0-9]{1,4}\\.[0-9]{1,4}$", form->version, G_REGEX_DOLLAR_ENDONLY, 0))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not a version: \"%s\"",
                             form->version);

  return TRUE;
}

static gboolean
read_dates (BeketForm        *form,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace to = beket_place_member (root, "validTo");

  if (!beket_place_day (root, "validFrom", TRUE, &form->valid_from, error) ||
      !beket_place_day (root, "validTo", FALSE, &form->valid_to, error))
    return FALSE;
  if (form->valid_to != NULL && strcmp (form->valid_to, form->valid_from) < 0)
    return beket_place_fail (&to, error, BEKET_PARSE_ERROR_RANGE, "before validFrom");

  return TRUE;
}

BeketForm *
beket_form_parse (const char       *bytes,
                  gsize             length,
                  const BeketCodes *codes,
                  GError          **error)
{
  static const char *const names[] = {
    "id", "version", "prefix", "validFrom", "validTo", "title", "legal", "footer", "sections", NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketForm) form = beket_form_new ();
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_UPPER, 8, &form->id, error) ||
      !read_version (form, &root, error) ||
      !beket_place_name (&root, "prefix", BEKET_NAME_UPPER, 8, &form->prefix, error) ||
      !read_dates (form, &root, error) ||
      !beket_place_both (&root, "title", &form->title, error) ||
      !beket_place_both (&root, "legal", &form->legal, error) ||
      !beket_place_both (&root, "footer", &form->footer, error) ||
      !read_sections (form, &root, codes, error) ||
      !beket_form_check_conditions (form, &root, error))
    return NULL;

  return g_steal_pointer (&form);
}
