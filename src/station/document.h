/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Documents that are not the act of a crossing (D1): they have forms as it has, and go through the same drawing, signing and register of acts. */

/**
 * beket_tools_draw_document:
 * @form: id of a form: "D10"; the joint act itself is drawn of a crossing
 * @about: (nullable): number of what is on record, which the document writes down: of a pass, suspension or resumption that this station decided (D16, D17, D18:
 *   they need it); of an offence that it told of (D10), of a request that it asked or answered (D11), of a hand-over (D12); of the closing of a day, or that day
 *   itself (D19). The document has that number, but an answer, which takes the next one; and what is on record stands in it whatever @facts say
 * @facts: (nullable): file of a JSON object: its sections, as the form names them, at most 4 MiB. The station says itself where, when, in which mode, by which protocol and who signs
 * @pin: of the officer who is signed in: he signs it
 *
 * Waits. Writes "act.issued" with the signed file. Returns: (transfer full) (nullable): the entry. Errors: %BEKET_ERROR_INVALID names the field that the form
 * complains of, or says that the form is not known or not for this mode; %BEKET_ERROR_POWER; %BEKET_ERROR_TRANSITION: that is drawn already, or the
 * day is not closed.
 */
char       *beket_tools_draw_document (BeketStation      *station,
                                       const char        *form,
                                       const char        *about,
                                       const char        *facts,
                                       const char        *pin,
                                       GError           **error);

/**
 * beket_tools_copy_act:
 * @act: number or entry of an act of this station whose file is valid
 * @copy: word of "copy": for whom: "authority", "person", "peer"
 *
 * Waits. The same record drawn once more as a copy to be printed, which says for whom it is and is not signed. Returns: (transfer full) (nullable). Errors:
 * %BEKET_ERROR_INVALID: the form has no such copy; %BEKET_ERROR_CORRUPT: the file is not valid.
 */
GBytes     *beket_tools_copy_act      (BeketStation      *station,
                                       const char        *act,
                                       const char        *copy,
                                       GError           **error);

/** BeketActCopy: a copy of an act for paper. */
typedef struct
{
  const char *copy;      /* (not owned): word of "copy": for whom */
  GBytes     *pdf;       /* (owned): drawn of the act's record, not signed */
  int         n_pages;
} BeketActCopy;

void        beket_act_copy_free       (BeketActCopy      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketActCopy, beket_act_copy_free)

/**
 * beket_station_draw_copies_async:
 * @pdf: an act that was verified: nothing is verified here
 * @form: the one that its record names
 *
 * Draws on a worker every copy that the form has: the authority's, the person's, the other Party's, of which the last has across each page what it is for
 * (Article 4) and the first alone has service marks.
 */
void        beket_station_draw_copies_async (BeketStation *self,
                                       GBytes            *pdf,
                                       const BeketForm   *form,
                                       GAsyncReadyCallback callback,
                                       gpointer           user_data);
/** beket_station_draw_copies_finish: (transfer full) (element-type BeketActCopy): in the order of #BeketCopy. */
GPtrArray  *beket_station_draw_copies_finish (BeketStation *self,
                                       GAsyncResult      *result,
                                       GError           **error);

G_END_DECLS
