/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beket_letter_fold: the capital Latin letter or digit that @c is or looks like: а, А, a and A give 'A'. The twelve Cyrillic
 * letters that look like Latin ones are those of Russian plates (GOST R 50577). 0 for anything else.
 */
char        beket_letter_fold       (gunichar  c);

/** beket_letter_cyrillic: (nullable): the Cyrillic letter that looks like the capital Latin letter @c. */
const char *beket_letter_cyrillic   (char      c);

/** beket_letter_is_separator: a space, or one of the marks that people put between groups: - . / */
gboolean    beket_letter_is_separator (gunichar c);

G_END_DECLS
