/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form from its file: what is unknown, missing or double is refused with its place.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

#define MAX_CHECKS 64
#define MAX_FIELDS 1024

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
      BeketSection *section = beket_section_read (&item, codes, error);

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

/* The times of a dense table are of one day: a field of the form that is there once. */
static gboolean
names_day (const BeketForm *form,
           const char      *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 2);
  const BeketSection *section = names[0] != NULL ? beket_form_section (form, names[0]) : NULL;
  const BeketField *field = section != NULL && names[1] != NULL ? beket_section_field (section, names[1]) : NULL;

  return field != NULL && !section->repeated && field->type == BEKET_FIELD_DATE;
}

static gboolean
check_dense (const BeketForm  *form,
             const BeketPlace *root,
             GError          **error)
{
  BeketPlace list = beket_place_member (root, "sections");

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      BeketPlace item = beket_place_item (&list, i);
      BeketPlace dense = beket_place_member (&item, "dense");

      if (section->dense != NULL && !names_day (form, section->dense))
        return beket_place_fail (&dense, error, BEKET_PARSE_ERROR_UNKNOWN, "not a date field of a section that is there once: \"%s\"",
                                 section->dense);
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

/* Numbers of acts are read out on the telephone: three letters, and none that two forms share. */
static gboolean
read_prefix (BeketForm        *form,
             const BeketPlace *root,
             GError          **error)
{
  BeketPlace self = beket_place_member (root, "prefix");

  if (!beket_place_text (root, "prefix", TRUE, &form->prefix, error))
    return FALSE;
  if (!g_regex_match_simple ("^[A-Z]{3}$", form->prefix, G_REGEX_DOLLAR_ENDONLY, 0))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "not three letters: \"%s\"",
                             form->prefix);

  return TRUE;
}

/* National law has a paragraph of its own where the Agreement has one too, and only there. */
static gboolean
read_basis (BeketForm        *form,
            const BeketPlace *root,
            GError          **error)
{
  BeketPlace self = beket_place_member (root, "basis");
  BeketPlace national = beket_place_member (root, "national");
  g_autofree char *word = NULL;

  if (!beket_place_text (root, "basis", FALSE, &word, error))
    return FALSE;
  if (word != NULL && !beket_basis_from_word (word, &form->basis))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", word);
  if (form->basis == BEKET_BASIS_BOTH)
    return beket_place_both (root, "national", &form->national, error);
  if (national.value != NULL)
    return beket_place_fail (&national, error, BEKET_PARSE_ERROR_FORMAT, "only when the basis is both");

  return TRUE;
}

/* The authority that draws an act up always keeps a copy. */
static gboolean
read_copies (BeketForm        *form,
             const BeketPlace *root,
             GError          **error)
{
  BeketPlace self = beket_place_member (root, "copies");
  g_auto (GStrv) words = NULL;
  BeketCopy copy;

  for (int i = 0; self.value == NULL && i < BEKET_N_COPIES; i++)
    form->copies[i] = TRUE;
  if (!beket_place_words (root, "copies", FALSE, &words, error))
    return FALSE;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      BeketPlace item = beket_place_item (&self, i);

      if (!beket_copy_from_word (words[i], &copy))
        return beket_place_fail (&item, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", words[i]);
      form->copies[copy] = TRUE;
    }
  if (!form->copies[BEKET_COPY_AUTHORITY])
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_MISSING, "\"authority\" is missing");

  return TRUE;
}

/* A form that is filled in by hand where nothing else works says so on the paper. */
static gboolean
read_blank (BeketForm        *form,
            const BeketPlace *root,
            GError          **error)
{
  return beket_value_get (root->value, "blank") == NULL || beket_place_both (root, "blank", &form->blank, error);
}

static BeketCheck *
read_check (const BeketPlace *place,
            GError          **error)
{
  static const char *const names[] = { "id", "at", "that", "error", NULL };
  g_autoptr (BeketCheck) check = beket_check_new ();
  BeketPlace that = beket_place_member (place, "that");

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "id", BEKET_NAME_WORD, 48, &check->id, error) ||
      !beket_place_text (place, "at", TRUE, &check->at, error) ||
      !beket_form_read_condition (place, "that", &check->that, error) ||
      !beket_place_both (place, "error", &check->error, error))
    return NULL;
  if (check->that == NULL)
    {
      beket_place_fail (&that, error, BEKET_PARSE_ERROR_MISSING, "missing");
      return NULL;
    }

  return g_steal_pointer (&check);
}

static gboolean
check_is_there (const BeketForm *form,
                const char      *id)
{
  for (guint i = 0; i < form->checks->len; i++)
    if (strcmp (((BeketCheck *) g_ptr_array_index (form->checks, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_checks (BeketForm        *form,
             const BeketPlace *root,
             GError          **error)
{
  BeketPlace list = beket_place_member (root, "checks");

  if (list.value == NULL)
    return TRUE;
  if (!beket_place_list (root, "checks", &list, error))
    return FALSE;
  if (beket_value_length (list.value) > MAX_CHECKS)
    return beket_place_fail (&list, error, BEKET_PARSE_ERROR_LIMIT, "more than %d checks", MAX_CHECKS);

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);
      BeketPlace id = beket_place_member (&item, "id");
      g_autoptr (BeketCheck) check = read_check (&item, error);

      if (check == NULL)
        return FALSE;
      if (check_is_there (form, check->id))
        return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", check->id);
      g_ptr_array_add (form->checks, g_steal_pointer (&check));
    }

  return TRUE;
}

BeketForm *
beket_form_parse (const char       *bytes,
                  gsize             length,
                  const BeketCodes *codes,
                  GError          **error)
{
  static const char *const names[] = {
    "id", "version", "prefix", "validFrom", "validTo", "basis", "copies", "checked", "title", "legal",
    "national", "footer", "blank", "sections", "checks", NULL
  };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketForm) form = beket_form_new ();
  BeketPlace root = beket_place_root (value);

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_name (&root, "id", BEKET_NAME_UPPER, 8, &form->id, error) ||
      !read_version (form, &root, error) ||
      !read_prefix (form, &root, error) ||
      !read_dates (form, &root, error) ||
      !read_basis (form, &root, error) ||
      !read_copies (form, &root, error) ||
      !beket_place_boolean (&root, "checked", &form->checked, error) ||
      !beket_place_both (&root, "title", &form->title, error) ||
      !beket_place_both (&root, "legal", &form->legal, error) ||
      !beket_place_both (&root, "footer", &form->footer, error) ||
      !read_blank (form, &root, error) ||
      !read_sections (form, &root, codes, error) ||
      !check_dense (form, &root, error) ||
      !read_checks (form, &root, error) ||
      !beket_form_check_conditions (form, &root, error))
    return NULL;

  return g_steal_pointer (&form);
}
