/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketRecordView:
 * The record that an act carries, field by field in the reader's language, in two columns of cards. What the own findings
 * say differently, or have and the act has not, is marked with a sign and a word (domain/comparison.h).
 */
#define BEKET_TYPE_RECORD_VIEW (beket_record_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketRecordView, beket_record_view, BEKET, RECORD_VIEW, GtkWidget)

GtkWidget *beket_record_view_new      (void);
/** beket_record_view_show: @form: the version that the act was made with; @record: (nullable): clears. */
void       beket_record_view_show     (BeketRecordView  *self,
                                       BeketStation     *station,
                                       const BeketForm  *form,
                                       const BeketValue *record);
/** beket_record_view_get_n_differences: as beket_comparison_count(). */
guint      beket_record_view_get_n_differences (BeketRecordView *self);

G_END_DECLS
