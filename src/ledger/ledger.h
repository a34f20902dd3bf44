/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/value.h"
#include "record/entry.h"
#include "record/library.h"

G_BEGIN_DECLS

/**
 * BeketLedger:
 * The store of one station: two append-only ledgers ("own", "peer"), the entries that came from others, drafts, marks and
 * all that is read from them. One SQLite connection on one worker thread, first come first served; WAL, synchronous=FULL.
 * The window's thread never waits for the disk: it queues a function and is called back.
 */
#define BEKET_TYPE_LEDGER (beket_ledger_get_type ())
G_DECLARE_FINAL_TYPE (BeketLedger, beket_ledger, BEKET, LEDGER, GObject)

/** BeketTx: the open transaction a queued function works in; only on the worker, only until it returns. */
typedef struct _BeketTx BeketTx;

/** BeketLedgerFunc: worker thread. %FALSE with @error rolls everything back. Touches @data and @tx only. */
typedef gboolean (*BeketLedgerFunc) (BeketTx   *tx,
                                     gpointer   data,
                                     GError   **error);

/** beket_ledger_create: makes FOLDER (0700), FOLDER/ledger.db (0600) and FOLDER/blobs with a new random incarnation; refuses where there is one. */
gboolean     beket_ledger_create       (const char           *folder,
                                        const char           *origin,
                                        GError              **error);
/**
 * beket_ledger_open: (transfer full): opens and migrates (a copy first, FOLDER/ledger.db.before-N); %BEKET_ERROR_NEWER for a newer schema, untouched.
 * @library: (nullable): points give the day of a crossing, kinds say what the peer may see; %NULL = days of UTC, every kind anywhere
 */
BeketLedger *beket_ledger_open         (const char           *folder,
                                        BeketLibrary         *library,
                                        GError              **error);
/**
 * beket_ledger_open_archive: (transfer full): a backup, for reading only: not a byte of @folder changes, and every write fails.
 * @workshop: a folder of a station. A copy that an older program made, or whose search and register had not followed to its end, is brought up to
 *   date there, in a file that nobody else can open and that is gone with the ledger
 * @library: (nullable): as of beket_ledger_open()
 */
BeketLedger *beket_ledger_open_archive (const char           *folder,
                                        const char           *workshop,
                                        BeketLibrary         *library,
                                        GError              **error);
/** beket_ledger_close: waits for the queue to end; after it every call fails with %BEKET_ERROR_STORE. */
void         beket_ledger_close        (BeketLedger          *self);
const char  *beket_ledger_get_origin   (BeketLedger          *self);
const char  *beket_ledger_get_folder   (BeketLedger          *self);

/**
 * beket_ledger_expect: a write is about to be queued and an officer waits for it: the worker gets up while it is being
 * prepared. Only a hint: nothing is kept, and with no write after it the worker lies down again within a millisecond.
 */
void         beket_ledger_expect       (BeketLedger          *self);
/**
 * beket_ledger_write_async:
 * @data: (transfer full): freed by @free_data on the calling thread after @callback; @callback may read it
 *
 * One BEGIN IMMEDIATE ... COMMIT. Cannot be cancelled: a committed write is never shown as not done. @callback runs on the
 * thread-default main context of the caller, in order of queueing.
 */
