/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BeketParseError:
 * Why a text is not what it should be. Each has a stable word for scripts, see beket_parse_error_word().
 */
typedef enum
{
  BEKET_PARSE_ERROR_EMPTY,         /* "empty" */
  BEKET_PARSE_ERROR_LENGTH,        /* "length": too short, too long; position = where it ends or should have */
  BEKET_PARSE_ERROR_CHARACTER,     /* "character": not allowed at this position */
  BEKET_PARSE_ERROR_CHECK_DIGIT,   /* "check-digit": position = the digit that does not agree */
  BEKET_PARSE_ERROR_DATE,          /* "date": no such day */
  BEKET_PARSE_ERROR_FORMAT,        /* "format": no known format */
  BEKET_PARSE_ERROR_UNKNOWN,       /* "unknown": a well-formed word that no list knows */
  BEKET_PARSE_ERROR_SYNTAX,        /* "syntax": JSON, a condition */
  BEKET_PARSE_ERROR_LIMIT,         /* "limit": larger, deeper or more than is accepted */
  BEKET_PARSE_ERROR_DUPLICATE,     /* "duplicate" */
  BEKET_PARSE_ERROR_MISSING,       /* "missing": a required part is not there */
  BEKET_PARSE_ERROR_RANGE,         /* "range" */
  BEKET_PARSE_ERROR_RULE,          /* "rule": a check of the form over several fields */
} BeketParseError;

#define BEKET_PARSE_ERROR (beket_parse_error_quark ())
GQuark      beket_parse_error_quark        (void);

/**
 * beket_parse_error_set:
 * @position: in characters from 0 within the text as it was given
 *
 * Sets @error (when not %NULL) in the domain %BEKET_PARSE_ERROR with a position. Returns: always %FALSE.
 */
gboolean    beket_parse_error_set          (GError          **error,
                                            BeketParseError   code,
                                            int               position,
                                            const char       *format,
                                            ...) G_GNUC_PRINTF (4, 5);

/** beket_parse_error_get_position: the position, or -1 for an error of another domain. */
int         beket_parse_error_get_position (const GError     *error);

/** beket_parse_error_word: "check-digit" and so on, for scripts; "error" for another domain. */
const char *beket_parse_error_word         (const GError     *error);

G_END_DECLS
