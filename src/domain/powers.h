/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/protocol.h"

G_BEGIN_DECLS

/* Who may do what where: the rights table exactly as the articles of the agreement are written, each row overridable by a dated entry of a
 * protocol under Article 9. */

/**
 * BeketActor:
 * Who asks. An officer whose party is not that of the territory is a visiting one: he may do what Article 7(1) says, inside the
 * point of his pass, while the pass is valid, and nothing else, unless an entry of the protocol speaks of officers abroad.
 */
typedef struct
{
  const char          *party;       /* the officer's state: "KZ", "RU" */
  const char          *body;        /* word of "body"; border and customs are control bodies (Article 1), any other is an "other control body" */
  const char          *role;        /* (nullable): word of "officer-role" */
  const char          *officer;     /* (nullable): id, compared with the pass */
  const char          *territory;   /* state on whose territory he acts */
  const char          *point;       /* (nullable): code of the point where he acts */
  const char          *kind;        /* (nullable): word of "control-kind" */
  const BeketValue    *pass;        /* (nullable): facts of his pass, see pass.h */
  const char          *day;         /* (nullable): the point's ISO day; without it no dated entry and no pass holds */
  const BeketProtocol *protocol;    /* (nullable): in force for this point and day */
} BeketActor;

/**
 * BeketPowersVerdict:
 * The answer, and by what. Texts of both languages stand in the lists "article" and "power-reason".
 */
typedef struct
{
  gboolean    allowed;
  const char *article;   /* (not owned): "7(1)" */
  const char *reason;    /* (not owned) (nullable): word of "power-reason": why not */
  const char *clause;    /* (not owned) (nullable): the protocol's, when one of its entries decided */
} BeketPowersVerdict;

/** beket_powers_judge: the one place that decides. */
BeketPowersVerdict beket_powers_judge (const BeketActor         *actor,
                                       BeketAction               action);

/** beket_powers_check: the same as an error: beket_error_set_power(). */
gboolean           beket_powers_check (const BeketActor         *actor,
                                       BeketAction               action,
                                       GError                  **error);

/** beket_powers_is_visiting: does he act on the other Party's territory? */
gboolean           beket_powers_is_visiting (const BeketActor   *actor);

/**
 * beket_powers_explain:
 * What a screen says of @verdict: the article in words, and the reason: "Article 6: ... · the pass has expired".
 *
 * Returns: (transfer full)
 */
char              *beket_powers_explain (const BeketPowersVerdict *verdict,
                                       const BeketCodes         *codes,
                                       BeketLanguage             language);

/**
 * beket_powers_explain_error: (transfer full) (nullable): the same of a refusal, its reason alone where no article gave it; or why a key did not sign
 * or a paper blank was refused (lists "signing-reason", "blank-reason"), unless @codes are older than the reason. %NULL for any other error.
 */
char              *beket_powers_explain_error (const GError     *error,
                                       const BeketCodes         *codes,
                                       BeketLanguage             language);

G_END_DECLS
