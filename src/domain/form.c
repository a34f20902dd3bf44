/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A form as a value: sections and fields. How facts are checked against it stands in
 * form-check.c.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/form.h"

#include <string.h>

BeketForm *
beket_form_new (void)
{
  BeketForm *self = g_new0 (BeketForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_section_free);

  return self;
}

BeketForm *
beket_form_ref (BeketForm *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_form_unref (BeketForm *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->version);
  g_free (self->prefix);
  g_free (self->valid_from);
  g_free (self->valid_to);
  beket_text_clear (&self->title);
  beket_text_clear (&self->legal);
  beket_text_clear (&self->footer);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

BeketSection *
beket_section_new (void)
{
  BeketSection *self = g_new0 (BeketSection, 1);

  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_field_free);

  return self;
}

void
beket_section_free (BeketSection *self)
{
  g_free (self->id);
  g_free (self->letter);
  beket_text_clear (&self->title);
  g_free (self->step);
  g_clear_pointer (&self->when, beket_condition_free);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

BeketField *
beket_field_new (void)
{
  return g_new0 (BeketField, 1);
}

void
beket_field_free (BeketField *self)
{
  g_free (self->id);
  beket_text_clear (&self->label);
  g_free (self->codes);
  g_clear_pointer (&self->when, beket_condition_free);
  g_free (self);
}

const BeketSection *
beket_form_section (const BeketForm *self,
                    const char      *id)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }

  return NULL;
}

const BeketField *
beket_section_field (const BeketSection *self,
                     const char         *id)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (self->fields, i);

      if (g_strcmp0 (field->id, id) == 0)
        return field;
    }

  return NULL;
}

static const char *const type_words[BEKET_FIELD_N_TYPES] = {
  [BEKET_FIELD_TEXT] = "text",
  [BEKET_FIELD_LONG_TEXT] = "long-text",
  [BEKET_FIELD_INTEGER] = "integer",
  [BEKET_FIELD_BOOLEAN] = "boolean",
  [BEKET_FIELD_DATE] = "date",
  [BEKET_FIELD_TIME] = "time",
  [BEKET_FIELD_CODE] = "code",
  [BEKET_FIELD_COUNTRY] = "country",
  [BEKET_FIELD_MRZ] = "mrz",
  [BEKET_FIELD_PLATE] = "plate",
  [BEKET_FIELD_CONTAINER] = "container",
  [BEKET_FIELD_SEAL] = "seal",
  [BEKET_FIELD_IIN] = "iin",
  [BEKET_FIELD_BIN] = "bin",
  [BEKET_FIELD_INN] = "inn",
  [BEKET_FIELD_SNILS] = "snils",
  [BEKET_FIELD_OGRN] = "ogrn",
  [BEKET_FIELD_VIN] = "vin",
  [BEKET_FIELD_WAGON] = "wagon",
  [BEKET_FIELD_TIR] = "tir",
  [BEKET_FIELD_DECLARATION] = "declaration",
  [BEKET_FIELD_HS] = "hs",
};

gboolean
beket_field_type_from_word (const char     *word,
                            BeketFieldType *type)
{
  for (int i = 0; i < BEKET_FIELD_N_TYPES; i++)
    if (g_strcmp0 (type_words[i], word) == 0)
      {
        *type = (BeketFieldType) i;
        return TRUE;
      }

  return FALSE;
}

const char *
beket_field_type_word (BeketFieldType type)
{
  g_return_val_if_fail (type < BEKET_FIELD_N_TYPES, NULL);

  return type_words[type];
}

gboolean
beket_form_is_valid_on (const BeketForm *self,
                        const char      *day)
{
  return beket_day_is_within (day, self->valid_from, self->valid_to);
}

gboolean
beket_section_applies (const BeketSection *self,
                       const BeketValue   *facts)
{
  return self->when == NULL || beket_condition_holds (self->when, facts);
}

gboolean
beket_field_applies (const BeketField *self,
                     const BeketValue *row,
                     const BeketValue *facts)
{
  return self->when == NULL || beket_condition_holds_in (self->when, row, facts);
}
