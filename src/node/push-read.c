/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station pushes, line by line: entries of one chain and the signed head of the last.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/push.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "exchange/names.h"

#include <string.h>

void
beket_node_push_clear (BeketNodePush *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->blobs, g_ptr_array_unref);
  g_clear_pointer (&self->head, g_free);
  g_clear_pointer (&self->receipt, g_free);
}

static gboolean
corrupt (GError    **error,
         const char *what)
{
  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, what);
  return FALSE;
}

static gboolean
check_place (const BeketNodePush *self,
             const BeketEntry    *entry,
             GError             **error)
{
  const BeketEntry *last = self->entries->len ==
                           0 ? NULL : self->entries->pdata[self->entries->len - 1];

  if (!g_str_equal (entry->origin, self->origin) || !g_str_equal (entry->ledger, self->ledger) ||
      !g_str_equal (entry->inc, self->inc))
    return corrupt (error, "the entry is of another chain");
  if (last != NULL)
    return beket_entry_follows (entry, last->seq, last->hash, error);
  return entry->seq == self->from || corrupt (error, "the first entry is not the one announced");
}

static gboolean
take_entry (BeketNodePush *self,
            const char    *line,
            gsize          length,
            GError       **error)
{
  g_autoptr (BeketEntry) entry = beket_entry_parse_line (line, length, error);
  g_autoptr (BeketValue) body = NULL;

  if (entry == NULL || !check_place (self, entry, error))
    return FALSE;
  if (entry->body != NULL && (body = beket_body_parse (entry->body, error)) == NULL)
    return FALSE;
  g_ptr_array_add (self->blobs, beket_value_blobs (body));
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  return TRUE;
}

/* The certificate may be another than the connection's: keys are renewed; but it must be of the same station. */
static gboolean
check_signer (const BeketNodePush *self,
              GBytes              *certificate,
              GError             **error)
{
  g_autoptr (BeketTrust) trust = beket_node_trust (self->node);
  g_autoptr (BeketIdentity) signer = NULL;

  signer = beket_trust_check (trust, certificate, BEKET_ROLE_STATION, g_get_real_time (), error);
  if (signer == NULL)
    return FALSE;
  if (g_str_equal (signer->id, self->origin))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "the head is signed by %s", signer->id);
  return FALSE;
}

static gboolean
take_head (BeketNodePush *self,
           const char    *line,
           gsize          length,
           GError       **error)
{
  g_autoptr (BeketHead) head = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GBytes) certificate = NULL;
  const BeketEntry *last;

  if (self->entries->len == 0)
    return corrupt (error, "no entry before the signed head");
  last = self->entries->pdata[self->entries->len - 1];
  head = beket_head_open (line, length, &bytes, &signature, &certificate, error);
  if (head == NULL)
    return FALSE;
  if (!g_str_equal (head->origin, self->origin) || !g_str_equal (head->ledger, self->ledger) ||
      !g_str_equal (head->inc, self->inc) ||
      head->seq != last->seq || !g_str_equal (head->hash, last->hash))
    return corrupt (error, "the signed head is not that of the last entry");
  if (!check_signer (self, certificate, error) ||
      !beket_signature_check (certificate, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              signature, error))
    return FALSE;
  self->head = g_strndup (line, length);
  return TRUE;
}

gboolean
beket_node_push_read (BeketNodePush *self,
                      const char    *bytes,
                      gsize          length,
                      guint         *line,
                      GError       **error)
{
  const char *end = bytes + length;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  self->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  *line = 0;
  if (length == 0)
    return corrupt (error, "nothing was sent");
  while (bytes < end)
    {
      const char *stop = memchr (bytes, '\n', (gsize) (end - bytes));
      gsize size = (gsize) ((stop == NULL ? end : stop) - bytes);
      gboolean last = stop == NULL || stop + 1 == end;

      (*line)++;
      if (*line > BEKET_NODE_PUSH_LINES + 1)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, 0, "more than %d entries",
                                      BEKET_NODE_PUSH_LINES);
      if (!(last ? take_head : take_entry)(self, bytes, size, error))
        return FALSE;
      bytes += size + (stop == NULL ? 0 : 1);
    }
  return TRUE;
}
