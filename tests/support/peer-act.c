/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of the neighbour that have come to a booth, and what the booth has found of them.
 */

#include "config.h"

#include "support/peer-act.h"

#include "station/station-private.h"

#define THERE "RU-RUMSH-P01"
#define TIME  "2026-11-28T09:00:00.000Z"
#define BLOB  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static BeketValue *
issued (const PeerAct *act)
{
  BeketValue *data = beket_value_new_object ();

  beket_value_set_text (data, "number", act->number);
  beket_value_set_text (data, "title", act->title);
  beket_value_set_text (data, "direction", act->direction);
  beket_value_set_text (data, "peerPoint", "KZSYR");
  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "blob", BLOB);
  beket_value_set_text (data, "record", act->record);
  return beket_body_new ("act.issued", "RU-20917", "urn:beket:ru:rumsh:p01", "crossing-there", data);
}

/* What the booth itself writes when it has verified the file. */
static gboolean
receive (BeketTx          *tx,
         const PeerAct    *act,
         const BeketEntry *entry,
         GError          **error)
{
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;
  g_autoptr (BeketEntry) received = NULL;

  beket_value_set_text (data, "act", act->number);
  beket_value_set_text (data, "entry", entry->hash);
  beket_value_set_text (data, "blob", BLOB);
  beket_value_set_text (data, "verdict", act->verdict);
  body = beket_body_new ("act.received", "KZ-KZSYR-B02", "urn:beket:kz:kzsyr:b02", "crossing-there", data);
  received = beket_tx_append (tx, "peer", body, NULL, g_get_real_time (), error);
  return received != NULL;
}

static gboolean
come_in (BeketTx *tx,
         gpointer data,
         GError **error)
{
  PeerAct *act = data;
  g_autoptr (BeketValue) body = issued (act);
  g_autoptr (GBytes) bytes = beket_body_write (body, error);
  g_autoptr (BeketEntry) entry = beket_entry_new (THERE, "peer", "00112233445566aa", act->seq, act->prev, TIME, bytes);
  BeketAccept how;

  g_free (act->prev);
  act->prev = g_strdup (entry->hash);
  return beket_tx_accept (tx, entry, g_get_real_time (), &how, error) && how == BEKET_ACCEPT_NEW &&
         receive (tx, act, entry, error);
}

void
peer_act_arrive (Booth   *booth,
                 PeerAct *act)
{
  g_autoptr (GError) error = NULL;

  act->seq++;
  beket_ledger_write (booth->station->ledger, come_in, act, &error);
  g_assert_no_error (error);
  booth_settle (booth);
}
