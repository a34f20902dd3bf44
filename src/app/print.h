/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** BeketPrintPart: one copy of an act, or a stack of blanks. On both sides of the sheet, each copy and each blank begins a sheet of its own. */
typedef struct
{
  char    *label;     /* (owned): for whom it is: the dialog asks which are wanted */
  GBytes  *pdf;       /* (owned) */
  int      n_pages;
  int      unit;      /* pages that have sheets of their own: of one blank; @n_pages, at the beginning */
  gboolean wanted;    /* as it is chosen in the dialog; all, at the beginning */
} BeketPrintPart;

/** beket_print_part_new: (transfer full) */
BeketPrintPart    *beket_print_part_new  (const char         *label,
                                          GBytes             *pdf,
                                          int                 n_pages);
void               beket_print_part_free (BeketPrintPart     *self);

/**
 * beket_print_operation: (transfer full): pages for a printer, on both sides of the sheet.
 * @parts: (element-type BeketPrintPart)
 * @title: of the job, the act's number
 */
GtkPrintOperation *beket_print_operation (GPtrArray          *parts,
                                          const char         *title);
/**
 * beket_print: asks for the printer and prints. The printer that was chosen is asked for again the next time. What was not printed, and what was broken off
 * later, is told in a dialog over @window, which offers what can be done instead.
 * @blanks: paper blanks are another way: one of those that were printed before is filled in by hand
 */
void               beket_print           (GtkWindow          *window,
                                          GPtrArray          *parts,
                                          const char         *title,
                                          gboolean            blanks);

G_END_DECLS
