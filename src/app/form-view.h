/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guide-step.h"

G_BEGIN_DECLS

/**
 * BeketFormView:
 * The sections of form D1 that one step of the guide asks for. Enter goes from a field to the next one that is needed or
 * invited; when nothing is needed any more, it leaves the step.
 */
#define BEKET_TYPE_FORM_VIEW (beket_form_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketFormView, beket_form_view, BEKET, FORM_VIEW, BeketGuideStep)

/** beket_form_view_new: @word: the step, "documents". */
BeketGuideStep *beket_form_view_new (BeketStation *station,
                                     const char   *word);

G_END_DECLS
