/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/* The only door for JSON. The reader is strict (RFC 8259 + I-JSON, RFC 7493): UTF-8 without BOM, depth <= 32, no duplicate
 * names, no U+0000, no lone surrogates, only integers with |n| <= 2^53 - 1. What it takes, json-glib takes for the same: the
 * fuzz target compares them. */

#define BEKET_JSON_MAX_BODY   (48 * 1024)
#define BEKET_JSON_MAX_FILE   (1024 * 1024)
#define BEKET_JSON_MAX_REFERENCE (8 * 1024 * 1024)   /* some ten thousand items of reference data */

/** beket_json_check: may it be read? Position of an error: byte offset. */
gboolean    beket_json_check     (const char        *bytes,
                                  gsize              length,
                                  gsize              limit,
                                  GError           **error);

/** beket_json_parse: (transfer full) (nullable). @limit: bytes. Error positions are byte offsets. */
BeketValue *beket_json_parse     (const char        *bytes,
                                  gsize              length,
                                  gsize              limit,
                                  GError           **error);
BeketValue *beket_json_parse_bytes (GBytes          *bytes,
                                  gsize              limit,
                                  GError           **error);
/** beket_json_load: the same from a file; errors begin with its path. */
BeketValue *beket_json_load      (const char        *path,
                                  gsize              limit,
                                  GError           **error);

/** beket_json_write: (transfer full): RFC 8785 (JCS): sorted names, no white space. Never used on what was signed: bytes are kept. */
char       *beket_json_write     (const BeketValue  *value);
GBytes     *beket_json_write_bytes (const BeketValue *value);
/** beket_json_write_limited: the same for facts from outside: what beket_json_parse() would refuse is refused here, with the same errors. */
GBytes     *beket_json_write_limited (const BeketValue *value,
                                    gsize              limit,
                                    GError           **error);

G_END_DECLS
