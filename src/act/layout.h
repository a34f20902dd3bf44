/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "act/act.h"
#include "act/qr.h"
#include "act/tags.h"
#include "domain/local-time.h"

G_BEGIN_DECLS

/* A page is A4 portrait, all measures in points from its upper left corner. */
#define BEKET_PAGE_WIDTH    595.276
#define BEKET_PAGE_HEIGHT   841.890
#define BEKET_PAGE_LEFT     40.0
#define BEKET_PAGE_RIGHT    555.0
#define BEKET_PAGE_TOP      32.0
#define BEKET_PAGE_FOOT     722.0   /* where the footer begins */
#define BEKET_PAGE_BODY     (BEKET_PAGE_RIGHT - BEKET_PAGE_LEFT)
#define BEKET_PAGE_MIDDLE   ((BEKET_PAGE_LEFT + BEKET_PAGE_RIGHT) / 2)
#define BEKET_MAX_PAGES     300

#define BEKET_NEUTRAL       (-1)    /* the language of what is the same in both */
#define BEKET_NO_COPY       (-1)    /* the act itself, that is signed and exchanged */

typedef enum
{
  BEKET_STYLE_TITLE,
  BEKET_STYLE_NUMBER,
  BEKET_STYLE_HEADING,
  BEKET_STYLE_VALUE,
  BEKET_STYLE_STRONG,
  BEKET_STYLE_CELL,      /* a value in a table */
  BEKET_STYLE_FIGURES,   /* the same in a long table: as figures, if it can be */
  BEKET_STYLE_LABEL,
  BEKET_STYLE_SMALL,
  BEKET_STYLE_WARNING,
  BEKET_STYLE_WATER,
  BEKET_N_STYLES,
} BeketStyle;

typedef enum
{
  BEKET_INK_BLACK,
  BEKET_INK_GREY,     /* labels */
  BEKET_INK_RULE,
  BEKET_INK_HAIR,
  BEKET_INK_SHADE,    /* behind headings */
  BEKET_INK_WARNING,
  BEKET_INK_WATER,    /* so light that what is printed over it is read */
} BeketInk;

#define BEKET_FIGURE_FIRST '!'
#define BEKET_FIGURE_LAST  '~'
#define BEKET_FIGURES_MAX  64    /* letters */

/** BeketFigures: a text of one line, set letter by letter. */
typedef struct
{
  char           *text;   /* (owned) */
  PangoGlyphItem *run;    /* (owned) */
} BeketFigures;

/** BeketBlock: one paragraph set in a width: lines of one height. */
typedef struct
{
  PangoLayout  *layout;     /* (owned) (nullable): shared with others that say the same: not to be changed */
  BeketFigures *figures;    /* (owned) (nullable): instead of @layout */
  int           language;
  BeketStyle    style;
  guint         n_lines;
} BeketBlock;

typedef enum
{
  BEKET_MARK_FILL,
  BEKET_MARK_FRAME,
  BEKET_MARK_TEXT,
  BEKET_MARK_SEAL,
  BEKET_MARK_WATER,   /* a text from corner to corner, below all others; (x, y) is its middle */
} BeketMarkKind;

/** BeketMark: something to be drawn on a page once all pages are known. */
typedef struct
{
  BeketMarkKind  kind;
  double         x;
  double         y;
  double         width;
  double         height;
  BeketInk       ink;
  PangoLayout   *layout;   /* (owned) (nullable) */
  BeketFigures  *figures;  /* (owned) (nullable) */
  BeketStyle     style;
  guint          first;    /* line of @layout */
  guint          n_lines;
  int            tag;      /* -1 = not content: an artifact */
} BeketMark;

typedef struct
{
  int    page;             /* from 0; -1 = not placed */
  double x;
  double y;
  double width;
  double height;
} BeketPlace;

typedef struct _BeketLayout BeketLayout;

