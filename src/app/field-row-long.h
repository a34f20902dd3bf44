/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowLong:
 * Free text of several lines: Enter goes on, Shift+Enter begins a new line.
 */
#define BEKET_TYPE_FIELD_ROW_LONG (beket_field_row_long_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowLong, beket_field_row_long, BEKET, FIELD_ROW_LONG, BeketFieldRow)

G_END_DECLS
