/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of prohibited and restricted goods of both states.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/prohibited.h"

#include "domain/search-text.h"

#include <string.h>

#define DIGITS "0123456789"

BeketProhibited *
beket_prohibited_new (void)
{
  return g_new0 (BeketProhibited, 1);
}

void
beket_prohibited_free (BeketProhibited *self)
{
  beket_edition_clear (&self->edition);
  g_free (self->state);
  g_strfreev (self->directions);
  g_free (self->measure);
  beket_text_clear (&self->name);
  g_strfreev (self->hs);
  g_free (self->norm);
  g_free (self->folded);
  g_free (self);
}

void
beket_prohibited_set_folded (BeketProhibited   *self,
                             const char *const *words)
{
  g_autoptr (GString) folded = g_string_sized_new (256);

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_search_append (folded, self->name.in[i]);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    beket_search_append (folded, words[i]);

  g_free (self->folded);
  self->folded = g_strndup (folded->str, folded->len);
}

static gboolean
has_code (const BeketProhibited *item,
          const char            *digits)
{
  for (guint i = 0; item->hs != NULL && item->hs[i] != NULL; i++)
    if (g_str_has_prefix (digits, item->hs[i]) || g_str_has_prefix (item->hs[i], digits))
      return TRUE;

  return FALSE;
}

static gboolean
applies (const BeketProhibited *item,
         const char            *state,
         const char            *direction)
{
  return (state == NULL || strcmp (item->state, state) == 0) &&
         (direction == NULL || g_strv_contains ((const char *const *) item->directions, direction));
}

/* "8543 40" is a code as it is printed. (transfer full) (nullable) */
static char *
code_of (const char *folded)
{
  g_auto (GStrv) groups = g_strsplit (folded, " ", -1);
  g_autofree char *digits = g_strjoinv ("", groups);
  gsize length = strlen (digits);

  return length >= 2 && strspn (digits, DIGITS) == length ? g_steal_pointer (&digits) : NULL;
}

GPtrArray *
beket_prohibited_find (const BeketEditions *items,
                       const char          *text,
                       const char          *state,
                       const char          *direction,
                       const char          *day)
{
  g_autoptr (GPtrArray) all = beket_editions_list (items, day);
  g_autofree char *folded = beket_search_fold (text);
  g_autofree char *code = code_of (folded);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const BeketProhibited *item = g_ptr_array_index (all, i);

      if (applies (item, state, direction) &&
          (code != NULL ? has_code (item, code) : beket_search_match (item->folded, folded)))
        g_ptr_array_add (found, (gpointer) item);
    }

  return found;
}
