/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws every form from facts of three kinds.
 */

#include "config.h"

#include "every-form.h"

#include "record/json.h"

#define DRAWN "2026-11-22T09:14:03.118Z"
#define SEAL  "KZ1:A SEAL FOR TESTS"

const char *const every_kind_words[EVERY_N_KINDS] = { "full", "empty", "extreme" };

static EveryCase cases[FORM_FACTS_N_IDS * EVERY_N_KINDS];

const BeketForm *
every_form (BeketLibrary *library,
            const char   *id)
{
  const BeketForm *form = beket_library_form (library, id, NULL, "2026-11-22");

  g_assert_nonnull (form);
  return form;
}

BeketValue *
every_record (BeketLibrary    *library,
              const BeketForm *form,
              EveryKind        kind)
{
  const BeketCodes *codes = beket_library_codes (library);
  BeketValue *record;
  BeketValue *act;
  g_autofree char *number = NULL;

  if (kind == EVERY_FULL)
    record = form_facts_full (form, codes, 0);
  else
    record = kind == EVERY_EMPTY ? form_facts_required (form, codes) : form_facts_extreme (form, codes);

  act = beket_value_object (record, "act");
  number = g_strdup_printf ("%s-KZSYR-20261122-000001-02", form->prefix);
  beket_value_set_text (act, "number", number);
  beket_value_set_text (act, "drawn", DRAWN);
  return record;
}

GBytes *
every_draw (BeketLibrary    *library,
            const EveryCase *which)
{
  const BeketForm *form = every_form (library, which->id);
  g_autoptr (BeketValue) record = every_record (library, form, which->kind);
  g_autoptr (GBytes) json = beket_json_write_bytes (record);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = beket_act_render (library, form, record, json, SEAL, &error);

  g_assert_no_error (error);
  return pdf;
}

void
every_add_tests (const char   *path,
                 GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = NULL;

      cases[i] = (EveryCase) { form_facts_ids[i / EVERY_N_KINDS], (EveryKind) (i % EVERY_N_KINDS) };
      name = g_strdup_printf ("%s/%s/%s", path, cases[i].id, every_kind_words[cases[i].kind]);
      g_test_add_data_func (name, &cases[i], test);
    }
}
