/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Search and register: what an officer looks for in the own ledger. Their tables follow the entries when the station is idle; a look takes in
 * the next of what they miss before it reads, so that it is exact in everyday work; after a restore or an upgrade it says "behind" (true) while
 * there is more. In a copy of the records, where nothing is written, it is as exact as they were. */

/**
 * beket_station_search_async:
 * @text: as it is typed, see beket_search_parse()
 * @after: (nullable): "next" of the page before
 * @limit: rows, at most 200
 * @cancellable: (nullable): the next letter was typed
 *
 * {rows: [{kind ("person" "plate" "container" "wagon" "document" "act"), name, number, crossing, time}], next}, newest first. A look is bounded: where "next" is there,
 * older things were not looked at, even if the page is not full. Errors: %BEKET_PARSE_ERROR with a position in @text, %BEKET_ERROR_INVALID for @after.
 */
void        beket_station_search_async    (BeketStation         *self,
                                           const char           *text,
                                           const char           *after,
                                           guint                 limit,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/**
 * beket_station_register_async:
 * @ask: {day (ISO, of the point), point, direction, subject, control (kind), decision (also "registered", "in-control", "abandoned"), citizenship (three letters),
 *     officer, order ("time", "kk", "ru": by name in that alphabet, of one day), after, limit}: each may be missing
 *
 * {rows: [{day, id, point, direction, subject, state, opened, decided, title, name, persons, vehicles, controls, citizenships, officers, act, blank}], next}, bounded like a
 * search; with a day and no "after", "totals" of the whole day: {crossings, persons, vehicles, and for each filter and "hour" how many crossings have a word}.
 * %BEKET_ERROR_INVALID names the member that is not right.
 */
void        beket_station_register_async  (BeketStation         *self,
                                           const BeketValue     *ask,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/**
 * beket_station_open_crossing_async:
 * @crossing: id of a crossing of this station
 *
 * {line (a row of the register; without members while it has none), records: as beket_tools_records()}. It is a view: the access log tells of it.
 */
void        beket_station_open_crossing_async (BeketStation      *self,
                                           const char           *crossing,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/** beket_station_look_finish: (transfer full): of each. */
BeketValue *beket_station_look_finish     (BeketStation         *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/* The same, waiting, for programs without a window: these take in all there is, and look on until the page is full or there is no more. */

/** beket_tools_catch_up: search and register know all that is in the ledger; others' writes come between. An archive knows what it knew. */
gboolean    beket_tools_catch_up          (BeketStation         *self,
                                           GError              **error);

BeketValue *beket_tools_search            (BeketStation         *self,
                                           const char           *text,
                                           const char           *after,
                                           guint                 limit,
                                           GError              **error);
BeketValue *beket_tools_register          (BeketStation         *self,
                                           const BeketValue     *ask,
                                           GError              **error);

G_END_DECLS
