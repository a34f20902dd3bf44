/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages that fill up from above: what is to be drawn is only noted, because each page says how many
 * there are.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include "act/font.h"
#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"

static void
mark_clear (gpointer data)
{
  g_clear_object (&((BeketMark *) data)->layout);
  g_clear_pointer (&((BeketMark *) data)->figures, beket_figures_unref);
}

static void
add_page (BeketLayout *self)
{
  GArray *page = g_array_new (FALSE, TRUE, sizeof (BeketMark));

  g_array_set_clear_func (page, mark_clear);
  g_ptr_array_add (self->pages, page);
  self->page = self->pages->len - 1;
}

static const BeketPoint *
point_of (BeketLayout *self,
          const char  *which)
{
  return beket_library_point (self->library,
                              beket_value_get_text (beket_value_get (self->record, "crossing"), which));
}

/* Names are those of the day on which the act was drawn. */
static char *
day_of (BeketLayout *self)
{
  const char *drawn = beket_value_get_text (beket_value_get (self->record, "act"), "drawn");
  gint64 when;

  return drawn != NULL && beket_time_parse_wire (drawn, &when, NULL) ? beket_point_day (self->points[0], when) : NULL;
}

BeketLayout *
beket_layout_new (const BeketLibrary *library,
                  const BeketForm    *form,
                  const BeketValue   *record,
                  const char         *seal,
                  GError            **error)
{
  g_autoptr (BeketQr) qr = NULL;
  PangoContext *context;
  BeketLayout *self;

  if (seal != NULL && (qr = beket_qr_new (seal, error)) == NULL)
    return NULL;
  context = beket_font_context_new (error);
  if (context == NULL)
    return NULL;

  self = g_new0 (BeketLayout, 1);
  self->library = library;
  self->codes = beket_library_codes (library);
  self->form = form;
  self->record = record;
  self->seal = seal;
  self->qr = g_steal_pointer (&qr);
  self->copy = BEKET_NO_COPY;
  self->context = context;
  self->tags = beket_tags_new ();
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->spaced = g_hash_table_new (NULL, NULL);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->points[0] = point_of (self, "point");
  self->points[1] = point_of (self, "peerPoint");
  self->day = day_of (self);
  self->fields[0].page = self->fields[1].page = -1;
  add_page (self);
  self->y = self->fresh = beket_layout_top (self);
  return self;
}

void
beket_layout_free (BeketLayout *self)
{
  g_clear_pointer (&self->qr, beket_qr_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->tags, beket_tags_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_hash_table_unref);
  g_clear_pointer (&self->spaced, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->figures); i++)
    g_clear_object (&self->figures[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    g_clear_pointer (&self->attributes[i], pango_attr_list_unref);
  g_free (self->day);
  g_free (self);
}

/* Past the limit everything goes on to the last page: the act is refused in the end, and no memory
 * is spent on it. */
void
beket_layout_new_page (BeketLayout *self)
{
  if (self->pages->len >= BEKET_MAX_PAGES)
    self->too_long = TRUE;
  else
    add_page (self);

  self->y = beket_layout_top (self);
  if (self->repeat != NULL)
    self->repeat (self, self->repeat_data);
  self->fresh = self->y;
}

void
beket_layout_need (BeketLayout *self,
                   double       height)
{
  if (self->y + height > BEKET_PAGE_FOOT)
    beket_layout_new_page (self);
}

void
beket_layout_mark (BeketLayout *self,
                   BeketMark    mark)
{
  GArray *marks = g_ptr_array_index (self->pages, self->page);

  g_array_append_val (marks, mark);
  self->too_long = self->too_long || marks->len > BEKET_MAX_MARKS;
}

void
beket_layout_fill (BeketLayout *self,
                   double       x,
                   double       y,
                   double       width,
                   double       height,
                   BeketInk     ink)
{
  beket_layout_mark (self,
                     (BeketMark) { .kind = BEKET_MARK_FILL, .x = x, .y = y, .width = width, .height = height,
                                   .ink = ink, .tag = -1 });
}

void
beket_layout_frame (BeketLayout *self,
                    double       x,
                    double       y,
                    double       width,
                    double       height,
                    BeketInk     ink)
{
  beket_layout_mark (self,
                     (BeketMark) { .kind = BEKET_MARK_FRAME, .x = x, .y = y, .width = width,
                                   .height = height,
                                   .ink = ink, .tag = -1 });
}
