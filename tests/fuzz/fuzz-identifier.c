/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte says which identifier, the others are its text: what is accepted is kept in a form that reads as itself.
 */

#include "config.h"

#include "domain/identifier.h"
#include "domain/parse-error.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const BeketFieldType types[] = {
    BEKET_FIELD_CONTAINER, BEKET_FIELD_IIN, BEKET_FIELD_BIN, BEKET_FIELD_INN, BEKET_FIELD_SNILS, BEKET_FIELD_OGRN,
    BEKET_FIELD_VIN, BEKET_FIELD_WAGON, BEKET_FIELD_TIR, BEKET_FIELD_DECLARATION, BEKET_FIELD_HS, BEKET_FIELD_TEXT,
  };
  BeketFieldType type = types[size == 0 ? 0 : data[0] % G_N_ELEMENTS (types)];
  g_autofree char *text = size == 0 ? g_strdup ("") : g_strndup ((const char *) data + 1, size - 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = beket_identifier_normal (type, text, &error);
  g_autofree char *again = NULL;

  if (normal == NULL)
    {
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) strlen (text));
      return 0;
    }

  g_assert_no_error (error);
  again = beket_identifier_normal (type, normal, NULL);
  g_assert_cmpstr (again, ==, normal);

  return 0;
}