/** BeketLayout: the pages of one act while they fill up from above. */
struct _BeketLayout
{
  const BeketLibrary *library;
  const BeketCodes   *codes;
  const BeketForm    *form;
  const BeketValue   *record;
  const char         *seal;        /* (nullable) */
  BeketQr            *qr;          /* (owned) (nullable): of @seal */
  int                 copy;        /* a BeketCopy, or BEKET_NO_COPY */
  PangoContext       *context;     /* (owned) */
  BeketTags          *tags;        /* (owned) */
  GPtrArray          *pages;       /* (owned) (element-type GArray of BeketMark) */
  guint               page;        /* the one that is being filled */
  double              y;           /* where the next thing goes on it */
  double              fresh;       /* its first value on this page: nothing but headings stands above */
  void              (*repeat) (BeketLayout *, gpointer);   /* draws the headings again on a new page */
  gpointer            repeat_data;
  const BeketPoint   *points[2];            /* (nullable): own point, peer point */
  char               *day;                  /* (owned) (nullable): on which the act was drawn, at the own point */
  GHashTable         *blocks;               /* (owned) (element-type utf8 PangoLayout): what has been set already; never changed */
  GHashTable         *spaced;               /* (owned) (element-type hb_face_t): see beket_font_keep_spaces() */
  PangoLayout        *figures[BEKET_FIGURE_LAST - BEKET_FIGURE_FIRST + 1];   /* (owned) (nullable): each letter by itself */
  PangoAttrList      *attributes[BEKET_N_STYLES];   /* (owned) (nullable): of each style */
  BeketPlace          fields[BEKET_ACT_FIELDS];
  gboolean            too_long;    /* more pages than BEKET_MAX_PAGES, or more marks on one than BEKET_MAX_MARKS */
  gboolean            missing;     /* a letter that the font does not have */
};

/* ---- layout.c: marks, pages ---- */

BeketLayout *beket_layout_new      (const BeketLibrary  *library,
                                    const BeketForm     *form,
                                    const BeketValue    *record,
                                    const char          *seal,
                                    GError             **error);
void         beket_layout_free     (BeketLayout         *self);
void         beket_layout_new_page (BeketLayout         *self);
/** beket_layout_need: a new page unless @height still fits. */
void         beket_layout_need     (BeketLayout         *self,
                                    double               height);
double       beket_layout_top      (BeketLayout         *self);   /* y of the first thing on a page that is not the first */
void         beket_layout_fill     (BeketLayout         *self,
                                    double               x,
                                    double               y,
                                    double               width,
                                    double               height,
                                    BeketInk             ink);
void         beket_layout_frame    (BeketLayout         *self,
                                    double               x,
                                    double               y,
                                    double               width,
                                    double               height,
                                    BeketInk             ink);
void         beket_layout_mark     (BeketLayout         *self,
                                    BeketMark            mark);

/* ---- layout-text.c ---- */

BeketBlock  *beket_block_new       (BeketLayout         *self,
                                    const char          *text,
                                    int                  language,
                                    BeketStyle           style,
                                    PangoAlignment       alignment,
                                    double               width);
void         beket_block_free      (BeketBlock          *self);
/** beket_block_shorten: what does not stand in one line is cut, and an ellipsis says so. */
void         beket_block_shorten   (BeketBlock          *self);
double       beket_block_height    (const BeketBlock    *self);
double       beket_style_leading   (BeketStyle           style);
/** beket_layout_lines: draws @n_lines of the block from line @first on, at (@x, @y). */
void         beket_layout_lines    (BeketLayout         *self,
                                    BeketBlock          *block,
                                    guint                first,
                                    guint                n_lines,
                                    double               x,
                                    double               y,
                                    int                  tag);
/** beket_layout_text: a whole paragraph as one leaf (@role %NULL: an artifact). Returns: its height. */
double       beket_layout_text     (BeketLayout         *self,
                                    const char          *text,
                                    int                  language,
                                    BeketStyle           style,
                                    PangoAlignment       alignment,
                                    double               x,
                                    double               y,
                                    double               width,
                                    const char          *role);

