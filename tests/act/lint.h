/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* An act with @n signatures, open in qpdf with nothing repaired. */
typedef struct
{
  GBytes   *bytes;
  qpdf_data pdf;
} Act;

/** lint_open, lint_close: the act of the fixture; neither finds anything to warn of. */
void     lint_open        (Act        *act,
                           guint       n);
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
/** lint_stream_text: (transfer full): what @stream has in it, decoded. */
char    *lint_stream_text (Act        *act,
                           qpdf_oh     stream);

typedef struct
{
  const char   *name;
  GTestDataFunc run;    /* given the number of signatures */
} Law;

/** lint_main: each of @laws on the base revision and on the act that both officers have signed. */
int      lint_main        (int         argc,
                           char      **argv,
                           const Law  *laws,
                           guint       n_laws);

G_END_DECLS
