/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure of an act while it is drawn: always balanced, every leaf drawn once.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/tags.h"

static void
tag_clear (gpointer data)
{
  g_free (((BeketTag *) data)->alt);
}

BeketTags *
beket_tags_new (void)
{
  BeketTags *self = g_new0 (BeketTags, 1);

  self->tags = g_array_new (FALSE, TRUE, sizeof (BeketTag));
  g_array_set_clear_func (self->tags, tag_clear);
  self->drawn = g_array_new (FALSE, FALSE, sizeof (int));
  self->open = -1;
  return self;
}

void
beket_tags_free (BeketTags *self)
{
  g_array_unref (self->tags);
  g_array_unref (self->drawn);
  g_free (self);
}

int
beket_tags_add_to (BeketTags  *self,
                   int         parent,
                   const char *role,
                   int         language)
{
  BeketTag tag = { .role = role, .language = language, .parent = parent, .field = -1, .page = -1 };

  g_return_val_if_fail (parent >= 0 || self->tags->len == 0, -1);

  g_array_append_val (self->tags, tag);
  return (int) self->tags->len - 1;
}

int
beket_tags_add (BeketTags  *self,
                const char *role,
                int         language)
{
  return beket_tags_add_to (self, self->open, role, language);
}

int
beket_tags_open (BeketTags  *self,
                 const char *role,
                 int         language)
{
  self->open = beket_tags_add (self, role, language);
  return self->open;
}

void
beket_tags_close (BeketTags *self,
                  int        tag)
{
  g_return_if_fail (tag >= 0 && self->open == tag);

  self->open = beket_tags_get (self, tag)->parent;
}

void
beket_tags_reopen (BeketTags *self,
                   int        tag)
{
  g_return_if_fail (tag >= 0 && beket_tags_get (self, tag)->parent == self->open);

  self->open = tag;
}

BeketTag *
beket_tags_get (BeketTags *self,
                int        tag)
{
  g_return_val_if_fail (tag >= 0 && (guint) tag < self->tags->len, NULL);

  return &g_array_index (self->tags, BeketTag, tag);
}

int
beket_tags_see (BeketTags *self,
                int        tag,
                int        page)
{
  BeketTag *leaf = beket_tags_get (self, tag);
  const BeketTag *last;

  g_return_val_if_fail (leaf != NULL, -1);

  if (leaf->page >= 0)
    return -1;

  last = self->drawn->len > 0 ? beket_tags_get (self, g_array_index (self->drawn, int, self->drawn->len - 1)) : NULL;
  leaf->page = page;
  leaf->content = last != NULL && last->page == page ? last->content + 1 : 0;
  g_array_append_val (self->drawn, tag);
  return leaf->content;
}
