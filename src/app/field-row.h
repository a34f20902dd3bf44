/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/codes.h"
#include "domain/form.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketFieldRow:
 * One field of a form on the screen: what it is called, its editor, and under it what is wrong with it and the place to
 * answer for letting it stand. It holds no draft: "edited" comes with every key, and who hears it writes the value.
 *
 * Signals: "edited": beket_field_row_get_value() is another now. "focused", "left": the focus came or went.
 * "overruled" (text): the officer lets the value stand, and why. "returned": no reason after all, back to the value.
 */
#define BEKET_TYPE_FIELD_ROW (beket_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (BeketFieldRow, beket_field_row, BEKET, FIELD_ROW, AdwBin)

struct _BeketFieldRowClass
{
  AdwBinClass parent_class;

  /* Makes the editor: the field is known now. */
  void         (*build)     (BeketFieldRow    *self);
  void         (*set_value) (BeketFieldRow    *self,
                             const BeketValue *value);
  BeketValue  *(*get_value) (BeketFieldRow    *self);
  /* Puts the mark on what is wrong, when it has a position. */
  void         (*point_at)  (BeketFieldRow    *self,
                             int               position);
};

/**
 * beket_field_row_new: (transfer floating): the widget for the type of @field
 * @field: must live as long as the row: the form is immutable and kept by the station
 */
BeketFieldRow    *beket_field_row_new           (const BeketField *field,
                                                 BeketStation     *station,
                                                 BeketLanguage     language);
/** beket_field_row_new_listed: (transfer floating): the same by a code list alone; a country is then typed by its letters. */
BeketFieldRow    *beket_field_row_new_listed    (const BeketField *field,
                                                 BeketCodes       *codes,
                                                 BeketLanguage     language);
const BeketField *beket_field_row_get_field     (BeketFieldRow    *self);
/** beket_field_row_set_value: shows @value (nullable). What was typed and means the same stays as it was typed. */
void              beket_field_row_set_value     (BeketFieldRow    *self,
                                                 const BeketValue *value);
/** beket_field_row_get_value: (transfer full) (nullable) */
BeketValue       *beket_field_row_get_value     (BeketFieldRow    *self);
/** beket_field_row_set_complaint: @complaint: (nullable). Is shown under the editor, with a reason entry if it may be overruled. */
void              beket_field_row_set_complaint (BeketFieldRow    *self,
                                                 const BeketComplaint *complaint);
gboolean          beket_field_row_has_complaint (BeketFieldRow    *self);
/** beket_field_row_set_reason: @reason: (nullable): why the value stands although its check failed. */
void              beket_field_row_set_reason    (BeketFieldRow    *self,
                                                 const char       *reason);
/** beket_field_row_set_needed: the mark that the step cannot be left without it. */
void              beket_field_row_set_needed    (BeketFieldRow    *self,
                                                 gboolean          needed);
gboolean          beket_field_row_may_overrule  (BeketFieldRow    *self);
gboolean          beket_field_row_in_reason     (BeketFieldRow    *self);
void              beket_field_row_ask_reason    (BeketFieldRow    *self);
/** beket_field_row_give_reason: Enter in the reason entry: emits "overruled", or "returned" when it is empty. */
void              beket_field_row_give_reason   (BeketFieldRow    *self);
/** beket_field_row_take_focus: with everything selected, or the wrong character when there is one. */
void              beket_field_row_take_focus    (BeketFieldRow    *self);
/** beket_field_row_is_wide: needs the whole width of a group. */
gboolean          beket_field_row_is_wide       (BeketFieldRow    *self);

/** beket_field_row_set_field: once, right after it was made: see beket_field_row_new(). */
void              beket_field_row_set_field     (BeketFieldRow    *self,
                                                 const BeketField *field,
                                                 BeketCodes       *codes,
                                                 BeketLanguage     language);

/* For the types of rows. */
void              beket_field_row_set_editor    (BeketFieldRow    *self,
                                                 GtkWidget        *editor,
                                                 GtkWidget        *focus);
void              beket_field_row_edited        (BeketFieldRow    *self);
BeketCodes       *beket_field_row_get_codes     (BeketFieldRow    *self);
BeketLanguage     beket_field_row_get_language  (BeketFieldRow    *self);

G_END_DECLS
