/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of suspensions, passes and powers share.
 */

#include "config.h"

#include "support/rights.h"

#include "domain/powers.h"
#include "record/json.h"
#include "station/station-private.h"

#define TIME "2026-11-28T09:00:00.000Z"

BeketValue *
rights_value (const char *json)
{
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr (GError) error = NULL;
  BeketValue *value = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_FILE, &error);

  g_assert_no_error (error);
  return value;
}

guint
rights_index (BeketCrossing *crossing,
              const char    *kind)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");
  guint i;

  for (i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      break;
  return i;
}

BeketValue *
rights_control (BeketCrossing *crossing,
                const char    *kind)
{
  return beket_value_index (beket_value_get (beket_crossing_get_facts (crossing), "controls"), rights_index (crossing, kind));
}

void
rights_assert_explained (Booth        *booth,
                         const GError *error,
                         const char   *article,
                         const char   *reason)
{
  BeketCodes *codes = beket_station_get_codes (booth->station);
  g_autofree char *ru = beket_powers_explain_error (error, codes, BEKET_RU);
  g_autofree char *kk = beket_powers_explain_error (error, codes, BEKET_KK);

  g_assert_nonnull (ru);
  g_assert_nonnull (strstr (ru, article));
  g_assert_true (g_str_has_suffix (ru, reason));
  g_assert_cmpstr (kk, !=, ru);
}

/* ---- Entries of others ---- */

typedef struct
{
  Heard      *heard;
  const char *origin;
  const char *type;
  const char *json;
} Hear;

static gboolean
come_in (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Hear *call = data;
  g_autoptr (BeketValue) body = beket_body_new (call->type, "RU-20917", "urn:beket:ru:rumsh:p01", "x", rights_value (call->json));
  g_autoptr (GBytes) bytes = beket_body_write (body, error);
  g_autoptr (BeketEntry) entry = beket_entry_new (call->origin, "peer", "00112233445566bb", call->heard->seq, call->heard->prev, TIME,
                                                  bytes);
  BeketAccept how;

  g_free (call->heard->prev);
  call->heard->prev = g_strdup (entry->hash);
  return beket_tx_accept (tx, entry, g_get_real_time (), &how, error) && how == BEKET_ACCEPT_NEW;
}

void
rights_hear (Booth      *booth,
             Heard      *heard,
             const char *origin,
             const char *type,
             const char *json)
{
  Hear call = { heard, origin, type, json };
  g_autoptr (GError) error = NULL;

  heard->seq++;
  beket_ledger_write (booth->station->ledger, come_in, &call, &error);
  g_assert_no_error (error);
  booth_settle (booth);
}

void
rights_heard_clear (Heard *heard)
{
  g_clear_pointer (&heard->prev, g_free);
}
