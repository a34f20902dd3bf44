/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/**
 * beket_sort_key: (transfer full): bytes of ASCII whose order is that of texts like @text by the alphabet of @language: digits, Latin letters, then
 * Cyrillic ones; capitals as small letters, marks between words as one space, which is before any letter.
 *
 * Kazakh: the 42 letters as they stand in its alphabet, each for itself (А Ә Б В Г Ғ … У Ұ Ү Ф Х Һ … Ъ Ы І Ь Э Ю Я). Russian: ё counts as е,
 * as in dictionaries, a letter of Kazakh stands behind the one that it is written for in Russian papers. What is equal so is not told apart here.
 */
char *beket_sort_key (const char    *text,
                      BeketLanguage  language);

G_END_DECLS
