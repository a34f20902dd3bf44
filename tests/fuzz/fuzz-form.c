/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the loaders of forms and protocols, and checks an empty record against every form that loads.
 */

#include "config.h"

#include "record/library.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) form_error = NULL;
  g_autoptr (GError) protocol_error = NULL;
  g_autoptr (BeketForm) form = beket_form_parse ((const char *) data, size, NULL, &form_error);
  g_autoptr (BeketProtocol) protocol = beket_protocol_parse ((const char *) data, size, &protocol_error);

  g_assert_true ((form == NULL) == (form_error != NULL));
  g_assert_true ((protocol == NULL) == (protocol_error != NULL));

  if (form != NULL)
    {
      g_autoptr (BeketValue) facts = beket_value_new_object ();
      g_autoptr (GPtrArray) complaints = beket_form_check (form, facts, NULL);

      g_assert_nonnull (complaints);
    }

  return 0;
}
