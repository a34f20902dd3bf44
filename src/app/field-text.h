/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** beket_field_text: (transfer full): the value of a field as an officer reads it, in the language of the window; "" for none. */
char *beket_field_text (BeketStation     *station,
                        const BeketField *field,
                        const BeketValue *value);

G_END_DECLS
