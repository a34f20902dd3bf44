/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages as pictures.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "act/pages.h"
#include "domain/error.h"

static Fixture fixture;

/* How many pixels are not white. */
static guint
count_ink (const BeketPageImage *image)
{
  const guint8 *data = g_bytes_get_data (image->pixels, NULL);
  guint n = 0;

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      {
        const guint8 *pixel = data + (gsize) y * image->stride + 4 * (gsize) x;

        if (pixel[0] != 255 || pixel[1] != 255 || pixel[2] != 255)
          n++;
      }

  return n;
}

static void
test_waiting (void)
{
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);
  g_autoptr (GError) error = NULL;
  int n_pages = 0;

  for (int i = 0; i == 0 || i < n_pages; i++)
    {
      g_autoptr (BeketPageImage) image = beket_pages_render (twice, i, 1.0, &n_pages, &error);

      g_assert_no_error (error);
      g_assert_cmpint (image->width, ==, 595);
      g_assert_cmpint (image->height, ==, 842);
      g_assert_cmpuint (g_bytes_get_size (image->pixels), ==,
                        image->stride * (gsize) image->height);
      g_assert_cmpuint (count_ink (image), >, 20000);
      g_assert_cmpuint (count_ink (image), <, 595 * 842 / 2);
    }

  g_assert_cmpint (n_pages, >=, 2);
}

static void
wrong (GBytes *pdf,
       int     index,
       double  scale)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketPageImage) image = beket_pages_render (pdf, index, scale, NULL, &error);

  g_assert_null (image);
  g_assert_nonnull (error);
}

static void
test_wrong (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (BEKET_ACT_MAX + 1), BEKET_ACT_MAX + 1);

  wrong (text, 0, 1);
  wrong (empty, 0, 1);
  wrong (large, 0, 1);
  wrong (base, -1, 1);
  wrong (base, 99, 1);
  wrong (base, 0, 0);
  wrong (base, 0, 1000);
}

/* ---- The render thread ---- */

typedef struct
{
  GMainLoop      *loop;
  int             waiting;
  int             count;
  BeketPageImage *image;
  GError         *error;
} Wait;

static void
done (Wait *wait)
{
  if (--wait->waiting == 0)
    g_main_loop_quit (wait->loop);
}

static void
counted (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  g_clear_error (&wait->error);
  wait->count = beket_pages_count_finish (BEKET_PAGES (source), result, &wait->error);
  done (wait);
}

static void
rendered (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Wait *wait = data;

  g_clear_error (&wait->error);
  g_clear_pointer (&wait->image, beket_page_image_free);
  wait->image = beket_pages_render_finish (BEKET_PAGES (source), result, &wait->error);
  done (wait);
}

static void
wait_clear (Wait *wait)
{
  g_main_loop_unref (wait->loop);
  g_clear_pointer (&wait->image, beket_page_image_free);
  g_clear_error (&wait->error);
}

static void
test_async (void)
{
  g_autoptr (GBytes) twice = fixture_act (&fixture, 2);
  g_autoptr (BeketPages) pages = beket_pages_new (twice);
  g_autoptr (BeketPageImage) same = beket_pages_render (twice, 0, 1.333, NULL, NULL);
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE), .waiting = 2 };

  beket_pages_count_async (pages, NULL, counted, &wait);
  beket_pages_render_async (pages, 0, 1.333, NULL, rendered, &wait);
  g_main_loop_run (wait.loop);
  g_assert_no_error (wait.error);
  g_assert_cmpint (wait.count, >=, 2);
  g_assert_true (g_bytes_equal (wait.image->pixels, same->pixels));
  wait_clear (&wait);
}

/* The last reference goes while jobs are waiting: each still ends, and then nothing is left. */
static void
test_let_go (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  BeketPages *pages = beket_pages_new (base);
  gpointer weak = pages;
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE), .waiting = 3 };

  g_object_add_weak_pointer (G_OBJECT (pages), &weak);
  for (int i = 0; i < 3; i++)
    beket_pages_render_async (pages, 0, 0.5, NULL, rendered, &wait);
  g_object_unref (pages);
  g_assert_nonnull (weak);
  g_main_loop_run (wait.loop);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);
  wait_clear (&wait);
}

static void
test_async_errors (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (BeketPages) pages = beket_pages_new (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE), .waiting = 1 };

  beket_pages_count_async (pages, NULL, counted, &wait);
  g_main_loop_run (wait.loop);
  g_assert_cmpint (wait.count, ==, -1);
  g_assert_nonnull (wait.error);

  g_cancellable_cancel (cancellable);
  wait.waiting = 1;
  beket_pages_render_async (pages, 0, 1, cancellable, rendered, &wait);
  g_main_loop_run (wait.loop);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_clear (&wait);
}

/* Onto a sheet of another size: the same page, as large as it fits, and nothing beside it. */
static void
test_print (void)
{
  g_autoptr (GBytes) act = fixture_act (&fixture, 1);
  g_autoptr (BeketPageImage) shown = beket_pages_render (act, 0, 1.0, NULL, NULL);
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 842);
  cairo_t *cr = cairo_create (sheet);
  g_autoptr (BeketPageImage) printed = g_new0 (BeketPageImage, 1);
  g_autoptr (GError) error = NULL;
  guint ink;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  g_assert_true (beket_pages_print (act, 0, cr, 1000, 842, &error));
  g_assert_no_error (error);
  cairo_surface_flush (sheet);
  printed->width = 1000;
  printed->height = 842;
  printed->stride = (gsize) cairo_image_surface_get_stride (sheet);
  printed->pixels = g_bytes_new (cairo_image_surface_get_data (sheet), printed->stride * 842);
  ink = count_ink (shown);
  g_assert_cmpuint (count_ink (printed), >, ink - ink / 10);
  g_assert_cmpuint (count_ink (printed), <, ink + ink / 10);
  printed->width = 200;   /* the margin at the left of the middle */
  g_assert_cmpuint (count_ink (printed), ==, 0);

  g_assert_false (beket_pages_print (act, 99, cr, 595, 842, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  cairo_destroy (cr);
  cairo_surface_destroy (sheet);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/pages/waiting", test_waiting);
  g_test_add_func ("/act/pages/wrong", test_wrong);
  g_test_add_func ("/act/pages/print", test_print);
  g_test_add_func ("/act/pages/async", test_async);
  g_test_add_func ("/act/pages/let-go", test_let_go);
  g_test_add_func ("/act/pages/async-errors", test_async_errors);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
