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
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_check_free);

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
  beket_text_clear (&self->national);
  beket_text_clear (&self->footer);
  beket_text_clear (&self->blank);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->checks);
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
  g_free (self->dense);
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

BeketCheck *
beket_check_new (void)
{
  return g_new0 (BeketCheck, 1);
}

void
beket_check_free (BeketCheck *self)
{
  g_free (self->id);
  g_free (self->at);
  g_clear_pointer (&self->that, beket_condition_free);
  beket_text_clear (&self->error);
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

/* ---- Words ---- */

static gboolean
find_word (const char *const *words,
           int                n,
           const char        *word,
           int               *found)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
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
  [BEKET_FIELD_DECIMAL] = "decimal",
  [BEKET_FIELD_CHOICES] = "choices",
  [BEKET_FIELD_HASH] = "hash",
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
  int found;

  if (!find_word (type_words, BEKET_FIELD_N_TYPES, word, &found))
    return FALSE;

  *type = (BeketFieldType) found;

  return TRUE;
}

const char *
beket_field_type_word (BeketFieldType type)
{
  g_return_val_if_fail (type < BEKET_FIELD_N_TYPES, NULL);

  return type_words[type];
}

static const char *const basis_words[BEKET_N_BASES] = {
  [BEKET_BASIS_JOINT] = "joint",
  [BEKET_BASIS_NATIONAL] = "national",
  [BEKET_BASIS_BOTH] = "both",
};

gboolean
beket_basis_from_word (const char *word,
                       BeketBasis *basis)
{
  int found;

  if (!find_word (basis_words, BEKET_N_BASES, word, &found))
    return FALSE;

  *basis = (BeketBasis) found;

  return TRUE;
}

const char *
beket_basis_word (BeketBasis basis)
{
  g_return_val_if_fail (basis < BEKET_N_BASES, NULL);

  return basis_words[basis];
}

static const char *const copy_words[BEKET_N_COPIES] = {
  [BEKET_COPY_AUTHORITY] = "authority",
  [BEKET_COPY_PERSON] = "person",
  [BEKET_COPY_PEER] = "peer",
};

gboolean
beket_copy_from_word (const char *word,
                      BeketCopy  *copy)
{
  int found;

  if (!find_word (copy_words, BEKET_N_COPIES, word, &found))
    return FALSE;

  *copy = (BeketCopy) found;

  return TRUE;
}

const char *
beket_copy_word (BeketCopy copy)
{
  g_return_val_if_fail (copy < BEKET_N_COPIES, NULL);

  return copy_words[copy];
}

/* ---- What applies when ---- */

gboolean
beket_form_may_be_drawn (const BeketForm *self,
                         const char      *mode)
{
  return self->basis == BEKET_BASIS_BOTH || g_strcmp0 (basis_words[self->basis], mode) == 0;
}

const BeketText *
beket_form_legal (const BeketForm *self,
                  const char      *mode)
{
  gboolean national = self->basis == BEKET_BASIS_BOTH &&
                      g_strcmp0 (basis_words[BEKET_BASIS_NATIONAL], mode) == 0;

  return national ? &self->national : &self->legal;
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
