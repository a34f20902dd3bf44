/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The body of a push: entries as lines, and the head that this station signs over them.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-plan.h"

#include "domain/clock.h"
#include "record/head.h"

static char *
seal_head (BeketSync        *self,
           const BeketEntry *last,
           GError          **error)
{
  g_autofree char *now = beket_time_format_wire (g_get_real_time ());
  g_autoptr (BeketHead) head = beket_head_new (last->origin, last->ledger, last->inc, last->seq,
                                               last->hash, now);
  g_autoptr (GBytes) bytes = beket_head_bytes (head);
  g_autoptr (GBytes) signature = NULL;

  signature = beket_key_sign (self->key, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              error);
  return signature ==
         NULL ? NULL : beket_head_seal (bytes, signature, beket_key_certificate (self->key));
}

GBytes *
beket_sync_lines (BeketSync *self,
                  GPtrArray *entries,
                  GError   **error)
{
  g_autofree char *head = seal_head (self, entries->pdata[entries->len - 1], error);
  g_autoptr (GString) lines = NULL;

  if (head == NULL)
    return NULL;
  lines = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = beket_entry_line (entries->pdata[i]);

      g_string_append (lines, line);
      g_string_append_c (lines, '\n');
    }
  g_string_append (lines, head);
  g_string_append_c (lines, '\n');
  return g_string_free_to_bytes (g_steal_pointer (&lines));
}
