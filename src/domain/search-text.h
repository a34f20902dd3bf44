/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beket_search_fold: (transfer full): @text as it is searched: small letters, ё as е, the nine letters of Kazakh alone as
 * the Russian ones that people type instead (ә а, ғ г, қ к, ң н, ө о, ұ у, ү у, һ х, і и), everything that is neither
 * letter nor digit as one space, none at the ends. For search only: never shown, never kept.
 */
char     *beket_search_fold    (const char *text);

/**
 * beket_search_append: the same at the end of @folded, with one space between; an empty text adds nothing.
 */
void      beket_search_append  (GString    *folded,
                                const char *text);

/** beket_search_match: does every word of @query begin some word of @text? Both folded; an empty query matches nothing. */
gboolean  beket_search_match   (const char *text,
                                const char *query);

/**
 * beket_search_layout: (transfer full): what the keys of @text would have given under a Latin layout: "лфя" and "ЛФЯ" are
 * "KAZ". Capital letters; a character of no letter key stays as it is.
 */
char     *beket_search_layout  (const char *text);

G_END_DECLS
