/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/* The language of the whole process. It needs no locale of the system: neither Kazakh nor Russian has to be installed. */

/**
 * beket_locale_start:
 * The first thing in main(), before any other call of GLib: GLib decides once, at the first text that it translates,
 * whether this process is translated at all.
 */
void          beket_locale_start (BeketLanguage language);

BeketLanguage beket_locale_get   (void);

/**
 * beket_locale_set:
 * What is translated from now on comes in @language. Texts that are already in widgets stay: the application builds
 * the window again. Main thread only, and not while another thread reads the environment.
 */
void          beket_locale_set   (BeketLanguage language);

G_END_DECLS
