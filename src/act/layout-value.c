/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts as they are printed: "label: value", never a suffix.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include <stdio.h>
#include <string.h>

#include "domain/clock.h"
#include "domain/decimal.h"
#include "domain/local-time.h"

/* What the station keeps in the head of the record and a form may ask for under a section of its
 * own. */
static const struct
{
  const char *section;
  const char *field;
  const char *object;
  const char *name;
  gboolean    in_head;   /* the head prints it anyway */
} aliases[] = {
  { "crossing", "protocol", "protocol", "number", TRUE },
  { "verification", "number", "act", "number", FALSE },
  { "verification", "issued", "act", "drawn", FALSE },
};

static const BeketValue *
find_fact (BeketLayout        *self,
           const BeketSection *section,
           const BeketField   *field,
           const BeketValue   *facts)
{
  const BeketValue *fact = beket_value_get (facts, field->id);

  for (gsize i = 0; fact == NULL && i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].section, section->id) && g_str_equal (aliases[i].field, field->id))
      fact = beket_value_get (beket_value_get (self->record, aliases[i].object), aliases[i].name);

  return fact;
}

/* Both local times with their offsets; one when the clocks agree. */
char *
beket_layout_time (BeketLayout *self,
                   const char  *wire)
{
  char *times[2];
  g_autofree char *own = NULL;
  g_autofree char *peer = NULL;
  gint64 when;

  if (wire == NULL || !beket_time_parse_wire (wire, &when, NULL))
    return g_strdup (wire);

  beket_points_times (self->points[0], self->points[1], when, times);
  own = times[0];
  peer = times[1];

  return peer != NULL ? g_strconcat (own, "\n", peer, NULL) : g_steal_pointer (&own);
}

/* 22.11.2026, as both languages write a day in figures. */
static char *
date_text (const char *iso)
{
  int year, month, day;

  if (strlen (iso) == 10 && sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) == 3)
    return g_strdup_printf ("%02d.%02d.%04d", day, month, year);

  return g_strdup (iso);
}

/* Thousands apart by a space that does not break. The font has no minus sign of its own. */
static char *
integer_text (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (number));
  gsize length = strlen (digits);
  GString *text = g_string_new (number < 0 ? "-" : "");

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0 && length > 4)
        g_string_append (text, "\302\240");
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* 24 860,5: both languages write a comma. What is no decimal is shown as it is. */
static char *
decimal_text (const char *text)
{
  const char *point = strchr (text, '.');
  g_autofree char *whole = NULL;

  if (!beket_decimal_check (text, G_MAXINT / 2, TRUE, NULL))
    return g_strdup (text);

  whole = integer_text (g_ascii_strtoll (text, NULL, 10));
  return g_strdup_printf ("%s%s%s%s", *text == '-' && *whole == '0' ? "-" : "", whole,
                          point != NULL ? "," : "", point != NULL ? point + 1 : "");
}

static void
code_texts (BeketLayout *self,
            const char  *list,
            const char  *word,
            char        *texts[BEKET_N_LANGUAGES])
{
  const char *kk = beket_codes_label (self->codes, list, word, BEKET_KK);
  const char *ru = beket_codes_label (self->codes, list, word, BEKET_RU);

  texts[BEKET_KK] = g_strdup (kk);
  texts[BEKET_RU] = g_str_equal (kk, ru) ? NULL : g_strdup (ru);
}

/* ---- Groups of boxes ---- */

static gboolean
is_chosen (const BeketValue *list,
           const char       *word)
{
  for (guint i = 0; i < beket_value_length (list); i++)
    if (g_strcmp0 (beket_value_to_text (beket_value_index (list, i)), word) == 0)
      return TRUE;

  return FALSE;
}

static void
add_line (GString    *text,
          const char *mark,
          const char *label)
{
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", mark, label);
}

/* In a table there is room for what is chosen only. Elsewhere every box stands there, as on a paper form: a box that is not
 * chosen is struck out, so that nobody can mark it later. */
static char *
choices_text (BeketLayout      *self,
              const BeketField *field,
              const BeketValue *list,
              gboolean          boxes,
              BeketLanguage     language)
{
  const char *const *words = boxes ? beket_codes_words (self->codes, field->codes) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    add_line (text, is_chosen (list, words[i]) ? "[×] " : "[–] ",
              beket_codes_label (self->codes, field->codes, words[i], language));

  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (list, i));

      if (word != NULL && (words == NULL || !g_strv_contains (words, word)))
        add_line (text, boxes ? "[×] " : "", beket_codes_label (self->codes, field->codes, word, language));
    }

  return g_string_free (text, FALSE);
}

/* "Маштаков (RUMSH) – расталмаған": a name that no source confirms says so, in words of the code list. (transfer full) */
static char *
point_text (BeketLayout      *self,
            const BeketPoint *point,
            BeketLanguage     language)
{
  g_autofree char *name = g_strdup_printf ("%s (%s)", point->name.in[language], point->code);

  if (point->edition.checked || beket_codes_words (self->codes, "confirmation") == NULL)
    return g_steal_pointer (&name);

  return g_strconcat (name, " – ", beket_codes_label (self->codes, "confirmation", "unchecked", language), NULL);
}

