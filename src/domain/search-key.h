/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What persons, plates, containers, documents and act numbers are found by. A key is a line of words: names in capital Latin letters, by letters
 * alone and by sound, numbers in small ones, so that neither is ever taken for the other. Anything that stands inside a word of a key finds it,
 * and what is typed so far always stands inside what it becomes. */

#define BEKET_SEARCH_MAX_LENGTH 100   /* characters of a text that is searched for */
#define BEKET_SEARCH_MAX_TERMS  8     /* words of it */
#define BEKET_SEARCH_READINGS   3

/** BeketSearchTerm: one word of what is searched: a key has it when one of the readings stands in the key. */
typedef struct
{
  char *readings[BEKET_SEARCH_READINGS + 1];   /* (owned): as letters of a name, by its sound, as a number; %NULL-terminated */
} BeketSearchTerm;

/**
 * beket_search_key_add_name: adds the words of a name: Cyrillic letters as passports write them, those of Kazakh as the Russian ones that people type
 * instead; and what beket_name_fold() makes of a word where that differs, so that KHABIB, HABIB and Хабиб are one.
 */
void       beket_search_key_add_name   (GString             *key,
                                        const char          *name);

/** beket_search_key_add_number: adds a plate, container, document or act number as one word: what looks like a Latin letter is one, marks and spaces go. */
void       beket_search_key_add_number (GString             *key,
                                        const char          *number);

/**
 * beket_search_parse:
 * @text: as it is typed; marks mean nothing, spaces part the words
 *
 * Returns: (transfer full) (nullable) (element-type BeketSearchTerm): the words, all of which a key must have. %BEKET_PARSE_ERROR with a
 * position: EMPTY (no letter and no digit), LIMIT (too long, too many words), CHARACTER (not UTF-8, a control character).
 */
GPtrArray *beket_search_parse          (const char          *text,
                                        GError             **error);

/** beket_search_key_has: does @key have every one of @terms? */
gboolean   beket_search_key_has        (const char          *key,
                                        GPtrArray           *terms);

G_END_DECLS
