/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of an act for the screen: what the act room draws, in a shape that needs nothing of it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/preview.h"

#include "act/pages.h"

struct _BeketPreview
{
  GObject     parent_instance;

  BeketPages *pages;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (BeketPreview, beket_preview, G_TYPE_OBJECT)

void
beket_picture_free (BeketPicture *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->pixels);
  g_free (self);
}

static void
counted (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  int count = beket_pages_count_finish (BEKET_PAGES (source), result, &error);

  if (count >= 0)
    g_task_return_int (task, count);
  else
    g_task_return_error (task, error);
}

void
beket_preview_count_async (BeketPreview       *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, beket_preview_count_async);
  beket_pages_count_async (self->pages, cancellable, counted, task);
}

int
beket_preview_count_finish (BeketPreview *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
rendered (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (BeketPageImage) image = beket_pages_render_finish (BEKET_PAGES (source), result, &error);
  BeketPicture *picture;

  if (image == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  picture = g_new0 (BeketPicture, 1);
  picture->width = image->width;
  picture->height = image->height;
  picture->stride = image->stride;
  picture->pixels = g_bytes_ref (image->pixels);
  g_task_return_pointer (task, picture, (GDestroyNotify) beket_picture_free);
}

void
beket_preview_render_async (BeketPreview       *self,
                            int                 page,
                            double              scale,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, beket_preview_render_async);
  beket_pages_render_async (self->pages, page, scale, cancellable, rendered, task);
}

BeketPicture *
beket_preview_render_finish (BeketPreview *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
beket_preview_print (GBytes  *pdf,
                     int      page,
                     cairo_t *cr,
                     double   width,
                     double   height,
                     GError **error)
{
  return beket_pages_print (pdf, page, cr, width, height, error);
}

static void
beket_preview_dispose (GObject *object)
{
  BeketPreview *self = BEKET_PREVIEW (object);

  g_clear_object (&self->pages);
  G_OBJECT_CLASS (beket_preview_parent_class)->dispose (object);
}

static void
beket_preview_class_init (BeketPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = beket_preview_dispose;
}

static void
beket_preview_init (BeketPreview *self)
{
}

BeketPreview *
beket_preview_new (GBytes *pdf)
{
  BeketPreview *self = g_object_new (BEKET_TYPE_PREVIEW, NULL);

  self->pages = beket_pages_new (pdf);
  return self;
}
