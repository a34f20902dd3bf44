/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ISO 7064, MOD 37,36: one letter or digit behind a number that finds every single wrong character and nearly every pair
 * that changed places. Characters other than letters and digits are passed over, small letters count as capital ones. */

/** beket_check_character: '0' to '9' or 'A' to 'Z'. */
char     beket_check_character        (const char *text);

/** beket_check_character_verify: is the last letter or digit the check character of those before it? */
gboolean beket_check_character_verify (const char *text_with_check);

G_END_DECLS
