/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/form.h"

G_BEGIN_DECLS

/* Where a field of a form stands in the facts: "persons[0].surname", "cargo.empty", "plate". */

typedef struct
{
  const BeketSection *section;   /* (not owned) */
  const BeketField   *field;     /* (not owned) */
  guint               row;       /* 0 when the section is not repeated */
} BeketFormPath;

/** beket_form_path_format: (transfer full) */
char       *beket_form_path_format (const BeketSection *section,
                                    const BeketField   *field,
                                    guint               row);
/** beket_form_path_parse: %FALSE: no such field in @form. A path of a whole section or row gives its first field on the screen. */
gboolean    beket_form_path_parse  (const BeketForm    *form,
                                    const char         *text,
                                    BeketFormPath      *path);

/** beket_form_row: (nullable): the object that holds the fields of @section, row @row. */
BeketValue *beket_form_row         (const BeketSection *section,
                                    guint               row,
                                    BeketValue         *facts);
/** beket_form_row_count: rows of a repeated section, without empty ones at the end; 1 for others. */
guint       beket_form_row_count   (const BeketSection *section,
                                    const BeketValue   *facts);

/**
 * beket_form_write:
 * @value: (transfer full) (nullable): %NULL and an empty text take the field away
 *
 * Makes the rows that are missing. A reason that let the old value stand is dropped with it: it was given for that
 * value. Rows at the end with nothing in them are dropped, so that a row typed by mistake and emptied is no row.
 *
 * Returns: whether anything is another now.
 */
gboolean    beket_form_write       (const BeketSection *section,
                                    const BeketField   *field,
                                    guint               row,
                                    BeketValue         *facts,
                                    BeketValue         *value);
/** beket_form_remove_row: takes the row away; the reasons given for later rows move with their rows. */
void        beket_form_remove_row  (const BeketSection *section,
                                    guint               row,
                                    BeketValue         *facts);

/** beket_form_complaint: (nullable) (transfer none): what @complaints (element-type BeketComplaint) say of @path. */
const BeketComplaint *beket_form_complaint (GPtrArray          *complaints,
                                            const char         *path);

G_END_DECLS
