/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the page say what the record says? The record is drawn again and compared with what was signed.
 *
 * The same program with the same libraries draws the same bytes. Other releases of cairo and pango do not, but the page is the same
 * to the eye: then every letter has to be there, and every mark where it would be, within the width of a hair.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include "act/pages.h"

#define SCALE 2.0    /* 144 dpi: a digit is some 12 pixels high */
#define HAIR  2      /* pixels by which a mark may lie elsewhere */
#define DARK  110    /* of 255: surely ink */
#define LIGHT 70     /* less is none */

/* ---- Pictures ---- */

static int
ink_at (const BeketPageImage *image,
        int                   x,
        int                   y,
        int                   channel)
{
  const guint8 *pixels = g_bytes_get_data (image->pixels, NULL);

  return 255 - pixels[(gsize) y * image->stride + 4 * (gsize) x + (gsize) channel];
}

static gboolean
has_ink_near (const BeketPageImage *image,
              int                   x,
              int                   y,
              int                   channel)
{
  for (int v = MAX (y - HAIR, 0); v <= MIN (y + HAIR, image->height - 1); v++)
    for (int u = MAX (x - HAIR, 0); u <= MIN (x + HAIR, image->width - 1); u++)
      if (ink_at (image, u, v, channel) >= LIGHT)
        return TRUE;

  return FALSE;
}

/* Is all that @one shows in @other as well? */
static gboolean
is_within (const BeketPageImage *one,
           const BeketPageImage *other)
{
  for (int y = 0; y < one->height; y++)
    for (int x = 0; x < one->width; x++)
      for (int channel = 0; channel < 3; channel++)
        if (ink_at (one, x, y, channel) >= DARK && !has_ink_near (other, x, y, channel))
          return FALSE;

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

static int
compare_letters (gconstpointer a,
                 gconstpointer b)
{
  gunichar one = *(const gunichar *) a;
  gunichar other = *(const gunichar *) b;

  return (one > other) - (one < other);
}

/* Lines and columns are read in another order when a word moves by a hair; the letters stay. */
static char *
letters_of (const char *text)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GString *sorted = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_isspace (letter))
        g_array_append_val (letters, letter);
    }

  g_array_sort (letters, compare_letters);
  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (sorted, g_array_index (letters, gunichar, i));

  return g_string_free (sorted, FALSE);
}

static gboolean
says_the_same (GBytes *one,
               GBytes *other,
               int     page)
{
  g_autofree char *first = beket_pages_text (one, page);
  g_autofree char *second = beket_pages_text (other, page);
  g_autofree char *first_letters = letters_of (first);
  g_autofree char *second_letters = letters_of (second);

  return first != NULL && second != NULL && g_str_equal (first_letters, second_letters);
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
show_the_same (GBytes *one,
               GBytes *other)
{
  int n_pages = 1;

  if (!is_as_large (one, other))
    return FALSE;

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

  structure = beket_structure_read (pdf, NULL);
  form = form_of (library, self->record);
  if (structure->layout != BEKET_ACT_LAYOUT || form == NULL)
    return TRUE;

  base = g_bytes_new_from_bytes (pdf, 0, structure->ends[0]);
  again = draw_again (structure, library, form, self->record, &error);
  self->drawn = again != NULL && (g_bytes_equal (base, again) || show_the_same (base, again));
  self->valid = self->drawn;
  return self->valid || beket_verdict_fail (self, "drawn", -1, error);
}
