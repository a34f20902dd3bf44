/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowFlag:
 * Yes or no: Space changes it. Not touched, it is not in the record.
 */
#define BEKET_TYPE_FIELD_ROW_FLAG (beket_field_row_flag_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowFlag, beket_field_row_flag, BEKET, FIELD_ROW_FLAG, BeketFieldRow)

G_END_DECLS
