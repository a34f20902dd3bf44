/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* An act, open in qpdf with nothing repaired. */
typedef struct
{
  GBytes   *bytes;      /* (owned) */
  qpdf_data pdf;        /* (owned) */
  guint     n_signed;
} Act;

/** lint_open: @bytes: (transfer full). Neither this nor lint_close() finds anything to warn of. */
void     lint_open        (Act        *act,
                           GBytes     *bytes,
                           guint       n_signed);
void     lint_close       (Act        *act);
qpdf_oh  lint_key         (Act        *act,
                           qpdf_oh     dictionary,
                           const char *name);
qpdf_oh  lint_item        (Act        *act,
                           qpdf_oh     array,
                           int         index);
gboolean lint_is_name     (Act        *act,
                           qpdf_oh     handle,
                           const char *name);
/** lint_stream_text: (transfer full): what @stream has in it, decoded; a zero is a blank. */
char    *lint_stream_text (Act        *act,
                           qpdf_oh     stream);

typedef struct
{
  const char *name;
  void      (*run) (Act *act);
} Law;

#define LINT_N_FILE      7
#define LINT_N_STRUCTURE 2

/* What ISO 19005-3 (PDF/A-3a) and ISO 14289-1 (PDF/UA-1) ask, as far as a program can see it. */
extern const Law lint_file[LINT_N_FILE];             /* of the file and of what is in it */
extern const Law lint_structure[LINT_N_STRUCTURE];   /* of its structure tree */

/** lint_all: every law on an act that nobody has signed. */
void     lint_all         (GBytes     *bytes);

G_END_DECLS
