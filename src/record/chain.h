/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/* What a header and a head have in common: the name of a chain, a place in it, a time. */

/** beket_chain_check: has @object exactly the members @names, and are `origin`, `ledger`, `inc`, `seq` (>= @from) and `time` well formed? @what names it in errors. */
gboolean  beket_chain_check     (const BeketValue   *object,
                                 const char *const  *names,
                                 gint64              from,
                                 const char         *what,
                                 GError            **error);
/** beket_chain_is_origin: "KZ-KZSYR-B02": letters, digits and hyphens; safe in a URL and in a file name. */
gboolean  beket_chain_is_origin (const char         *text);
/** beket_chain_is_ledger: "own" or "peer". */
gboolean  beket_chain_is_ledger (const char         *text);
/** beket_chain_is_incarnation: 16 lower-case hexadecimal digits. */
gboolean  beket_chain_is_incarnation (const char    *text);

G_END_DECLS
