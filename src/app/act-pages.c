/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures of an act's pages. Only the pages that are near the screen have pictures: an act of a train has dozens of
 * pages. A page is drawn at the pixels that it takes, so that it is crisp at every zoom and scale factor.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-preview-private.h"

double
beket_act_pages_zoom (BeketActPreview *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN;

  if (self->zoom > 0)
    return self->zoom;

  return CLAMP (width / PAGE_WIDTH, ZOOM_MIN, 1.6);
}

/* The texture keeps the pixels alive. */
static GdkTexture *
texture_new (BeketPicture *picture)
{
  return gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT,
                                 picture->pixels, picture->stride);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketPicture) picture = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  BeketActPage *page = user_data;

  picture = beket_preview_render_finish (BEKET_PREVIEW (source), result, &error);

  if (picture == NULL)
    g_debug ("page not drawn: %s", error->message);
  else if (page->preview != NULL && page->scale > 0)
    {
      texture = texture_new (picture);
      gtk_picture_set_paintable (page->picture, GDK_PAINTABLE (texture));
    }

  g_rc_box_release (page);
}

static void
show_page (BeketActPage *page,
           double        scale)
{
  BeketActPreview *self = page->preview;

  if (page->scale == scale)
    return;

  page->scale = scale;
  beket_preview_render_async (self->pages_of, page->number, scale, self->cancellable,
                              rendered_cb, g_rc_box_acquire (page));
}

static void
drop_page (BeketActPage *page)
{
  page->scale = 0;
  gtk_picture_set_paintable (page->picture, NULL);
}

/* Scale in device pixels per point that fills the page's whole logical width. */
static double
device_scale (BeketActPreview *self,
              double           zoom)
{
  int width = (int) (PAGE_WIDTH * zoom);

  return width * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / PAGE_WIDTH;
}

static void
tell_position (BeketActPreview *self,
               double           zoom)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  int number = (int) (middle / (PAGE_HEIGHT * zoom + MARGIN / 2)) + 1;
  g_autofree char *position = NULL;
  g_autofree char *percent = NULL;

  number = CLAMP (number, 1, MAX (1, (int) self->pages->len));
  /* Translators: the page that is seen, of all pages of the act: Page 1 of 3 */
  position = g_strdup_printf (_ ("Page %d of %d"), number, (int) self->pages->len);
  percent = g_strdup_printf ("%d %%", (int) (zoom * 100 * 72 / 96 + 0.5));
  gtk_label_set_text (self->position, position);
  gtk_label_set_text (self->percent, percent);
}

static gboolean
update (gpointer user_data)
{
  BeketActPreview *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double zoom = beket_act_pages_zoom (self);
  double height = PAGE_HEIGHT * zoom + MARGIN / 2;
  double top = gtk_adjustment_get_value (adjustment) - height;
  double bottom = top + gtk_adjustment_get_page_size (adjustment) + 2 * height;
  double scale = device_scale (self, zoom);

  self->update_id = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      BeketActPage *page = g_ptr_array_index (self->pages, i);

      gtk_widget_set_size_request (GTK_WIDGET (page->picture), (int) (PAGE_WIDTH * zoom),
                                   (int) (PAGE_HEIGHT * zoom));
      if ((i + 1) * height >= top && i * height <= bottom)
        show_page (page, scale);
      else
        drop_page (page);
    }

  tell_position (self, zoom);

  return G_SOURCE_REMOVE;
}

void
beket_act_pages_queue (BeketActPreview *self)
{
  if (self->update_id == 0 && self->pages->len > 0)
    self->update_id = g_idle_add (update, self);
}

void
beket_act_page_forget (BeketActPage *page)
{
  page->preview = NULL;
  page->picture = NULL;
  g_rc_box_release (page);
}
