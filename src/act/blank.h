/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/library.h"

G_BEGIN_DECLS

/*
 * A form on paper that is filled in by hand: its sections as places to write, the reserved number on every page, and that number as a QR code. It is no
 * act: nothing is attached, it has no place for a signature in the file and does not say that Beket's writer may go on with it.
 */

/**
 * beket_blank_render: (transfer full)
 * @form: one that has a blank (form->blank)
 * @record: `act` {number}, `crossing` {point, peerPoint}, and `protocol` {demo} of a trial; what it says of a field is printed, the others are left
 *   to the hand
 *
 * Deterministic, as beket_act_render() is. %BEKET_ERROR_INVALID: no number, a letter that the font does not have, too many pages.
 */
GBytes *beket_blank_render (BeketLibrary      *library,
                            const BeketForm   *form,
                            const BeketValue  *record,
                            GError           **error);
/** beket_blank_bind: (transfer full): @files (element-type GBytes) of beket_blank_render() one after the other in one file. */
GBytes *beket_blank_bind   (GPtrArray         *files,
                            GError           **error);

G_END_DECLS
