/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/act-preview.h"
#include "station/preview.h"

G_BEGIN_DECLS

/* The preview in three files: the file and the keys (act-preview.c), the pictures of its pages (act-pages.c), paper (act-paper.c). */

#define PAGE_WIDTH 595.0    /* points of A4: acts have no other size */
#define PAGE_HEIGHT 842.0
#define ZOOM_STEP 1.2
#define ZOOM_MIN 0.4        /* logical pixels per point */
#define ZOOM_MAX 3.5
#define MARGIN 24

/* Counted by references: a page that is being drawn may be forgotten meanwhile. */
typedef struct
{
  BeketActPreview *preview;   /* (not owned) (nullable): forgotten */
  GtkPicture      *picture;   /* (not owned): in the box */
  int              number;
  double           scale;     /* at which it was drawn or is being drawn; 0 = no picture */
} BeketActPage;

struct _BeketActPreview
{
  GtkWidget          parent_instance;

  BeketPreview      *pages_of; /* (owned) (nullable) */
  GCancellable      *cancellable; /* (owned): of this pdf and zoom */
  GBytes            *pdf;      /* (owned) (nullable) */
  char              *title;    /* (owned) (nullable): may not be printed */
  BeketStation      *station;  /* (owned) (nullable): draws the copies */
  BeketForm         *form;     /* (owned) (nullable): has copies */
  GPtrArray         *pages;    /* (owned) (element-type BeketActPage) */
  double             zoom;     /* 0 = fit the width */
  guint              update_id;

  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkBox            *box;
  GtkLabel          *placeholder;
  GtkLabel          *position;
  GtkLabel          *percent;
  GtkWidget         *tools;
  GtkWidget         *print;
};

/** beket_act_pages_queue: draws what is near the screen, at the next idle moment. */
void          beket_act_pages_queue  (BeketActPreview *self);
/** beket_act_pages_zoom: logical pixels per point, now. */
double        beket_act_pages_zoom   (BeketActPreview *self);
/** beket_act_page_forget: lets go of a page that may still be drawn. */
void          beket_act_page_forget  (BeketActPage    *page);

/** beket_act_preview_forget_print: these pages may not be printed. */
void          beket_act_preview_forget_print (BeketActPreview *self);

G_END_DECLS
