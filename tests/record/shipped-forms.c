/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of the source tree, and each of its forms.
 */

#include "config.h"

#include "shipped-forms.h"

BeketLibrary *shipped_library;
BeketCodes *shipped_codes;

void
shipped_forms_open (void)
{
  g_autoptr (GError) error = NULL;

  shipped_library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_assert_no_error (error);
  shipped_codes = beket_library_codes (shipped_library);
}

void
shipped_forms_close (void)
{
  g_clear_pointer (&shipped_library, beket_library_unref);
  shipped_codes = NULL;
}

void
shipped_forms_each (FormFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (form_facts_ids); i++)
    {
      const BeketForm *form = beket_library_form (shipped_library, form_facts_ids[i], NULL, "2026-11-22");

      g_test_message ("form %s", form_facts_ids[i]);
      g_assert_nonnull (form);
      func (form);
    }
}
