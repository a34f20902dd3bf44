/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every page carries: whose page it is, the mark of a trial, the purpose of Article 4, the
 * count, the paper seal.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"


#define SEAL_SIZE   80.0
#define MARK_HEIGHT 14.0
#define FOOT_WIDTH  (BEKET_PAGE_BODY - SEAL_SIZE - 14.0)
#define FOOT_COLUMN ((FOOT_WIDTH - 10.0) / 2)
#define WATER_WIDTH 700.0   /* less than the diagonal of what is printed */

static const char purpose[] = "ТЕК КЕЛІСІМ МАҚСАТТАРЫ ҮШІН\nТОЛЬКО ДЛЯ ЦЕЛЕЙ СОГЛАШЕНИЯ";

static const BeketText trial = { { (char *) "ҮЛГІ: байқап көруге арналған, заңдық күші жоқ",
                                   (char *) "ОБРАЗЕЦ: для пробы, юридической силы не имеет" } };

static const BeketText working = { {
                                     (char *) "Нысанның мәтіні – жұмыс нұсқасы: ресми мәтін әлі енгізілмеген.",
                                     (char *) "Текст формы – рабочая редакция: официальный текст ещё не внесён.",
                                   } };

static gboolean
is_trial (const BeketLayout *self)
{
  return beket_value_get_boolean (beket_value_get (self->record, "protocol"), "demo");
}

double
beket_layout_top (BeketLayout *self)
{
  double y = BEKET_PAGE_TOP + (is_trial (self) ? MARK_HEIGHT + 4 : 0);

  return self->pages->len > 1 ? y + 17 : y;
}

/* Furniture is content on the first page, where a reader needs it once, and an artifact on all
 * others. */
static const char *
role_on (guint page)
{
  return page == 0 ? "P" : NULL;
}

static void
trial_mark (BeketLayout *self,
            guint        page)
{
  double half = BEKET_PAGE_BODY / 2;

  beket_layout_frame (self, BEKET_PAGE_LEFT, BEKET_PAGE_TOP, BEKET_PAGE_BODY, MARK_HEIGHT,
                      BEKET_INK_WARNING);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_layout_text (self, trial.in[i], i, BEKET_STYLE_WARNING, PANGO_ALIGN_CENTER,
                       BEKET_PAGE_LEFT + i * half, BEKET_PAGE_TOP + 2.2, half, role_on (page));
}

static const char *
act_number (const BeketLayout *self)
{
  const char *number = beket_value_get_text (beket_value_get (self->record, "act"), "number");

  return number != NULL ? number : "–";
}

/* A long title is cut: above the first thing on a page there is room for one line. */
static void
one_line (BeketLayout   *self,
          const char    *text,
          BeketLanguage  language,
          PangoAlignment alignment,
          double         x,
          double         y,
          double         width)
{
  g_autoptr (BeketBlock) block = beket_block_new (self, text, (int) language, BEKET_STYLE_LABEL, alignment, width);

  beket_block_shorten (block);
  beket_layout_lines (self, block, 0, 1, x, y, -1);
}

static void
running_head (BeketLayout *self)
{
  double y = BEKET_PAGE_TOP + (is_trial (self) ? MARK_HEIGHT + 4 : 0);
  double third = BEKET_PAGE_BODY / 3;
  g_autofree char *number = g_strdup_printf ("№ %s", act_number (self));

  one_line (self, self->form->title.in[BEKET_KK], BEKET_KK, PANGO_ALIGN_LEFT, BEKET_PAGE_LEFT, y, third);
  beket_layout_text (self, number, BEKET_NEUTRAL, BEKET_STYLE_HEADING, PANGO_ALIGN_CENTER,
                     BEKET_PAGE_LEFT + third, y - 1, third, NULL);
  one_line (self, self->form->title.in[BEKET_RU], BEKET_RU, PANGO_ALIGN_RIGHT,
            BEKET_PAGE_LEFT + 2 * third, y, third);
  beket_layout_fill (self, BEKET_PAGE_LEFT, y + 11.5, BEKET_PAGE_BODY, 0.5, BEKET_INK_RULE);
}

