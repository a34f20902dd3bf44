/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the loaders of forms and protocols, and checks two records against every form that loads: one with nothing in it,
 * and one that has something under every name, of the kind that is expected there or of another.
 */

#include "config.h"

#include "record/library.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static BeketValue *
value_for (const BeketField *field,
           guint             n)
{
  BeketValue *list;

  if (n % 3 == 0)
    return beket_value_new_integer (n);
  if (n % 3 == 1)
    return beket_value_new_text (field->label.in[n % BEKET_N_LANGUAGES]);

  list = beket_value_new_list ();
  beket_value_append (list, beket_value_new_text (field->id));

  return list;
}

static void
fill_section (BeketValue         *facts,
              const BeketSection *section)
{
  BeketValue *row = facts;

  if (section->repeated)
    {
      row = beket_value_new_object ();
      beket_value_append (beket_value_list (facts, section->id), row);
    }
  else if (*section->id != '\0')
    row = beket_value_object (facts, section->id);

  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);

      beket_value_set (row, field->id, value_for (field, i));
    }
}

static void
check_facts (const BeketForm *form,
             gboolean         filled)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (GPtrArray) complaints = NULL;

  for (guint i = 0; filled && i < form->sections->len; i++)
    fill_section (facts, g_ptr_array_index (form->sections, i));

  complaints = beket_form_check (form, facts, NULL);
  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      g_assert_nonnull (complaint->path);
      g_assert_nonnull (complaint->error);
    }
}

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
      g_assert_true (form->copies[BEKET_COPY_AUTHORITY]);
      g_assert_nonnull (beket_form_legal (form, "national")->in[BEKET_KK]);
      check_facts (form, FALSE);
      check_facts (form, TRUE);
    }

  return 0;
}
