/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketBatch:
 * The people of a bus or a train against the carrier's list: who is missing, who is there and not on the list, and who is
 * written twice. A person is known by the document number, or, where the list has none, by name and day of birth as they are
 * written: nothing is guessed.
 */
typedef struct
{
  GArray *missing;    /* (owned) (element-type guint): rows of the list that nobody is */
  GArray *extra;      /* (owned) (element-type guint): persons that are not on it; empty when there is no list */
  GArray *doubled;    /* (owned) (element-type guint): persons whose document somebody before them has shown */
  gint64  expected;   /* how many should be there: crossing.expectedPersons, else the length of the list; -1 = nobody said */
  guint   found;      /* persons, each once */
} BeketBatch;

/** beket_batch_reconcile: (transfer full): from `persons`, `expected` and `crossing.expectedPersons` of @facts. */
BeketBatch *beket_batch_reconcile (const BeketValue *facts);
void        beket_batch_free      (BeketBatch       *self);

/** beket_batch_agrees: nobody missing, extra or doubled, and as many as expected. */
gboolean    beket_batch_agrees    (const BeketBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketBatch, beket_batch_free)

G_END_DECLS
