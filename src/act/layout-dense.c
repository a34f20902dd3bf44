/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of many short rows, as a paper register has it: one line each, numbers for what is said over and over, and once above them what
 * the numbers mean.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include <string.h>

#include "domain/clock.h"

static const char *
day_named (BeketLayout        *self,
           const BeketSection *section)
{
  g_auto (GStrv) names = g_strsplit (section->dense, ".", 2);

  return beket_value_get_text (beket_value_get (self->record, names[0]), names[1]);
}

BeketDense
beket_dense_of (BeketLayout        *self,
                const BeketSection *section)
{
  const char *day = day_named (self, section);
  BeketDense dense = { .offset = 0 };

  if (day != NULL && beket_point_day_span (self->points[0], day, &dense.span))
    dense.offset = beket_point_offset (self->points[0], dense.span.from);
  else
    dense.span = (BeketSpan) { 0, 0 }
  ;

  return dense;
}

/* ---- Values ---- */

static GDateTime *
local_time (const BeketDense *dense,
            gint64            when)
{
  return g_date_time_new_from_unix_utc (when / G_USEC_PER_SEC + 60 * dense->offset);
}

/* What is of another clock, or of another year, is said in full. */
static char *
time_text (BeketLayout      *self,
           const BeketDense *dense,
           const char       *wire)
{
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) time = NULL;
  gint64 when;
  int minute;

  if (!beket_time_parse_wire (wire, &when, NULL) || dense->span.from >= dense->span.to ||
      beket_point_offset (self->points[0], when) != dense->offset)
    return beket_layout_time (self, wire);

  /* Nearly all of them: so nothing is asked of the calendar. */
  minute = (int) ((when - dense->span.from) / (60 * (gint64) G_USEC_PER_SEC));
  if (when >= dense->span.from && when < dense->span.to)
    return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  day = local_time (dense, dense->span.from);
  time = local_time (dense, when);
  if (g_date_time_get_year (time) == g_date_time_get_year (day))
    return g_date_time_format (time, "%d.%m %H:%M");

  return beket_layout_time (self, wire);
}

/* Numbers are those of the list's own order: a list only grows at its end. */
static char *
code_text (BeketLayout *self,
           const char  *list,
           const char  *word)
{
  const char *const *words = beket_codes_words (self->codes, list);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return g_strdup_printf ("%u", i + 1);

  return g_strdup (word);
}

static char *
other_text (BeketLayout        *self,
            const BeketSection *section,
            const BeketField   *field,
            const BeketValue   *facts)
{
  char *texts[BEKET_N_LANGUAGES];
  char *both;

  beket_layout_value (self, section, field, facts, texts);
  if (texts[BEKET_RU] == NULL)
    return texts[BEKET_KK];

  both = g_strconcat (texts[BEKET_KK], " / ", texts[BEKET_RU], NULL);
  g_free (texts[BEKET_KK]);
  g_free (texts[BEKET_RU]);
  return both;
}

static gboolean
is_coded (const BeketField *field)
{
  return field->type == BEKET_FIELD_CODE && field->codes != NULL;
}

char *
beket_dense_text (BeketLayout        *self,
                  const BeketDense   *dense,
                  const BeketSection *section,
                  const BeketField   *field,
                  const BeketValue   *facts)
{
  const BeketValue *fact = beket_value_get (facts, field->id);
  const char *text = beket_value_to_text (fact);

  if (fact == NULL || !beket_field_applies (field, facts, self->record))
    return NULL;
  if (beket_value_get_kind (fact) == BEKET_VALUE_BOOLEAN)
    return g_strdup (beket_value_to_boolean (fact) ? "+" : "0");
  if (text != NULL && *text != '\0' && is_coded (field))
    return code_text (self, field->codes, text);
  if (text != NULL && *text != '\0' && field->type == BEKET_FIELD_TIME)
    return time_text (self, dense, text);

  return other_text (self, section, field, facts);
}

gboolean
beket_dense_is_narrow (const BeketField *field)
{
  return is_coded (field) || field->type == BEKET_FIELD_TIME || field->type == BEKET_FIELD_BOOLEAN;
}

/* ---- The legend ---- */

/* "1 – шығу, 2 – кіру": a number stays beside its word. */
static char *
words_text (BeketLayout      *self,
            const BeketField *field,
            BeketLanguage     language)
{
  const char *const *words = beket_codes_words (self->codes, field->codes);
  GString *text = g_string_new (NULL);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_string_append_printf (text, "%s%u\302\240–\302\240%s", i > 0 ? ", " : "", i + 1, beket_codes_label (self->codes, field->codes, words[i], language));

  return g_string_free (text, FALSE);
}

static void
explain (BeketLayout      *self,
         const BeketField *field)
{
  g_autofree char *kk = is_coded (field) ? words_text (self, field, BEKET_KK) : g_strdup ("+ – иә, 0 – жоқ");
  g_autofree char *ru = is_coded (field) ? words_text (self, field, BEKET_RU) : g_strdup ("+ – да, 0 – нет");

  beket_layout_pair (self, field->label.in[BEKET_KK], field->label.in[BEKET_RU], kk, ru);
}

void
beket_layout_legend (BeketLayout        *self,
                     const BeketSection *section,
                     const BeketDense   *dense)
{
  g_autofree char *from = beket_time_format_wire (dense->span.from);
  g_autofree char *day = beket_layout_time (self, from);
  int table = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);

  if (dense->span.from < dense->span.to)
    beket_layout_pair (self, "Уақыт мына сәттен есептеледі", "Время отсчитывается от", day, NULL);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (section->fields, i);

      if ((is_coded (field) || field->type == BEKET_FIELD_BOOLEAN) && beket_layout_asks (self, section, field))
        explain (self, field);
    }
  beket_tags_close (self->tags, table);
}
