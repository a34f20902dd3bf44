/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/tx.h"

G_BEGIN_DECLS

/* A backup as a store that is read. Private to the room. */

/** beket_archive_open: (transfer full): as beket_ledger_open_archive(). */
BeketTx  *beket_archive_open   (const char    *folder,
                                const char    *workshop,
                                BeketLibrary  *library,
                                GError       **error);
/** beket_archive_finish: search and register of the copy @folder, which nobody has open, follow to its end; one of an older schema is left as it is. */
gboolean  beket_archive_finish (const char    *folder,
                                BeketLibrary  *library,
                                GError       **error);

G_END_DECLS
