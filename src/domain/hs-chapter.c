/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The groups of the goods nomenclature.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/hs-chapter.h"

#include "domain/search-text.h"

#include <string.h>

#define DIGITS "0123456789"

BeketHsChapter *
beket_hs_chapter_new (void)
{
  return g_new0 (BeketHsChapter, 1);
}

void
beket_hs_chapter_free (BeketHsChapter *self)
{
  beket_edition_clear (&self->edition);
  beket_text_clear (&self->name);
  g_free (self->folded);
  g_free (self);
}

void
beket_hs_chapter_set_folded (BeketHsChapter *self)
{
  GString *folded = g_string_sized_new (256);

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_search_append (folded, self->name.in[i]);

  g_free (self->folded);
  self->folded = g_string_free (folded, FALSE);
}

gboolean
beket_hs_code_is_valid (const char *code)
{
  gsize length = strlen (code);

  return strspn (code, DIGITS) == length && (length == 4 || length == 6 || length == 9 || length == 10);
}

const BeketHsChapter *
beket_hs_chapter_of (const BeketEditions *chapters,
                     const char          *code,
                     const char          *day)
{
  g_autofree char *number = g_strndup (code, 2);

  return beket_editions_on (chapters, number, day);
}

static gboolean
is_meant (const BeketHsChapter *chapter,
          const char           *folded)
{
  gsize digits = strspn (folded, DIGITS);

  if (digits > 0 && folded[digits] == '\0')
    return strncmp (chapter->edition.id, folded, MIN (digits, 2)) == 0;

  return beket_search_match (chapter->folded, folded);
}

GPtrArray *
beket_hs_chapters_find (const BeketEditions *chapters,
                        const char          *text,
                        const char          *day)
{
  g_autoptr (GPtrArray) all = beket_editions_list (chapters, day);
  g_autofree char *folded = beket_search_fold (text);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; *folded != '\0' && i < all->len; i++)
    if (is_meant (g_ptr_array_index (all, i), folded))
      g_ptr_array_add (found, g_ptr_array_index (all, i));

  return found;
}
