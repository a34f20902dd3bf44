/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/advance.h"
#include "record/place.h"

G_BEGIN_DECLS

/** beket_advance_read_text: a text of at most @max characters without control characters. */
gboolean beket_advance_read_text    (const BeketPlace  *up,
                                     const char        *name,
                                     gboolean           required,
                                     glong              max,
                                     char             **to,
                                     GError           **error);
/** beket_advance_read_country: three capital letters, if it is there. */
gboolean beket_advance_read_country (const BeketPlace  *up,
                                     const char        *name,
                                     char             **to,
                                     GError           **error);

/* The lists, each with its limit; a list that is not there is well, an empty one is not. */

gboolean beket_advance_read_vehicles   (BeketAdvance     *notice,
                                        const BeketPlace *root,
                                        GError          **error);
gboolean beket_advance_read_documents  (BeketAdvance     *notice,
                                        const BeketPlace *root,
                                        GError          **error);
gboolean beket_advance_read_cargo      (BeketAdvance     *notice,
                                        const BeketPlace *root,
                                        GError          **error);
gboolean beket_advance_read_containers (BeketAdvance     *notice,
                                        const BeketPlace *root,
                                        GError          **error);
/** beket_advance_read_numbers: declarations, TIR carnets, bookings. */
gboolean beket_advance_read_numbers    (BeketAdvance     *notice,
                                        const BeketPlace *root,
                                        GError          **error);

G_END_DECLS
