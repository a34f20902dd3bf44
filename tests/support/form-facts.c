/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fills in a form by its own types, lists and conditions.
 */

#include "config.h"

#include "form-facts.h"

#include <string.h>

#define TIME   "2026-11-22T09:14:03.118Z"
#define ROUNDS 8   /* no form asks for a field because of a field because of a field more often */

const char *const form_facts_ids[FORM_FACTS_N_IDS] = {
  "D1", "D2", "D3", "D3B", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13", "D14", "D15",
  "D16", "D17", "D18", "D19", "D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30",
};

static const char *const samples[BEKET_FIELD_N_TYPES] = {
  [BEKET_FIELD_TEXT] = "Үлгі № 1",
  [BEKET_FIELD_LONG_TEXT] = "Бірінші жол\nВторая строка",
  [BEKET_FIELD_DATE] = "1990-01-15",
  [BEKET_FIELD_TIME] = TIME,
  [BEKET_FIELD_COUNTRY] = "KAZ",
  [BEKET_FIELD_MRZ] = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  [BEKET_FIELD_PLATE] = "512ABC07",
  [BEKET_FIELD_CONTAINER] = "CSQU3054383",
  [BEKET_FIELD_SEAL] = "KZ0045127",
  [BEKET_FIELD_DECIMAL] = "12.5",
  [BEKET_FIELD_HASH] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  [BEKET_FIELD_IIN] = "900115300003",
  [BEKET_FIELD_BIN] = "941240000193",
  [BEKET_FIELD_INN] = "7707083893",
  [BEKET_FIELD_SNILS] = "11223344595",
  [BEKET_FIELD_OGRN] = "1027700132195",
  [BEKET_FIELD_VIN] = "1M8GDM9AXKP042788",
  [BEKET_FIELD_WAGON] = "54548854",
  [BEKET_FIELD_TIR] = "XF12345678",
  [BEKET_FIELD_DECLARATION] = "57421/221126/0004513",
  [BEKET_FIELD_HS] = "1101001500",
};

static BeketValue *
text_sample (const BeketField *field)
{
  glong limit = field->max_length > 0 ? field->max_length : 200;
  g_autofree char *text = g_utf8_substring (samples[field->type], 0,
                                            MIN (limit, g_utf8_strlen (samples[field->type], -1)));

  if (strcmp (field->id, "point") == 0 || strcmp (field->id, "hostPoint") == 0)
    return beket_value_new_text ("KZSYR");
  if (strcmp (field->id, "peerPoint") == 0)
    return beket_value_new_text ("RUMSH");

  return beket_value_new_text (text);
}

/* Everybody of one act is of one sex; otherwise words go round, so that there are both Parties. */
static const char *
word_sample (const BeketField *field,
             const BeketCodes *codes,
             guint             nth,
             guint             turn)
{
  const char *const *words = beket_codes_words (codes, field->codes);
  guint step = strcmp (field->codes, "sex") == 0 ? 0 : nth;

  g_assert_nonnull (words);

  return words[(step + turn) % g_strv_length ((char **) words)];
}

static BeketValue *
choices_sample (const BeketField *field,
                const BeketCodes *codes)
{
  const char *const *words = beket_codes_words (codes, field->codes);
  BeketValue *list = beket_value_new_list ();

  for (guint i = 0; words[i] != NULL; i++)
    beket_value_append (list, beket_value_new_text (words[i]));

  return list;
}

BeketValue *
form_facts_sample (const BeketField *field,
                   const BeketCodes *codes,
                   guint             nth,
                   guint             turn)
{
  if (field->type == BEKET_FIELD_INTEGER)
    return beket_value_new_integer (2);
  if (field->type == BEKET_FIELD_BOOLEAN)
    return beket_value_new_boolean (turn % 2 == 0);
  if (field->type == BEKET_FIELD_CHOICES)
    return choices_sample (field, codes);
  if (field->type == BEKET_FIELD_CODE)
    return beket_value_new_text (word_sample (field, codes, nth, turn));
  if (field->type == BEKET_FIELD_TEXT)
    return text_sample (field);

  g_assert_nonnull (samples[field->type]);

  return beket_value_new_text (samples[field->type]);
}

BeketValue *
form_facts_row (BeketValue         *facts,
                const BeketSection *section,
                guint               row)
{
  BeketValue *value = *section->id == '\0' ? facts : beket_value_get (facts, section->id);

  return section->repeated ? beket_value_index (value, row) : value;
}

static guint
add_rows (BeketValue         *facts,
          const BeketSection *section,
          guint               n)
{
  BeketValue *list;

  if (!section->repeated)
    {
      if (*section->id != '\0')
        beket_value_object (facts, section->id);
      return 1;
    }

  list = beket_value_list (facts, section->id);
  while (beket_value_length (list) < n)
    beket_value_append (list, beket_value_new_object ());

  return n;
}

static guint
rows_of (const BeketSection *section)
{
  return (guint) CLAMP (2, section->min_rows, section->max_rows);
}

/* Each list of words goes round through the whole form: who issues is not who holds. */
static guint
next_of (GHashTable       *counts,
         const BeketField *field)
{
  guint n;

  if (field->codes == NULL || strcmp (field->codes, "party") != 0)
    return 0;

  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, field->codes));
  g_hash_table_insert (counts, field->codes, GUINT_TO_POINTER (n + 1));

  return n;
}

BeketValue *
form_facts_full (const BeketForm  *form,
                 const BeketCodes *codes,
                 guint             turn)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  BeketValue *facts = beket_value_new_object ();

  for (guint i = 0; i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);
      guint n = add_rows (facts, section, rows_of (section));

      for (guint j = 0; j < section->fields->len; j++)
        {
          const BeketField *field = g_ptr_array_index (section->fields, j);
          guint first = next_of (counts, field);

          for (guint row = 0; row < n; row++)
            beket_value_set (form_facts_row (facts, section, row), field->id,
                             form_facts_sample (field, codes, first + row, turn));
        }
    }

  return facts;
}

static void
fill_required (BeketValue         *facts,
               const BeketSection *section,
               const BeketCodes   *codes)
{
  guint n = add_rows (facts, section, (guint) section->min_rows);

  for (guint row = 0; row < n; row++)
    for (guint j = 0; j < section->fields->len; j++)
      {
        const BeketField *field = g_ptr_array_index (section->fields, j);
        BeketValue *object = form_facts_row (facts, section, row);

        if (field->required && beket_value_get (object, field->id) == NULL &&
            beket_field_applies (field, object, facts))
          beket_value_set (object, field->id, form_facts_sample (field, codes, row, 0));
      }
}

BeketValue *
form_facts_required (const BeketForm  *form,
                     const BeketCodes *codes)
{
  BeketValue *facts = beket_value_new_object ();

  for (int round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < form->sections->len; i++)
      {
        const BeketSection *section = g_ptr_array_index (form->sections, i);

        if (beket_section_applies (section, facts))
          fill_required (facts, section, codes);
      }

  return facts;
}
