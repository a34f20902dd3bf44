/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/codes.h"
#include "domain/crossing.h"
#include "domain/form.h"
#include "domain/plan.h"
#include "domain/point.h"
#include "domain/protocol.h"
#include "domain/scan.h"
#include "station/item.h"
#include "station/profile.h"

G_BEGIN_DECLS

/**
 * BeketStation:
 * One workstation and its use cases: the only door for people (app) and scripts (tool). Main thread only; what takes time
 * is an async pair. A write that failed is told twice: by the pair's error and by the crossing's "trouble".
 *
 * Properties (notify): "officer" (id, nullable: nobody is signed in), "online" (boolean), "since" (UTC microseconds of the last change
 * of "online"; 0 = not tried yet), "clock-behind" (boolean: the clock stands before an entry of this station), "waiting" (own entries not yet at the own node), "alarm" (nullable text: a word of "exchange-alarm", then ": " and details
 * in English), "damaged" (drafts and shown acts whose bytes are not what was written: doctor tells which), "mode" ("joint" or "national"; tells also
 * when what is suspended, or a pass, is not as it was).
 */
#define BEKET_TYPE_STATION (beket_station_get_type ())
G_DECLARE_FINAL_TYPE (BeketStation, beket_station, BEKET, STATION, GObject)

/**
 * beket_station_open: (transfer full)
 * @folder: data folder made by beket_setup_init()
 * @data: (nullable): folder of forms, protocols and codes; %NULL = BEKET_DATADIR, else the installed one
 */
BeketStation        *beket_station_open           (const char           *folder,
                                                   const char           *data,
                                                   GError              **error);
/** beket_station_default_folder: (transfer full): $BEKET_STATION, else the user's data folder + "/beket". */
char                *beket_station_default_folder (void);
void                 beket_station_close          (BeketStation         *self);
/**
 * beket_station_open_archive: (transfer full)
 * @folder: a copy of this station's records, made by a backup
 *
 * The copy, for reading only, beside @self, which goes on: its acts and the neighbour's can be opened by whoever is signed in at @self, and by
 * nobody when nobody is. What would write there fails with %BEKET_ERROR_STORE. Drafts, queue and exchange are of the station alone.
 */
BeketStation        *beket_station_open_archive   (BeketStation         *self,
                                                   const char           *folder,
                                                   GError              **error);
/** beket_station_get_archive: (nullable): the folder of the copy that this station reads; %NULL: it is one that works. */
const char          *beket_station_get_archive    (BeketStation         *self);
/** beket_station_go_online: starts the exchange with the node, if the profile names one. */
void                 beket_station_go_online      (BeketStation         *self);

/**
 * beket_station_watch: for a window: looks once a second whether another program has written into the same folder (lists and "mode" follow),
 * or has installed roots, revocation lists or seals (whoever signs or is judged from then on is judged by them), and whether another day has begun at the point ("mode" is told then), until the station is closed.
 */
void                 beket_station_watch          (BeketStation         *self);

const BeketProfile  *beket_station_get_profile    (BeketStation         *self);
BeketCodes          *beket_station_get_codes      (BeketStation         *self);   /* (transfer none) */
const BeketForm     *beket_station_get_form       (BeketStation         *self,
                                                   const char           *id,
                                                   const char           *version);   /* (nullable): today's */
/** beket_station_get_protocol: (nullable): in force for this lane now; %NULL = national mode: there is none, or joint control is suspended. "mode" tells when to ask again. */
const BeketProtocol *beket_station_get_protocol   (BeketStation         *self);
/** beket_station_get_suspension: (nullable) (transfer none): what suspends all joint control of this lane now: facts as domain/suspension.h names them. */
const BeketValue    *beket_station_get_suspension (BeketStation         *self);
/** beket_station_is_suspended: may a control of @kind of this crossing be neither waived nor recognised now, by Article 8? @kind: (nullable): any. */
gboolean             beket_station_is_suspended   (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *kind);
const BeketPoint    *beket_station_get_point      (BeketStation         *self,
                                                   const char           *code);      /* NULL = the own point */
