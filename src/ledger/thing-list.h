/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/follow.h"

G_BEGIN_DECLS

/* Which things of a volume: as bytes of a row. Private to the room. */

#define BEKET_VOLUME_WORDS (BEKET_VOLUME_THINGS / 64)

typedef struct _BeketThingList BeketThingList;

BeketThingList *beket_thing_list_new      (void);
void            beket_thing_list_free     (BeketThingList       *self);

/** beket_thing_list_add: @thing: of the volume, not before the last one; twice is once. */
void            beket_thing_list_add      (BeketThingList       *self,
                                           guint                 thing);
/** beket_thing_list_to_bytes: (transfer full): never longer than a bit for each thing. */
GBytes         *beket_thing_list_to_bytes (const BeketThingList *self);

/** beket_thing_list_read: adds what those bytes say to the %BEKET_VOLUME_WORDS @bits of a volume. Bytes of a damaged file lead nowhere: what lies outside
 * the volume is not there. */
void            beket_thing_list_read     (guint64              *bits,
                                           const guint8         *data,
                                           gsize                 length);

G_END_DECLS
