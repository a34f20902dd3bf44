/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/powers.h"
#include "exchange/sync.h"
#include "ledger/ledger.h"
#include "record/library.h"
#include "station/item.h"
#include "station/rights-private.h"
#include "station/station.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* What the files of this room share. One struct, cut into the aspects that own its parts. */

struct _BeketStation
{
  GObject        parent_instance;

  /* Given at opening, then unchanged. */
  BeketProfile  *profile;          /* (owned) */
  BeketLibrary  *library;          /* (owned) */
  BeketLedger   *ledger;           /* (owned) */
  BeketTrust    *trust;            /* (owned) */
  BeketKey      *seal_key;         /* (owned) (nullable): not certified yet */
  GPtrArray     *seals;            /* (owned) (element-type GBytes): certificates of paper seals, see paper.h */
  char          *data_folder;      /* (owned): where the library was read from */
  gint64       (*clock) (gpointer);
  gpointer       clock_data;
  gboolean       closed;
  gint64         stands_at;        /* blank-time.c; 0: where the clock stands */

  /* archive.c */
  char          *archive;          /* (owned) (nullable): folder of the copy */
  BeketStation  *beside;           /* (weak) (nullable): the station that the copy is read beside */

  /* officers.c */
  GPtrArray     *officers;         /* (owned) (element-type BeketOfficer) */
  BeketOfficer  *officer;          /* (not owned) (nullable): one of them */
  GHashTable    *locks;            /* (owned): officer id -> PinLock */

  /* lists.c */
  GListStore    *crossings;        /* (owned) (element-type BeketCrossing) */
  GListStore    *acts;             /* (owned) (element-type BeketItem) */
  GListStore    *neighbour;        /* (owned) (element-type BeketItem) */
  GListStore    *outbox;           /* (owned) (element-type BeketItem) */
  GListStore    *inbox;            /* (owned) (element-type BeketItem) */
  GListStore    *quarantine;       /* (owned) (element-type BeketItem) */
  GListStore    *offences;         /* (owned) (element-type BeketItem) */
  guint          stale;            /* (type BeketTouched): lists that are behind the store */
  guint          exchange_shown;   /* pages that show outbox and inbox now */
  gboolean       refreshing;
  gboolean       refresh_again;
  guint          readings;         /* begun */
  guint          shown_reading;    /* number of the one that the lists show */
  gint64         waiting;
  gint64         latest;           /* time of an own entry, UTC microseconds: the latest that was seen */
  gboolean       clock_behind;
  guint          damaged;          /* drafts and acts */
  guint          damaged_drafts;

  /* steps.c: writes of the guide run one after another. */
  GQueue         steps;            /* (element-type Step) */
  gboolean       stepping;

  /* draft.c */
  guint          saving;           /* draft writes under way */

  /* act-receive.c */
  gboolean       judging;

  /* known.c */
  guint          looking;          /* looks into the ledger under way */

  /* advance.c */
  GListStore    *notices;          /* (owned) (element-type BeketItem) */

  /* risk.c */
  GPtrArray     *rules;            /* (owned) (nullable) (element-type BeketRiskRule): those that work here */

  /* rights.c */
  BeketRights    rights;           /* (owned) */
  guint          mode_timer;       /* 0: no change of the mode is known to come */

  /* follow.c */
  guint          follow_source;    /* 0: nothing was written since */
  gint64         unfollowed_since; /* while there is a source: monotonic time of the first commit that waits for it */
  gboolean       following;

  /* watch.c */
  guint          watch_source;     /* 0: nobody watches */
  gboolean       watch_asking;
  char          *watch_day;        /* (owned) (nullable): the point's, when it was looked at last */
  char          *watch_trust;      /* (owned) (nullable): state of its folders, likewise */

  /* access.c */
  BeketValue    *views;            /* (owned) (nullable): not written yet */
  guint          views_timer;      /* source id */
  char          *purpose;          /* (owned) (nullable): of what is opened */
  char          *purpose_of;       /* (owned) (nullable): the officer who has said it */

