/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/** beket_value_is_empty: nothing, null, a text of nothing but spaces, a list or object with nothing in it. */
gboolean beket_value_is_empty (const BeketValue *self);

G_END_DECLS
