/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base revision, object by object: each as it was written, each led to, none too many.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify-base.h"

#include "domain/error.h"
#include "domain/parse-error.h"

static void
look_init (BeketLook            *self,
           const BeketStructure *structure)
{
  *self = (BeketLook) { .object = 0 };
  beket_scan_init (&self->scan, structure);
  self->references = g_array_new (FALSE, FALSE, sizeof (int));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->is_page = g_malloc0 ((gsize) structure->n_objects + 1);
  self->is_stream = g_malloc0 ((gsize) structure->n_objects + 1);
  self->resources = g_array_new (FALSE, FALSE, sizeof (int));
  self->contents = g_array_new (FALSE, FALSE, sizeof (int));
  self->kids = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
look_clear (BeketLook *self)
{
  beket_scan_clear (&self->scan);
  g_clear_pointer (&self->references, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->is_page, g_free);
  g_clear_pointer (&self->is_stream, g_free);
  g_clear_pointer (&self->resources, g_array_unref);
  g_clear_pointer (&self->contents, g_array_unref);
  g_clear_pointer (&self->kids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketLook, look_clear)

void
beket_look_complain (BeketLook  *self,
                     const char *fault)
{
  if (self->fault != NULL)
    return;

  self->fault = fault;
  self->at = self->scan.at;
}

static gboolean
exists (const BeketLook *self,
        int              number)
{
  return number >= 1 && number <= self->scan.structure->n_objects;
}

/* ---- Each object ---- */

static void
look_at_part (BeketLook *self,
              guint      index)
{
  const BeketPart *part = beket_scan_part (&self->scan, index);

  if (part->kind == BEKET_PART_DICTIONARY)
    beket_look_dictionary (self, part);
  else if (part->kind == BEKET_PART_REFERENCE && !exists (self, part->number))
    beket_look_complain (self, "a reference leads nowhere");
  else if (part->kind == BEKET_PART_REFERENCE)
    g_array_append_val (self->references, part->number);
}

static void
look_at_object (BeketLook *self,
                int        number)
{
  const char *fault = beket_scan_object (&self->scan, number);

  self->object = number;
  g_array_append_val (self->starts, self->references->len);
  if (fault != NULL)
    {
      self->limit = self->scan.limit;
      beket_look_complain (self, fault);
      return;
    }

  for (guint i = 1; i < self->scan.parts->len && self->fault == NULL; i++)
    look_at_part (self, i);
  if (self->scan.stream != NULL)
    {
      self->is_stream[number] = 1;
      beket_look_stream (self);
    }
}

/* ---- What leads where ---- */

static void
follow (BeketLook *self,
        int        number,
        guint8    *seen,
        GArray    *left)
{
  guint end = number < self->scan.structure->n_objects ? g_array_index (self->starts, guint, number + 1) :
                                                         self->references->len;

  for (guint i = g_array_index (self->starts, guint, number); i < end; i++)
    {
      int next = g_array_index (self->references, int, i);

      if (seen[next])
        continue;
      seen[next] = 1;
      g_array_append_val (left, next);
    }
}

/* What nothing leads to waits for somebody who leads to it later. */
static guint
count_reached (BeketLook *self)
{
  g_autofree guint8 *seen = g_malloc0 ((gsize) self->scan.structure->n_objects + 1);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  follow (self, 0, seen, left);
  for (; n < left->len; n++)
    follow (self, g_array_index (left, int, n), seen, left);

  return n;
}

/* ---- Pages ---- */

static void
look_at_pages (BeketLook *self)
{
  if (self->n_pages < 1 || self->n_pages > BEKET_BASE_PAGES)
    {
      self->limit = TRUE;
      beket_look_complain (self, "there are too many pages, or none");
    }
  if (self->n_trees != 1 || self->n_catalogs != 1 || self->kids->len != self->n_pages)
    beket_look_complain (self, "the page tree is not as it was made");
  for (guint i = 0; i < self->kids->len && self->fault == NULL; i++)
    if (!exists (self, g_array_index (self->kids, int, i)) || self->is_page[g_array_index (self->kids, int, i)]-- != 1)
      beket_look_complain (self, "the page tree is not as it was made");
  for (guint i = 0; i < self->contents->len && self->fault == NULL; i++)
    if (!exists (self, g_array_index (self->contents, int, i)) ||
        !self->is_stream[g_array_index (self->contents, int, i)])
      beket_look_complain (self, "the content of a page is not one stream");
}

static void
look_at_resources (BeketLook *self)
{
  for (guint i = 0; i < self->resources->len && self->fault == NULL; i++)
    {
      int number = g_array_index (self->resources, int, i);

      if (exists (self, number) && beket_scan_object (&self->scan, number) == NULL)
        beket_look_resources (self, beket_scan_part (&self->scan, 1));
      else
        beket_look_complain (self, "a page draws with nothing");
    }
}

static void
count_up (BeketLook *self)
{
  if (self->fault != NULL)
    return;

  self->scan.at = self->scan.structure->ends[0];
  if (count_reached (self) != (guint) self->scan.structure->n_objects)
    beket_look_complain (self, "there are objects that nothing leads to");
  else if (self->n_widgets != BEKET_ACT_FIELDS || self->n_forms != BEKET_ACT_FIELDS)
    beket_look_complain (self, "there are not exactly two signature fields");
  else if (self->n_files != 1)
    beket_look_complain (self, "there is not exactly one attached file");
}

gboolean
beket_base_check (BeketStructure *self,
                  GError        **error)
{
  g_auto (BeketLook) look = { 0 };

  look_init (&look, self);
  for (int i = 0; i <= self->n_objects && look.fault == NULL; i++)
    look_at_object (&look, i);
  if (look.fault == NULL)
    look_at_pages (&look);
  look_at_resources (&look);
  count_up (&look);
  if (look.fault == NULL)
    return TRUE;

  self->fault_at = (gint64) look.at;
  if (look.limit)
    beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, (int) look.at, "Base revision: %s", look.fault);
  else
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "Base revision: %s", look.fault);
  return FALSE;
}
