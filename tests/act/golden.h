/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** golden_versions: (transfer full): what decides the bytes of an act beside its record: "cairo 1.16.0, pango ...", with the hashes of the two faces. */
char *golden_versions (void);

G_END_DECLS
