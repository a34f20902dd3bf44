/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/field-row.h"
#include "app/guide-step.h"

G_BEGIN_DECLS

/**
 * BeketFormGroup:
 * The fields of one row of a section as a card: two columns, wide fields over both. Every key goes into the facts at once
 * and the draft is saved; a field says what is wrong with it when the officer is done with it, not while it is typed.
 *
 * Signals: "settled": a wrong value was let stand, go on from the row of beket_form_group_get_current(). "remove".
 */
#define BEKET_TYPE_FORM_GROUP (beket_form_group_get_type ())
G_DECLARE_FINAL_TYPE (BeketFormGroup, beket_form_group, BEKET, FORM_GROUP, AdwBin)

/**
 * beket_form_group_new:
 * @step: (transfer none): whose crossing it writes into; the group is inside of it
 * @only: (nullable): ids of the fields to show; %NULL = all that are asked for on the screen
 */
BeketFormGroup     *beket_form_group_new            (BeketGuideStep     *step,
                                                     const BeketSection *section,
                                                     guint               row,
                                                     const char *const  *only);
guint               beket_form_group_get_row        (BeketFormGroup     *self);
/** beket_form_group_set_row: for a card that shows one row of many, as chosen. */
void                beket_form_group_set_row        (BeketFormGroup     *self,
                                                     guint               row);
const BeketSection *beket_form_group_get_section    (BeketFormGroup     *self);
/** beket_form_group_set_title: (nullable): with @removable a button beside it takes the row away. */
void                beket_form_group_set_title      (BeketFormGroup     *self,
                                                     const char         *title,
                                                     gboolean            removable);
/**
 * beket_form_group_sync:
 * @complaints: (element-type BeketComplaint): of the whole step
 * @invitation: the row is not there yet: only its first field is shown, to be filled or passed over
 */
void                beket_form_group_sync           (BeketFormGroup     *self,
                                                     GPtrArray          *complaints,
                                                     gboolean            invitation);
/** beket_form_group_set_attempted: the officer wanted to go on: what is missing is said as well. */
void                beket_form_group_set_attempted  (BeketFormGroup     *self,
                                                     gboolean            attempted);
/** beket_form_group_ripen: the officer is done with this field: brings it into its own form and says what is wrong. */
void                beket_form_group_ripen          (BeketFormGroup     *self,
                                                     BeketFieldRow      *row);
/** beket_form_group_get_rows: (transfer none) (element-type BeketFieldRow): in the order of the form, hidden ones too. */
GPtrArray          *beket_form_group_get_rows       (BeketFormGroup     *self);
/** beket_form_group_get_current: (nullable): the row that has or had the focus last. */
BeketFieldRow      *beket_form_group_get_current    (BeketFormGroup     *self);
BeketFieldRow      *beket_form_group_find           (BeketFormGroup     *self,
                                                     const BeketField   *field);
/** beket_form_group_path: (transfer full) */
char               *beket_form_group_path           (BeketFormGroup     *self,
                                                     BeketFieldRow      *row);

G_END_DECLS
