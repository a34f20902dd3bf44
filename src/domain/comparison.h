/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/form.h"

G_BEGIN_DECLS

/* The neighbour's act beside own findings, before it is recognised (Article 3, paragraphs 2 and 4): what both sides can have seen with their own eyes, the
 * same thing beside the same thing. Its terms are those of the form: a code is the same word in both states, and is shown in the reader's language. */

/**
 * BeketAgreement:
 * @BEKET_AGREES: both say it, in whatever letters
 * @BEKET_DIFFERS: both say something, and not the same
 * @BEKET_THEIRS_ONLY: there is nothing here to compare it with, or not yet
 * @BEKET_OURS_ONLY: found here, and not in the act
 */
typedef enum
{
  BEKET_AGREES,
  BEKET_DIFFERS,
  BEKET_THEIRS_ONLY,
  BEKET_OURS_ONLY,
  BEKET_N_AGREEMENTS,
} BeketAgreement;

/** beket_agreement_word: "agrees", "differs", "theirs-only", "ours-only". */
const char       *beket_agreement_word       (BeketAgreement    self);

/** BeketCompared: one field of one thing. Nothing in it is owned: it is as old as form and facts. */
typedef struct
{
  const BeketSection *section;
  guint               row;      /* of the act's record, from 0; of the own facts, where the whole row is ours only */
  const BeketField   *field;
  const BeketValue   *theirs;   /* (nullable) */
  const BeketValue   *ours;     /* (nullable) */
  BeketAgreement      agreement;
  gboolean            whole;    /* the row as a whole was found here alone */
} BeketCompared;

/**
 * beket_comparison_new: (transfer full) (element-type BeketCompared)
 * @form: the version that the act was made with
 * @theirs: the record that the act carries
 * @ours: (nullable): facts of the own crossing, of whatever version
 *
 * Every field of the act that is printed, section by section and row by row in the order of the form, service marks and empty fields left out; behind the rows of a
 * section those that were found here alone. Rows are the same thing by document number, plate, number of a container, seal or wagon.
 */
GArray           *beket_comparison_new       (const BeketForm  *form,
                                              const BeketValue *theirs,
                                              const BeketValue *ours);
/** beket_comparison_count: how many things differ: fields, and rows that were found here alone, once each. What was not looked at here yet is no difference. */
guint             beket_comparison_count     (const GArray     *self);

/** beket_comparison_is_about: do both tell of a vehicle, a person's document or a container that is the same? */
gboolean          beket_comparison_is_about  (const BeketValue *theirs,
                                              const BeketValue *ours);

G_END_DECLS
