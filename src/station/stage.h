/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** beket_stage_run: one stage of @task's work in a thread of the pool.
 * @task: (transfer full): the call of somebody who waits; @callback gets it as its data, and with it the reference
 * @data: (transfer full) (nullable): what @func works on, and nobody else until @callback was called
 * @free_data: (nullable): %NULL where @data is kept by @task; else called in any thread
 * @func: gets no source object, only @data; what it returns on its task is @callback's to take
 *
 * A thread of the pool lets go of its task after the callback was called, maybe long after: a task that held the station would let
 * the thread be the last to hold it, and end it there. So the stage has a task of its own which holds @data alone. */
void beket_stage_run (GTask              *task,
                      gpointer            data,
                      GDestroyNotify      free_data,
                      GTaskThreadFunc     func,
                      GAsyncReadyCallback callback);

G_END_DECLS
