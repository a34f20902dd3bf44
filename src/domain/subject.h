/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/form.h"

G_BEGIN_DECLS

/* What crosses: persons on foot, a car, a bus, a lorry, a train, animals. Each has its shortest path through the control (Article 2(1)), its
 * lists of facts, and checks over them. Words of the list "subject": "on-foot", "car", "bus", "truck", "train", "animals". */

/** BeketPathStep: one step of the path. */
typedef struct
{
  const char *step;      /* (not owned): word of "step" */
  const char *skipped;   /* (not owned) (nullable): word of "skip-basis": why it is passed over; %NULL = it is taken */
} BeketPathStep;

/* documents, vehicle, cargo, animals, grounds, controls, seals, decision, act */
#define BEKET_PATH_LENGTH 9

/**
 * beket_subject_path:
 * @path: (out caller-allocates)
 *
 * Every step in order, with the legal basis of each that this crossing does not need: nothing of the kind crosses (Article 2(1)), a treaty between the
 * states asks for no grounds of their citizens (Article 2(2)), or nothing has to be put on record (Article 2(1)). It follows the facts, so a
 * step comes back when they change: a violation brings the act.
 *
 * Returns: the number of steps that are taken.
 */
guint       beket_subject_path  (const BeketValue *facts,
                                 BeketPathStep     path[BEKET_PATH_LENGTH]);

/** beket_subject_step: (transfer none) (nullable): the word of step @index from 0, whatever the facts; %NULL past the last one. */
const char *beket_subject_step  (guint             index);

/** beket_subject_skipped: (transfer none) (nullable): the basis by which the step @step is passed over now; %NULL: it is taken, or there is no such step. */
const char *beket_subject_skipped (const BeketValue *facts,
                                   const char       *step);

/** beket_subject_lists: (transfer none): the lists of facts that @subject needs, %NULL-terminated; "persons" alone for an unknown word. */
const char *const *beket_subject_lists (const char *subject);

/** beket_person_is_of_union: citizen of a member state of the Eurasian Economic Union: ARM, BLR, KAZ, KGZ, RUS. */
gboolean    beket_person_is_of_union (const BeketValue *person);

/**
 * beket_subject_check:
 * Checks that no single field can make: one tractor, nothing twice (persons' documents, seats, containers, consignments, wagons, marks), as many people as
 * expected, coaches that exist, marks not more than heads.
 *
 * Returns: (transfer full) (element-type BeketComplaint): paths as in beket_form_check(); empty when all is well.
 */
GPtrArray  *beket_subject_check (const BeketValue *facts);

G_END_DECLS
