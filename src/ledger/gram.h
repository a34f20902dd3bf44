/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the lists of the search are about: one byte of a word, two, or three with the next one (0: the word ends). The first byte of a word is never 0: no two
 * kinds are the same number. Private to the room. */

#define BEKET_GRAM 4

static inline gboolean
beket_gram_ends (char c)
{
  return c == ' ' || c == '\n' || c == '\0';
}

/** beket_gram_room: how many bytes of the word are at @text, up to three. */
static inline guint
beket_gram_room (const char *text)
{
  guint n = 0;

  while (n < BEKET_GRAM - 1 && !beket_gram_ends (text[n]))
    n++;

  return n;
}

/** beket_gram: @n: 1 or 2 bytes alone, 3 with the next one or the end; there must be room. */
static inline guint32
beket_gram (const char *text,
            guint       n)
{
  guint32 gram = 0;

  for (guint i = 0; i < n; i++)
    gram = gram << 8 | (guchar) text[i];
  if (n == BEKET_GRAM - 1)
    gram = gram << 8 | (beket_gram_ends (text[n]) ? 0 : (guchar) text[n]);

  return gram;
}

G_END_DECLS