  /* link.c */
  BeketSync     *sync;             /* (owned) (nullable) */
};

/* ---- lists.c ---- */

void          beket_station_refresh        (BeketStation         *self);
/* The same, where files of acts may have come. */
void          beket_station_refresh_acts   (BeketStation         *self);
gboolean      beket_station_load_lists     (BeketStation         *self,
                                            GError              **error);

/* Items are kept by key ("entry", "hash" or "key" of the row), so that a selection or an open page survives. */
void          beket_station_show_rows      (GListStore           *store,
                                            const BeketValue     *rows);   /* (nullable): as they were */

/* ---- follow.c ---- */

/* Something was written, here or by another: search and register follow when it is quiet. */
void          beket_station_follow_soon    (BeketStation         *self);
void          beket_station_stop_following (BeketStation         *self);
/* How long yet after a commit now, when the first that they do not know was @since (microseconds of the monotonic clock). */
guint         beket_follow_wait_ms         (gint64                now,
                                            gint64                since);

/* ---- watch.c ---- */

void          beket_station_stop_watching  (BeketStation         *self);

/* ---- known.c ---- */

/* What the own ledger says of an open crossing. */
typedef struct
{
  gint64      plate;       /* other crossings of today with one of its plates */
  gint64      document;    /* and with one of its documents */
  BeketValue *expected;    /* (owned): notices, as beket_station_expected() */
  BeketValue *fired;       /* (owned): rules that have fired for it: list of texts */
} BeketKnown;

/* (transfer none): what is known so far; looks it up when what it is known by has changed. */
const BeketKnown *beket_station_known      (BeketStation         *self,
                                            BeketCrossing        *crossing);
