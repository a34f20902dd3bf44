/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the peer may see (Article 4): kinds of entry with their white lists, and data built from
 * them field by field.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

static gboolean
is (const BeketValue *value,
    BeketValueKind    kind)
{
  return value != NULL && beket_value_get_kind (value) == kind;
}

/* ---- codes/kinds.json ---- */

/* true, or a list of its own. */
static gboolean
check_white_list (const BeketPlace *place,
                  GError          **error)
{
  g_autofree const char **names = NULL;

  if (beket_value_to_boolean (place->value))
    return TRUE;
  if (!is (place->value, BEKET_VALUE_OBJECT) || beket_value_length (place->value) == 0)
    return beket_place_fail (place, error, BEKET_PARSE_ERROR_FORMAT,
                             "true or a list of names expected");

  names = beket_value_names (place->value);
  for (guint i = 0; names[i] != NULL; i++)
    {
      BeketPlace member = beket_place_member (place, names[i]);

      if (!check_white_list (&member, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_kind (const BeketPlace *place,
            GError          **error)
{
  static const char *const names[] = { "ledger", "data", NULL };
  BeketPlace ledger = beket_place_member (place, "ledger");
  BeketPlace data = beket_place_member (place, "data");
  g_autofree char *word = NULL;

  if (!beket_place_object (place, names, error) ||
      !beket_place_text (place, "ledger", TRUE, &word, error))
    return FALSE;

  if (strcmp (word, "own") == 0)
    return data.value == NULL ||
           beket_place_fail (&data, error, BEKET_PARSE_ERROR_FORMAT,
                             "what is not shared has no white list");
  if (strcmp (word, "peer") != 0)
    return beket_place_fail (&ledger, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"",
                             word);
  if (!is (data.value, BEKET_VALUE_OBJECT))
    return beket_place_fail (&data, error, BEKET_PARSE_ERROR_MISSING, "a white list expected");

  return check_white_list (&data, error);
}

static gboolean
check_kinds (const BeketPlace *kinds,
             const BeketCodes *codes,
             GError          **error)
{
  g_autofree const char **names = NULL;

  if (!is (kinds->value, BEKET_VALUE_OBJECT))
    return beket_place_fail (kinds, error, BEKET_PARSE_ERROR_MISSING, "an object expected");

  names = beket_value_names (kinds->value);
  for (guint i = 0; names[i] != NULL; i++)
    {
      BeketPlace kind = beket_place_member (kinds, names[i]);

      if (!beket_codes_has (codes, "kind", names[i]))
        return beket_place_fail (&kind, error, BEKET_PARSE_ERROR_UNKNOWN,
                                 "not in the list \"kind\"");
      if (!check_kind (&kind, error))
        return FALSE;
    }

  return TRUE;
}

BeketValue *
beket_kinds_parse (const char       *bytes,
                   gsize             length,
                   const BeketCodes *codes,
                   GError          **error)
{
  static const char *const names[] = { "kinds", NULL };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  BeketPlace root = beket_place_root (value);
  BeketPlace kinds = beket_place_member (&root, "kinds");

  if (value == NULL || !beket_place_object (&root, names, error) ||
      !check_kinds (&kinds, codes, error))
    return NULL;

  return beket_value_ref (beket_value_get (value, "kinds"));
}

/* ---- Service marks against white lists ---- */

static gboolean
names_field (const BeketValue *list,
             const char       *field)
{
  g_autofree const char **names = NULL;

  if (!is (list, BEKET_VALUE_OBJECT))
    return FALSE;
  if (beket_value_get (list, field) != NULL)
    return TRUE;

  names = beket_value_names (list);
  for (guint i = 0; names[i] != NULL; i++)
    if (names_field (beket_value_get (list, names[i]), field))
      return TRUE;

  return FALSE;
}

static const char *
kind_that_names (const BeketValue *kinds,
                 const char      **names,
                 const char       *field)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (names_field (beket_value_get (beket_value_get (kinds, names[i]), "data"), field))
      return names[i];

  return NULL;
}

gboolean
beket_form_check_service (const BeketForm  *form,
                          const BeketValue *kinds,
                          GError          **error)
{
  g_autofree const char **names = beket_value_names (kinds);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);
          const char *kind = field->service ? kind_that_names (kinds, names, field->id) : NULL;

          if (kind != NULL)
            return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                          "sections[%u].fields[%u].id: a service mark, "
                                          "but the peer is shown \"%s\" by %s",
                                          i, j, field->id, kind);
        }
    }

  return TRUE;
}

/* ---- Release ---- */

static gboolean
is_plain (const BeketValue *value)
{
  return !is (value, BEKET_VALUE_LIST) && !is (value, BEKET_VALUE_OBJECT);
}

/* A name that is only "true" lets plain values through: what hides inside an object was not on the
 * list. */
static BeketValue *
release_plain (const BeketValue *value)
{
  g_autoptr (BeketValue) list = NULL;

  if (is_plain (value))
    return beket_value_copy (value);
  if (!is (value, BEKET_VALUE_LIST))
    return NULL;

  list = beket_value_new_list ();
  for (guint i = 0; i < beket_value_length (value); i++)
    if (is_plain (beket_value_index (value, i)))
      beket_value_append (list, beket_value_copy (beket_value_index (value, i)));

  return g_steal_pointer (&list);
}

static BeketValue *release (const BeketValue *white_list,
                            const BeketValue *value);

static BeketValue *
release_object (const BeketValue *white_list,
                const BeketValue *value)
{
  g_autofree const char **names = beket_value_names (white_list);
  BeketValue *object = beket_value_new_object ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const BeketValue *member = beket_value_get (value, names[i]);

      if (member != NULL)
        beket_value_set (object, names[i],
                         release (beket_value_get (white_list, names[i]), member));
    }

  return object;
}

static BeketValue *
release_rows (const BeketValue *white_list,
              const BeketValue *value)
{
  BeketValue *list = beket_value_new_list ();

  for (guint i = 0; i < beket_value_length (value); i++)
    if (is (beket_value_index (value, i), BEKET_VALUE_OBJECT))
      beket_value_append (list, release_object (white_list, beket_value_index (value, i)));

  return list;
}

/* Returns: (transfer full) (nullable): %NULL = not of the shape that the list allows. */
static BeketValue *
release (const BeketValue *white_list,
         const BeketValue *value)
{
  if (is (white_list, BEKET_VALUE_BOOLEAN))
    return release_plain (value);
  if (is (value, BEKET_VALUE_OBJECT))
    return release_object (white_list, value);
  if (is (value, BEKET_VALUE_LIST))
    return release_rows (white_list, value);

  return NULL;
}

BeketValue *
beket_library_release (const BeketLibrary *self,
                       const char         *kind,
                       const BeketValue   *data)
{
  const BeketValue *white_list;

  g_return_val_if_fail (data != NULL && is (data, BEKET_VALUE_OBJECT), NULL);

  white_list = beket_value_get (beket_value_get (self->kinds, kind), "data");

  return white_list != NULL ? release_object (white_list, data) : NULL;
}

const char *
beket_library_kind_ledger (const BeketLibrary *self,
                           const char         *kind)
{
  const char *ledger = beket_value_get_text (beket_value_get (self->kinds, kind), "ledger");

  return ledger != NULL ? ledger : "own";
}
