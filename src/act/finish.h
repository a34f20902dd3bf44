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
  gboolean     broken;    /* the content is not the layout's */
} BeketFinish;

/** beket_finish: (transfer full): the base revision. */
GBytes   *beket_finish           (BeketLayout  *layout,
                                  GBytes       *drawn,
                                  GBytes       *record,
                                  const char   *created,
                                  GError      **error);

/* The parts. Errors of qpdf add up and are looked at once, in the end. */

void      beket_finish_content   (BeketFinish  *self);   /* marked content, fonts */
void      beket_finish_room      (BeketFinish  *self);   /* for the root of the tree of tags */
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

/** beket_finish_pack: @data, deflated, as that of @stream. Never seen to fail: the act is broken then. */
void      beket_finish_pack      (BeketFinish  *self,
                                  qpdf_oh       stream,
                                  const void   *data,
                                  gsize         length);

/** beket_pdf_append_number: no less than 0; at once, because an act has a hundred thousand of them. */
void      beket_pdf_append_number (GString     *text,
                                  int           number);

/**
 * beket_content_mark: (transfer full) (nullable)
 * @marks: (element-type BeketMark): of the page, each drawn in the colour that names it
 *
 * The content of a page in its inks, each leaf marked with its number, everything else an artifact; @tags learns where each leaf is.
 * %NULL: a leaf is not drawn in one piece.
 */
GString  *beket_content_mark     (BeketTags    *tags,
                                  const GArray *marks,
                                  guint         page,
                                  const char   *content,
                                  gsize         length);

/* ---- The structure tree ---- */

/** BeketNumbers: of the objects that the tree leads to or that lead to it. */
typedef struct
{
  int *pages;                      /* (owned) */
  int  fields[BEKET_ACT_FIELDS];
  int  root;                       /* of the tree */
  int  size;                       /* the first number that is free */
} BeketNumbers;

/** BeketTree: the objects of the tree from the first free number on, one after the other. */
typedef struct
{
  GString *text;      /* (owned) */
  GArray  *starts;    /* (owned) (element-type gsize): where each begins */
  char    *root;      /* (owned): what the root says, without the ">>" of its end */
} BeketTree;

/** beket_tree_write: fills the empty @tree. The content of @layout is marked. */
void      beket_tree_write       (BeketTree    *tree,
                                  BeketLayout  *layout,
                                  const BeketNumbers *numbers);
/** beket_finish_structure: (transfer full): @written with the tree in it. */
GBytes   *beket_finish_structure (BeketFinish  *self,
                                  GBytes       *written,
                                  GError      **error);
/** beket_finish_tooltip: what a signature field is called, in both languages. */
const char *beket_finish_tooltip (guint         field);

/** beket_icc_srgb: (transfer full): the sRGB colour space (IEC 61966-2-1) as an ICC v4.2 display profile. */
GBytes   *beket_icc_srgb         (void);

G_END_DECLS
