/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the page say what the record says? The record is drawn again and compared with what was signed.
 *
 * The same program with the same libraries draws the same bytes. Other releases of cairo and pango do not, but the page is the same
 * to the eye: then every letter has to be there, and every mark where it would be, within the width of a hair; and what
 * draws no page has to be the same.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include <math.h>
#include <string.h>

#include "act/pages.h"

#define LETTERS 20000   /* more than a page has room for */
#define NEAR    0.5     /* points by which a letter may stand elsewhere: less than half of any */
#define SCALE   3.0     /* 216 dpi: a digit is some 16 pixels high */
#define HAIR    1       /* pixels by which a mark may lie elsewhere */
#define SHADE   16      /* of 255, by which its ink may be another: nobody sees that */

/* ---- Pictures ---- */

static const guint8 *
pixel_at (const BeketPageImage *image,
          int                   x,
          int                   y)
{
  return (const guint8 *) g_bytes_get_data (image->pixels, NULL) + (gsize) y * image->stride + 4 * (gsize) x;
}

/* Is a shade no darker and no lighter than what @image has around it? */
static gboolean
is_near (const BeketPageImage *image,
         int                   x,
         int                   y,
         int                   channel,
         int                   shade)
{
  int low = 255, high = 0;

  for (int v = MAX (y - HAIR, 0); v <= MIN (y + HAIR, image->height - 1); v++)
    for (int u = MAX (x - HAIR, 0); u <= MIN (x + HAIR, image->width - 1); u++)
      {
        int other = pixel_at (image, u, v)[channel];

        low = MIN (low, other);
        high = MAX (high, other);
      }

  return shade >= low - SHADE && shade <= high + SHADE;
}

/* Is all that @one shows in @other as well? */
static gboolean
is_within (const BeketPageImage *one,
           const BeketPageImage *other)
{
  for (int y = 0; y < one->height; y++)
    for (int x = 0; x < one->width; x++)
      {
        const guint8 *pixel = pixel_at (one, x, y);

        if (memcmp (pixel, pixel_at (other, x, y), 4) == 0)
          continue;
        for (int channel = 0; channel < 3; channel++)
          if (!is_near (other, x, y, channel, pixel[channel]))
            return FALSE;
      }

  return TRUE;
}

static gboolean
looks_the_same (GBytes *one,
                GBytes *other,
                int     page,
                int    *n_pages)
{
  int n_others = 0;
  g_autoptr (BeketPageImage) first = beket_pages_render (one, page, SCALE, n_pages, NULL);
  g_autoptr (BeketPageImage) second = beket_pages_render (other, page, SCALE, &n_others, NULL);

  return first != NULL && second != NULL && *n_pages == n_others &&
         first->width == second->width && first->height == second->height &&
         is_within (first, second) && is_within (second, first);
}

/* ---- Letters ---- */

static gboolean
is_there (const BeketPageLetter *one,
          const BeketPageLetter *other)
{
  return one->letter == other->letter && fabs (one->x1 - other->x1) <= NEAR && fabs (one->x2 - other->x2) <= NEAR &&
         fabs (one->y1 - other->y1) <= NEAR && fabs (one->y2 - other->y2) <= NEAR;
}

/* Takes the letter out of @others, so that each stands for one. */
static gboolean
take_letter (const BeketPageLetter *letter,
             GArray                *others)
{
  for (guint i = others->len; i > 0; i--)
    if (is_there (letter, &g_array_index (others, BeketPageLetter, i - 1)))
      {
        g_array_remove_index_fast (others, i - 1);
        return TRUE;
      }

  return FALSE;
}

/* Lines and columns are read in another order when a word moves by a hair; but each letter stands where it stood: two digits that changed
 * places are another number. */
static gboolean
says_the_same (GBytes *one,
               GBytes *other,
               int     page)
{
  g_autoptr (GArray) letters = beket_pages_letters (one, page);
  g_autoptr (GArray) others = beket_pages_letters (other, page);

  if (letters == NULL || others == NULL || letters->len != others->len || letters->len > LETTERS)
    return FALSE;

  for (guint i = letters->len; i > 0; i--)
    if (!take_letter (&g_array_index (letters, BeketPageLetter, i - 1), others))
      return FALSE;

  return TRUE;
}

/* Drawing takes its time: what is of quite another size need not be drawn. */
static gboolean
is_as_large (GBytes *one,
             GBytes *other)
{
  gsize size = g_bytes_get_size (one);
  gsize other_size = g_bytes_get_size (other);

  return size / 2 <= other_size && other_size / 2 <= size;
}

static gboolean
show_the_same (BeketStructure *structure,
               GBytes         *one,
               GBytes         *other)
{
  int n_pages = 1;
  gboolean drawn = FALSE;
  g_autoptr (BeketStructure) other_structure = is_as_large (one, other) ? beket_structure_read (other, NULL) : NULL;

  if (other_structure == NULL || !beket_base_is_like (structure, other_structure, &drawn))
    return FALSE;
  if (drawn)
    return TRUE;

  for (int i = 0; i < n_pages; i++)
    if (!says_the_same (one, other, i) || !looks_the_same (one, other, i, &n_pages))
      return FALSE;

  return TRUE;
}

/* ---- The record drawn again ---- */

static const BeketForm *
form_of (BeketLibrary     *library,
         const BeketValue *record)
{
  const BeketValue *act = beket_value_get (record, "act");
  const char *id = beket_value_get_text (act, "form");
  const char *version = beket_value_get_text (act, "formVersion");

  return id != NULL && version != NULL ? beket_library_form (library, id, version, NULL) : NULL;
}

static GBytes *
draw_again (BeketStructure   *structure,
            BeketLibrary     *library,
            const BeketForm  *form,
            const BeketValue *record,
            GError          **error)
{
  g_autoptr (GBytes) json = beket_record_read (structure, error);
  g_autofree char *seal = beket_base_seal (structure);

  return json != NULL ? beket_act_render (library, form, record, json, seal, error) : NULL;
}

gboolean
beket_verdict_can_compare (const BeketVerdict *self,
                           BeketLibrary       *library)
{
  return self->layout == BEKET_ACT_LAYOUT && form_of (library, self->record) != NULL;
}

gboolean
beket_verdict_compare_drawn (BeketVerdict *self,
                             GBytes       *pdf,
                             BeketLibrary *library)
{
  g_autoptr (BeketStructure) structure = NULL;
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) again = NULL;
  const BeketForm *form;
  GError *error = NULL;

  g_return_val_if_fail (self->valid, FALSE);

  if (!beket_verdict_can_compare (self, library))
    return TRUE;

  structure = beket_structure_read (pdf, NULL);
  form = form_of (library, self->record);
  base = g_bytes_new_from_bytes (pdf, 0, structure->ends[0]);
  again = draw_again (structure, library, form, self->record, &error);
  self->drawn = again != NULL && (g_bytes_equal (base, again) || show_the_same (structure, base, again));
  self->valid = self->drawn;
  return self->valid || beket_verdict_fail (self, "drawn", -1, error);
}
