/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stage of a call that is worked on in another thread.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/stage.h"

void
beket_stage_run (GTask              *task,
                 gpointer            data,
                 GDestroyNotify      free_data,
                 GTaskThreadFunc     func,
                 GAsyncReadyCallback callback)
{
  g_autoptr (GTask) work = g_task_new (NULL, g_task_get_cancellable (task), callback, task);

  g_task_set_source_tag (work, beket_stage_run);
  g_task_set_task_data (work, data, free_data);
  g_task_run_in_thread (work, func);
}
