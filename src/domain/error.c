/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of everything but parsing; a refusal by the rights table keeps its article and reason, one by a key its reason.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"

/* The macro's own check of the domain ends in NULL, which the compiler then follows into every
 * use. */
#pragma GCC diagnostic ignored "-Wnull-dereference"

typedef struct
{
  const char *article;   /* (not owned) (nullable) */
  const char *reason;    /* (not owned) (nullable): word of "power-reason" */
  const char *signing;   /* (not owned) (nullable): word of "signing-reason" */
} BeketErrorPrivate;

static void
beket_error_private_init (BeketErrorPrivate *priv)
{
}

static void
beket_error_private_copy (const BeketErrorPrivate *from,
                          BeketErrorPrivate       *to)
{
  *to = *from;
}

static void
beket_error_private_clear (BeketErrorPrivate *priv)
{
}

G_DEFINE_EXTENDED_ERROR (BeketError, beket_error)

gboolean
beket_error_set_reason (GError    **error,
                        BeketError  code,
                        const char *reason,
                        const char *format,
                        ...)
{
  va_list args;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (error == NULL)
    return FALSE;

  va_start (args, format);
  *error = g_error_new_valist (BEKET_ERROR, (int) code, format, args);
  va_end (args);
  beket_error_get_private (*error)->signing = reason;

  return FALSE;
}

const char *
beket_error_get_reason (const GError *error)
{
  return error != NULL && error->domain == BEKET_ERROR ? beket_error_get_private (error)->signing : NULL;
}

gboolean
beket_error_set_power (GError    **error,
                       const char *article,
                       const char *reason,
                       const char *format,
                       ...)
{
  va_list args;

  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (error == NULL)
    return FALSE;

  va_start (args, format);
  *error = g_error_new_valist (BEKET_ERROR, BEKET_ERROR_POWER, format, args);
  va_end (args);
  beket_error_get_private (*error)->article = article;
  beket_error_get_private (*error)->reason = reason;

  return FALSE;
}

gboolean
beket_error_get_power (const GError *error,
                       const char  **article,
                       const char  **reason)
{
  const BeketErrorPrivate *priv;

  if (error == NULL || error->domain != BEKET_ERROR)
    return FALSE;

  priv = beket_error_get_private (error);
  *article = priv->article;
  *reason = priv->reason;

  return priv->reason != NULL;
}
