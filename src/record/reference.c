/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reference data of a library: lists of dated items, each from its own file and from those that
 * add to it.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/reference.h"

#include "domain/control-body.h"
#include "domain/country.h"
#include "domain/error.h"
#include "domain/hs-chapter.h"
#include "domain/norm.h"
#include "domain/point.h"
#include "domain/prohibited.h"
#include "domain/treaty.h"
#include "record/json-private.h"
#include "record/json.h"
#include "record/reference-private.h"

#include <string.h>

#define FOLDER "reference"

/* *INDENT-OFF* */
static const struct
{
  const char     *word;
  const char     *id;      /* the member that names an item */
  gpointer      (*read)  (const BeketPlace *place, GError **error);
  gboolean      (*check) (BeketReference *reference, const BeketPlace *place, GError **error);
  GDestroyNotify  free_item;
} kinds[BEKET_REFERENCE_N_KINDS] = {
  [BEKET_REFERENCE_POINTS] = { "points", "code", beket_point_read, beket_point_check, (GDestroyNotify) beket_point_free },
  [BEKET_REFERENCE_BODIES] = { "bodies", "id", beket_control_body_read, NULL, (GDestroyNotify) beket_control_body_free },
  [BEKET_REFERENCE_COUNTRIES] = { "countries", "id", beket_country_read, beket_country_check, (GDestroyNotify) beket_country_free },
  [BEKET_REFERENCE_HS_CHAPTERS] = { "hs-chapters", "id", beket_hs_chapter_read, NULL, (GDestroyNotify) beket_hs_chapter_free },
  [BEKET_REFERENCE_NORMS] = { "norms", "id", beket_norm_read, NULL, (GDestroyNotify) beket_norm_free },
  [BEKET_REFERENCE_PROHIBITED] = { "prohibited", "id", beket_prohibited_read, beket_prohibited_check, (GDestroyNotify) beket_prohibited_free },
  [BEKET_REFERENCE_TREATY] = { "treaty", "id", beket_treaty_read, NULL, (GDestroyNotify) beket_treaty_free },
};
/* *INDENT-ON* */

const char *
beket_reference_word (BeketReferenceKind kind)
{
  return kinds[kind].word;
}

BeketReference *
beket_reference_new (void)
{
  BeketReference *self = g_new0 (BeketReference, BEKET_REFERENCE_N_KINDS);

  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    self[kind] = beket_editions_new (kinds[kind].free_item);

  return self;
}

void
beket_reference_free (BeketReference *self)
{
  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    beket_editions_free (self[kind]);
  g_free (self);
}

/* ---- One file ---- */

static gboolean
read_item (BeketReference    *self,
           BeketReferenceKind kind,
           const BeketPlace  *place,
           GError           **error)
{
  BeketPlace id = beket_place_member (place, kinds[kind].id);
  gpointer item = kinds[kind].read (place, error);

  if (item == NULL)
    return FALSE;
  if (!beket_editions_add (self[kind], item))
    return beket_place_fail (&id, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice from the same day",
                             beket_value_to_text (id.value));

  return TRUE;
}

/* What an item names may stand after it in the same file: first all are read, then they are checked. */
gboolean
beket_reference_parse (BeketReference    *self,
                       BeketReferenceKind kind,
                       const char        *bytes,
                       gsize              length,
                       GError           **error)
{
  const char *names[] = { kinds[kind].word, NULL };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_REFERENCE, error);
  BeketPlace root = beket_place_root (value);
  BeketPlace list;

  if (value == NULL ||
      !beket_place_object (&root, names, error) ||
      !beket_place_list (&root, kinds[kind].word, &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!read_item (self, kind, &item, error))
        return FALSE;
    }

  for (guint i = 0; kinds[kind].check != NULL && i < beket_value_length (list.value); i++)
    {
      BeketPlace item = beket_place_item (&list, i);

      if (!kinds[kind].check (self, &item, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- The folder ---- */

static gboolean
load_file (BeketReference    *self,
           BeketReferenceKind kind,
           const char        *folder,
           const char        *name,
           GError           **error)
{
  g_autofree char *path = g_build_filename (folder, FOLDER, name, NULL);
  gsize length;
  g_autofree char *bytes = beket_json_read (path, BEKET_JSON_MAX_REFERENCE, &length, error);

  if (bytes != NULL && beket_reference_parse (self, kind, bytes, length, error))
    return TRUE;

  g_prefix_error (error, FOLDER "/%s: ", name);

  return FALSE;
}

/* Which list a file belongs to, by the beginning of its name. */
static BeketReferenceKind
kind_of (const char *name)
{
  for (guint kind = 0; kind < BEKET_REFERENCE_N_KINDS; kind++)
    {
      gsize length = strlen (kinds[kind].word);

      if (strncmp (name, kinds[kind].word, length) == 0 &&
          (name[length] == '-' || strcmp (name + length, ".json") == 0))
        return (BeketReferenceKind) kind;
    }

  return BEKET_REFERENCE_N_KINDS;
}

/* A list's own file before those that add to it, which come in the order of their names: two machines
 * make the same of the same folder. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  BeketReferenceKind kind = kind_of (first);
  int order = (int) kind - (int) kind_of (second);

  if (order != 0 || kind == BEKET_REFERENCE_N_KINDS)
    return order != 0 ? order : strcmp (first, second);

  order = (first[strlen (kinds[kind].word)] == '-') - (second[strlen (kinds[kind].word)] == '-');

  return order != 0 ? order : strcmp (first, second);
}

static GPtrArray *
list_names (const char *folder,
            GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (folder, FOLDER, NULL);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &local_error);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, FOLDER ": %s", local_error->message);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* Without points there is no station; a library that was made before the other lists does without them. */
gboolean
beket_reference_load (BeketReference *self,
                      const char     *folder,
                      GError        **error)
{
  g_autoptr (GPtrArray) names = list_names (folder, error);

  if (names == NULL)
    return FALSE;
  if (names->len == 0 || strcmp (g_ptr_array_index (names, 0), "points.json") != 0)
    return load_file (self, BEKET_REFERENCE_POINTS, folder, "points.json", error);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      BeketReferenceKind kind = kind_of (name);

      if (kind == BEKET_REFERENCE_N_KINDS)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                      FOLDER "/%s: there is no list of this name", name);
      if (!load_file (self, kind, folder, name, error))
        return FALSE;
    }

  return TRUE;
}