/* Looks it up anew, whatever is known; the task only tells when. */
void          beket_station_know_async     (BeketStation         *self,
                                            BeketCrossing        *crossing,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void          beket_station_forget_known   (BeketStation         *self);

/* ---- officers.c ---- */

gboolean      beket_station_load_officers  (BeketStation         *self,
                                            GError              **error);
/* (nullable) (transfer none) */
BeketOfficer *beket_station_find_officer   (BeketStation         *self,
                                            const char           *id);
void          beket_officer_free           (BeketOfficer         *self);
BeketOfficer *beket_officer_copy           (const BeketOfficer   *self);

/* ---- pin-lock.c ---- */

/* Reads what earlier runs counted. */
gboolean      beket_station_load_pin_locks (BeketStation         *self,
                                            GError              **error);
/* (transfer full): where a station of @folder reads its library; @data: (nullable): where it was told to. */
char         *beket_station_find_data      (const char *folder, const char *data);

/* ---- draft.c ---- */

gboolean      beket_station_load_drafts    (BeketStation         *self,
                                            GError              **error);
/* Writes, waiting, what was typed since the last write began: nothing typed is lost when the window closes. */
void          beket_station_flush_drafts   (BeketStation         *self);
GBytes       *beket_station_draft_bytes    (BeketStation         *self,
                                            BeketCrossing        *crossing,
                                            BeketValue           *facts,
                                            BeketCrossingState    state);

/* ---- peer-act.c ---- */

gboolean      beket_station_check_relied   (BeketStation         *self,
                                            BeketCrossing        *crossing,
                                            const char           *number,
                                            GError              **error);

/* ---- steps.c ---- */

/* Changes @facts as the step says, or refuses. Called on a copy before the commit, then on the live facts after it. */
typedef gboolean (*BeketStepMutate) (BeketStationStep  *step,
                                     BeketValue        *facts,
                                     GError           **error);
/* Adds the entries that this step writes, from the facts after it. */
typedef void     (*BeketStepEntries) (BeketStationStep *step,
                                     const BeketValue  *facts);

struct _BeketStationStep
{
  BeketStation      *station;      /* (owned) */
  BeketCrossing     *crossing;     /* (owned) */
  GTask             *task;         /* (owned): its task data is `written` */
  BeketStepMutate    mutate;       /* (nullable) */
  BeketStepEntries   entries;      /* (nullable) */
  BeketCrossingState state;        /* after */
  gboolean           leaves;       /* the crossing leaves the queue */
  gboolean           knows;        /* what is known of the crossing is looked up before it is judged */

  /* Arguments of the step, each used by some. */
  guint              index;
  BeketControlStep   control;
  char              *word;         /* (owned): result, decision, path */
  char              *text;         /* (owned): basis, reason */
  char              *officer;      /* (owned): id at the time of the key press */
  gint64             now;          /* of the entries */
  gint64             when;         /* of the facts: `now`, or the time on the paper that it is entered from, 0: it was not set */
  gboolean           timed;        /* puts `when` on record */
  gboolean           committed;    /* what allowed it is not asked a second time */

  /* For the worker. */
  GPtrArray         *bodies;       /* (owned) (element-type BeketPlannedEntry) */
  GBytes            *draft;        /* (owned) (nullable) */
  char              *crossing_id;  /* (owned) */
  GBytes            *blob;         /* (owned) (nullable): stored before the entries */
  char              *blob_folder;  /* (owned) (nullable) */
  char              *ends;         /* (owned) (nullable): entry of the act that it takes back */
  char              *blank;        /* (owned) (nullable): number of the paper blank that it uses up */
  GPtrArray         *written;      /* (owned) (element-type BeketEntry): results */
};

typedef struct
{
  char       *ledger;              /* (owned) */
  BeketValue *body;                /* (owned) */
  char       *blob;                /* (owned) (nullable): hash that the body names */
} BeketPlannedEntry;

/* Takes the step over; its task is answered when the commit is through. */
void          beket_station_run_step       (BeketStationStep     *step);
BeketStationStep *beket_station_step_new   (BeketStation         *self,
                                            BeketCrossing        *crossing,
                                            gpointer              source_tag,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void          beket_station_step_free      (BeketStationStep     *step);
/* Adds an entry of @kind with what its white list releases of @data (all of it for the own ledger). */
void          beket_station_step_add       (BeketStationStep     *step,
                                            const char           *kind,
                                            const char           *subject,
                                            const BeketValue     *data,
                                            const char           *blob);
/* The same outside a step: a planned entry for any write. */
BeketPlannedEntry *beket_station_plan_entry (BeketStation        *self,
                                            const char           *kind,
                                            const char           *actor,
                                            const char           *subject,
                                            const BeketValue     *data,
                                            const char           *blob);
void          beket_planned_entry_free     (BeketPlannedEntry    *self);
/* Worker: appends them in order. */
gboolean      beket_planned_entries_append (BeketTx              *tx,
                                            GPtrArray            *planned,
                                            gint64                now,
                                            GPtrArray            *written,
                                            GError              **error);
/* Waits: appends one entry of the own ledger outside the guide, by the officer who is signed in, else by the station itself. */
gboolean      beket_station_record         (BeketStation         *self,
                                            const char           *kind,
                                            const char           *subject,
                                            const BeketValue     *data,
                                            GError              **error);

/* Called after each commit of an entry, for `beketctl crossing play`. Signal "appended" of the station: a BeketValue. */
void          beket_station_tell_appended  (BeketStation         *self,
                                            GPtrArray            *written);

/* ---- complaints.c ---- */

/* Complaints of one step of the guide (NULL = all) about @facts; (transfer full) (element-type BeketComplaint). */
GPtrArray    *beket_station_complaints     (BeketStation         *self,
                                            const BeketValue     *facts,
                                            const char           *step);

/* ---- actor.c ---- */

/* The point's ISO day; (transfer full). */
char         *beket_station_today          (BeketStation         *self);
/* Fills @actor; its texts belong to @officer (nullable), @day and the station. A visiting officer's has his pass, the protocol is the one in this mode. */
void          beket_station_actor          (BeketStation         *self,
                                            const BeketOfficer   *officer,
                                            const char           *day,
                                            BeketActor           *actor);
/* May the officer of this step do @action, or on the other Party's territory @abroad? @kind: (nullable): of the control. */
gboolean      beket_station_step_may       (BeketStationStep     *step,
                                            const char           *kind,
                                            BeketAction           action,
                                            BeketAction           abroad,
                                            GError              **error);
/* The same for a step of a control of @kind. */
gboolean      beket_station_may_control    (BeketStationStep     *step,
                                            BeketControlStep      control,
                                            const char           *kind,
                                            GError              **error);

/* ---- advance.c ---- */

/* @rows: (nullable): as they were. What is known of open crossings is looked up again when others are expected. */
void          beket_station_show_notices   (BeketStation         *self,
                                            const BeketValue     *rows);
/* Adds what the officer should know, in @language, to the texts of beket_station_alerts(). */
void          beket_station_add_notice_alerts (BeketStation      *self,
                                            BeketCrossing        *crossing,
                                            BeketLanguage         language,
                                            GPtrArray            *alerts);
/* Adds "advance.arrived" for the notice that this crossing is. */
void          beket_station_add_arrival    (BeketStationStep     *step);

/* ---- risk.c ---- */

/* Reads the rules of the station's library and which of them are on. */
gboolean      beket_station_load_rules     (BeketStation         *self,
                                            GError              **error);
void          beket_station_add_risk_alerts (BeketStation        *self,
                                            BeketCrossing        *crossing,
                                            BeketLanguage         language,
                                            GPtrArray            *alerts);
/* (transfer full): FOLDER/library/risk. */
char         *beket_station_risk_folder    (BeketStation         *self);
/* Adds "risk.fired" for each rule that fires by @facts and has not yet. */
void          beket_station_add_hits       (BeketStationStep     *step,
                                            const BeketValue     *facts);
/* The same, and what became of them: "risk.judged". */
void          beket_station_add_judgement  (BeketStationStep     *step,
                                            const BeketValue     *facts);

/* ---- act-record.c ---- */

BeketValue   *beket_station_act_record     (BeketStation         *self,
                                            BeketCrossing        *crossing,
                                            const char           *number,
                                            gint64                drawn);
const BeketForm *beket_station_act_form    (BeketStation         *self);

/* ---- correct-act.c ---- */

/* Worker: does the act hold still? %BEKET_ERROR_TRANSITION when it was superseded or annulled. */
gboolean      beket_station_act_holds      (BeketTx              *tx,
                                            const char           *entry,
                                            GError              **error);
/* Adds "act.superseded" for the act in whose place this one stands: facts.replaces, with the grounds of it. */
void          beket_station_add_superseded (BeketStationStep     *step,
                                            const BeketValue     *issued);

/* ---- act-draw.c ---- */

typedef struct
{
  char       *number;              /* (owned) */
  char       *facts_hash;          /* (owned): of the facts that it was drawn from */
  char       *record_hash;         /* (owned) */
  BeketValue *record;              /* (owned) */
  GBytes     *pdf;                 /* (owned) */
} BeketDrawnAct;

const BeketDrawnAct *beket_station_drawn   (BeketStation         *self,
                                            BeketCrossing        *crossing);

/* ---- act-open.c ---- */

/* beket_station_open_act_async() without a note that somebody has seen it: nobody has, or the caller notes it himself. */
void          beket_station_read_act_async (BeketStation         *self,
                                            const char           *act,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

/* ---- access.c ---- */

/* @act: its row; @purpose: (nullable): what the station's purpose is now. Main thread; writes later. */
void          beket_station_note_view      (BeketStation         *self,
                                            const BeketValue     *act,
                                            const char           *purpose);
/* Waits. */
gboolean      beket_station_flush_views    (BeketStation         *self,
                                            GError              **error);

/* ---- act-receive.c ---- */

/* Verifies peer acts that have come whole and writes "act.received" for each. */
void          beket_station_judge_arrivals (BeketStation         *self);
gboolean      beket_station_is_judging     (BeketStation         *self);
BeketItem    *beket_station_unjudged       (BeketStation         *self);

/* ---- link.c ---- */

void          beket_station_poke           (BeketStation         *self);
BeketSync    *beket_station_make_sync      (BeketStation         *self,
                                            GError              **error);

G_END_DECLS
