/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/layout.h"

G_BEGIN_DECLS

/** naive_learn: what stands where on the pages of @layout, which is laid out and lives on. A text that goes on over a page is drawn where it begins. */
void naive_learn (BeketLayout *layout);
/** naive_draw: these pages, as anybody would draw them. */
void naive_draw  (void);
/** naive_html: their words in a file. */
void naive_html  (const char  *path);

G_END_DECLS
