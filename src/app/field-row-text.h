/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowText:
 * Everything that is typed in one line. Fields that have no other letters than Latin ones take the key by its place on the keyboard, and digits come in every layout.
 */
#define BEKET_TYPE_FIELD_ROW_TEXT (beket_field_row_text_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowText, beket_field_row_text, BEKET, FIELD_ROW_TEXT, BeketFieldRow)

/** beket_field_row_text_set_station: a time is typed and shown by the clock of its point; without a station, in UTC. */
void beket_field_row_text_set_station (BeketFieldRowText *self,
                                       BeketStation      *station);

G_END_DECLS
