/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * beket_font_context_new: (transfer full)
 *
 * A context that knows Noto Sans Regular and Bold and no other font: an act looks the same on every machine, and a letter
 * that the font lacks is counted instead of being taken from somewhere else. Unhinted, with exact glyph positions.
 * The faces are those of BEKET_DATADIR, else the installed ones. %BEKET_ERROR_STORE when a file is missing; the message names it and its folder.
 */
PangoContext *beket_font_context_new (GError       **error);

/** beket_font_repair_spaces: gives the spaces at line ends their glyph back, see font.c. Before drawing. */
void          beket_font_repair_spaces (PangoLayout *layout);

/**
 * beket_font_keep_spaces: before the line is drawn, in the order of drawing: see font.c.
 * @seen: (element-type hb_face_t): faces of which a space was drawn on the same surface
 */
void          beket_font_keep_spaces (PangoLayoutLine *line,
                                      GHashTable      *seen);

G_END_DECLS
