/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Are two base revisions the same but for what draws their pages? What is heard, searched and coloured, the tree of structure with its order
 * and its words instead of pictures, is compared object by object: no picture of a page would show it.
 *
 * cairo names the subset of a font by a sum that its releases make otherwise; nothing else differs between Debian 12 and 13.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/verify.h"

#include <string.h>

#define TAG 6   /* capital letters before the name of a font, ISO 32000-1, 9.6.4 */

typedef struct
{
  const char *text;
  gsize       length;
  gboolean    stream;   /* @text ends where its data begins */
} Object;

static Object
object_of (const BeketStructure *structure,
           int                   number)
{
  static const char stream[] = "\nstream\n";
  const char *data = g_bytes_get_data (structure->bytes, NULL);
  gsize from, to;
  const char *found;
  Object object;

  beket_structure_object (structure, number, &from, &to);
  found = memmem (data + from, to - from, stream, strlen (stream));
  object.text = data + from;
  object.stream = found != NULL;
  object.length = (found != NULL ? (gsize) (found - data) : to) - from;
  return object;
}

static gboolean
has (const Object *self,
     const char   *text)
{
  return memmem (self->text, self->length, text, strlen (text)) != NULL;
}

/* The content of a page, a font's file, the letters of its glyphs: pictures and letters tell of them. */
static gboolean
draws (const Object *self)
{
  return self->stream && !has (self, "/Type ") && !has (self, "/Subtype ") && !has (self, "/N ");
}

static gboolean
is_tag (const char *at,
        const char *end)
{
  if (*at != '/' || end - at < TAG + 2 || at[TAG + 1] != '+')
    return FALSE;

  for (guint i = 1; i <= TAG; i++)
    if (!g_ascii_isupper (at[i]))
      return FALSE;

  return TRUE;
}

/* (transfer full): without the tags of fonts. */
static GString *
untagged (const Object *self)
{
  const char *end = self->text + self->length;
  GString *text = g_string_sized_new (self->length);

  for (const char *at = self->text; at < end; at++)
    {
      g_string_append_c (text, *at);
      if (is_tag (at, end))
        at += TAG + 1;
    }

  return text;
}

static gboolean
is_font (const Object *self)
{
  return !self->stream && (has (self, "/Type /Font ") || has (self, "/Type /FontDescriptor "));
}

static gboolean
are_like (const Object *one,
          const Object *other,
          gboolean     *drawn)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) other_text = NULL;

  if (draws (one) && draws (other))
    {
      *drawn = FALSE;
      return TRUE;
    }
  if (!is_font (one) || !is_font (other))
    return FALSE;

  text = untagged (one);
  other_text = untagged (other);
  return g_string_equal (text, other_text);
}

static gboolean
is_same (const BeketStructure *one,
         const BeketStructure *other,
         int                   number,
         gboolean             *drawn)
{
  const char *data = g_bytes_get_data (one->bytes, NULL);
  const char *other_data = g_bytes_get_data (other->bytes, NULL);
  gsize from, to, other_from, other_to;
  Object object, other_object;

  beket_structure_object (one, number, &from, &to);
  beket_structure_object (other, number, &other_from, &other_to);
  if (to - from == other_to - other_from && memcmp (data + from, other_data + other_from, to - from) == 0)
    return TRUE;

  object = object_of (one, number);
  other_object = object_of (other, number);
  return are_like (&object, &other_object, drawn);
}

gboolean
beket_base_is_like (const BeketStructure *self,
                    const BeketStructure *other,
                    gboolean             *drawn)
{
  *drawn = TRUE;
  if (self->n_objects != other->n_objects || self->base.root != other->base.root || self->base.info != other->base.info)
    return FALSE;

  for (int i = 1; i <= self->n_objects; i++)
    if (!is_same (self, other, i, drawn))
      return FALSE;

  return TRUE;
}
