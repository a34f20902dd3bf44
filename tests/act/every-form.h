/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../support/form-facts.h"
#include "fixture.h"

G_BEGIN_DECLS

/* Every form that is shipped, drawn from facts of three kinds. All data is synthetic. */

typedef enum
{
  EVERY_FULL,       /* each field, two rows a list */
  EVERY_EMPTY,      /* nothing that is not required */
  EVERY_EXTREME,    /* each text as long as it may be, long lists */
  EVERY_N_KINDS,
} EveryKind;

extern const char *const every_kind_words[EVERY_N_KINDS];

/** EveryCase: one form with one kind of facts. */
typedef struct
{
  const char *id;
  EveryKind   kind;
} EveryCase;

/** every_record: (transfer full): the record of @form; its act was drawn when fixture_record()'s was. */
BeketValue *every_record (BeketLibrary      *library,
                          const BeketForm   *form,
                          EveryKind          kind);
/** every_form: (transfer none): the edition of the day of the tests. */
const BeketForm *every_form (BeketLibrary   *library,
                             const char     *id);
/** every_draw: (transfer full): the base revision, with a paper seal. */
GBytes     *every_draw   (BeketLibrary      *library,
                          const EveryCase   *which);
/** every_add_tests: a test of each form and kind under @path; @test is given an EveryCase. */
void        every_add_tests (const char     *path,
                             GTestDataFunc   test);

G_END_DECLS
