/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* What an administrator, a script or a test does without a window. All of these wait. */

/** beket_tools_will_draw: before a station is opened that will draw or verify acts: the program waits less for its first one, see beket_act_prepare(). */
void        beket_tools_will_draw (void);

typedef gboolean (*BeketLineFunc) (const char *line, gsize length, gpointer data);

/** beket_tools_export: each entry as its header line and then its body line, byte for byte; none where it is withheld or erased. @origin, @ledger: (nullable): all. */
gboolean    beket_tools_export   (BeketStation     *station,
                                  const char       *origin,
                                  const char       *ledger,
                                  BeketLineFunc     line,
                                  gpointer          data,
                                  GError          **error);
gboolean    beket_tools_rebuild  (BeketStation     *station,
                                  gint64           *n_entries,
                                  GError          **error);

/** beket_tools_backup: (transfer full) (element-type utf8): beket_ledger_backup() of a station's folder, also while its window is open. @data: (nullable): as of beket_station_open(). */
GPtrArray  *beket_tools_backup   (const char       *folder,
                                  const char       *to,
                                  const char       *data,
                                  GError          **error);
/**
 * beket_tools_restore: beket_ledger_restore() into a new station; its first entry, "station.restored", says so.
 * @aside: into one that works, in the place of its damaged store
 * @kept: (out) (nullable): the path of the damaged store, if there is anything of it
 */
gboolean    beket_tools_restore  (const char       *from,
                                  const char       *folder,
                                  const char       *data,
                                  gboolean          aside,
                                  char            **kept,
                                  GError          **error);

/** BeketFinding: one line of doctor: what is wrong and what to do. */
typedef struct
{
  gboolean  bad;      /* something is wrong */
  gboolean  warning;  /* it works, and somebody should know; neither: it was looked at and is well */
  char     *what;     /* (owned): stable word: "chains" "projections" "drafts" "permissions" "files" "keys" "disk" "encryption" "clock" "library" "forms" "lists" "blanks" */
  char     *text;     /* (owned): in the language of the process */
} BeketFinding;

void        beket_finding_free   (BeketFinding     *self);
/** beket_tools_doctor: (transfer full) (element-type BeketFinding): also of a folder that does not open. What it reads of a file has a limit, and so has what it says. */
GPtrArray  *beket_tools_doctor   (const char       *folder,
                                  const char       *data);

/**
 * beket_tools_check_library:
 * @folder: of a library (forms, protocols, codes, reference), or of a station that has one
 *
 * Reads it as a station would. Returns: (transfer full): {ok, folder}, and when it is well {items, unchecked}: how many items each
 * list of reference data has, and how many of them no source confirms; else {file, place (perhaps), reason, error, message}: the
 * first fault.
 */
BeketValue *beket_tools_check_library (const char  *folder);

/** BeketPlayFunc: after each commit: the entry's chain place, as {origin, ledger, inc, seq, hash, type}. */
typedef void (*BeketPlayFunc)    (const BeketValue *entry, gpointer data);

/**
 * beket_tools_play:
 * @script: JSON file {officer, pin, subject, scans: [..], facts: {..}, controls: [..], decision, sign, blank, at}: see data/demo/crossing.json
 *
 * Plays a crossing through the use cases that the window calls; a new crossing each time. With `blank`, a number, it is entered from that paper blank:
 * `at` {arrived, satisfied, decided} and `at` [start, end] of a control are then the times on the paper, as beket_station_set_blank_time() reads them.
 */
gboolean    beket_tools_play     (BeketStation     *station,
                                  const char       *script,
                                  BeketPlayFunc     played,
                                  gpointer          data,
                                  GError          **error);

/* Waiting forms of the station's pairs, for programs without a window. */
gboolean    beket_tools_sign_in  (BeketStation     *station,
                                  const char       *officer,
                                  const char       *pin,
                                  GError          **error);
gboolean    beket_tools_sync     (BeketStation     *station,
                                  GError          **error);
BeketActView *beket_tools_open_act (BeketStation   *station,
                                  const char       *act,
                                  GError          **error);
BeketActView *beket_tools_verify_file (BeketStation *station,
                                  const char       *path,
                                  GError          **error);
gboolean    beket_tools_answer   (BeketStation     *station,
                                  const char       *act,
                                  const char       *decision,
                                  const char *const *reasons,
                                  const char       *note,
                                  GError          **error);
/** (transfer full) (nullable): entry of the act. */
char       *beket_tools_draw_and_sign (BeketStation *station,
                                  BeketCrossing    *crossing,
                                  const char       *pin,
                                  GError          **error);
/** (transfer full): rows as JSON text, canonical, for --json. @what: "crossings" "acts" "neighbour" "outbox" "inbox" "quarantine". */
char       *beket_tools_list     (BeketStation     *station,
                                  const char       *what,
                                  GError          **error);
/** beket_tools_load_json: (transfer full): a JSON file of at most 256 KiB; errors begin with its path and say where. */
BeketValue *beket_tools_load_json (const char      *path,
                                  GError          **error);
/** beket_tools_json: (transfer full): any value as canonical JSON. */
char       *beket_tools_json     (const BeketValue *value);

G_END_DECLS
