/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BeketPages:
 * The pages of a PDF as pictures, by poppler, on one render thread of their own (poppler is not thread safe). Shows, does
 * not judge. Main thread only, but for the work.
 */
#define BEKET_TYPE_PAGES (beket_pages_get_type ())
G_DECLARE_FINAL_TYPE (BeketPages, beket_pages, BEKET, PAGES, GObject)

/** BeketPageImage: premultiplied BGRA in native byte order (CAIRO_FORMAT_ARGB32 = GDK_MEMORY_DEFAULT). */
typedef struct
{
  int     width;    /* pixels */
  int     height;
  gsize   stride;   /* bytes */
  GBytes *pixels;   /* (owned) */
} BeketPageImage;

void            beket_page_image_free      (BeketPageImage       *self);

/** beket_pages_new: @pdf: the very bytes; opened by the first job. */
BeketPages     *beket_pages_new            (GBytes               *pdf);
/** beket_pages_count_async: number of pages; error when it cannot be read. */
void            beket_pages_count_async    (BeketPages           *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
int             beket_pages_count_finish   (BeketPages           *self,
                                            GAsyncResult         *result,
                                            GError              **error);     /* -1 with @error */
/** beket_pages_render_async: page @index at @scale pixels per point (96 dpi = 1.333), times the screen's scale factor. */
void            beket_pages_render_async   (BeketPages           *self,
                                            int                   index,
                                            double                scale,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
BeketPageImage *beket_pages_render_finish  (BeketPages           *self,
                                            GAsyncResult         *result,
                                            GError              **error);
/** beket_pages_count: number of pages, waiting, on the calling thread; -1 with @error. */
int             beket_pages_count          (GBytes               *pdf,
                                            GError              **error);
/** beket_pages_render: a picture as above, waiting, on the calling thread: for tools and tests. */
BeketPageImage *beket_pages_render         (GBytes               *pdf,
                                            int                   index,
                                            double                scale,
                                            int                  *n_pages,
                                            GError              **error);

/**
 * beket_pages_print: page @index of the very bytes onto paper of @width x @height points (1/72 inch), as large as it fits and in the middle,
 * as lines and letters and not as a picture. Waits, on the calling thread: a printer takes pages one by one.
 */
gboolean        beket_pages_print          (GBytes               *pdf,
                                            int                   index,
                                            cairo_t              *cr,
                                            double                width,
                                            double                height,
                                            GError              **error);
/** BeketPageLetter: what whoever copies or hears the page gets, and where it stands: points from the upper left corner. */
typedef struct
{
  gunichar letter;
  double   x1;
  double   y1;
  double   x2;
  double   y2;
} BeketPageLetter;

/** beket_pages_letters: (transfer full) (nullable) (element-type BeketPageLetter): all of page @index but blanks, in the order in
 * which poppler reads them; waits as well. */
GArray         *beket_pages_letters        (GBytes               *pdf,
                                            int                   index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPageImage, beket_page_image_free)

G_END_DECLS
