/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/retention.h"

G_BEGIN_DECLS

/**
 * beket_retention_parse: (transfer full) (element-type BeketRetentionRule)
 *
 * The rules of codes/retention.json. Every kind is a word of "kind", and stands once: in one rule, or among those that are kept on purpose. Errors begin
 * with the path inside the file.
 */
GPtrArray *beket_retention_parse (const char        *bytes,
                                  gsize              length,
                                  const BeketCodes  *codes,
                                  GError           **error);
/** beket_retention_load: the same from FOLDER/codes/retention.json; no rules where there is no such file: a library from before it keeps all. */
GPtrArray *beket_retention_load  (const char        *folder,
                                  const BeketCodes  *codes,
                                  GError           **error);

G_END_DECLS
