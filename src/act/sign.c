/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One more officer's signature.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/act.h"

#include "act/structure.h"
#include "domain/error.h"

static GBytes *
sign_ranges (const guint8 *data,
             gsize         length,
             gpointer      user_data,
             GError      **error)
{
  return beket_key_sign_cms (user_data, data, length, error);
}

static char *
when_text (gint64 when)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (when / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y%m%d%H%M%S") : NULL;
}

GBytes *
beket_act_sign (GBytes     *pdf,
                guint       field,
                BeketKey   *key,
                const char *name,
                gint64      when,
                GError    **error)
{
  g_autoptr (BeketStructure) structure = NULL;
  g_autofree char *time = when_text (when);
  gsize hole;

  g_return_val_if_fail (pdf != NULL && field < BEKET_ACT_FIELDS && key != NULL && name != NULL,
                        NULL);
  g_return_val_if_fail (time != NULL && g_utf8_validate (name, -1, NULL), NULL);

  structure = beket_structure_read (pdf, error);
  if (structure == NULL)
    return NULL;

  if (structure->n_updates != field)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "Signature %u cannot be put: the act has %u", field + 1,
                   structure->n_updates);
      return NULL;
    }

  hole = beket_key_cms_room (key, error);
  if (hole == 0)
    return NULL;

  return beket_update_write (pdf, &structure->base, field, time, name, hole, sign_ranges, key, error);
}
