/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketGoodsMark:
 * The mark on a piece of goods: a control mark of fur with its radio tag, "RU-430301-ABC1234567", or the GS1 DataMatrix that the
 * marking systems of the Union use for the rest: GTIN (01) and serial (21); what follows proves the mark and is not read.
 */
typedef struct
{
  gboolean gs1;
  char     number[39];   /* the control mark, or "01", GTIN, "21", serial */
  char     gtin[15];     /* "" for a control mark */
  char     serial[21];   /* "" for a control mark */
} BeketGoodsMark;

/**
 * beket_goods_mark_parse:
 * @text: as a scanner gives it (a symbology identifier "]d2" and FNC1 as group separators may stand there), or as printed with (01)
 *   and (21); no spaces
 *
 * Errors: EMPTY, CHARACTER, LENGTH, CHECK_DIGIT at the last digit of the GTIN; the position counts in @text as given.
 */
gboolean beket_goods_mark_parse (const char      *text,
                                 BeketGoodsMark  *mark,
                                 GError         **error);

G_END_DECLS
