/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was written and not yet synced: a machine that loses its power may have any part of it on the disk. */

/** fault_power_wrote: before @bytes are written; @path (nullable): %NULL is not remembered. */
void      fault_power_wrote   (const char    *path,
                               gconstpointer  bytes,
                               gsize          length,
                               gint64         offset);
/** fault_power_cut: before the file is cut to @size. */
void      fault_power_cut     (const char    *path,
                               gint64         size);
/** fault_power_synced: all of it is durable, or gone with the file. */
void      fault_power_synced  (const char    *path);
/** fault_power_renamed: the file @from is called @to now. */
void      fault_power_renamed (const char    *from,
                               const char    *to);
/**
 * fault_power_off: when nobody has the files open any more
 * @rand: (nullable): each write that was not synced is on the disk or not, by a coin; %NULL: none of them is
 */
void      fault_power_off     (GRand         *rand);

G_END_DECLS
