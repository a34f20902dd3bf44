/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "ledger/ledger.h"
#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/**
 * BeketSync:
 * A station's exchange with its own node: pushes its chains, pulls the feed, the receipts and advance notices, by HTTPS with mutual TLS.
 * Asynchronous on the main context; no thread. Truth is the last request's result, never the network monitor.
 *
 * Properties (notify): "online" (boolean), "since" (UTC microseconds of the last change of "online", 0 = not tried yet), "waiting" (own entries not yet
 * acknowledged), "alarm" (nullable text: a word of the code list "exchange-alarm", a colon and the details in
 * English for the log: stops pushing, needs a person).
 * Signals: "arrived" (entries or receipts came in and were committed: read again).
 */
#define BEKET_TYPE_SYNC (beket_sync_get_type ())
G_DECLARE_FINAL_TYPE (BeketSync, beket_sync, BEKET, SYNC, GObject)

typedef struct
{
  const char *url;               /* "https://127.0.0.1:8443" */
  const char *key_path;          /* station key, PEM */
  const char *certificate_path;  /* its certificate, PEM */
  const char *root_path;         /* root of the own state, PEM: the only one that the node's certificate may chain to */
  const char *party;             /* own state: the node's certificate must be a NODE of it */
} BeketSyncConfig;

BeketSync  *beket_sync_new         (BeketLedger            *ledger,
                                    BeketTrust             *trust,
                                    const BeketSyncConfig  *config,
                                    GError                **error);
/** beket_sync_start: goes on for ever: push when there is something, long polls for feed and receipts, retry with growing pauses. */
void        beket_sync_start       (BeketSync              *self);
void        beket_sync_stop        (BeketSync              *self);
/** beket_sync_poke: something was appended: push now. */
void        beket_sync_poke        (BeketSync              *self);
/** beket_sync_once_async: one round: push all, pull all that is there, fetch wanted blobs and receipts. For beketctl sync. */
void        beket_sync_once_async  (BeketSync              *self,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean    beket_sync_once_finish (BeketSync              *self,
                                    GAsyncResult           *result,
                                    GError                **error);

gboolean    beket_sync_get_online  (BeketSync              *self);
gint64      beket_sync_get_since   (BeketSync              *self);
gint64      beket_sync_get_waiting (BeketSync              *self);
const char *beket_sync_get_alarm   (BeketSync              *self);

G_END_DECLS
