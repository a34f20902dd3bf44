/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** BeketDocument: what a crossing object stands for when it is no crossing but the facts of a document. */
typedef struct
{
  const BeketForm *form;     /* (not owned): the library's */
  char            *number;   /* (owned) (nullable): given already; else it takes the next one when it is drawn */
} BeketDocument;

/* ---- document.c ---- */

/** beket_station_document: (nullable): %NULL: @crossing is one, and its act is the joint act. */
const BeketDocument *beket_station_document (BeketCrossing      *crossing);
/** beket_station_form_of: (nullable): the form in which @crossing is drawn. */
const BeketForm  *beket_station_form_of     (BeketStation       *self,
                                             BeketCrossing      *crossing);
/** beket_station_act_title: (transfer full): what the register of acts calls it. */
char             *beket_station_act_title   (BeketStation       *self,
                                             BeketCrossing      *crossing);

/** beket_station_mode_of_form: word of "mode" in which @form is drawn now. */
const char       *beket_station_mode_of_form (BeketStation      *self,
                                             const BeketForm    *form);

/* ---- document-facts.c ---- */

/** beket_station_document_facts: waits: (transfer full) (nullable): whole and checked by @form, or the first complaint. @said: (nullable). */
BeketValue       *beket_station_document_facts (BeketStation    *self,
                                             const BeketForm    *form,
                                             const char         *about,
                                             const BeketValue   *said,
                                             GError            **error);

/* ---- document-decision.c ---- */

/** beket_station_is_decision: is @form the paper of a decision that is an entry: D16, D17, D18? */
gboolean          beket_station_is_decision (const char         *form);
/** beket_station_decision_facts: waits: (transfer full) (nullable): what this station decided under @number, as the sections of @form. */
BeketValue       *beket_station_decision_facts (BeketStation    *self,
                                             const char         *form,
                                             const char         *number,
                                             GError            **error);

G_END_DECLS
