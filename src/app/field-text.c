/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The value of a field as an officer reads it.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/field-text.h"
#include "app/locale.h"
#include "app/words.h"
#include "domain/clock.h"

/* What is in force here is known; of another one only its number is. */
static char *
text_of_protocol (BeketStation *station,
                  const char   *number)
{
  const BeketProtocol *protocol = beket_station_get_protocol (station);

  return beket_words_protocol (station, number,
                               protocol != NULL && protocol->demo && strcmp (protocol->number, number) == 0);
}

static char *
text_of_field (BeketStation     *station,
               const BeketField *field,
               const char       *text)
{
  switch (field->type)
    {
      case BEKET_FIELD_CODE:
        return beket_words_sentence (beket_words_label (station, field->codes, text));

      case BEKET_FIELD_COUNTRY:
        return beket_words_country (station, text);

      case BEKET_FIELD_DATE:
        return beket_date_format (text, beket_locale_get ());

      case BEKET_FIELD_TIME:
        return beket_words_time (station, text);

      case BEKET_FIELD_TEXT:
        if (strcmp (field->id, "point") == 0 || strcmp (field->id, "peerPoint") == 0)
          return beket_words_point (station, text);
        if (strcmp (field->id, "protocol") == 0)
          return text_of_protocol (station, text);
        return g_strdup (text);

      case BEKET_FIELD_DECIMAL:
        return beket_words_decimal (text);

      case BEKET_FIELD_LONG_TEXT:
      case BEKET_FIELD_CHOICES:
      case BEKET_FIELD_HASH:
      case BEKET_FIELD_INTEGER:
      case BEKET_FIELD_BOOLEAN:
      case BEKET_FIELD_MRZ:
      case BEKET_FIELD_PLATE:
      case BEKET_FIELD_CONTAINER:
      case BEKET_FIELD_SEAL:
      case BEKET_FIELD_IIN:
      case BEKET_FIELD_BIN:
      case BEKET_FIELD_INN:
      case BEKET_FIELD_SNILS:
      case BEKET_FIELD_OGRN:
      case BEKET_FIELD_VIN:
      case BEKET_FIELD_WAGON:
      case BEKET_FIELD_TIR:
      case BEKET_FIELD_DECLARATION:
      case BEKET_FIELD_HS:
      case BEKET_FIELD_N_TYPES:
      default:
        return g_strdup (text);
    }
}

/* Each by its name, in the order in which they were kept. */
static char *
text_of_words (BeketStation     *station,
               const BeketField *field,
               const BeketValue *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; field->type == BEKET_FIELD_CHOICES && i < beket_value_length (list); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (list, i));

      if (word != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", beket_words_label (station, field->codes, word));
    }

  return g_string_free (text, FALSE);
}

char *
beket_field_text (BeketStation     *station,
                  const BeketField *field,
                  const BeketValue *value)
{
  if (value == NULL)
    return g_strdup ("");

  switch (beket_value_get_kind (value))
    {
      case BEKET_VALUE_BOOLEAN:
        return g_strdup (beket_value_to_boolean (value) ? _ ("Yes") : _ ("No"));

      case BEKET_VALUE_INTEGER:
        return beket_words_integer (beket_value_to_integer (value));

      case BEKET_VALUE_TEXT:
        return text_of_field (station, field, beket_value_to_text (value));

      case BEKET_VALUE_LIST:
        return text_of_words (station, field, value);

      case BEKET_VALUE_NULL:
      case BEKET_VALUE_OBJECT:
      default:
        return g_strdup ("");
    }
}
