/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ledger, and what two others tell it.
 */

#include "config.h"

#include "told.h"

#include "ledger/search.h"

#include <string.h>

#include "record/json.h"

void
told_set_up (Told         *self,
             gconstpointer unused)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

void
told_tear_down (Told         *self,
                gconstpointer unused)
{
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->theirs, beket_entry_unref);
  g_clear_pointer (&self->near, beket_entry_unref);
  fixture_remove (self->folder);
  g_free (self->folder);
}

BeketValue *
told_body (const char *type,
           const char *subject,
           const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  BeketValue *data = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  return beket_body_new (type, "KZ-10442", "urn:beket:kz:kzsyr:b02", subject, data);
}

char *
told_write (Told       *self,
            const char *chain,
            const char *type,
            const char *subject,
            const char *json)
{
  g_autoptr (BeketEntry) entry = fixture_append (self->ledger, chain, told_body (type, subject, json));

  return g_strdup (entry->hash);
}

void
told_say (Told       *self,
          const char *type,
          const char *subject,
          const char *json)
{
  g_free (told_write (self, "peer", type, subject, json));
}

void
told_hear (Told       *self,
           const char *origin,
           const char *type,
           const char *subject,
           const char *json)
{
  BeketEntry **last = strcmp (origin, THERE) == 0 ? &self->theirs : &self->near;
  BeketEntry *entry = fixture_next (origin, "peer", *last, told_body (type, subject, json));

  g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_NEW);
  g_clear_pointer (last, beket_entry_unref);
  *last = entry;
}

static gboolean
follow (BeketTx *tx,
        gpointer data,
        GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!beket_tx_follow (tx, 200, &more, error))
      return FALSE;

  return TRUE;
}

BeketValue *
told_ask (Told           *self,
          BeketLedgerFunc func)
{
  BeketValue *answer = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_write (self->ledger, follow, NULL, &error);
  g_assert_no_error (error);
  beket_ledger_read (self->ledger, func, &answer, &error);
  g_assert_no_error (error);
  return answer;
}
