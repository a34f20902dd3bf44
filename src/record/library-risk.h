/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/form.h"
#include "domain/risk.h"

G_BEGIN_DECLS

/* Files of risk rules: the station's own (Article 5), never part of what the two states share. */

#define BEKET_RISK_MAX_BYTES (16 * 1024)   /* of one rule */

/**
 * beket_risk_rule_parse: (transfer full): one rule from the bytes of its file; errors begin with the path inside it.
 * @codes: (nullable): the words that it may ask for; %NULL = any
 * @form: (nullable): the form whose facts it may read; %NULL = any. `seen.plate`, `seen.document`, `expected` are there always.
 *
 * A condition that reads what is not there would never fire and nobody would know why: it is refused.
 */
BeketRiskRule *beket_risk_rule_parse  (const char        *bytes,
                                       gsize              length,
                                       const BeketCodes  *codes,
                                       const BeketForm   *form,
                                       GError           **error);
/** beket_risk_rule_load: the same from a file; errors begin with its path. @bytes: (out) (optional) (transfer full): what was read. */
BeketRiskRule *beket_risk_rule_load   (const char        *path,
                                       const BeketCodes  *codes,
                                       const BeketForm   *form,
                                       GBytes           **bytes,
                                       GError           **error);
/**
 * beket_risk_rules_load: (transfer full) (element-type BeketRiskRule): every rule of @folder in the order of the names; none when there is no such folder.
 * @faults: (element-type utf8): one line is added for each file that is no rule, or not named after its rule ("R12.json"), or too many: it is passed over, for
 *   work must not stop because of a rule
 */
GPtrArray     *beket_risk_rules_load  (const char        *folder,
                                       const BeketCodes  *codes,
                                       const BeketForm   *form,
                                       GPtrArray         *faults);

G_END_DECLS