void         beket_ledger_write_async  (BeketLedger          *self,
                                        BeketLedgerFunc       func,
                                        gpointer              data,
                                        GDestroyNotify        free_data,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     beket_ledger_write_finish (BeketLedger          *self,
                                        GAsyncResult         *result,
                                        gpointer             *data,      /* (out) (optional) (transfer none) */
                                        GError              **error);
/** beket_ledger_read_async: a read transaction on the same queue (reads your writes); @cancellable drops the result. */
void         beket_ledger_read_async   (BeketLedger          *self,
                                        BeketLedgerFunc       func,
                                        gpointer              data,
                                        GDestroyNotify        free_data,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     beket_ledger_read_finish  (BeketLedger          *self,
                                        GAsyncResult         *result,
                                        gpointer             *data,
                                        GError              **error);
/** The same, waiting: for programs without a window and for tests. */
gboolean     beket_ledger_write        (BeketLedger          *self,
                                        BeketLedgerFunc       func,
                                        gpointer              data,
                                        GError              **error);
gboolean     beket_ledger_read         (BeketLedger          *self,
                                        BeketLedgerFunc       func,
                                        gpointer              data,
                                        GError              **error);

/**
 * beket_tx_go_on: the function is called once more with the same data when this transaction is committed, in one of its own, after all that was queued
 * meanwhile: so a read over thousands of entries goes in slices of some milliseconds, and no Enter waits for the whole of it. Between two calls others write:
 * the function keeps its place by what never moves, as an entry's position, and looks again at what may have changed. Only in a function that was queued
 * or waited for by the calls above.
 */
void         beket_tx_go_on            (BeketTx              *tx);

/** beket_ledger_rebuild: drops every projection and makes it again from the entries. @n_entries: (out). */
gboolean     beket_ledger_rebuild      (BeketLedger          *self,
                                        gint64               *n_entries,
                                        GError              **error);
/** beket_ledger_check: walks the file, every chain, body, receipt and blob (one that never came is wanted, not a fault); (transfer full) (element-type utf8): one English line for each fault; empty when all is well. */
GPtrArray   *beket_ledger_check        (BeketLedger          *self,
                                        GError              **error);

/**
 * beket_ledger_check_projections: (transfer full) (element-type utf8): the names of the derived tables that are not what a replay of the entries
 * makes; none when all are. Needs the library that the ledger works with. Nothing is changed: the replay goes into tables in memory.
 */
GPtrArray   *beket_ledger_check_projections (BeketLedger    *self,
                                        GError              **error);

/** BeketTouched: lists that read otherwise after a write. */
typedef enum
{
  BEKET_TOUCHED_ACTS       = 1 << 0,   /* beket_tx_acts() */
  BEKET_TOUCHED_OUTBOX     = 1 << 1,
  BEKET_TOUCHED_INBOX      = 1 << 2,
  BEKET_TOUCHED_QUARANTINE = 1 << 3,
  BEKET_TOUCHED_NOTICES    = 1 << 4,   /* beket_tx_advance_expected() */
  BEKET_TOUCHED_RIGHTS     = 1 << 5,   /* those of ledger/rights.h */
  BEKET_TOUCHED_MATTERS    = 1 << 6,   /* those of ledger/neighbour.h */
  BEKET_TOUCHED_ALL        = (1 << 7) - 1,
} BeketTouched;

/**
 * beket_tx_touched: what may have changed since the last call, by this connection or another; all of it at the first. For the one
 * who shows the lists: to read two hundred acts again after every Enter would keep the next one waiting.
 */
BeketTouched beket_tx_touched          (BeketTx              *tx);

/**
 * beket_ledger_backup: (transfer full) (element-type utf8)
 * @to: a folder that is not there yet
 * @library: (nullable): as of beket_ledger_open(); without it search and register of the copy are left as far as they were
 *
 * Copies the store of @folder as it is at this moment, with the blobs that it names, while others write; every file is durable, then read
 * back and checked whole. Keys are not copied. Any thread. Returns: the faults of the copy, as beket_ledger_check() tells them; none: it is good.
 */
GPtrArray   *beket_ledger_backup       (const char           *folder,
                                        const char           *to,
                                        BeketLibrary         *library,
                                        GError              **error);
/**
 * beket_ledger_restore:
 * @from: a backup without faults, of this program or an older one
 * @folder: a new station of the same name that has written nothing and that nobody has open
 * @aside: (nullable): the origin of a station whose store is damaged or gone: what is left of it is kept beside it, and its keys go on. In a
 *   store in which nothing is wrong nothing is put aside
 * @kept: (out) (optional): the path of what is kept, if there was any
 *
 * The station takes over all entries, drafts and blobs and goes on in a new incarnation, so that no number is ever used twice; acts of
 * this day go on a thousand numbers further at least, and each time with others (Syncthing#3876, CouchDB#3897, Synapse#16025: a restored store that went on with its old numbers). %BEKET_ERROR_CORRUPT, %BEKET_ERROR_INVALID.
 */
gboolean     beket_ledger_restore      (const char           *from,
                                        const char           *folder,
                                        const char           *aside,
                                        gint64                now,
                                        char                **kept,
                                        GError              **error);

/* ---- Entries, in a transaction ---- */

/**
 * beket_tx_append: (transfer full)
 * @ledger: "own" or "peer"
 * @body: as beket_body_new() makes it
 * @blobs: (nullable): %NULL-terminated hashes that the body names; each must be stored already
 *
 * Writes header, body, projections and blob names as the next entry of the station's own chain. %BEKET_ERROR_INVALID: a kind
 * that the peer may not see in "peer" (Article 4), a known kind without what makes it one (an act.issued without number or
 * blob), or an act's number that belongs to an act of another crossing; %BEKET_ERROR_STORE: a blob that is not stored.
 */
BeketEntry  *beket_tx_append           (BeketTx              *tx,
                                        const char           *ledger,
                                        const BeketValue     *body,
                                        const char *const    *blobs,
                                        gint64                now,
                                        GError              **error);

typedef enum
{
  BEKET_ACCEPT_NEW,
  BEKET_ACCEPT_DUPLICATE,     /* was here, byte for byte */
  BEKET_ACCEPT_QUARANTINED,   /* broken chain, fork or bad body: kept aside with reason, others go on */
} BeketAccept;

/**
 * beket_tx_accept: takes an entry of another station in. A quarantined one is no error. Reasons there: "gap" (position = the number that is missing; taken
 * in by itself when the gap closes), "fork", "chain", "body" (whole and in its chain, kept there as well, but not to be read: it holds up nothing).
 */
gboolean     beket_tx_accept           (BeketTx              *tx,
                                        BeketEntry           *entry,
                                        gint64                now,
                                        BeketAccept          *how,
                                        GError              **error);
/** beket_tx_quarantine: keeps bytes that did not even parse, with where they came from and why. */
gboolean     beket_tx_quarantine       (BeketTx              *tx,
                                        const char           *source,
                                        GBytes               *bytes,
                                        const char           *reason,
                                        gint64                position,
                                        gint64                now,
                                        GError              **error);
/** beket_tx_head: last (seq, hash) held of a chain; seq 0 and 64 zeros when none. @inc %NULL = the station's current incarnation; @origin %NULL = the station. */
gboolean     beket_tx_head             (BeketTx              *tx,
                                        const char           *origin,
                                        const char           *ledger,
                                        const char           *inc,
                                        gint64               *seq,
                                        char                 *hash,     /* (out): BEKET_HASH_LENGTH + 1 bytes */
                                        GError              **error);
/** beket_tx_origin: (transfer none): the station's own. */
const char  *beket_tx_origin           (BeketTx              *tx);
/** beket_tx_incarnation: (transfer full): the station's own, current. */
char        *beket_tx_incarnation      (BeketTx              *tx,
                                        GError              **error);
/** beket_tx_incarnations: (transfer full): the current one, then those that it was before a restore, newest first: they may owe entries still. */
char       **beket_tx_incarnations     (BeketTx              *tx,
                                        GError              **error);
/**
 * beket_tx_note_incarnation: it wrote as @inc too, as somebody's signed word says: after a restore from a copy that is older than another restore
 * nothing here knows of that one. Kept until entries of it are here; more than a few are not.
 */
gboolean     beket_tx_note_incarnation (BeketTx              *tx,
                                        const char           *inc,
                                        GError              **error);
/** beket_tx_entries: (transfer full) (element-type BeketEntry): entries @from.. of a chain, at most @limit and about @max_bytes, up to the first that is
 * damaged; %BEKET_ERROR_CORRUPT when that is the first of all. */
GPtrArray   *beket_tx_entries          (BeketTx              *tx,
                                        const char           *origin,
                                        const char           *ledger,
                                        const char           *inc,
                                        gint64                from,
                                        guint                 limit,
                                        gsize                 max_bytes,
                                        GError              **error);
/** beket_tx_each: calls @func for every entry of every chain in a stable order (origin, ledger, inc, seq); stops on %FALSE. @origin, @ledger %NULL = all. */
gboolean     beket_tx_each             (BeketTx              *tx,
                                        const char           *origin,
                                        const char           *ledger,
                                        gboolean            (*func) (BeketEntry *entry, gpointer data, GError **error),
                                        gpointer              data,
                                        GError              **error);

/* ---- Drafts: half-typed forms, saved as they are typed; not entries ---- */

gboolean     beket_tx_draft_save       (BeketTx              *tx,
                                        const char           *id,
                                        GBytes               *json,      /* what the station wants back, exact bytes */
                                        gint64                now,
                                        GError              **error);
gboolean     beket_tx_draft_drop       (BeketTx              *tx,
                                        const char           *id,
                                        GError              **error);
/** beket_tx_drafts: (transfer full): list of {id, json (text), saved (integer)}, oldest first. */
BeketValue  *beket_tx_drafts           (BeketTx              *tx,
                                        GError              **error);

/* ---- Marks: small named texts that outlive the process: cursors, locks ---- */

/** beket_tx_mark: (transfer full) (nullable). */
char        *beket_tx_mark             (BeketTx              *tx,
                                        const char           *name,
                                        GError              **error);
gboolean     beket_tx_set_mark         (BeketTx              *tx,
                                        const char           *name,
                                        const char           *text,
                                        GError              **error);

/** beket_tx_act_number: the number of the act of @crossing on @day: the one it was given before, else the next of that day and this station. */
gboolean     beket_tx_act_number       (BeketTx              *tx,
                                        const char           *day,
                                        const char           *crossing,
                                        gint64               *number,
                                        GError              **error);

/* ---- Evidence of arrival: what others signed about our entries; not entries of ours ---- */

/** beket_tx_stage: entries 1..@seq of a chain reached @stage ("own-node", "peer-node") at @time (wire form); @proof: the signed text. Earlier times are kept; what says no more than another is not. */
gboolean     beket_tx_stage            (BeketTx              *tx,
                                        const char           *origin,
                                        const char           *ledger,
                                        const char           *inc,
                                        gint64                seq,
                                        const char           *stage,
                                        const char           *time,
                                        const char           *proof,
                                        GError              **error);

/* ---- What the screens read. Each gives a list of objects (transfer full), newest first unless said; times are texts in wire form ---- */

/** {id, state, title, direction, subject, opened, decided, act} of own crossings; @day (of the point) NULL = all; @limit rows. state: as domain/crossing.h, or "abandoned". */
BeketValue  *beket_tx_crossings        (BeketTx              *tx,
                                        const char           *day,
                                        guint                 limit,
                                        GError              **error);
/**
 * beket_tx_acts:
 * @mine: acts of this station, else acts of the peer state
 *
 * {entry, number, crossing, origin, blob, size, title, point, peerPoint, direction, decision, form, formVersion, record, issued, signers,
 *  state ("signed" "sent" "received" "countersigned" "recognised" "partly" "not-recognised" "superseded" "annulled"), stages: {own-node, peer-node, peer-post, recognised: times},
 *  verdict (of the newest act.received of the other state; peer's acts: ours), answer: {entry, origin, decision, reasons, note, officer, time},
 *  reinspection: {entry, origin, grounds, note, officer, time} (Article 3(4): the other state has decided to inspect again),
 *  end (of one that holds no longer): {entry, state, time, reason, text, officer, approvedBy, replacement (number), replacementBlob},
 *  replaces: {act, entry}, have_blob, countersigned (of one with a second signature): {entry, origin, blob (the file with both), have_blob, officer,
 *  signed, stages: {own-node, peer-node}}}
 *
 * Only the other state's word counts, and only about the very bytes of the act; of several answers the newest. A peer's act is at least "sent".
 */
BeketValue  *beket_tx_acts             (BeketTx              *tx,
                                        gboolean              mine,
                                        guint                 limit,
                                        GError              **error);
/** One of them by hash of its act.issued entry or by number; null value when there is none. */
BeketValue  *beket_tx_act              (BeketTx              *tx,
                                        const char           *entry_or_number,
                                        GError              **error);
/** {origin, ledger, inc, seq, hash, type, subject, time, stages: {...}}: own entries, the outbox with what reached whom. */
BeketValue  *beket_tx_outbox           (BeketTx              *tx,
                                        guint                 limit,
                                        GError              **error);
/** The same shape for entries that came from others. */
BeketValue  *beket_tx_inbox            (BeketTx              *tx,
                                        guint                 limit,
                                        GError              **error);
/** {source, reason, position, time, size}. */
BeketValue  *beket_tx_quarantined      (BeketTx              *tx,
                                        guint                 limit,
                                        GError              **error);
/** beket_tx_waiting: own entries that the own node has not acknowledged. */
gboolean     beket_tx_waiting          (BeketTx              *tx,
                                        gint64               *count,
                                        GError              **error);
/** beket_tx_newest: the time that the station's newest entry bears; @time: (out) (transfer full) (nullable): %NULL when there is none. */
gboolean     beket_tx_newest           (BeketTx              *tx,
                                        char                **time,
                                        GError              **error);
/** beket_tx_set_back: how often an own entry bears a time that is more than a minute before that of its predecessor; @last: (out) (transfer full) (nullable): the time of the last of these. */
gboolean     beket_tx_set_back         (BeketTx              *tx,
                                        gint64               *times,
                                        char                **last,
                                        GError              **error);
/** beket_tx_blobs_wanted: list of texts: hashes named by accepted entries whose bytes are not here, at most @limit. */
BeketValue  *beket_tx_blobs_wanted     (BeketTx              *tx,
                                        guint                 limit,
                                        GError              **error);
/** beket_tx_seen: in how many own crossings of @day a plate or document number stood. */
gboolean     beket_tx_seen             (BeketTx              *tx,
                                        const char           *key,       /* folded plate or document number */
                                        const char           *day,
                                        gint64               *count,
                                        GError              **error);

G_END_DECLS
