/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/advance.h"

G_BEGIN_DECLS

/**
 * beket_advance_parse: (transfer full): a notice (data/schemas/advance.schema.json) from the bytes of a file or a request.
 *
 * Strict: nothing that is not in the schema, every number of an object checked, at least one plate, container or document to know
 * it by. %BEKET_PARSE_ERROR: of JSON with the byte as its position, else with the path inside in front: "cargo[2].hs: ...".
 */
BeketAdvance *beket_advance_parse      (const char        *bytes,
                                        gsize              length,
                                        GError           **error);
/** beket_advance_from_value: the same for what was read already, as the data of an entry. @value: (transfer none). */
BeketAdvance *beket_advance_from_value (BeketValue        *value,
                                        GError           **error);
/** beket_advance_load: the same from a file; errors begin with its path. */
BeketAdvance *beket_advance_load       (const char        *path,
                                        GError           **error);

G_END_DECLS