/** beket_station_get_reference: (nullable): a list of reference data by its word: "countries", "norms", "prohibited"; what its items are
 * is said in record/reference.h, how they are searched beside their types in domain/. It lives as long as the station. */
const BeketEditions *beket_station_get_reference  (BeketStation         *self,
                                                   const char           *list);
gint64               beket_station_now            (BeketStation         *self);      /* UTC microseconds */
/** beket_station_set_clock: for tests: @now is called instead of the system's clock. */
void                 beket_station_set_clock      (BeketStation         *self,
                                                   gint64              (*now) (gpointer),
                                                   gpointer              data);

/* ---- Officers ---- */

typedef struct
{
  char *id;          /* "KZ-10442" */
  char *party;       /* "KZ"; a visiting officer's is not that of the point; %NULL for a signer whose certificate names none */
  char *name;        /* "Ахметов Н." */
  char *body;        /* word of "body" */
  char *position;    /* (nullable) */
  char *role;        /* word of "officer-role" */
  char *token;       /* (nullable): PKCS#11 URI of the token that has the key; NULL: a PKCS#12 file */
} BeketOfficer;

/** beket_station_officers: (transfer none) (element-type BeketOfficer): enrolled here, by name. */
GPtrArray           *beket_station_officers       (BeketStation         *self);
/** beket_station_get_officer: (nullable) (transfer none): who is signed in. */
const BeketOfficer  *beket_station_get_officer    (BeketStation         *self);
/**
 * beket_station_sign_in_async:
 * Unlocks the officer's key with the PIN; works with no network. %BEKET_ERROR_PIN when wrong; after three wrong ones (%BEKET_ERROR_LOCKED) it is
 * locked for a time that grows (30 s, doubled each time, at most an hour), see beket_station_locked_until(). %BEKET_ERROR_PIN, %BEKET_ERROR_LOCKED and
 * %BEKET_ERROR_SIGNER have a reason (beket_error_get_reason()) where there is one: beket_powers_explain_error() says it in words.
 */
