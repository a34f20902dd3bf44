/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketEntryTable:
 * Entries of the exchange, newest first, each with the five states that it goes through: written, own node, the
 * neighbour's node, the neighbour's post, read or decided. At most 200 rows.
 */
#define BEKET_TYPE_ENTRY_TABLE (beket_entry_table_get_type ())
G_DECLARE_FINAL_TYPE (BeketEntryTable, beket_entry_table, BEKET, ENTRY_TABLE, GtkWidget)

typedef enum
{
  BEKET_TABLE_OUTBOX,
  BEKET_TABLE_INBOX,
  BEKET_TABLE_QUARANTINE,
} BeketTableKind;

/** beket_entry_table_fill: @empty: what stands there when there are no rows. */
void beket_entry_table_fill (BeketEntryTable *self,
                             BeketStation    *station,
                             GListModel      *entries,
                             BeketTableKind   kind,
                             const char      *empty);

G_END_DECLS
