/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which widget a field of a form gets.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-choices.h"
#include "app/field-row-code.h"
#include "app/field-row-country.h"
#include "app/field-row-flag.h"
#include "app/field-row-long.h"
#include "app/field-row-text.h"
#include "domain/local-time.h"

static GType
type_for (BeketFieldType type)
{
  if (type == BEKET_FIELD_CODE)
    return BEKET_TYPE_FIELD_ROW_CODE;
  if (type == BEKET_FIELD_CHOICES)
    return BEKET_TYPE_FIELD_ROW_CHOICES;
  if (type == BEKET_FIELD_COUNTRY)
    return BEKET_TYPE_FIELD_ROW_COUNTRY;
  if (type == BEKET_FIELD_BOOLEAN)
    return BEKET_TYPE_FIELD_ROW_FLAG;
  if (type == BEKET_FIELD_LONG_TEXT)
    return BEKET_TYPE_FIELD_ROW_LONG;

  return BEKET_TYPE_FIELD_ROW_TEXT;
}

BeketFieldRow *
beket_field_row_new_listed (const BeketField *field,
                            BeketCodes       *codes,
                            BeketLanguage     language)
{
  BeketFieldRow *self = g_object_new (type_for (field->type), NULL);

  beket_field_row_set_field (self, field, codes, language);

  return self;
}

BeketFieldRow *
beket_field_row_new (const BeketField *field,
                     BeketStation     *station,
                     BeketLanguage     language)
{
  BeketFieldRow *self = beket_field_row_new_listed (field, beket_station_get_codes (station), language);

  if (BEKET_IS_FIELD_ROW_TEXT (self))
    beket_field_row_text_set_station (BEKET_FIELD_ROW_TEXT (self), station);
  if (BEKET_IS_FIELD_ROW_COUNTRY (self))
    {
      g_autofree char *today = beket_point_day (beket_station_get_point (station, NULL), beket_station_now (station));

      beket_field_row_country_set_countries (BEKET_FIELD_ROW_COUNTRY (self),
                                             beket_station_get_reference (station, "countries"), today);
    }

  return self;
}
