/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/ask.h"
#include "station/correction.h"

G_BEGIN_DECLS

/* Rows that several dialogs have, and what they answer. */

/** beket_ask_add_grounds: why: a reason of the list, and the officer's own words. */
void         beket_ask_add_grounds  (BeketAsk     *self,
                                     BeketStation *station);
/**
 * beket_ask_add_second: another person who is enrolled here, with the PIN
 * @label: what he is here
 * @role: (nullable): only with this role
 *
 * Returns: %FALSE: there is nobody.
 */
gboolean     beket_ask_add_second   (BeketAsk     *self,
                                     BeketStation *station,
                                     const char   *label,
                                     const char   *pin_label,
                                     const char   *role);
/** beket_ask_get_grounds: what was entered; it belongs to the dialog. */
BeketGrounds beket_ask_get_grounds  (BeketAsk     *self);
/** beket_ask_refuse_error: the article and the reason, or what else it is, in the language of the window. */
void         beket_ask_refuse_error (BeketAsk     *self,
                                     BeketStation *station,
                                     const GError *error);

G_END_DECLS
