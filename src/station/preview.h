/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _cairo cairo_t;   /* as cairo itself names it: a screen has one, this room needs no more of it */

/**
 * BeketPreview:
 * The pages of an act as pictures for the screen: the very bytes, drawn on the render thread.
 */
#define BEKET_TYPE_PREVIEW (beket_preview_get_type ())
G_DECLARE_FINAL_TYPE (BeketPreview, beket_preview, BEKET, PREVIEW, GObject)

/** BeketPicture: premultiplied ARGB in native byte order (GDK_MEMORY_DEFAULT). */
typedef struct
{
  int     width;    /* pixels */
  int     height;
  gsize   stride;   /* bytes */
  GBytes *pixels;   /* (owned) */
} BeketPicture;

void          beket_picture_free          (BeketPicture         *self);

BeketPreview *beket_preview_new           (GBytes               *pdf);
void          beket_preview_count_async   (BeketPreview         *self,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
int           beket_preview_count_finish  (BeketPreview         *self,
                                           GAsyncResult         *result,
                                           GError              **error);     /* -1 with @error */
/** beket_preview_render_async: @scale: pixels per point (1/72 inch), screen's scale factor included. */
void          beket_preview_render_async  (BeketPreview         *self,
                                           int                   page,
                                           double                scale,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
BeketPicture *beket_preview_render_finish (BeketPreview         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/** beket_preview_print: page @page of @pdf onto paper of @width x @height points (1/72 inch), as large as it fits. Waits. */
gboolean      beket_preview_print         (GBytes               *pdf,
                                           int                   page,
                                           cairo_t              *cr,
                                           double                width,
                                           double                height,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPicture, beket_picture_free)

G_END_DECLS
