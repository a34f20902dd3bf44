/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** BeketSeal: a seal as printed (ISO 17712): class letter when given as a word of its own, and the normalised number. */
typedef struct
{
  char *raw;       /* as read */
  char *number;    /* upper case, no spaces and hyphens */
  char  class;     /* 'H', 'S', 'I' or 0 */
} BeketSeal;

/** beket_seal_parse: 3 to 20 letters and digits, at least one digit; error CHARACTER or LENGTH. */
BeketSeal *beket_seal_parse (const char  *text,
                             GError     **error);
void       beket_seal_free  (BeketSeal   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketSeal, beket_seal_free)

G_END_DECLS
