/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* What one field says about the fields beside it, and the form in which a finished value is kept. */

/** beket_form_fill: while it is typed: a whole machine readable zone fills its row. Returns: whether anything is another now. */
gboolean beket_form_fill   (BeketStation       *station,
                            const BeketSection *section,
                            const BeketField   *field,
                            guint               row,
                            BeketValue         *facts);

/**
 * beket_form_settle: the officer is done with the field: a plate as it is printed with its country, a container's and
 * a seal's number without spaces, the seal's class. What does not parse stays as it was typed. Returns: as above.
 */
gboolean beket_form_settle (BeketStation       *station,
                            const BeketSection *section,
                            const BeketField   *field,
                            guint               row,
                            BeketValue         *facts);

G_END_DECLS
