/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editions of reference data: one item by id and day.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/edition.h"

#include <string.h>

struct _BeketEditions
{
  GDestroyNotify free_item;
  GHashTable    *byid;    /* (owned): id -> GPtrArray of editions, sorted by first day */
  GPtrArray     *order;   /* (not owned) (element-type GPtrArray): the lists of byid, in order of coming */
  guint          count;
};

void
beket_edition_clear (BeketEdition *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->valid_from, g_free);
  g_clear_pointer (&self->valid_to, g_free);
  g_clear_pointer (&self->source, g_free);
}

BeketEditions *
beket_editions_new (GDestroyNotify free_item)
{
  BeketEditions *self = g_new0 (BeketEditions, 1);

  self->free_item = free_item;
  self->byid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->order = g_ptr_array_new ();

  return self;
}

void
beket_editions_free (BeketEditions *self)
{
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->byid);
  g_free (self);
}

/* The beginning comes before every day; ISO days sort as texts do. */
static int
compare_first_days (const BeketEdition *a,
                    const BeketEdition *b)
{
  return strcmp (a->valid_from != NULL ? a->valid_from : "",
                 b->valid_from != NULL ? b->valid_from : "");
}

static GPtrArray *
ensure_list (BeketEditions      *self,
             const BeketEdition *item)
{
  GPtrArray *list = g_hash_table_lookup (self->byid, item->id);

  if (list == NULL)
    {
      list = g_ptr_array_new_full (1, self->free_item);
      g_hash_table_insert (self->byid, item->id, list);
      g_ptr_array_add (self->order, list);
    }

  return list;
}

gboolean
beket_editions_add (BeketEditions *self,
                    gpointer       item)
{
  GPtrArray *list = ensure_list (self, item);
  guint at = list->len;

  while (at > 0 && compare_first_days (g_ptr_array_index (list, at - 1), item) > 0)
    at--;
  if (at > 0 && compare_first_days (g_ptr_array_index (list, at - 1), item) == 0)
    {
      self->free_item (item);
      return FALSE;
    }

  g_ptr_array_insert (list, (int) at, item);
  self->count++;

  return TRUE;
}

static gconstpointer
pick (GPtrArray  *list,
      const char *day)
{
  for (guint i = list->len; i > 0; i--)
    {
      const BeketEdition *edition = g_ptr_array_index (list, i - 1);

      if (day == NULL)
        return edition;
      if (edition->valid_from == NULL || strcmp (edition->valid_from, day) <= 0)
        return edition->valid_to == NULL || strcmp (day, edition->valid_to) <= 0 ? edition : NULL;
    }

  return NULL;
}

gconstpointer
beket_editions_on (const BeketEditions *self,
                   const char          *id,
                   const char          *day)
{
  GPtrArray *list = beket_editions_all (self, id);

  return list != NULL ? pick (list, day) : NULL;
}

GPtrArray *
beket_editions_all (const BeketEditions *self,
                    const char          *id)
{
  return id != NULL ? g_hash_table_lookup (self->byid, id) : NULL;
}

GPtrArray *
beket_editions_list (const BeketEditions *self,
                     const char          *day)
{
  GPtrArray *found = g_ptr_array_sized_new (self->order->len);

  for (guint i = 0; i < self->order->len; i++)
    {
      gconstpointer edition = pick (g_ptr_array_index (self->order, i), day);

      if (edition != NULL)
        g_ptr_array_add (found, (gpointer) edition);
    }

  return found;
}

guint
beket_editions_count (const BeketEditions *self)
{
  return self->count;
}