/* ---- layout-figure.c ---- */

/** beket_figures_new: (transfer full) (nullable): @text of ASCII letters without blanks, when it fits into @width; otherwise it is for Pango. */
BeketFigures *beket_figures_new    (BeketLayout         *self,
                                    const char          *text,
                                    double               width);
void         beket_figures_unref   (BeketFigures        *self);

/* ---- layout-ink.c ---- */

#define BEKET_MAX_MARKS 16384   /* on one page: as many as have a colour of their own */

/** beket_ink_colour: red, green and blue. */
const double *beket_ink_colour     (BeketInk             ink);
/** beket_ink_operands: the same as content of a page says it before "rg", with a blank behind. */
const char  *beket_ink_operands    (BeketInk             ink);
/** beket_mark_colour: (out) @colour: that names the mark @index of a page, below %BEKET_MAX_MARKS. */
void         beket_mark_colour     (guint                index,
                                    double               colour[3]);
/** beket_mark_of_colour: the mark that @colour names, -1: it is no name. */
int          beket_mark_of_colour  (const double         colour[3]);

/* ---- layout-draw.c ---- */

/**
 * beket_layout_draw: (transfer full)
 * @named: each mark in the colour that names it, for beket_finish(); otherwise in its ink, to be printed
 *
 * All pages as a PDF of cairo's.
 */
GBytes      *beket_layout_draw     (BeketLayout         *self,
                                    const char          *created,
                                    gboolean             named,
                                    GError             **error);

/* ---- layout-row.c: rows of cells ---- */

typedef struct
{
  double      x;
  double      width;
  const char *role;      /* "TH" or "TD" */
  const char *scope;     /* (nullable) */
  guint       span;
  GPtrArray  *blocks;    /* (owned) (element-type BeketBlock) */
} BeketCell;

/** BeketRow: one row of a table; a wide one lies on the page in several bands, one below the other. */
typedef struct
{
  GPtrArray *bands;      /* (owned) (element-type GPtrArray of BeketCell) */
  gboolean   ruled;      /* upright rules between its cells */
  gboolean   aligned;    /* its texts stand on one line */
  gboolean   artifact;   /* drawn again: no content */
  BeketInk   shade;      /* BEKET_INK_SHADE: behind it; else none */
} BeketRow;

BeketRow    *beket_row_new         (void);
void         beket_row_free        (BeketRow            *self);
void         beket_row_band        (BeketRow            *self);
BeketCell   *beket_row_cell        (BeketRow            *self,
                                    double               x,
                                    double               width,
                                    const char          *role);
/** beket_cell_add: another paragraph in @cell; an empty @text is drawn as a dash. */
void         beket_cell_add        (BeketLayout         *self,
                                    BeketCell           *cell,
                                    const char          *text,
                                    int                  language,
                                    BeketStyle           style);
double       beket_row_height      (const BeketRow      *self);
/** beket_row_start: what a page must have room for if the row shall begin on it. */
double       beket_row_start       (const BeketRow      *self);
/** beket_layout_row: places the row; one that is higher than a page goes on over as many as it needs. */
void         beket_layout_row      (BeketLayout         *self,
                                    BeketRow            *row);

/* ---- layout-value.c: facts as texts ---- */

/** beket_layout_value: (out) (transfer full): @texts[BEKET_RU] is %NULL when both languages say the same; both are %NULL when there is nothing. */
void         beket_layout_value    (BeketLayout         *self,
                                    const BeketSection  *section,
                                    const BeketField    *field,
                                    const BeketValue    *facts,
                                    char                *texts[BEKET_N_LANGUAGES]);
/** beket_layout_time: (transfer full) (nullable): a wire time in both local times. */
char        *beket_layout_time     (BeketLayout         *self,
                                    const char          *wire);

