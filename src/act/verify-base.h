/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/verify-scan.h"

G_BEGIN_DECLS

#define BEKET_BASE_PAGES 300

/** BeketLook: what was seen of a base revision so far. */
typedef struct
{
  BeketScan   scan;        /* (owned) */
  int         object;      /* that is looked at; 0: the trailer */
  GArray     *references;  /* (owned) (element-type int): of all objects, one after the other */
  GArray     *starts;      /* (owned) (element-type guint): where those of each object begin */
  guint8     *is_page;     /* (owned): by object number */
  guint8     *is_stream;   /* (owned): by object number */
  GArray     *resources;   /* (owned) (element-type int): what the pages draw with, where it is an object of its own */
  GArray     *contents;    /* (owned) (element-type int) */
  GArray     *kids;        /* (owned) (element-type int): pages in their order */
  guint       n_pages;
  guint       n_trees;     /* page trees: one */
  guint       n_catalogs;
  guint       n_widgets;
  guint       n_files;
  guint       n_forms;     /* form XObjects: the appearances of the two fields */
  gsize       expanded;    /* bytes of all streams so far */
  const char *fault;       /* (nullable): the first one */
  gsize       at;          /* where it lies in the file */
  gboolean    limit;       /* it is a limit that was passed */
} BeketLook;

/** beket_look_complain: notes @fault as that of the object that is looked at, unless there is one. */
void beket_look_complain   (BeketLook       *self,
                            const char      *fault);
/** beket_look_dictionary: what no act has in any dictionary, and what it has in those of a known type. */
void beket_look_dictionary (BeketLook       *self,
                            const BeketPart *dictionary);
/** beket_look_stream: the stream that was read last. */
void beket_look_stream     (BeketLook       *self);
/** beket_look_resources: @dictionary is what a page draws with. */
void beket_look_resources  (BeketLook       *self,
                            const BeketPart *dictionary);

G_END_DECLS