static void
count (BeketLayout *self,
       guint        page,
       double       y)
{
  g_autofree char *kk = g_strdup_printf ("№ %s   ·   %u парақтың %u-і", act_number (self),
                                         self->pages->len, page + 1);
  g_autofree char *ru = g_strdup_printf ("№ %s   ·   лист %u из %u", act_number (self), page + 1,
                                         self->pages->len);

  beket_layout_text (self, kk, BEKET_KK, BEKET_STYLE_LABEL, PANGO_ALIGN_LEFT, BEKET_PAGE_LEFT, y,
                     FOOT_COLUMN, role_on (page));
  beket_layout_text (self, ru, BEKET_RU, BEKET_STYLE_LABEL, PANGO_ALIGN_LEFT,
                     BEKET_PAGE_LEFT + FOOT_COLUMN + 10, y, FOOT_COLUMN, role_on (page));
}

static void
seal (BeketLayout *self,
      guint        page,
      double       y)
{
  BeketMark mark = { .kind = BEKET_MARK_SEAL, .x = BEKET_PAGE_RIGHT - SEAL_SIZE, .y = y,
                     .width = SEAL_SIZE, .height = SEAL_SIZE, .ink = BEKET_INK_BLACK, .tag = -1 };

  if (self->seal == NULL)
    return;

  if (page == 0)
    {
      mark.tag = beket_tags_add (self->tags, "Figure", BEKET_NEUTRAL);
      beket_tags_get (self->tags, mark.tag)->alt =
        g_strdup ("QR-код: актіні желісіз тексеру / QR-код: проверка акта без сети");
    }
  g_array_append_val ((GArray *) g_ptr_array_index (self->pages, page), mark);
}

static void
foot (BeketLayout *self,
      guint        page)
{
  double y = BEKET_PAGE_FOOT + 8;
  double height = 0;

  beket_layout_fill (self, BEKET_PAGE_LEFT, y, BEKET_PAGE_BODY, 0.6, BEKET_INK_RULE);
  seal (self, page, y + 6);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      double x = BEKET_PAGE_LEFT + i * (FOOT_COLUMN + 10);
      double column = beket_layout_text (self, self->form->footer.in[i], i, BEKET_STYLE_SMALL,
                                         PANGO_ALIGN_LEFT, x, y + 5, FOOT_COLUMN, role_on (page));

      if (!self->form->checked)
        column += beket_layout_text (self, working.in[i], i, BEKET_STYLE_SMALL, PANGO_ALIGN_LEFT, x,
                                     y + 5 + column, FOOT_COLUMN, role_on (page));
      height = MAX (height, column);
    }
  count (self, page, y + 9 + height);
}

/* Article 4, paragraph 2: a printed copy of what both Parties hold says on each page what it is for. The act itself says it in its foot. */
static void
water (BeketLayout *self,
       guint        page)
{
  BeketMark mark = { .kind = BEKET_MARK_WATER, .x = BEKET_PAGE_WIDTH / 2, .y = (BEKET_PAGE_TOP + BEKET_PAGE_FOOT) / 2,
                     .ink = BEKET_INK_WATER, .style = BEKET_STYLE_WATER, .tag = -1 };
  g_autoptr (BeketBlock) block = beket_block_new (self, purpose, BEKET_NEUTRAL, BEKET_STYLE_WATER, PANGO_ALIGN_CENTER, WATER_WIDTH);

  mark.layout = g_object_ref (block->layout);
  g_array_append_val ((GArray *) g_ptr_array_index (self->pages, page), mark);
}

static gboolean
is_shared_copy (const BeketLayout *self)
{
  return self->copy != BEKET_NO_COPY && g_strcmp0 (beket_layout_mode (self), "national") != 0;
}

/* Drawn last: only now the number of pages is known. */
void
beket_layout_foot (BeketLayout *self)
{
  int sect = beket_tags_open (self->tags, "Sect", BEKET_NEUTRAL);

  for (guint page = 0; page < self->pages->len; page++)
    {
      self->page = page;
      if (is_shared_copy (self))
        water (self, page);
      if (is_trial (self))
        trial_mark (self, page);
      if (page > 0)
        running_head (self);
      foot (self, page);
    }

  beket_tags_close (self->tags, sect);
}
