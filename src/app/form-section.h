/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/form-group.h"

G_BEGIN_DECLS

/**
 * BeketFormSection:
 * One section of a form: its title and a card for each row. A section that may be empty ends with an invitation, a card
 * with only the first field, to be filled or passed over; one that must have rows has a button for another. Cards stay
 * where they are while rows come and go, so that the focus is never lost.
 *
 * Signals: "settled" (BeketFormGroup): as of the group.
 */
#define BEKET_TYPE_FORM_SECTION (beket_form_section_get_type ())
G_DECLARE_FINAL_TYPE (BeketFormSection, beket_form_section, BEKET, FORM_SECTION, AdwBin)

BeketFormSection   *beket_form_section_new           (BeketGuideStep     *step,
                                                      const BeketSection *section);
const BeketSection *beket_form_section_get_section   (BeketFormSection   *self);
void                beket_form_section_sync          (BeketFormSection   *self,
                                                      GPtrArray          *complaints);
/** beket_form_section_get_groups: (transfer none) (element-type BeketFormGroup) */
GPtrArray          *beket_form_section_get_groups    (BeketFormSection   *self);
/** beket_form_section_is_invitation: is the first field of @group there to be passed over? */
gboolean            beket_form_section_is_invitation (BeketFormSection   *self,
                                                      BeketFormGroup     *group);
void                beket_form_section_set_attempted (BeketFormSection   *self,
                                                      gboolean            attempted);

/** beket_form_section_is_untouched: an object, no list, and nobody has put anything in it. */
gboolean            beket_form_section_is_untouched  (BeketFormSection   *self);

G_END_DECLS