void                 beket_station_sign_in_async  (BeketStation         *self,
                                                   const char           *officer,
                                                   const char           *pin,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean             beket_station_sign_in_finish (BeketStation         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/** beket_station_locked_until: UTC microseconds until which @officer's PIN is not asked, 0 = now. */
gint64               beket_station_locked_until   (BeketStation         *self,
                                                   const char           *officer);
/** beket_station_lock: forgets the key; crossings and drafts stay. */
void                 beket_station_lock           (BeketStation         *self);

/* ---- Lists: the same objects for as long as the station is open ---- */

GListModel          *beket_station_crossings      (BeketStation         *self);   /* (element-type BeketCrossing): open here, oldest first */
GListModel          *beket_station_acts           (BeketStation         *self);   /* (element-type BeketItem): own acts, newest first */
GListModel          *beket_station_neighbour      (BeketStation         *self);   /* (element-type BeketItem): the peer's acts, newest first */
/** beket_station_outbox: (element-type BeketItem): own entries, newest first; kept up to date between beket_station_show_exchange() calls only. */
GListModel          *beket_station_outbox         (BeketStation         *self);
/** beket_station_inbox: (element-type BeketItem): entries of others; likewise. */
GListModel          *beket_station_inbox          (BeketStation         *self);
/** beket_station_show_exchange: a page that shows outbox and inbox came (reads them) or went; calls are counted. */
void                 beket_station_show_exchange  (BeketStation         *self,
                                                   gboolean              shown);
GListModel          *beket_station_quarantine     (BeketStation         *self);   /* (element-type BeketItem) */

/* ---- The guide: a crossing from its first scan to its act ---- */

/** beket_station_new_crossing: (transfer none): a new one at the end of the queue, its draft already on its way to the disk. */
BeketCrossing       *beket_station_new_crossing   (BeketStation         *self,
                                                   const char           *subject);
/** beket_station_set_subject: another way of crossing, word of "subject"; a role that the scan gave follows it: who drives a car is a pedestrian on foot. */
void                 beket_station_set_subject    (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *subject);
/** beket_station_touch: the facts, step or focus have changed: saves the draft; "saved" or "trouble" of the crossing tells how it ended. @focus: (nullable): path of the field with the focus. */
void                 beket_station_touch          (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *focus);
/** beket_station_focus_of: (nullable): path of the field that had the focus when the draft was saved. */
const char          *beket_station_focus_of       (BeketStation         *self,
                                                   BeketCrossing        *crossing);

/**
 * beket_station_scan:
 * @path: (out) (transfer full) (nullable): the first field that was filled: "persons[0].documentNumber"
 *
 * Puts a finished scan where it belongs, wherever the focus is: an MRZ becomes a person (the row with the same document,
 * else a new one), a plate, container or seal the next empty row of its section. With an error (%BEKET_PARSE_ERROR with position)
 * the text still stands in its field (an MRZ in `mrz` of the row), so that nothing scanned is lost.
 */
BeketScanKind        beket_station_scan           (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *text,
                                                   char                **path,
                                                   GError              **error);
/** beket_station_check: (transfer full) (element-type BeketComplaint): complaints of one step of the guide (%NULL = all). */
GPtrArray           *beket_station_check          (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *step);
/** beket_station_alerts: (transfer full) (element-type utf8): what the officer should know, in @language: expired document, second time today ... */
GPtrArray           *beket_station_alerts         (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   BeketLanguage         language);
/** beket_station_overrule_async: lets the value at @path stand although its check failed; @reason goes into the own ledger. */
void                 beket_station_overrule_async (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *path,
                                                   const char           *reason,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_begin_async: registers the crossing ("crossing.opened") and plans its controls: facts.controls. */
void                 beket_station_begin_async    (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/**
 * beket_station_control_async:
 * @result: (nullable): of FINISH
 * @basis: (nullable): number of the peer act for WAIVE and RECOGNISE, word of "body" for POSTPONE, the reason for NOT_REQUIRE
 *
 * A step of one control, see beket_control_step(); what ends a control is an entry, START is only in the draft.
 */
void                 beket_station_control_async  (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   guint                 index,
                                                   BeketControlStep      step,
                                                   const char           *result,
                                                   const char           *basis,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_satisfy_async: F8: every control that is planned or running ends "no-remarks", in one transaction; a postponed one is the other body's to end. */
void                 beket_station_satisfy_async  (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/**
 * beket_station_decide_async:
 * @decision: word of "decision"; conditions and the ground of a refusal are in facts.decision, outcomes of single parts in their rows, see
 * beket_outcome_check()
 *
 * "crossing.decided". A crossing that needs no act by beket_subject_path() (Article 2(1)) ends with it and leaves the queue; every other
 * one stays until its act is signed.
 */
void                 beket_station_decide_async   (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *decision,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_abandon_async: takes a crossing that has no decision out of the queue, with a reason ("crossing.abandoned"). */
void                 beket_station_abandon_async  (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *reason,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_step_finish: ends each of the pairs above. %FALSE: nothing was written, the facts are as before. */
gboolean             beket_station_step_finish    (BeketStation         *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* ---- Acts ---- */

/** beket_station_draw_act_async: draws the act: gives it its number, the record, the pages. Asked again it gives the same bytes until the facts change. */
void                 beket_station_draw_act_async (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_draw_act_finish: (transfer full): the very bytes that will be signed. */
GBytes              *beket_station_draw_act_finish (BeketStation        *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/** beket_station_sign_act_async: signs these bytes with the officer's key, stores the file and then the entry "act.issued"; the crossing leaves the queue. The PIN is asked again. */
void                 beket_station_sign_act_async (BeketStation         *self,
                                                   BeketCrossing        *crossing,
                                                   const char           *pin,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/** beket_station_sign_act_finish: (transfer full) (nullable): key of the act in beket_station_acts(). */
char                *beket_station_sign_act_finish (BeketStation        *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

typedef struct
{
  char       *entry;        /* (owned) */
  BeketValue *row;          /* (owned): as in the lists */
  GBytes     *pdf;          /* (owned) (nullable): not here yet */
  gboolean    valid;
  char       *failed;       /* (owned) (nullable): word of the first failed check, act/act.h */
  char       *detail;       /* (owned) (nullable): English */
  BeketValue *record;       /* (owned) (nullable): the facts that the act carries */
  GPtrArray  *signers;      /* (owned) (element-type BeketOfficer): from their certificates, in order */
  BeketValue *signatures;   /* (owned): the same as facts: {id, name, body, party, signed}; signed is the signer's own word */
  gint64      position;     /* byte of the file at which the check failed, -1 = at none in particular */
  gboolean    drawn;        /* its pages were compared with its record just now */
  gboolean    undrawn;      /* they cannot be: another station drew them by a form or a layout that is not known here */
  BeketValue *evidence;     /* (owned) (nullable): of an act of the ledger: what others say of it, read anew: station/evidence.h; no part of the verdict */
} BeketActView;

void                 beket_act_view_free          (BeketActView         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketActView, beket_act_view_free)

/**
 * beket_station_peer_act: (transfer full) (nullable): the newest act of the neighbour about the same vehicle or person on the same
 * passage, as beket_station_neighbour() has it: exit there is entry here.
 */
BeketItem           *beket_station_peer_act       (BeketStation         *self,
                                                   BeketCrossing        *crossing);
/** beket_station_may_rely: may a control be recognised by it? Only by one that is valid, holds still and was neither declined here nor is inspected again. */
gboolean             beket_station_may_rely       (BeketItem            *act);

/** beket_station_open_act_async: reads and verifies an act of either side. @act: entry hash or number. */
void                 beket_station_open_act_async (BeketStation         *self,
                                                   const char           *act,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BeketActView        *beket_station_open_act_finish (BeketStation        *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/**
 * beket_station_verify_file_async: a PDF from anywhere, read and judged on a worker; fails only where the file cannot be read. No more than 8 MiB of it are read.
 * @cancellable: (nullable): what is no more asked is not judged
 */
void                 beket_station_verify_file_async (BeketStation      *self,
                                                   const char           *path,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
BeketActView        *beket_station_verify_file_finish (BeketStation     *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/**
 * beket_station_answer_act_async:
 * @decision: word of "recognition": "recognised", "partly", "not-recognised"
 * @reasons: (nullable): words of "non-recognition", needed for the last two
 *
 * Article 3(4): recognises the peer's act, or declines with reasons, as beket_recognition_check() says; only once, and not one that was superseded or
 * annulled meanwhile (%BEKET_ERROR_TRANSITION).
 */
void                 beket_station_answer_act_async (BeketStation       *self,
                                                   const char           *act,
                                                   const char           *decision,
                                                   const char *const    *reasons,
                                                   const char           *note,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

/* ---- Exchange ---- */

gboolean             beket_station_get_online     (BeketStation         *self);
gint64               beket_station_get_since      (BeketStation         *self);
gint64               beket_station_get_waiting    (BeketStation         *self);
/** beket_station_get_clock_behind: does the clock stand before (by more than a minute) the latest time that an entry of this station bears? Order is by number and stays; the times are in doubt. */
gboolean             beket_station_get_clock_behind (BeketStation       *self);
guint                beket_station_get_damaged    (BeketStation         *self);
const char          *beket_station_get_alarm      (BeketStation         *self);
/** beket_station_sync_async: one round now: push, pull, receipts, verdicts. */
void                 beket_station_sync_async     (BeketStation         *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

G_END_DECLS
