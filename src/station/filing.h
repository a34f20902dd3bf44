/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station-private.h"

G_BEGIN_DECLS

/* Something that an officer files outside the guide, without anybody waiting for the disk: checked and filled in on the main thread, settled and
 * appended in one transaction. Private to the room. */

typedef struct _BeketFiling BeketFiling;

/* Worker thread: refuses, or adds the entries with beket_filing_add(). Of the station it reads what never changes. */
typedef gboolean (*BeketFilingFunc)  (BeketFiling         *self,
                                      BeketTx             *tx,
                                      GError             **error);

struct _BeketFiling
{
  BeketDecision   decision;   /* data: of the entry; subject: what is told to who asked */
  char           *officer;    /* (owned): id */
  int             what;       /* of the caller */
  char          **files;      /* (owned) (nullable): paths */
  GBytes         *file;       /* (owned) (nullable): durable before it is settled */
  BeketFilingFunc settle;
  GPtrArray      *planned;    /* (owned) (element-type BeketPlannedEntry) */
  GPtrArray      *written;    /* (owned) (element-type BeketEntry) */
};

/** beket_filing_new: (transfer full) (nullable): @data: (nullable): copied. %NULL: nobody is signed in. */
BeketFiling *beket_filing_new        (BeketStation        *station,
                                      const BeketValue    *data,
                                      BeketFilingFunc      settle,
                                      GError             **error);
void         beket_filing_free       (BeketFiling         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketFiling, beket_filing_free)

/** beket_filing_add: worker: one more entry. @subject, @blob: (nullable). */
void         beket_filing_add        (BeketFiling         *self,
                                      const char          *kind,
                                      const char          *subject,
                                      const BeketValue    *data,
                                      const char          *blob);
/** beket_filing_store: worker: stores the files and gives their hashes. (transfer full) (nullable): list of texts, %NULL with @error. */
BeketValue  *beket_filing_store      (BeketFiling         *self,
                                      GError             **error);
/** beket_filing_run: @self: (transfer full): writes it; its subject is what beket_filing_finish() gives. */
void         beket_filing_run        (BeketFiling         *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** beket_filing_fail: tells @error (transfer full) as the answer of a filing that could not begin. */
void         beket_filing_fail       (BeketStation        *station,
                                      GError              *error,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/** beket_filing_finish: (transfer full) (nullable). */
char        *beket_filing_finish     (BeketStation        *station,
                                      GAsyncResult        *result,
                                      GError             **error);
/** beket_filing_written: (transfer none): the data of a filing that beket_filing_finish() gave an answer of, as it was settled. */
const BeketValue *beket_filing_written (GAsyncResult      *result);

G_END_DECLS
