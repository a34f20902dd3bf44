/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* What a screen reader is told: the leaves of the structure tree in its order, each with its language. Blanks are left out, because a
 * paragraph may break anywhere. */

#define READING_N_STREAMS 4   /* each language by itself, what is the same in both, and all of it in order */

typedef struct
{
  GString *streams[READING_N_STREAMS];   /* (owned): Kazakh, Russian, neutral, all */
} Reading;

/** reading_new: (transfer full): nothing yet. */
Reading    *reading_new      (void);
void        reading_free     (Reading          *self);
/** reading_add: one leaf; @language: a BeketLanguage or BEKET_NEUTRAL. */
void        reading_add      (Reading          *self,
                              int               language,
                              const char       *text);
/** reading_of_pdf: (transfer full) (nullable): as pdfinfo tells it; %NULL and the test is skipped where there is none. @folder: for the file. */
Reading    *reading_of_pdf   (GBytes           *pdf,
                              const char       *folder);
/** reading_of_record: (transfer full): what the form makes of the record, field by field. */
Reading    *reading_of_record (const BeketLibrary *library,
                              const BeketForm  *form,
                              const BeketValue *record,
                              guint             n_pages);
/** reading_assert_equal: shows where they part. */
void        reading_assert_equal (const Reading *got,
                              const Reading    *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

G_END_DECLS
