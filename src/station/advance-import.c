/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notice from a file: from a stick, or from a system that has no node to speak to.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/advance.h"

#include "domain/error.h"
#include "ledger/advance.h"
#include "record/advance.h"
#include "station/station-private.h"

typedef struct
{
  const BeketAdvance *notice;   /* (not owned) */
  const char         *actor;    /* (not owned) */
  const char         *source;   /* (not owned) */
  gint64              now;
  BeketAdvanceHow     how;      /* (out) */
  BeketEntry         *entry;    /* (out) (owned) (nullable) */
} Import;

/* Worker thread. */
static gboolean
receive (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Import *import = data;

  return beket_tx_advance_receive (tx, import->notice, import->actor, import->source, import->now, &import->how,
                                   &import->entry, error);
}

static gboolean
check_point (BeketStation       *self,
             const BeketAdvance *notice,
             GError            **error)
{
  if (g_str_equal (notice->point, self->profile->point))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "point: %s is not the point of this station, %s",
               notice->point, self->profile->point);
  return FALSE;
}

static gboolean
import_notice (BeketStation       *self,
               const BeketAdvance *notice,
               gboolean           *fresh,
               GError            **error)
{
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  Import import = {
    .notice = notice, .source = self->profile->source, .now = beket_station_now (self),
    .actor = self->officer != NULL ? self->officer->id : self->profile->origin,
  };

  if (!check_point (self, notice, error) || !beket_ledger_write (self->ledger, receive, &import, error))
    return FALSE;
  *fresh = import.how == BEKET_ADVANCE_NEW;
  if (import.how == BEKET_ADVANCE_OLDER)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "revision: another text of %s %s with this or a higher revision is here", notice->sender, notice->id);
      return FALSE;
    }
  if (import.entry == NULL)
    return TRUE;
  g_ptr_array_add (written, import.entry);
  beket_station_tell_appended (self, written);
  beket_station_refresh (self);
  beket_station_poke (self);
  return TRUE;
}

gboolean
beket_tools_advance_import (BeketStation *self,
                            const char   *path,
                            gboolean     *fresh,
                            GError      **error)
{
  g_autoptr (BeketAdvance) notice = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), FALSE);

  notice = beket_advance_load (path, error);
  if (notice == NULL)
    return FALSE;
  if (import_notice (self, notice, fresh, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}
