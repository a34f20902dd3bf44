/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/powers.h"

G_BEGIN_DECLS

/* Nothing that was issued or recorded is changed: an act is superseded by another or annulled, a record is followed by its correction. Each says why,
 * and by whom; an annulment needs four eyes. */

typedef enum
{
  BEKET_CORRECTION_SUPERSEDE,   /* another act stands in the place of this one */
  BEKET_CORRECTION_ANNUL,       /* the act holds no longer, and none in its place */
  BEKET_CORRECTION_RECORD,      /* the record of a control or of a decision reads otherwise */
  BEKET_CORRECTION_REOPEN,      /* the register of a day that was closed is open again */
} BeketCorrectionKind;

/** BeketCorrection: what is asked for. */
typedef struct
{
  BeketCorrectionKind kind;
  const char         *reason;        /* word of "correction-reason" */
  const char         *text;          /* the officer's own words, never empty */
  const char         *second;        /* (nullable): id of the officer who consents */
  const char         *second_role;   /* (nullable): word of "officer-role" */
  const char *const  *authors;       /* (nullable): ids of those who signed the act or made the record */
} BeketCorrection;

/**
 * beket_correction_check:
 * May @actor do it? He needs the power to perform control here (Article 3(1)); an inspector takes back only what he made himself, a shift leader or
 * supervisor anybody's, an administrator nothing; a day is reopened by a supervisor alone. Where a second person is named, and an annulment or a reopening
 * must name one, it is a supervisor, neither @actor nor one of the authors. Errors: %BEKET_ERROR_POWER (who), %BEKET_ERROR_INVALID (why).
 */
gboolean beket_correction_check       (const BeketCorrection *self,
                                       const BeketCodes      *codes,
                                       const BeketActor      *actor,
                                       GError               **error);

/**
 * beket_correction_set:
 * @type: "control.recorded" or "crossing.decided"
 * @data: of the record; changed
 * @value: (nullable): %NULL or "" removes it
 *
 * Sets one member that may be corrected: result, method, remarks, started, finished of a control; decision, conditions, refusal, decided of a
 * decision. How a control ended (done, waived, recognised) is what was decided on its basis then, and stays. %BEKET_ERROR_INVALID.
 */
gboolean beket_correction_set         (const char            *type,
                                       BeketValue            *data,
                                       const char            *member,
                                       const char            *value,
                                       const BeketCodes      *codes,
                                       GError               **error);

/** beket_correction_apply: lays over @data all that may be corrected of it, as @corrected has it; what that leaves out is gone. */
void     beket_correction_apply       (const char            *type,
                                       BeketValue            *data,
                                       const BeketValue      *corrected);

G_END_DECLS
