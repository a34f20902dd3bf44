/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

#define REGISTER_DAY "2026-11-22"

/** register_day: (transfer full): record of the register (D19) of a day with @n crossings at Syrym, each with an act: the largest that it can be. */
BeketValue *register_day        (guint       n);
/** register_day_draw: (transfer full): its base revision, with a paper seal of its own. */
GBytes     *register_day_draw   (Fixture    *fixture,
                                 BeketValue *day);

G_END_DECLS
