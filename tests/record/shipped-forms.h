/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../support/form-facts.h"

#include "record/library.h"

G_BEGIN_DECLS

/* The forms that are shipped, for the tests that go through all of them. */

extern BeketLibrary *shipped_library;   /* (owned): between open and close */
extern BeketCodes *shipped_codes;       /* its codes */

typedef void (*FormFunc) (const BeketForm *form);

void shipped_forms_open  (void);
void shipped_forms_close (void);
/** shipped_forms_each: @func: called with each form that is valid on the day of the tests. */
void shipped_forms_each  (FormFunc func);

G_END_DECLS
