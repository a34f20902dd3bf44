/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/rights.h"

G_BEGIN_DECLS

/** document_draw: (transfer full): the document as it is opened again; valid. @about, @facts: (nullable): JSON with single quotes for double ones. */
BeketActView *document_draw   (Booth              *booth,
                               const char         *form,
                               const char         *about,
                               const char         *facts);
/** document_refuse: it is refused with @code, and the message begins with @words. */
void          document_refuse (Booth              *booth,
                               const char         *form,
                               const char         *about,
                               const char         *facts,
                               int                 code,
                               const char         *words);
/** document_fact: (nullable): a text of the record in the file. */
const char   *document_fact   (const BeketActView *view,
                               const char         *section,
                               const char         *name);

G_END_DECLS