/* A crossing point is known by its name; its code stands behind it. */
static gboolean
point_texts (BeketLayout *self,
             const char  *code,
             char        *texts[BEKET_N_LANGUAGES])
{
  const BeketPoint *point = beket_editions_on (beket_library_reference (self->library, BEKET_REFERENCE_POINTS), code,
                                               self->day);

  if (point == NULL)
    return FALSE;

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    texts[i] = point_text (self, point, (BeketLanguage) i);
  if (g_str_equal (texts[BEKET_KK], texts[BEKET_RU]))
    g_clear_pointer (&texts[BEKET_RU], g_free);

  return TRUE;
}

/* "KAZ Қазақстан / Казахстан": the code as it is in the document, then what the country is called. A name that no source
 * confirms is not printed as if one did: the code alone stands. */
static void
country_texts (BeketLayout *self,
               const char  *code,
               char        *texts[BEKET_N_LANGUAGES])
{
  const BeketCountry *country = beket_library_country (self->library, code, self->day);

  if (country == NULL || !country->edition.checked)
    {
      texts[BEKET_KK] = g_strdup (code);
      return;
    }

  texts[BEKET_KK] = g_strconcat (code, " ", country->name.in[BEKET_KK], NULL);
  if (!g_str_equal (country->name.in[BEKET_KK], country->name.in[BEKET_RU]))
    texts[BEKET_RU] = g_strdup (country->name.in[BEKET_RU]);
}

static gboolean
is_point (const BeketField *field)
{
  return g_str_equal (field->id, "point") || g_str_equal (field->id, "peerPoint") || g_str_equal (field->id, "hostPoint");
}

static void
text_texts (BeketLayout      *self,
            const BeketField *field,
            const char       *text,
            char             *texts[BEKET_N_LANGUAGES])
{
  if (text == NULL || *text == '\0')
    return;

  if (field->type == BEKET_FIELD_CODE && field->codes != NULL)
    code_texts (self, field->codes, text, texts);
  else if (field->type == BEKET_FIELD_COUNTRY)
    country_texts (self, text, texts);
  else if (field->type == BEKET_FIELD_DATE)
    texts[BEKET_KK] = date_text (text);
  else if (field->type == BEKET_FIELD_DECIMAL)
    texts[BEKET_KK] = decimal_text (text);
  else if (field->type == BEKET_FIELD_TIME)
    texts[BEKET_KK] = beket_layout_time (self, text);
  else if (!(is_point (field) && point_texts (self, text, texts)))
    texts[BEKET_KK] = g_strdup (text);
}

void
beket_layout_value (BeketLayout        *self,
                    const BeketSection *section,
                    const BeketField   *field,
                    const BeketValue   *facts,
                    char               *texts[BEKET_N_LANGUAGES])
{
  const BeketValue *fact = find_fact (self, section, field, facts);

  texts[BEKET_KK] = texts[BEKET_RU] = NULL;
  if (fact == NULL || !beket_field_applies (field, facts, self->record))
    return;

  if (beket_value_get_kind (fact) == BEKET_VALUE_INTEGER)
    {
      texts[BEKET_KK] = integer_text (beket_value_to_integer (fact));
    }
  else if (beket_value_get_kind (fact) == BEKET_VALUE_BOOLEAN)
    {
      texts[BEKET_KK] = g_strdup (beket_value_to_boolean (fact) ? "иә" : "жоқ");
      texts[BEKET_RU] = g_strdup (beket_value_to_boolean (fact) ? "да" : "нет");
    }
  else if (field->type == BEKET_FIELD_CHOICES && beket_value_length (fact) > 0)
    {
      for (int i = 0; i < BEKET_N_LANGUAGES; i++)
        texts[i] = choices_text (self, field, fact, !section->repeated, (BeketLanguage) i);
    }
  else
    {
      text_texts (self, field, beket_value_to_text (fact), texts);
    }
}

static gboolean
stands_in_head (BeketLayout        *self,
                const BeketSection *section,
                const BeketField   *field)
{
  if (section->repeated ||
      beket_value_get (beket_value_get (self->record, section->id), field->id) != NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (aliases[i].in_head && g_str_equal (aliases[i].section, section->id) &&
        g_str_equal (aliases[i].field, field->id))
      return TRUE;

  return FALSE;
}

const char *
beket_layout_mode (const BeketLayout *self)
{
  return beket_value_get_text (beket_value_get (self->record, "crossing"), "mode");
}

/* A column is there when one row needs it. */
static gboolean
applies (BeketLayout        *self,
         const BeketSection *section,
         const BeketField   *field)
{
  const BeketValue *facts = *section->id == '\0' ? self->record
                                                 : beket_value_get (self->record, section->id);

  if (!section->repeated || field->when == NULL)
    return beket_field_applies (field, facts, self->record);

  for (guint i = 0; i < beket_value_length (facts); i++)
    if (beket_field_applies (field, beket_value_index (facts, i), self->record))
      return TRUE;

  return FALSE;
}

/* Service marks belong to the authority's own copy, never to what is exchanged (Article 4). */
gboolean
beket_layout_asks (BeketLayout        *self,
                   const BeketSection *section,
                   const BeketField   *field)
{
  gboolean printed = field->service ? self->copy == BEKET_COPY_AUTHORITY : field->on_act;

  return printed && !stands_in_head (self, section, field) && applies (self, section, field);
}
