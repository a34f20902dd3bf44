/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The members of an object: a row of names and facts, with an index when there are many.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/value-members.h"

#include <string.h>

#define FEW   16   /* so many are found faster one by one than by an index */
#define FIRST 4    /* room in the beginning */

void
beket_members_init (BeketMembers *self,
                    guint         room)
{
  *self = (BeketMembers) { .rows = g_new (BeketMember, room), .size = room };
}

void
beket_members_clear (BeketMembers *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_ref_string_release (self->rows[i].name);
      beket_value_unref (self->rows[i].value);
    }
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_free (self->rows);
}

/* Most names differ in one of their first two letters, and are not asked for further. */
static inline gboolean
is_named (const BeketMember *row,
          const char        *name)
{
  return row->name[0] == name[0] && (name[0] == 0 || row->name[1] == name[1]) && strcmp (row->name, name) == 0;
}

/* The number of the row + 1; 0 = there is none. */
static guint
find (const BeketMembers *self,
      const char         *name)
{
  if (self->index != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->index, name));

  for (guint i = 0; i < self->n; i++)
    if (is_named (&self->rows[i], name))
      return i + 1;

  return 0;
}

static void
note (BeketMembers *self,
      guint         row)
{
  g_hash_table_insert (self->index, self->rows[row].name, GUINT_TO_POINTER (row + 1));
}

static void
make_index (BeketMembers *self)
{
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->n; i++)
    note (self, i);
}

void
beket_members_add (BeketMembers *self,
                   GRefString   *name,
                   BeketValue   *value)
{
  if (self->n == self->size)
    {
      self->size = MAX (FIRST, self->size * 2);
      self->rows = g_renew (BeketMember, self->rows, self->size);
    }

  self->rows[self->n++] = (BeketMember) { name, value };
  if (self->index != NULL)
    note (self, self->n - 1);
  else if (self->n > FEW)
    make_index (self);
}

BeketValue *
beket_members_get (const BeketMembers *self,
                   const char         *name)
{
  guint row = find (self, name);

  return row > 0 ? self->rows[row - 1].value : NULL;
}

void
beket_members_set (BeketMembers *self,
                   const char   *name,
                   BeketValue   *value)
{
  guint row = find (self, name);
  BeketValue *before;

  if (row == 0)
    {
      beket_members_add (self, g_ref_string_new (name), value);
      return;
    }

  before = self->rows[row - 1].value;
  self->rows[row - 1].value = value;
  beket_value_unref (before);
}

/* The last one takes the place that becomes free. The name may be the member's own: it goes last. */
void
beket_members_remove (BeketMembers *self,
                      const char   *name)
{
  guint row = find (self, name);
  BeketMember gone;

  if (row == 0)
    return;

  gone = self->rows[row - 1];
  if (self->index != NULL)
    g_hash_table_remove (self->index, name);
  self->n--;
  if (row - 1 < self->n)
    {
      self->rows[row - 1] = self->rows[self->n];
      if (self->index != NULL)
        note (self, row - 1);
    }

  g_ref_string_release (gone.name);
  beket_value_unref (gone.value);
}
