/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of a JSON text. A file says the same few thousands of times, mostly in the same order: each is kept once, and
 * which one comes next is guessed from the time before.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/json-private.h"

#include <string.h>

typedef struct
{
  GRefString *text;   /* (owned) */
  guint       next;   /* which one came behind it the last time */
} Name;

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_ref_string_release (name->text);
}

void
beket_json_names_init (BeketJsonNames *self)
{
  self->all = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->all, name_clear);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->last = 0;
}

void
beket_json_names_clear (BeketJsonNames *self)
{
  g_hash_table_unref (self->known);
  g_array_unref (self->all);
}

static guint
look_up (BeketJsonNames *self,
         const char     *text,
         gsize           length)
{
  Name name = { g_ref_string_new_len (text, (gssize) length), 0 };
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->known, name.text));

  if (place > 0)
    {
      g_ref_string_release (name.text);
      return place - 1;
    }

  g_array_append_val (self->all, name);
  g_hash_table_insert (self->known, name.text, GUINT_TO_POINTER (self->all->len));

  return self->all->len - 1;
}

static gboolean
is (const Name *name,
    const char *text,
    gsize       length)
{
  return g_ref_string_length (name->text) == length && memcmp (name->text, text, length) == 0;
}

GRefString *
beket_json_names_take (BeketJsonNames *self,
                       const char     *text,
                       gsize           length)
{
  Name *all = (Name *) (void *) self->all->data;
  guint guess = self->all->len > 0 ? all[self->last].next : 0;
  guint place = self->all->len > 0 && is (&all[guess], text, length) ? guess : look_up (self, text, length);

  all = (Name *) (void *) self->all->data;
  all[self->last].next = place;
  self->last = place;

  return g_ref_string_acquire (all[place].text);
}
