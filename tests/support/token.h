/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/key-private.h"

G_BEGIN_DECLS

/* Tokens of SoftHSM for a test, in a folder that goes when the test ends. */

#define TOKEN_PIN "13579"

/** token_init: two tokens, labelled "Beket A" and "Beket B", empty. FALSE when the package softhsm2 is not there. Once in a process. */
gboolean  token_init     (void);
/** token_join: the tokens that another process made in @folder. */
void      token_join     (const char *folder);
/** token_missing: TRUE, and the test is skipped, when there are none. */
gboolean  token_missing  (void);
void      token_clear    (void);
/** token_add: (transfer full): puts key and certificate on a token under @id ("%01"), each with a label of its own. Returns: the certificate's URI. */
char     *token_add      (const char *token,
                          BeketKey   *key,
                          GBytes     *certificate,
                          const char *id);
/** token_fault: "missing", "pulled", "low", "last", "locked", "slow" (see token_await()); NULL: none. */
void      token_fault    (const char *word);
/** token_await: waits, on this thread, until a slow token has begun to sign; it goes on at token_go_on(). */
void      token_await    (void);
void      token_go_on    (void);
const char *token_folder (void);

G_END_DECLS
