/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places of the signatures: who signs, for whom, and room for the hand and the stamp on a
 * printed copy.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#define GUTTER 12.0
#define WIDTH  ((BEKET_PAGE_BODY - GUTTER) / 2)
#define BOX    44.0
#define HAND   36.0
#define INSET  6.0

static const char *const box_texts[BEKET_N_LANGUAGES] = {
  "Техникалық қолтаңба файлға электрондық түрде қоса беріледі",
  "Техническая подпись прилагается к файлу в электронном виде",
};

static const char *const hand_texts[BEKET_N_LANGUAGES] = {
  "Қағаз данада: қолы, мөр",
  "На бумажном экземпляре: подпись, печать",
};

static const BeketValue *
signers_of (const BeketLayout *self)
{
  return beket_value_get (self->record, "signatures");
}

static double
line (BeketLayout *self,
      const char  *text,
      int          language,
      BeketStyle   style,
      double       x,
      double       y)
{
  return beket_layout_text (self, text != NULL && *text != '\0' ? text : "–", language, style,
                            PANGO_ALIGN_LEFT,
                            x + INSET, y, WIDTH - 2 * INSET, "P");
}

/* One line a language: the party and the body. */
static double
party_lines (BeketLayout      *self,
             const BeketValue *signer,
             double            x,
             double            y)
{
  const char *party = beket_value_get_text (signer, "party");
  const char *body = beket_value_get_text (signer, "body");
  double height = 0;

  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    {
      g_autofree char *text =
        g_strdup_printf ("%s: %s",
                         party != NULL ? beket_codes_label (self->codes, "party", party, i) : "–",
                         body != NULL ? beket_codes_label (self->codes, "body", body, i) : "–");

      height += line (self, text, i, BEKET_STYLE_LABEL, x, y + height);
    }

  return height;
}

static const char *
role_label (BeketLayout  *self,
            const char   *role,
            BeketLanguage language)
{
  return role != NULL ? beket_codes_label (self->codes, "officer-role", role, language) : "–";
}

static double
officer_lines (BeketLayout      *self,
               const BeketValue *signer,
               double            x,
               double            y)
{
  const char *id = beket_value_get_text (signer, "id");
  const char *role = beket_value_get_text (signer, "role");
  g_autofree char *post =
    g_strdup_printf ("%s / %s   ·   № %s", role_label (self, role, BEKET_KK),
                     role_label (self, role, BEKET_RU), id != NULL ? id : "–");
  double height = line (self, beket_value_get_text (signer, "name"), BEKET_NEUTRAL,
                        BEKET_STYLE_STRONG, x, y);

  return height + line (self, post, BEKET_NEUTRAL, BEKET_STYLE_LABEL, x, y + height);
}

/* The field of the file lies over the upper box; the lower line is for the hand. */
static void
sign_here (BeketLayout *self,
           guint        field,
           double       x,
           double       y)
{
  double width = WIDTH - 2 * INSET;
  double height = 4;

  beket_layout_frame (self, x + INSET, y, width, BOX, BEKET_INK_HAIR);
  for (int i = 0; i < BEKET_N_LANGUAGES && field < BEKET_ACT_FIELDS; i++)
    height += beket_layout_text (self, box_texts[i], i, BEKET_STYLE_SMALL, PANGO_ALIGN_CENTER,
                                 x + INSET, y + height, width, "P");
  if (field < BEKET_ACT_FIELDS)
    {
      int form = beket_tags_add (self->tags, "Form", BEKET_NEUTRAL);

      beket_tags_get (self->tags, form)->field = (int) field;
      self->fields[field] = (BeketPlace) { .page = (int) self->page, .x = x + INSET, .y = y,
                                           .width = width, .height = BOX };
    }

  beket_layout_fill (self, x + INSET, y + BOX + 21, width, 0.5, BEKET_INK_RULE);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    beket_layout_text (self, hand_texts[i], i, BEKET_STYLE_SMALL,
                       i == BEKET_KK ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT,
                       x + INSET, y + BOX + 22.5, width, "P");
}

/* Who signs. Returns: where the box may begin. */
static double
name_place (BeketLayout      *self,
            const BeketValue *signer,
            double            x,
            int              *sect)
{
  double at = self->y + 5;

  *sect = beket_tags_open (self->tags, "Sect", BEKET_NEUTRAL);
  at += party_lines (self, signer, x, at) + 2;
  at += officer_lines (self, signer, x, at) + 4;
  beket_tags_close (self->tags, *sect);
  return at;
}

/* The officer who signs field @i; the others follow in their order. */
static const BeketValue *
signer_of (const BeketValue *signers,
           guint             field)
{
  for (guint i = 0; i < beket_value_length (signers); i++)
    {
      const BeketValue *signer = beket_value_index (signers, i);

      if (beket_value_get_integer (signer, "field", (gint64) i) == (gint64) field)
        return signer;
    }

  return NULL;
}

/* Two places side by side are of one height, whatever the names take. */
static void
place_pair (BeketLayout      *self,
            const BeketValue *signers,
            guint             first,
            guint             n)
{
  double at = 0;
  int sects[2];

  for (guint i = 0; i < n; i++)
    {
      double end = name_place (self, signer_of (signers, first + i),
                               BEKET_PAGE_LEFT + i * (WIDTH + GUTTER), &sects[i]);

      at = MAX (at, end);
    }

  for (guint i = 0; i < n; i++)
    {
      double x = BEKET_PAGE_LEFT + i * (WIDTH + GUTTER);

      beket_tags_reopen (self->tags, sects[i]);
      sign_here (self, first + i, x, at);
      beket_layout_frame (self, x + 0.3, self->y, WIDTH - 0.6, at + BOX + HAND - self->y,
                          BEKET_INK_RULE);
      beket_tags_close (self->tags, sects[i]);
    }

  self->y = at + BOX + HAND;
}

void
beket_layout_signers (BeketLayout *self)
{
  const BeketValue *signers = signers_of (self);
  guint n = MAX (beket_value_length (signers), (guint) BEKET_ACT_FIELDS);

  for (guint i = 0; i < n && !self->too_long; i += 2)
    {
      beket_layout_need (self, BEKET_SIGNERS_HEIGHT);
      self->y += 6;
      place_pair (self, signers, i, MIN (2u, n - i));
    }
}
