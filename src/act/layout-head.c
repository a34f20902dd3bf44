/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of the first page: what the act is, by which agreement and protocol, in which mode.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include "domain/check-character.h"
#include "domain/clock.h"

#define GUTTER 12.0
#define COLUMN ((BEKET_PAGE_BODY - GUTTER) / 2)

/* The label columns of a pair row; what is left is the value's. */
#define LABEL_WIDTH 124.0

static double
column_x (int language)
{
  return BEKET_PAGE_LEFT + (language == BEKET_RU ? COLUMN + GUTTER : 0);
}

/* Both texts side by side, one column a language. */
static void
two_columns (BeketLayout     *self,
             const BeketText *text,
             BeketStyle       style,
             PangoAlignment   alignment,
             const char      *role)
{
  double height = 0;

  for (int language = 0; language < BEKET_N_LANGUAGES; language++)
    {
      double column = beket_layout_text (self, text->in[language], language, style, alignment,
                                         column_x (language), self->y, COLUMN, role);

      height = MAX (height, column);
    }

  self->y += height;
}

static void
title (BeketLayout *self)
{
  BeketText upper = { { NULL, NULL } };

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    upper.in[i] = g_utf8_strup (self->form->title.in[i], -1);
  two_columns (self, &upper, BEKET_STYLE_TITLE, PANGO_ALIGN_CENTER, "H1");
  beket_text_clear (&upper);
}

static void
number (BeketLayout *self)
{
  const char *act = beket_value_get_text (beket_value_get (self->record, "act"), "number");
  g_autofree char *text = g_strdup_printf ("№ %s", act != NULL ? act : "–");

  self->y += 2;
  self->y += beket_layout_text (self, text, BEKET_NEUTRAL, BEKET_STYLE_NUMBER, PANGO_ALIGN_CENTER,
                                BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, "P");
  self->y += 3;
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 1.1, BEKET_INK_BLACK);
  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y + 2.2, BEKET_PAGE_BODY, 0.4, BEKET_INK_BLACK);
  self->y += 7;
}

/* ---- Rows of a label in both languages and a value ---- */

static BeketCell *
label_cell (BeketLayout *self,
            BeketRow    *row,
            const char  *text,
            int          language)
{
  BeketCell *cell = beket_row_cell (row, BEKET_PAGE_LEFT + (language == BEKET_RU ? LABEL_WIDTH : 0),
                                    LABEL_WIDTH, "TH");

  cell->scope = "Row";
  beket_cell_add (self, cell, text, language, BEKET_STYLE_LABEL);
  return cell;
}

BeketRow *
beket_row_pair (BeketLayout *self,
                const char  *kk,
                const char  *ru,
                const char  *value_kk,
                const char  *value_ru)
{
  BeketRow *row = beket_row_new ();
  double x = BEKET_PAGE_LEFT + 2 * LABEL_WIDTH;
  double width = BEKET_PAGE_RIGHT - x;
  BeketCell *cell;

  row->ruled = TRUE;
  row->aligned = TRUE;
  label_cell (self, row, kk, BEKET_KK);
  label_cell (self, row, ru, BEKET_RU);
  cell = beket_row_cell (row, x, value_ru != NULL ? width / 2 : width, "TD");
  cell->span = value_ru != NULL ? 1 : 2;
  beket_cell_add (self, cell, value_kk, value_ru != NULL ? BEKET_KK : BEKET_NEUTRAL,
                  BEKET_STYLE_VALUE);
  if (value_ru != NULL)
    beket_cell_add (self, beket_row_cell (row, x + width / 2, width / 2, "TD"), value_ru, BEKET_RU,
                    BEKET_STYLE_VALUE);

  return row;
}

void
beket_layout_pair (BeketLayout *self,
                   const char  *kk,
                   const char  *ru,
                   const char  *value_kk,
                   const char  *value_ru)
{
  g_autoptr (BeketRow) row = beket_row_pair (self, kk, ru, value_kk, value_ru);

  beket_layout_row (self, row);
}

