/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowChoices:
 * A group of boxes: words of a code list, by their names in the language of the screen. Space changes the box with the
 * focus, digits 1 to 9 change the nth. No box ticked, it is not in the record.
 */
#define BEKET_TYPE_FIELD_ROW_CHOICES (beket_field_row_choices_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowChoices, beket_field_row_choices, BEKET, FIELD_ROW_CHOICES, BeketFieldRow)

G_END_DECLS
