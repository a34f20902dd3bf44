/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowCode:
 * A word of a code list, by its name in the language of the screen: Up and Down change it, digits 1 to 9 take the nth.
 */
#define BEKET_TYPE_FIELD_ROW_CODE (beket_field_row_code_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowCode, beket_field_row_code, BEKET, FIELD_ROW_CODE, BeketFieldRow)

G_END_DECLS
