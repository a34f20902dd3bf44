/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketApplication:
 * One process, one station, one window, and beside it a window for each copy of the records that is open for reading. Two
 * stations may run beside each other: it is not unique.
 *
 * Actions: "app.language" (s, state "kk" or "ru"), "app.other-language", "app.lock", "app.open-archive", "app.keys", "app.about", "app.quit".
 */
#define BEKET_TYPE_APPLICATION (beket_application_get_type ())
G_DECLARE_FINAL_TYPE (BeketApplication, beket_application, BEKET, APPLICATION, AdwApplication)

BeketApplication *beket_application_new          (void);
/** beket_application_open: for tests: shows @station instead of the one that options and settings name. (transfer none) */
void              beket_application_open         (BeketApplication *self,
                                                  BeketStation     *station);
/** beket_application_open_archive: shows the copy of the records in @folder in a window of its own. */
gboolean          beket_application_open_archive (BeketApplication *self,
                                                  const char       *folder,
                                                  GError          **error);
BeketStation     *beket_application_get_station  (BeketApplication *self);   /* (transfer none) (nullable) */
/** beket_application_set_language: the whole window, at once; remembered for this desk. */
void              beket_application_set_language (BeketApplication *self,
                                                  BeketLanguage     language);

/** beket_application_add_actions: application-actions.c. */
void              beket_application_add_actions  (BeketApplication *self);

G_END_DECLS
