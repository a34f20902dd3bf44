/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* The way of a crossing through the guide: documents, vehicle, controls, seals, decision, act. A step that no section of
 * the form asks anything in is passed over. */

#define BEKET_ROUTE_LENGTH 6

/** beket_route_word: (transfer none): of step @index from 0. */
const char *beket_route_word      (guint          index);
/** beket_route_index: of @word; 0 for a word that is no step. */
guint       beket_route_index     (const char    *word);
/** beket_route_applies: does this crossing have this step? */
gboolean    beket_route_applies   (BeketStation  *station,
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
/** beket_route_beside: (transfer none) (nullable): the step after (+1) or before (-1) @word that this crossing has. */
const char *beket_route_beside    (BeketStation  *station,
                                   BeketCrossing *crossing,
                                   const char    *word,
                                   int            direction);

/** beket_route_save: saves the draft; the field that had the focus stays the same. */
void        beket_route_save      (BeketStation  *station,
                                   BeketCrossing *crossing);

G_END_DECLS
