/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"
#include "domain/country.h"

G_BEGIN_DECLS

/**
 * BeketFieldRowCountry:
 * A country, by its name: a code or a name in either language is typed, whatever the keyboard layout; beside it stands what it
 * means so far, and Down and Up go through all that it can mean. The value is the code, or what was typed when it means nothing.
 */
#define BEKET_TYPE_FIELD_ROW_COUNTRY (beket_field_row_country_get_type ())
G_DECLARE_FINAL_TYPE (BeketFieldRowCountry, beket_field_row_country, BEKET, FIELD_ROW_COUNTRY, BeketFieldRow)

/**
 * beket_field_row_country_set_countries: once, right after it was made
 * @countries: must live as long as the row
 * @day: (nullable): whose names are shown
 */
void beket_field_row_country_set_countries (BeketFieldRowCountry *self,
                                            const BeketEditions  *countries,
                                            const char           *day);

G_END_DECLS
