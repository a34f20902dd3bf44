/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tool/command.h"

G_BEGIN_DECLS

/** BeketCtlDocument: what `beketctl act draw` and `beketctl act copy` are told. */
typedef struct
{
  const char *name;       /* form to draw, act to copy */
  const char *about;      /* (nullable): number of the decision that it writes down */
  const char *facts;      /* (nullable): file */
  const char *copy;       /* (nullable): word of "copy" */
  const char *output;     /* (nullable): file for the PDF */
  const char *officer;
  const char *pin_file;
} BeketCtlDocument;

int beketctl_document_draw (BeketStation           *station,
                            const BeketCtlDocument *self);
int beketctl_document_copy (BeketStation           *station,
                            const BeketCtlDocument *self);

G_END_DECLS
