/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/layout.h"

#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/** BeketFinish: cairo's PDF on its way to the archive form (PDF/A-3a, ISO 19005-3, and PDF/UA-1, ISO 14289-1). */
typedef struct
{
  qpdf_data    pdf;       /* (owned) */
  BeketLayout *layout;    /* (not owned) */
  GBytes      *record;    /* (not owned) */
  const char  *created;   /* wire time to the second: "2026-11-22T09:14:03Z" */
  char        *date;      /* (owned): the same as a PDF date */
  char        *title;     /* (owned) */
  qpdf_oh      forms[BEKET_ACT_FIELDS];     /* Form elements, made by the structure, bound by the fields */
  gboolean     broken;    /* cairo's leaves are not the layout's */
} BeketFinish;

/** beket_finish: (transfer full): the base revision. */
GBytes   *beket_finish           (BeketLayout  *layout,
                                  GBytes       *drawn,
                                  GBytes       *record,
                                  const char   *created,
                                  GError      **error);

/* The parts. Errors of qpdf add up and are looked at once, in the end. */

void      beket_finish_content   (BeketFinish  *self);   /* artifacts, fonts */
void      beket_finish_structure (BeketFinish  *self);   /* the tree of tags */
void      beket_finish_fields    (BeketFinish  *self);   /* two empty signature fields */
void      beket_finish_metadata  (BeketFinish  *self);   /* XMP, Info, output intent */
void      beket_finish_attach    (BeketFinish  *self);   /* the record */

/* Small words for qpdf's C handles. */

/** beket_pdf_parse: an object from its text; references are put in by beket_pdf_set. */
qpdf_oh   beket_pdf_parse        (qpdf_data     pdf,
                                  const char   *text);
/** beket_pdf_indirect: the same as a new object of the file. */
qpdf_oh   beket_pdf_indirect     (qpdf_data     pdf,
                                  const char   *text);
void      beket_pdf_set_text     (qpdf_data     pdf,
                                  qpdf_oh       dictionary,
                                  const char   *key,
                                  const char   *utf8);
/** beket_pdf_stream: a new indirect stream with the entries of @text in its dictionary. */
qpdf_oh   beket_pdf_stream       (qpdf_data     pdf,
                                  const char   *text,
                                  const void   *data,
                                  gsize         length);

/** beket_artifacts_mark: (transfer full): content in which everything that is not tagged is an artifact. */
GString  *beket_artifacts_mark   (const char   *content,
                                  gsize         length);

/** beket_icc_srgb: (transfer full): the sRGB colour space (IEC 61966-2-1) as an ICC v4.2 display profile. */
GBytes   *beket_icc_srgb         (void);

G_END_DECLS
