/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketWindow:
 * The window of a station, or of a copy of its records, which is for reading only. It holds what does not depend on a language: size, keys, scanner, idle lock; all that is seen stands in a
 * BeketShell, which it makes again at a switch of the language.
 *
 * Actions: "win.page" (s), "win.toast" (s), "win.show-act" (s), "win.open-act" (s), "win.open-crossing" (s), "win.show-crossing" (s), "win.search".
 */
#define BEKET_TYPE_WINDOW (beket_window_get_type ())
G_DECLARE_FINAL_TYPE (BeketWindow, beket_window, BEKET, WINDOW, AdwApplicationWindow)

GtkWidget *beket_window_new      (GtkApplication *application,
                                  BeketStation   *station);
/** beket_window_rebuild: the language is another: makes all that is seen again and goes on where the officer was. */
void       beket_window_rebuild  (BeketWindow    *self);
/** beket_window_stir: somebody is at work: in a dialog over the window. */
void       beket_window_stir     (void);
/** beket_window_set_idle: locks after so many milliseconds with no key and no pointer; 0 = never. */
void       beket_window_set_idle (BeketWindow    *self,
                                  guint           milliseconds);

G_END_DECLS
