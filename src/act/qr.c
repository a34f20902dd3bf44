/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as a QR code, drawn as vectors.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/qr.h"

#include <math.h>
#include <qrencode.h>

#include "domain/error.h"

#define MAX_MODULES 177   /* of the largest code */

/* Rows overlap a little, or a reader that smooths edges shows seams between them. */
#define OVERLAP     1.04

struct _BeketQr
{
  QRcode *code;   /* (owned) */
};

BeketQr *
beket_qr_new (const char *text,
              GError    **error)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  BeketQr *self;

  if (code == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The text does not fit into a QR code");
      return NULL;
    }

  self = g_new0 (BeketQr, 1);
  self->code = code;
  return self;
}

void
beket_qr_free (BeketQr *self)
{
  QRcode_free (self->code);
  g_free (self);
}

/* How many modules from @from on are alike. */
static int
run_of (const unsigned char *row,
        int                  from,
        int                  width)
{
  int to = from + 1;

  while (to < width && ((row[to] ^ row[from]) & 1) == 0)
    to++;
  return to - from;
}

/* A row is one line whose dashes are its dark modules: a fifth of what rectangles take in the file. */
static void
draw_row (cairo_t             *cr,
          const unsigned char *row,
          int                  width,
          double               x,
          double               y,
          double               module)
{
  int first = (row[0] & 1) != 0 ? 0 : run_of (row, 0, width);
  double dashes[MAX_MODULES + 1];
  int n = 0;

  if (first >= width)
    return;
  for (int at = first; at < width;)
    {
      int run = run_of (row, at, width);

      dashes[n++] = run * module;
      at += run;
    }
  if (n % 2 != 0)
    dashes[n++] = module;

  cairo_set_dash (cr, dashes, n, 0);
  cairo_move_to (cr, x + first * module, y);
  cairo_line_to (cr, x + width * module, y);
  cairo_stroke (cr);
}

void
beket_qr_draw (const BeketQr *self,
               cairo_t       *cr,
               double         x,
               double         y,
               double         size)
{
  int width = self->code->width;
  double module = floor (10 * size / width) / 10;   /* a short number: it is written hundreds of times */

  cairo_save (cr);
  cairo_set_line_width (cr, module * OVERLAP);
  for (int row = 0; row < width; row++)
    draw_row (cr, self->code->data + row * width, width, x, y + (row + 0.5) * module, module);
  cairo_restore (cr);
}
