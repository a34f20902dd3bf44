/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Errors that say at which character a text stops being what it should be.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/parse-error.h"

/* The macro's own check of the domain ends in NULL, which the compiler then follows into every
 * use. */
#pragma GCC diagnostic ignored "-Wnull-dereference"

typedef struct
{
  int position;
} BeketParseErrorPrivate;

static void
beket_parse_error_private_init (BeketParseErrorPrivate *priv)
{
  priv->position = -1;
}

static void
beket_parse_error_private_copy (const BeketParseErrorPrivate *from,
                                BeketParseErrorPrivate       *to)
{
  *to = *from;
}

static void
beket_parse_error_private_clear (BeketParseErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (BeketParseError, beket_parse_error)

gboolean
beket_parse_error_set (GError        **error,
                       BeketParseError code,
                       int             position,
                       const char     *format,
                       ...)
{
  va_list args;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (error == NULL)
    return FALSE;

  va_start (args, format);
  *error = g_error_new_valist (BEKET_PARSE_ERROR, (int) code, format, args);
  va_end (args);
  beket_parse_error_get_private (*error)->position = position;

  return FALSE;
}

int
beket_parse_error_get_position (const GError *error)
{
  if (error == NULL || error->domain != BEKET_PARSE_ERROR)
    return -1;

  return beket_parse_error_get_private (error)->position;
}

const char *
beket_parse_error_word (const GError *error)
{
  static const char *const words[] = {
    [BEKET_PARSE_ERROR_EMPTY] = "empty",
    [BEKET_PARSE_ERROR_LENGTH] = "length",
    [BEKET_PARSE_ERROR_CHARACTER] = "character",
    [BEKET_PARSE_ERROR_CHECK_DIGIT] = "check-digit",
    [BEKET_PARSE_ERROR_DATE] = "date",
    [BEKET_PARSE_ERROR_FORMAT] = "format",
    [BEKET_PARSE_ERROR_UNKNOWN] = "unknown",
    [BEKET_PARSE_ERROR_SYNTAX] = "syntax",
    [BEKET_PARSE_ERROR_LIMIT] = "limit",
    [BEKET_PARSE_ERROR_DUPLICATE] = "duplicate",
    [BEKET_PARSE_ERROR_MISSING] = "missing",
    [BEKET_PARSE_ERROR_RANGE] = "range",
    [BEKET_PARSE_ERROR_RULE] = "rule",
  };

  if (error == NULL || error->domain != BEKET_PARSE_ERROR)
    return "error";
  if (error->code < 0 || error->code >= (int) G_N_ELEMENTS (words))
    return "error";

  return words[error->code];
}