/* ---- Facts of the head ---- */

static void
agreement (BeketLayout *self)
{
  const BeketValue *facts = beket_value_get (self->record, "agreement");
  const BeketValue *name = beket_value_get (facts, "title");

  if (beket_value_get_text (name, "kk") != NULL)
    beket_layout_pair (self, "Келісім", "Соглашение", beket_value_get_text (name, "kk"),
                       beket_value_get_text (name, "ru"));
}

static char *
protocol_text (const BeketValue *protocol,
               BeketLanguage     language)
{
  const char *name = beket_value_get_text (beket_value_get (protocol, "title"),
                                           beket_language_word (language));
  const char *protocol_number = beket_value_get_text (protocol, "number");
  const char *signed_on = beket_value_get_text (protocol, "signedOn");
  g_autofree char *day = signed_on != NULL ? beket_date_format (signed_on, language) : NULL;

  return g_strdup_printf ("№ %s, %s%s%s", protocol_number != NULL ? protocol_number : "–",
                          day != NULL ? day : "–",
                          name != NULL ? "\n" : "", name != NULL ? name : "");
}

/* Without a protocol the control is national (Article 8): the place is struck out. */
static void
protocol (BeketLayout *self)
{
  const BeketValue *facts = beket_value_get (self->record, "protocol");
  g_autofree char *kk = NULL;
  g_autofree char *ru = NULL;

  if (beket_value_length (facts) > 0)
    {
      kk = protocol_text (facts, BEKET_KK);
      ru = protocol_text (facts, BEKET_RU);
    }

  beket_layout_pair (self, "Хаттама (9-бап)", "Протокол (статья 9)", kk, ru);
}

static void
form_and_mode (BeketLayout *self)
{
  const BeketValue *act = beket_value_get (self->record, "act");
  const char *mode = beket_layout_mode (self);
  const char *replaces = beket_value_get_text (act, "replaces");
  g_autofree char *form = g_strdup_printf ("%s, %s", self->form->id, self->form->version);
  g_autofree char *drawn = beket_layout_time (self, beket_value_get_text (act, "drawn"));

  beket_layout_pair (self, "Нысан, нұсқасы", "Форма, версия", form, NULL);
  beket_layout_pair (self, "Бақылау режимі", "Режим контроля",
                     mode != NULL ? beket_codes_label (self->codes, "mode", mode, BEKET_KK) : NULL,
                     mode != NULL ? beket_codes_label (self->codes, "mode", mode, BEKET_RU) : NULL);
  beket_layout_pair (self, "Актінің жасалған уақыты", "Время составления акта", drawn, NULL);
  if (replaces != NULL)
    beket_layout_pair (self, "Орнына жасалған акт", "Составлен взамен акта", replaces, NULL);
}

static void
copy (BeketLayout *self)
{
  const char *word = self->copy == BEKET_NO_COPY ? NULL : beket_copy_word ((BeketCopy) self->copy);

  if (word != NULL)
    beket_layout_pair (self, "Данасы", "Экземпляр",
                       beket_codes_label (self->codes, "copy", word, BEKET_KK),
                       beket_codes_label (self->codes, "copy", word, BEKET_RU));
}

void
beket_layout_head (BeketLayout *self)
{
  int sect = beket_tags_open (self->tags, "Sect", BEKET_NEUTRAL);
  int table;

  self->y += 4;
  title (self);
  number (self);
  two_columns (self, beket_form_legal (self->form, beket_layout_mode (self)), BEKET_STYLE_LABEL, PANGO_ALIGN_LEFT, "P");
  self->y += 5;

  beket_layout_fill (self, BEKET_PAGE_LEFT, self->y, BEKET_PAGE_BODY, 0.35, BEKET_INK_RULE);
  table = beket_tags_open (self->tags, "Table", BEKET_NEUTRAL);
  agreement (self);
  protocol (self);
  form_and_mode (self);
  copy (self);
  beket_tags_close (self->tags, table);
  beket_tags_close (self->tags, sect);
}
