/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/powers.h"

G_BEGIN_DECLS

/* Article 3(3-4): recognising what the other party did, or not, and inspecting again on sufficient grounds. Recognition is a right and no duty,
 * and both are decisions with an officer, a time and grounds. */

/** BeketRecognition: an answer to a thing of the other party, as asked for. */
typedef struct
{
  const char        *decision;       /* word of "recognition": "recognised", "partly", "not-recognised" */
  const char        *object;         /* word of "recognised-object": "identification", "document", "inspection" */
  const char *const *reasons;        /* (nullable): words of "non-recognition" */
  const char        *issuer;         /* party that made it */
  gboolean           valid;          /* its signature, hash and signer stood up to every check */
  const char        *fault;          /* (nullable): the first check that failed, for the log */
  const char        *form;           /* (nullable): id of its form; %NULL: a thing without one */
  const char        *form_version;   /* (nullable) */
  gboolean           suspended;      /* joint control is suspended for this crossing (Article 8) */
} BeketRecognition;

/**
 * beket_recognition_check:
 * May @actor give this answer? Recognition, also in part, needs the power, a protocol in force, no suspension, a valid thing and a form and
 * version that the protocol names. Anything but full recognition needs reasons; reasons that say that the act cannot be relied on at all (N1, N2, N3, N8)
 * leave no part to recognise. Declining needs none of that but the power: it is possible in national mode.
 * Errors: %BEKET_ERROR_POWER (who, Articles 8 and 9), %BEKET_ERROR_CORRUPT (not valid), %BEKET_ERROR_INVALID.
 */
gboolean           beket_recognition_check   (const BeketRecognition *ask,
                                              const BeketActor       *actor,
                                              GError                **error);

/** beket_recognition_action: the power that answering about @object needs. %FALSE: no such word. */
gboolean           beket_recognition_action  (const char             *object,
                                              BeketAction            *action);

/** beket_recognition_suggest: (transfer full): reasons that the facts themselves give: N1, N2, N8; empty when there is none. */
GStrv              beket_recognition_suggest (const BeketRecognition *ask,
                                              const BeketProtocol    *protocol);   /* (nullable) */

/** beket_recognition_reasons: (transfer none): the words N1 to N8, %NULL-terminated. */
const char *const *beket_recognition_reasons (void);

/** beket_reinspection_grounds: (transfer none): the words G01 to G10 and G99, %NULL-terminated. */
const char *const *beket_reinspection_grounds (void);

/**
 * beket_reinspection_check:
 * @grounds: (nullable): words of "re-inspection"
 * @text: (nullable): free text, needed by G99
 *
 * Article 3(4), second part: the decision to inspect again. It needs at least one ground, each once. G10, a sample, is a sufficient ground
 * only where the protocol's sampling clause says so. Errors: %BEKET_ERROR_POWER, %BEKET_ERROR_INVALID.
 */
gboolean           beket_reinspection_check  (const BeketActor       *actor,
                                              const char *const      *grounds,
                                              const char             *text,
                                              GError                **error);

G_END_DECLS
