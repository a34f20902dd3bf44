/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act beside own findings.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/comparison.h"

#include <string.h>

#include "domain/name-match.h"
#include "domain/plate.h"

/* The things that both sides can have seen, and what they are known by. The first ones say what a crossing is about. */
static const struct
{
  const char *section;
  const char *key;
  gboolean    about;
} keys[] = {
  { "usedTransportMeans", "plate", TRUE },
  { "persons", "documentNumber", TRUE },
  { "transportEquipment", "number", TRUE },
  { "affixedSeal", "number", FALSE },
  { "wagons", "number", FALSE },
  { "coaches", "number", FALSE },
};

const char *
beket_agreement_word (BeketAgreement self)
{
  static const char *const words[] = { "agrees", "differs", "theirs-only", "ours-only" };

  g_return_val_if_fail ((guint) self < BEKET_N_AGREEMENTS, NULL);

  return words[self];
}

/* ---- The same thing ---- */

/* (transfer full) (nullable): as it is compared: plates are typed in either alphabet. */
static char *
key_text (const BeketValue *row,
          const char       *key)
{
  const char *text = beket_value_get_text (row, key);

  if (text == NULL || *text == '\0')
    return NULL;

  return strcmp (key, "plate") == 0 ? beket_plate_fold (text) : g_strdup (text);
}

/* Returns: (nullable): the row of @list that is the same thing as @row. */
static const BeketValue *
find_same (const BeketValue *list,
           const BeketValue *row,
           const char       *key)
{
  g_autofree char *text = key_text (row, key);

  for (guint i = 0; text != NULL && i < beket_value_length (list); i++)
    {
      const BeketValue *other = beket_value_index (list, i);
      g_autofree char *known = key_text (other, key);

      if (g_strcmp0 (known, text) == 0)
        return other;
    }

  return NULL;
}

gboolean
beket_comparison_is_about (const BeketValue *theirs,
                           const BeketValue *ours)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const BeketValue *list = beket_value_get (theirs, keys[i].section);

      for (guint row = 0; keys[i].about && row < beket_value_length (list); row++)
        if (find_same (beket_value_get (ours, keys[i].section), beket_value_index (list, row), keys[i].key) != NULL)
          return TRUE;
    }

  return FALSE;
}

static const char *
key_of (const BeketSection *section)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].section, section->id) == 0)
      return keys[i].key;

  return NULL;
}

/* ---- The same word ---- */

static gboolean
is_name (const BeketSection *section,
         const BeketField   *field)
{
  return strcmp (section->id, "persons") == 0 &&
         (strcmp (field->id, "surname") == 0 || strcmp (field->id, "given") == 0 || strcmp (field->id, "patronymic") == 0);
}

/* (transfer full): capitals and the number of spaces are nobody's finding. */
static char *
plain (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  GString *plain = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (plain, "%s%s", plain->len > 0 ? " " : "", words[i]);

  return g_string_free (plain, FALSE);
}

static gboolean
texts_agree (const BeketCompared *self)
{
  const char *theirs = beket_value_to_text (self->theirs);
  const char *ours = beket_value_to_text (self->ours);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (is_name (self->section, self->field))
    return beket_name_match (theirs, ours) == BEKET_NAME_SAME;

  a = self->field->type == BEKET_FIELD_PLATE ? beket_plate_fold (theirs) : plain (theirs);
  b = self->field->type == BEKET_FIELD_PLATE ? beket_plate_fold (ours) : plain (ours);

  return g_str_equal (a, b);
}

static gboolean
is_empty (const BeketValue *value)
{
  return value == NULL || beket_value_get_kind (value) == BEKET_VALUE_NULL ||
         (beket_value_get_kind (value) == BEKET_VALUE_TEXT && *beket_value_to_text (value) == '\0') ||
         (beket_value_get_kind (value) == BEKET_VALUE_LIST && beket_value_length (value) == 0);
}

static BeketAgreement
judge (const BeketCompared *self)
{
  if (is_empty (self->ours))
    return BEKET_THEIRS_ONLY;
  if (is_empty (self->theirs))
    return BEKET_OURS_ONLY;
  if (beket_value_get_kind (self->theirs) == BEKET_VALUE_TEXT && beket_value_get_kind (self->ours) == BEKET_VALUE_TEXT)
    return texts_agree (self) ? BEKET_AGREES : BEKET_DIFFERS;

  return beket_value_equal (self->theirs, self->ours) ? BEKET_AGREES : BEKET_DIFFERS;
}

/* ---- Rows ---- */

/* The record's own key tells a reader nothing. */
static gboolean
is_told (const BeketSection *section,
         const BeketField   *field)
{
  return !field->service && field->on_act && field->type != BEKET_FIELD_MRZ &&
         (strcmp (section->id, "crossing") != 0 || strcmp (field->id, "id") != 0);
}

static void
add_row (GArray             *self,
         const BeketSection *section,
         guint               row,
         const BeketValue   *theirs,
         const BeketValue   *ours,
         gboolean            whole)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      BeketCompared one = { .section = section, .row = row, .field = g_ptr_array_index (section->fields, i), .whole = whole };

      one.theirs = beket_value_get (theirs, one.field->id);
      one.ours = beket_value_get (ours, one.field->id);
      if (!is_told (section, one.field) || (is_empty (one.theirs) && is_empty (one.ours)))
        continue;
      one.agreement = judge (&one);
      g_array_append_val (self, one);
    }
}

static void
add_list (GArray             *self,
          const BeketSection *section,
          const BeketValue   *theirs,
          const BeketValue   *ours)
{
  const char *key = key_of (section);

  for (guint i = 0; i < beket_value_length (theirs); i++)
    {
      const BeketValue *row = beket_value_index (theirs, i);

      add_row (self, section, i, row, key != NULL ? find_same (ours, row, key) : NULL, FALSE);
    }
  for (guint i = 0; key != NULL && i < beket_value_length (ours); i++)
    {
      const BeketValue *row = beket_value_index (ours, i);

      if (find_same (theirs, row, key) == NULL)
        add_row (self, section, i, NULL, row, TRUE);
    }
}

static void
add_section (GArray             *self,
             const BeketSection *section,
             const BeketValue   *theirs,
             const BeketValue   *ours)
{
  if (*section->id == '\0')
    add_row (self, section, 0, theirs, NULL, FALSE);
  else if (section->repeated)
    add_list (self, section, beket_value_get (theirs, section->id), beket_value_get (ours, section->id));
  else
    add_row (self, section, 0, beket_value_get (theirs, section->id),
             strcmp (section->id, "cargo") == 0 ? beket_value_get (ours, section->id) : NULL, FALSE);
}

GArray *
beket_comparison_new (const BeketForm  *form,
                      const BeketValue *theirs,
                      const BeketValue *ours)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (BeketCompared));

  for (guint i = 0; i < form->sections->len; i++)
    add_section (self, g_ptr_array_index (form->sections, i), theirs, ours);

  return self;
}

guint
beket_comparison_count (const GArray *self)
{
  const BeketCompared *last = NULL;
  guint n = 0;

  for (guint i = 0; i < self->len; i++)
    {
      const BeketCompared *one = &g_array_index (self, BeketCompared, i);

      /* A whole row counts at its first field. */
      if (one->whole)
        n += last == NULL || !last->whole || last->section != one->section || last->row != one->row;
      else
        n += one->agreement == BEKET_DIFFERS;
      last = one;
    }

  return n;
}
