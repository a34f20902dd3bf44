/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/subject.h"
#include "station/station.h"

G_BEGIN_DECLS

/* The way of a crossing through the guide: the shortest path of what crosses, beket_subject_path(), asked anew each time, so that
 * it follows the facts. A step that the path passes over is walked nevertheless while the form still lacks something in it;
 * one that the form asks nothing in is never shown. */

#define BEKET_ROUTE_LENGTH BEKET_PATH_LENGTH

/** beket_route_word: (transfer none): of step @index from 0. */
const char *beket_route_word      (guint          index);
/** beket_route_index: of @word; 0 for a word that is no step. */
guint       beket_route_index     (const char    *word);
/** beket_route_passed: (transfer none) (nullable): word of "skip-basis": why the step is passed over; %NULL: it is walked. */
const char *beket_route_passed    (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word);
/**
 * beket_route_may_enter: is there something to see in this step? A step that is passed over may be entered by who wants to put
 * something there: a dog in a car, a paper of a citizen who need not show one. That brings the step back.
 */
gboolean    beket_route_may_enter (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word);
/** beket_route_is_done: nothing is left to do in it. */
gboolean    beket_route_is_done   (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word);
/** beket_route_has_plan: the crossing is registered and its controls are planned. */
gboolean    beket_route_has_plan  (BeketCrossing *crossing);
/** beket_route_is_decided: there is a decision, so an act can be drawn. */
gboolean    beket_route_is_decided (BeketCrossing *crossing);
/** beket_route_obstacle: (transfer none) (nullable): the first step that has to be done before @word; %NULL: it may be entered. */
const char *beket_route_obstacle  (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word);
/** beket_route_beside: (transfer none) (nullable): the step after (+1) or before (-1) @word that is walked. */
const char *beket_route_beside    (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word,
                                   int            direction);

/** beket_route_save: saves the draft; the field that had the focus stays the same. */
void        beket_route_save      (BeketStation  *station,
                                   BeketCrossing *crossing);

G_END_DECLS
