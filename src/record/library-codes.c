/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The code lists of codes/codes.json.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json.h"
#include "record/library-private.h"

#include <string.h>

static gboolean
read_word (BeketCodes       *codes,
           const char       *list,
           const BeketPlace *word,
           GError          **error)
{
  static const char *const names[] = { "word", "kk", "ru", NULL };
  BeketPlace place = beket_place_member (word, "word");
  g_autofree char *text = NULL;
  g_autofree char *kk = NULL;
  g_autofree char *ru = NULL;

  if (!beket_place_object (word, names, error) ||
      !beket_place_name (word, "word", BEKET_NAME_WORD, 48, &text, error) ||
      !beket_place_text (word, "kk", TRUE, &kk, error) ||
      !beket_place_text (word, "ru", TRUE, &ru, error))
    return FALSE;
  if (!beket_codes_add (codes, list, text, kk, ru))
    return beket_place_fail (&place, error, BEKET_PARSE_ERROR_DUPLICATE, "\"%s\" twice", text);

  return TRUE;
}

static gboolean
read_list (BeketCodes       *codes,
           const BeketPlace *lists,
           const char       *name,
           GError          **error)
{
  BeketPlace list;

  if (!beket_place_list (lists, name, &list, error))
    return FALSE;

  for (guint i = 0; i < beket_value_length (list.value); i++)
    {
      BeketPlace word = beket_place_item (&list, i);

      if (!read_word (codes, name, &word, error))
        return FALSE;
    }

  return TRUE;
}

BeketCodes *
beket_codes_parse (const char *bytes,
                   gsize       length,
                   GError    **error)
{
  static const char *const names[] = { "lists", NULL };
  g_autoptr (BeketValue) value = beket_json_parse (bytes, length, BEKET_JSON_MAX_FILE, error);
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  g_autofree const char **list_names = NULL;
  BeketPlace root = beket_place_root (value);
  BeketPlace lists = beket_place_member (&root, "lists");

  if (value == NULL || !beket_place_object (&root, names, error))
    return NULL;
  if (lists.value == NULL || beket_value_get_kind (lists.value) != BEKET_VALUE_OBJECT)
    {
      beket_place_fail (&lists, error, BEKET_PARSE_ERROR_MISSING, "an object expected");
      return NULL;
    }

  list_names = beket_value_names (lists.value);
  for (guint i = 0; list_names[i] != NULL; i++)
    if (!read_list (codes, &lists, list_names[i], error))
      return NULL;

  return g_steal_pointer (&codes);
}

gboolean
beket_codes_has (const BeketCodes *codes,
                 const char       *list,
                 const char       *word)
{
  const char *const *words = beket_codes_words (codes, list);

  return words != NULL && word != NULL && g_strv_contains (words, word);
}