/* ---- layout-dense.c: a table of many short rows (BeketSection.dense) ---- */

/** BeketDense: the day that its times are of. */
typedef struct
{
  BeketSpan span;      /* of the own point's clock; empty: the record does not say which day */
  int       offset;    /* minutes from UTC at its start */
} BeketDense;

BeketDense   beket_dense_of        (BeketLayout         *self,
                                    const BeketSection  *section);
/**
 * beket_dense_text: (transfer full) (nullable)
 *
 * The value in as few letters as both languages need: a word of a code list as its number there, yes as "+" and no as "0", a time of the day as "14:05", one of
 * another day as "23.11 00:05", of another year in full; anything else as beket_layout_value() has it. What the numbers mean stands in the legend.
 */
char        *beket_dense_text      (BeketLayout         *self,
                                    const BeketDense    *dense,
                                    const BeketSection  *section,
                                    const BeketField    *field,
                                    const BeketValue    *facts);
/** beket_dense_is_narrow: does @field take no more than a time does? */
gboolean     beket_dense_is_narrow (const BeketField    *field);
/** beket_layout_legend: the day, and what numbers and signs of the columns mean, in both languages. */
void         beket_layout_legend   (BeketLayout         *self,
                                    const BeketSection  *section,
                                    const BeketDense    *dense);

/** beket_layout_mode: (nullable): the mode of control that the record names. */
const char  *beket_layout_mode     (const BeketLayout   *self);
/** beket_layout_asks: is @field printed on this copy? */
gboolean     beket_layout_asks     (BeketLayout         *self,
                                    const BeketSection  *section,
                                    const BeketField    *field);

/* ---- layout-head.c, layout-foot.c, layout-section.c, layout-table.c, layout-sign.c: the parts of the act ---- */

void         beket_layout_head     (BeketLayout         *self);
void         beket_layout_foot     (BeketLayout         *self);   /* furniture of every page; last */
/** beket_row_pair: (transfer full): a row of a label in both languages and what stands for it: once over both columns where @value_ru is %NULL. */
BeketRow    *beket_row_pair        (BeketLayout         *self,
                                    const char          *kk,
                                    const char          *ru,
                                    const char          *value_kk,
                                    const char          *value_ru);
/** beket_layout_pair: makes and places it. */
void         beket_layout_pair     (BeketLayout         *self,
                                    const char          *kk,
                                    const char          *ru,
                                    const char          *value_kk,
                                    const char          *value_ru);
void         beket_layout_section  (BeketLayout         *self,
                                    const BeketSection  *section);
/** beket_layout_heading: the heading of @section, on a page that has room for @follows below it too. */
void         beket_layout_heading  (BeketLayout         *self,
                                    const BeketSection  *section,
                                    double               follows);
/** beket_layout_table: the heading of @section and all of @rows, of which there is at least one. */
void         beket_layout_table    (BeketLayout         *self,
                                    const BeketSection  *section,
                                    const BeketValue    *rows);
/** beket_layout_hands: a line for the hand of everyone whom the section names, or that they refused to sign. */
void         beket_layout_hands    (BeketLayout         *self,
                                    const BeketSection  *section,
                                    const BeketValue    *facts);
#define BEKET_SIGNERS_HEIGHT 175.0   /* kept free for one row of signature places */
void         beket_layout_signers  (BeketLayout         *self);

/* ---- layout-blank.c ---- */

/** beket_layout_blank: the form as a paper blank, its number in head, foot and QR code, on to the pages of a new @layout. */
void         beket_layout_blank    (BeketLayout         *self);

/* ---- render.c ---- */

/** beket_act_lay_out: the whole act on to the pages of a new @layout. */
void         beket_act_lay_out     (BeketLayout         *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketLayout, beket_layout_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketBlock, beket_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRow, beket_row_free)

G_END_DECLS
