/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beket_notifier_urgent:
 * Tells the desktop of something urgent while the window may be behind others. It comes after the window's own banner or
 * toast has told it and never instead: a desktop with no notifications, or one that hangs, is no fault of the work.
 */
void beket_notifier_urgent (const char *summary,
                            const char *body);

G_END_DECLS
