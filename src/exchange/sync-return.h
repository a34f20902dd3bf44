/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sync-private.h"

G_BEGIN_DECLS

/**
 * beket_sync_return_async:
 * @inc: an earlier incarnation of this station, before it was restored from a copy
 *
 * Takes in, page after page, the entries of that chain which the node holds and this station does not have. Files that they name are
 * fetched like those of others.
 */
void      beket_sync_return_async  (BeketSync            *self,
                                    const char           *ledger,
                                    const char           *inc,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              data);
gboolean  beket_sync_return_finish (BeketSync            *self,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
