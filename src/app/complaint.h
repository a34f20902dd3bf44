/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/**
 * beket_complaint_text: (transfer full)
 * One sentence for the officer in the language of the window: chosen from the error's code, with the position for a
 * text that does not parse ("Character 7: the check digit does not agree"). The English message is for the log.
 */
char *beket_complaint_text (const GError *error);

/**
 * beket_complaint_of_station: (transfer full)
 * The same for what @station refused: where an article of the Agreement is the reason, that article and the reason themselves; where a key
 * did not sign, why.
 */
char *beket_complaint_of_station (BeketStation *station,
                                  const GError *error);

/** beket_complaint_sentence: (transfer full): the same for a complaint of a form: a rule of the form has a sentence of its own. */
char *beket_complaint_sentence (const BeketComplaint *complaint);

/**
 * beket_complaint_of_field: (transfer full)
 * @value: (nullable): what stands in the field
 *
 * The same with what stands in the field; where a character was probably read as another that looks like it, with what was
 * meant: "Character 2: this character is not allowed here. Perhaps: 900115300003". Nothing is changed.
 */
char *beket_complaint_of_field (const BeketComplaint *complaint,
                                const BeketField     *field,
                                const BeketValue     *value);

/** beket_verdict_text: (transfer none): a failed check of an act, as a sentence; @failed: word of act/act.h. */
const char *beket_verdict_text (const char *failed);

G_END_DECLS
