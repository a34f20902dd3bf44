/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/**
 * beket_tools_add_evidence:
 * @act: entry hash or number of an act of either side
 * @path: a detached national signature (.p7s) or a receipt of a trusted third party (.tsr, DVCS): see trust/evidence.h
 *
 * Attaches it to the act's exact bytes ("act.evidence"), by the officer who is signed in; the neighbour gets it with the act. It changes no verdict on the act.
 * Waits. Errors: %BEKET_ERROR_INVALID when it is no such file or the act's is not here, %BEKET_ERROR_CORRUPT when it is about other bytes,
 * %BEKET_ERROR_TRANSITION when it is attached already, %BEKET_ERROR_POWER when nobody is signed in.
 */
gboolean  beket_tools_add_evidence  (BeketStation  *station,
                                     const char    *act,
                                     const char    *path,
                                     GError       **error);

/* Any thread: adds to each row of @rows (ledger/evidence.h) what its file says of @pdf: {who, id, issuer, serial, when, digest, algorithm, checked}. @pdf: (nullable). */
void      beket_evidence_judge_rows (BeketValue    *rows,
                                     const char    *folder,
                                     GBytes        *pdf);

G_END_DECLS
