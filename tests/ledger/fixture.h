/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/types.h>

#include "domain/value.h"
#include "ledger/blob.h"
#include "ledger/ledger.h"

G_BEGIN_DECLS

#define HERE  "KZ-KZSYR-B02"
#define THERE "RU-RUMSH-P01"
#define NEAR  "KZ-KZSYR-B03"     /* another station of the own state */
#define NOW   1795338843118000   /* 2026-11-22T09:14:03.118Z */
#define DAY   "2026-11-22"

/** fixture_use_memory: folders in memory from now on, where the system has that: for tests that do not depend on the disk and ask much of it. */
void         fixture_use_memory (void);
/** fixture_folder: (transfer full): a new empty folder; fixture_remove() takes it and all in it away. */
char        *fixture_folder   (void);
void         fixture_remove   (const char        *folder);
/** fixture_fork: fork(), but only where no second thread lives: a lock that it holds, the allocator's too, would stay shut in the child. */
pid_t        fixture_fork     (void);
/** fixture_open: a new ledger of HERE in @folder, or the one that is there. */
BeketLedger *fixture_open     (const char        *folder);
/** FixtureLedger: a new ledger in a folder of its own, for g_test_add(). */
typedef struct
{
  char        *folder;   /* (owned) */
  BeketLedger *ledger;   /* (owned) (nullable) */
} FixtureLedger;

void         fixture_set_up   (FixtureLedger     *self,
                               gconstpointer      unused);
void         fixture_tear_down (FixtureLedger    *self,
                                gconstpointer     unused);
/** fixture_body: a body about @subject; @pairs: name, text, ... %NULL. */
BeketValue  *fixture_body     (const char        *type,
                               const char        *subject,
                               ...) G_GNUC_NULL_TERMINATED;
/** fixture_append: one entry in one transaction; must succeed. */
BeketEntry  *fixture_append   (BeketLedger       *ledger,
                               const char        *chain,
                               BeketValue        *body);    /* (transfer full) */
/** fixture_fill_kept: entries that fill "act_end", "act_countersigned", "correction", "erased", "access", "matter", "matter_reply", "day_state",
 * "paper_scan", "blank", "blank_entered" and "blank_spoiled". */
void         fixture_fill_kept (BeketLedger      *ledger,
                               const BeketEntry  *act);
/** fixture_erase: an entry "body.erased" that erases @entry. */
void         fixture_erase    (BeketLedger       *ledger,
                               const BeketEntry  *entry);
BeketAccept  fixture_accept   (BeketLedger       *ledger,
                               BeketEntry        *entry);
/** fixture_next: the next entry of a chain of @origin; @last: (nullable). */
BeketEntry  *fixture_next     (const char        *origin,
                               const char        *chain,
                               const BeketEntry  *last,
                               BeketValue        *body);    /* (transfer full) */
/* What no writer of ours would make. */
BeketEntry  *fixture_next_bytes (const char       *origin,
                                 const char       *chain,
                                 const BeketEntry *last,
                                 GBytes           *body);    /* (transfer full) */
void         fixture_stage    (BeketLedger       *ledger,
                               const BeketEntry  *entry,
                               const char        *stage,
                               const char        *time);
/** fixture_head: sequence number of the last entry of a chain; @inc %NULL = the current one. */
gint64       fixture_head     (BeketLedger       *ledger,
                               const char        *origin,
                               const char        *chain,
                               const char        *inc);
/** fixture_acts, fixture_rows: (transfer full): what a query gives. */
typedef BeketValue *(*FixtureQuery) (BeketTx *tx, guint limit, GError **error);
BeketValue  *fixture_rows     (BeketLedger       *ledger,
                               FixtureQuery       query);
BeketValue  *fixture_acts     (BeketLedger       *ledger,
                               gboolean           mine);
BeketValue  *fixture_act      (BeketLedger       *ledger,
                               const char        *key);
/** fixture_verify: walks both own chains with a SHA-256 of our own; returns the number of entries. */
guint        fixture_verify   (BeketLedger       *ledger);
/** fixture_dump: (transfer full): every row of @table of FOLDER/ledger.db as text, in a stable order. */
char        *fixture_dump     (const char        *folder,
                               const char        *table);
/** fixture_sql: runs @script on the file, past the ledger. */
void         fixture_sql      (const char        *folder,
                               const char        *script);

G_END_DECLS
