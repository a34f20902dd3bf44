/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On which machine two drawings of one record may be compared byte for byte.
 */

#include "config.h"

#include "golden.h"

#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>
#include <qpdf/qpdf-c.h>

static char *
face (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "fonts", name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *hash = NULL;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return g_strdup ("none");

  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  return g_strndup (hash, 12);
}

char *
golden_versions (void)
{
  g_autofree char *regular = face ("NotoSans-Regular.ttf");
  g_autofree char *bold = face ("NotoSans-Bold.ttf");

  return g_strdup_printf ("cairo %s, pango %s, harfbuzz %s, qpdf %s, Noto Sans %s, Noto Sans Bold %s", cairo_version_string (),
                          pango_version_string (), hb_version_string (), qpdf_get_qpdf_version (), regular, bold);
}
