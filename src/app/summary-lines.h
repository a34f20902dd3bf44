/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** BeketSummaryLine: one line of what is known: what it is, its value, something more, and where it was entered. */
typedef struct
{
  char *caption;   /* (owned) */
  char *value;     /* (owned) */
  char *more;      /* (owned) (nullable) */
  char *path;      /* (owned): of the field */
} BeketSummaryLine;

void       beket_summary_line_free (BeketSummaryLine *self);

/** beket_summary_lines: (transfer full) (element-type BeketSummaryLine): persons, vehicles, containers, seals; in the language of the window. */
GPtrArray *beket_summary_lines     (BeketStation     *station,
                                    BeketCrossing    *crossing);
/** beket_summary_lines_equal: nothing to draw anew? */
gboolean   beket_summary_lines_equal (GPtrArray      *a,
                                      GPtrArray      *b);

G_END_DECLS
