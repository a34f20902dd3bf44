/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/* What this desk prefers. With no schema installed the defaults hold and nothing is remembered: never a crash. */

/** beket_settings_get_language: %FALSE: nobody has chosen; the language of the station's own state holds. */
gboolean  beket_settings_get_language (BeketLanguage *language);
void      beket_settings_set_language (BeketLanguage  language);
void      beket_settings_get_window   (int           *width,
                                       int           *height,
                                       gboolean      *maximized);
void      beket_settings_set_window   (int            width,
                                       int            height,
                                       gboolean       maximized);
/** beket_settings_get_idle_minutes: 0 = never lock by itself. */
int       beket_settings_get_idle_minutes (void);
char     *beket_settings_get_station  (void);   /* (transfer full) (nullable) */
void      beket_settings_set_station  (const char    *folder);

G_END_DECLS
