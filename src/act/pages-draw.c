/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page as a picture, and one page on paper. Poppler is not thread safe: everything that calls it holds one lock.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/pages-private.h"

#include "act/act.h"
#include "domain/error.h"

#define MAX_PIXELS (64 * 1024 * 1024)

GMutex beket_pages_lock;

void
beket_page_image_free (BeketPageImage *self)
{
  g_bytes_unref (self->pixels);
  g_free (self);
}

PopplerDocument *
beket_pages_open (GBytes  *pdf,
                  GError **error)
{
  PopplerDocument *document;

  if (g_bytes_get_size (pdf) > BEKET_ACT_MAX)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The document has more than %d bytes",
                   BEKET_ACT_MAX);
      return NULL;
    }

  document = poppler_document_new_from_bytes (pdf, NULL, error);
  if (document == NULL)
    g_prefix_error (error, "The document cannot be shown: ");

  return document;
}

static BeketPageImage *
take_image (cairo_surface_t *surface)
{
  BeketPageImage *image = g_new0 (BeketPageImage, 1);

  image->width = cairo_image_surface_get_width (surface);
  image->height = cairo_image_surface_get_height (surface);
  image->stride = (gsize) cairo_image_surface_get_stride (surface);
  image->pixels = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                              image->stride * (gsize) image->height,
                                              (GDestroyNotify) cairo_surface_destroy, surface);
  return image;
}

static void
paint (PopplerPage     *page,
       cairo_surface_t *surface,
       double           scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
make_surface (PopplerPage *page,
              double       scale,
              GError     **error)
{
  cairo_surface_t *surface;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  width *= scale;
  height *= scale;
  if (!(width >= 1 && height >= 1 && width < 30000 && height < 30000 &&
        width * height <= MAX_PIXELS))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "The page cannot be shown at this size");
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width + 0.5),
                                        (int) (height + 0.5));
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "There is no memory for the page");
  return NULL;
}

static PopplerPage *
get_page (PopplerDocument *document,
          int              index,
          GError         **error)
{
  int n_pages = poppler_document_get_n_pages (document);
  PopplerPage *page = index >= 0 && index < n_pages ? poppler_document_get_page (document, index) : NULL;

  if (page == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "There is no page %d of %d", index, n_pages);
  return page;
}

BeketPageImage *
beket_pages_draw (PopplerDocument *document,
                  int              index,
                  double           scale,
                  GError         **error)
{
  PopplerPage *page = get_page (document, index, error);
  BeketPageImage *image = NULL;
  cairo_surface_t *surface;

  if (page == NULL)
    return NULL;

  surface = make_surface (page, scale, error);
  if (surface != NULL)
    {
      paint (page, surface, scale);
      image = take_image (surface);
    }

  g_object_unref (page);
  return image;
}

/* Poppler has a box for each letter of the text, blanks and ends of lines included. */
static GArray *
take_letters (PopplerPage *page)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (BeketPageLetter));
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  const char *at = text;
  guint n = 0;

  poppler_page_get_text_layout (page, &boxes, &n);
  if (text == NULL || (glong) n != g_utf8_strlen (text, -1))
    return NULL;

  for (guint i = 0; i < n; i++, at = g_utf8_next_char (at))
    {
      BeketPageLetter letter = { g_utf8_get_char (at), boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2 };

      if (!g_unichar_isspace (letter.letter))
        g_array_append_val (letters, letter);
    }

  return g_steal_pointer (&letters);
}

GArray *
beket_pages_letters (GBytes *pdf,
                     int     index)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&beket_pages_lock);
  PopplerDocument *document = beket_pages_open (pdf, NULL);
  PopplerPage *page = document != NULL ? poppler_document_get_page (document, index) : NULL;
  GArray *letters = page != NULL ? take_letters (page) : NULL;

  g_clear_object (&page);
  g_clear_object (&document);
  return letters;
}

int
beket_pages_count (GBytes  *pdf,
                   GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&beket_pages_lock);
  PopplerDocument *document = beket_pages_open (pdf, error);
  int n_pages = document != NULL ? poppler_document_get_n_pages (document) : -1;

  g_clear_object (&document);
  return n_pages;
}

BeketPageImage *
beket_pages_render (GBytes  *pdf,
                    int      index,
                    double   scale,
                    int     *n_pages,
                    GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&beket_pages_lock);
  PopplerDocument *document = beket_pages_open (pdf, error);
  BeketPageImage *image;

  if (document == NULL)
    return NULL;

  if (n_pages != NULL)
    *n_pages = poppler_document_get_n_pages (document);
  image = beket_pages_draw (document, index, scale, error);
  g_object_unref (document);
  return image;
}

/* ---- Paper ---- */

static void
fit (PopplerPage *page,
     cairo_t     *cr,
     double       width,
     double       height)
{
  double page_width, page_height, scale;

  poppler_page_get_size (page, &page_width, &page_height);
  scale = MIN (width / page_width, height / page_height);
  cairo_translate (cr, (width - page_width * scale) / 2, (height - page_height * scale) / 2);
  cairo_scale (cr, scale, scale);
}

static gboolean
print_page (PopplerPage *page,
            cairo_t     *cr,
            double       width,
            double       height,
            GError     **error)
{
  cairo_save (cr);
  fit (page, cr, width, height);
  poppler_page_render_for_printing (page, cr);
  cairo_restore (cr);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "The page was not drawn: %s",
               cairo_status_to_string (cairo_status (cr)));
  return FALSE;
}

gboolean
beket_pages_print (GBytes  *pdf,
                   int      index,
                   cairo_t *cr,
                   double   width,
                   double   height,
                   GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&beket_pages_lock);
  PopplerDocument *document = beket_pages_open (pdf, error);
  PopplerPage *page = document != NULL ? get_page (document, index, error) : NULL;
  gboolean printed = page != NULL && print_page (page, cr, width, height, error);

  g_clear_object (&page);
  g_clear_object (&document);
  return printed;
}
