/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The two alphabets of a name, for name-match.c. */

/**
 * beket_name_latin: (transfer full): @name in capital Latin letters, words with one space between: Cyrillic letters as ICAO 9303
 * writes them (part 3, section 6, B), those of Kazakh as its passports do, Latin ones without their marks. Letters of
 * other alphabets stay. What is no letter separates words, but for apostrophes, which stand for a soft sign and are left out.
 */
char    *beket_name_latin       (const char *name);

/**
 * beket_name_cyrillic: (transfer full) (nullable): @name in capital Cyrillic letters of Russian, those of Kazakh as Russian papers write
 * them, Ё as Е; %NULL when a letter of it is of another alphabet, or it has none.
 */
char    *beket_name_cyrillic    (const char *name);

G_END_DECLS
