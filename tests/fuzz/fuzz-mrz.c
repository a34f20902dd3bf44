/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as a machine readable zone: what is accepted has every part that an act prints.
 */

#include "config.h"

#include "domain/document.h"
#include "domain/parse-error.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketDocument) document = beket_mrz_parse (text, "2026-11-22", &error);
  g_autoptr (BeketValue) person = beket_value_new_object ();

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    {
      g_assert_cmpint (beket_parse_error_get_position (error), >=, 0);
      g_assert_cmpint (beket_parse_error_get_position (error), <=, 90);
      return 0;
    }

  beket_document_fill (document, person);
  g_assert_nonnull (beket_value_get_text (person, "surname"));
  g_assert_nonnull (beket_value_get_text (person, "documentNumber"));
  g_assert_true (g_utf8_validate (document->surname, -1, NULL));
  g_assert_cmpuint (strlen (document->birth_date), ==, 10);

  return 0;
}
