/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as a QR code, drawn as vectors.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/qr.h"

#include <qrencode.h>

#include "domain/error.h"

gboolean
beket_qr_fits (const char *text,
               GError    **error)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  if (code == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                           "The text does not fit into a QR code");
      return FALSE;
    }

  QRcode_free (code);
  return TRUE;
}

/* Dark modules side by side are one rectangle: a third of the operators, and no seams in print. */
static void
add_row (cairo_t             *cr,
         const unsigned char *row,
         int                  width,
         double               x,
         double               y,
         double               module)
{
  for (int from = 0; from < width; from++)
    {
      int to = from;

      while (to < width && (row[to] & 1) != 0)
        to++;
      if (to > from)
        cairo_rectangle (cr, x + from * module, y, (to - from) * module, module);
      from = to;
    }
}

void
beket_qr_draw (cairo_t    *cr,
               const char *text,
               double      x,
               double      y,
               double      size)
{
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  double module;

  if (code == NULL)
    return;

  module = size / code->width;
  for (int row = 0; row < code->width; row++)
    add_row (cr, code->data + row * code->width, code->width, x, y + row * module, module);
  cairo_fill (cr);
  QRcode_free (code);
}
