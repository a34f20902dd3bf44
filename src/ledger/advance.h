/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/advance.h"
#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Advance notices (Article 5) in the station's ledger "own". */

typedef enum
{
  BEKET_ADVANCE_NEW,     /* the first of its name, or a higher revision */
  BEKET_ADVANCE_SAME,    /* this very notice is here: nothing was written */
  BEKET_ADVANCE_OLDER,   /* another text with a revision that is not higher: nothing was written */
} BeketAdvanceHow;

/**
 * beket_tx_advance_receive:
 * @actor: who brought it: an officer, or the station
 * @source: (nullable): of the body; %NULL = made from the station's origin
 * @entry: (out) (optional) (transfer full) (nullable): "advance.received", when it was new
 */
gboolean    beket_tx_advance_receive  (BeketTx             *tx,
                                       const BeketAdvance  *notice,
                                       const char          *actor,
                                       const char          *source,
                                       gint64               now,
                                       BeketAdvanceHow     *how,
                                       BeketEntry         **entry,
                                       GError             **error);
/**
 * beket_tx_advance_expected: (transfer full): notices of @point that are in force (the newest revision, not cancelled), whose crossing has not come and whose
 * eta is not before @from (wire time); the earliest first. Rows: {key ("SENDER ID"), sender, id, revision, eta, direction, title, notice}.
 */
BeketValue *beket_tx_advance_expected (BeketTx             *tx,
                                       const char          *point,
                                       const char          *from,
                                       guint                limit,
                                       GError             **error);
/**
 * beket_tx_advance_matches: (transfer full): rows of the same shape: notices of @point in force that are known by one of @keys (beket_advance_facts_keys()), with an
 * eta from @from to @to, and that belong to no other crossing than @crossing.
 */
BeketValue *beket_tx_advance_matches  (BeketTx             *tx,
                                       const char *const   *keys,
                                       const char          *point,
                                       const char          *crossing,
                                       const char          *from,
                                       const char          *to,
                                       GError             **error);

G_END_DECLS
