/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The code lists: stable words and their names in both languages.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/codes.h"

typedef struct
{
  GPtrArray  *words;   /* (owned) (element-type utf8): in file order, NULL-terminated */
  GHashTable *texts;   /* (owned): word -> BeketText */
} List;

struct _BeketCodes
{
  gatomicrefcount ref_count;
  GHashTable     *lists;   /* (owned): name -> List */
};

static void
text_free (gpointer data)
{
  beket_text_clear (data);
  g_free (data);
}

static List *
list_new (void)
{
  List *list = g_new0 (List, 1);

  list->words = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  list->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, text_free);

  return list;
}

static void
list_free (gpointer data)
{
  List *list = data;

  g_hash_table_unref (list->texts);   /* its names belong to words: first */
  g_ptr_array_unref (list->words);
  g_free (list);
}

BeketCodes *
beket_codes_new (void)
{
  BeketCodes *self = g_new0 (BeketCodes, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);

  return self;
}

BeketCodes *
beket_codes_ref (BeketCodes *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_codes_unref (BeketCodes *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->lists);
  g_free (self);
}

static List *
ensure_list (BeketCodes *self,
             const char *name)
{
  List *list = g_hash_table_lookup (self->lists, name);

  if (list == NULL)
    {
      list = list_new ();
      g_hash_table_insert (self->lists, g_strdup (name), list);
    }

  return list;
}

gboolean
beket_codes_add (BeketCodes *self,
                 const char *list,
                 const char *word,
                 const char *kk,
                 const char *ru)
{
  List *entries = ensure_list (self, list);
  BeketText *text;
  char *own_word;

  if (g_hash_table_contains (entries->texts, word))
    return FALSE;

  own_word = g_strdup (word);
  text = g_new0 (BeketText, 1);
  text->in[BEKET_KK] = g_strdup (kk);
  text->in[BEKET_RU] = g_strdup (ru);
  g_ptr_array_add (entries->words, own_word);
  g_hash_table_insert (entries->texts, own_word, text);

  return TRUE;
}

const char *
beket_codes_label (const BeketCodes *self,
                   const char       *list,
                   const char       *word,
                   BeketLanguage     language)
{
  const List *entries = g_hash_table_lookup (self->lists, list);
  const BeketText *text;

  if (word == NULL)
    return "";

  text = entries == NULL ? NULL : g_hash_table_lookup (entries->texts, word);

  return text == NULL ? word : text->in[language];
}

const char *const *
beket_codes_words (const BeketCodes *self,
                   const char       *list)
{
  const List *entries = g_hash_table_lookup (self->lists, list);

  return entries == NULL ? NULL : (const char *const *) entries->words->pdata;
}
