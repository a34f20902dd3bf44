/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/** BeketCellText: (transfer full): what stands in one column of a row. */
typedef char *(*BeketCellText) (BeketStation *station,
                                BeketItem    *item);

char *beket_cell_number     (BeketStation *station, BeketItem *item);
char *beket_cell_origin     (BeketStation *station, BeketItem *item);
char *beket_cell_kind       (BeketStation *station, BeketItem *item);
char *beket_cell_about      (BeketStation *station, BeketItem *item);   /* plate or name of the crossing that it is about */
char *beket_cell_written    (BeketStation *station, BeketItem *item);
char *beket_cell_own_node   (BeketStation *station, BeketItem *item);
char *beket_cell_peer_node  (BeketStation *station, BeketItem *item);
char *beket_cell_peer_post  (BeketStation *station, BeketItem *item);
char *beket_cell_decided    (BeketStation *station, BeketItem *item);

/* Of the quarantine. */
char *beket_cell_source     (BeketStation *station, BeketItem *item);
char *beket_cell_reason     (BeketStation *station, BeketItem *item);
char *beket_cell_position   (BeketStation *station, BeketItem *item);
char *beket_cell_size       (BeketStation *station, BeketItem *item);

G_END_DECLS
