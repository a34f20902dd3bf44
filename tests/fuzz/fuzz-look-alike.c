/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes that are no zone and no IIN: what is suggested is one.
 */

#include "config.h"

#include "domain/document.h"
#include "domain/iin.h"
#include "domain/look-alike.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static gboolean
check_iin (const char *text,
           gpointer    user_data,
           GError    **error)
{
  BeketIin iin;

  return beket_iin_parse (text, &iin, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *zone = beket_look_alike_suggest_mrz (text);
  g_autofree char *number = beket_look_alike_suggest (text, check_iin, NULL);

  if (zone != NULL)
    {
      g_autoptr (BeketDocument) document = beket_mrz_parse (zone, NULL, NULL);
      g_autoptr (BeketDocument) read = beket_mrz_parse (text, NULL, NULL);

      g_assert_nonnull (document);
      g_assert_null (read);
    }

  if (number != NULL)
    {
      BeketIin iin;

      g_assert_true (beket_iin_parse (number, &iin, NULL));
      g_assert_false (beket_iin_parse (text, &iin, NULL));
    }

  return 0;
}
