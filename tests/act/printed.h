/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../support/form-facts.h"
#include "fixture.h"

G_BEGIN_DECLS

/* What stands on the pages of an act, whatever form it is of. */

extern Fixture printed_fixture;

/** printed_form: (transfer none): the edition that is valid on the day of the tests. */
const BeketForm *printed_form     (const char      *id);
/** printed_record: (transfer full): see form_facts_full(). */
BeketValue      *printed_record   (const BeketForm *form,
                                   guint            turn);
/** printed_can_read: whether this machine can read a PDF back; skips the test when it cannot. */
gboolean         printed_can_read (void);
/** printed_text: (transfer full): all that is written on the pages of @record, without blanks; @copy: -1 = the act itself. */
char            *printed_text     (const BeketForm *form,
                                   BeketValue      *record,
                                   int              copy);
/** printed_has: whether @wanted, without its blanks, stands in a text of printed_text(). */
gboolean         printed_has      (const char      *text,
                                   const char      *wanted);

G_END_DECLS
