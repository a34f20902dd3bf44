/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketError:
 * A code exists only where some caller acts on it. The message is English and for the log; the officer's sentence is
 * chosen from the code by the app. Texts that do not parse have a domain of their own: parse-error.h.
 *
 * @BEKET_ERROR_TRANSITION: the state table does not list this step from this state
 * @BEKET_ERROR_POWER: the powers table does not allow it; the message names the article
 * @BEKET_ERROR_INVALID: a rule of a form or protocol is broken
 * @BEKET_ERROR_STORE: the disk or the database refused: nothing was saved
 * @BEKET_ERROR_FULL: the same, because the disk is full
 * @BEKET_ERROR_NEWER: written by a newer Beket: untouched
 * @BEKET_ERROR_CORRUPT: bytes are not what was signed or hashed
 * @BEKET_ERROR_FORK: two histories with one name
 * @BEKET_ERROR_OFFLINE: the other end does not answer
 * @BEKET_ERROR_REFUSED: the other end answered no, or a certificate is not trusted
 * @BEKET_ERROR_SIGNER: the key cannot sign: missing, expired, or not for this role
 * @BEKET_ERROR_PIN: the PIN is wrong
 * @BEKET_ERROR_LOCKED: after too many wrong ones the PIN is not asked for a time
 */
typedef enum
{
  BEKET_ERROR_TRANSITION,
  BEKET_ERROR_POWER,
  BEKET_ERROR_INVALID,
  BEKET_ERROR_STORE,
  BEKET_ERROR_FULL,
  BEKET_ERROR_NEWER,
  BEKET_ERROR_CORRUPT,
  BEKET_ERROR_FORK,
  BEKET_ERROR_OFFLINE,
  BEKET_ERROR_REFUSED,
  BEKET_ERROR_SIGNER,
  BEKET_ERROR_PIN,
  BEKET_ERROR_LOCKED,
} BeketError;

#define BEKET_ERROR (beket_error_quark ())
GQuark   beket_error_quark     (void);

/**
 * beket_error_set_power:
 * @article: (not owned) (nullable): a literal: "7(1)"; %NULL: a rule of this station, that no article names
 * @reason: (not owned): a literal: word of "power-reason"
 *
 * Sets @error (when not %NULL) to %BEKET_ERROR_POWER that remembers article and reason, so that a person reads both in his own
 * language: beket_powers_explain_error(). Returns: always %FALSE.
 */
gboolean beket_error_set_power (GError       **error,
                                const char    *article,
                                const char    *reason,
                                const char    *format,
                                ...) G_GNUC_PRINTF (4, 5);

/**
 * beket_error_set_reason:
 * @reason: (not owned): a literal: word of "signing-reason" or "blank-reason"
 *
 * Sets @error (when not %NULL) to one that remembers why a key did not sign, or why a paper blank was refused, in a word that the person reads in his own language:
 * beket_powers_explain_error(). Returns: always %FALSE.
 */
gboolean beket_error_set_reason (GError      **error,
                                 BeketError    code,
                                 const char   *reason,
                                 const char   *format,
                                 ...) G_GNUC_PRINTF (4, 5);

/** beket_error_get_reason: (nullable) (transfer none): that word. */
const char *beket_error_get_reason (const GError *error);

/** beket_error_get_power: %FALSE: @error does not come from the rights table. @article, @reason: (out) (transfer none). */
gboolean beket_error_get_power (const GError  *error,
                                const char   **article,
                                const char   **reason);

G_END_DECLS
