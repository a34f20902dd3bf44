/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act/structure.h"

G_BEGIN_DECLS

/* Objects of the base revision as their text lies in the file, in the one spelling that our writer has. Nothing is repaired, nothing is looked
 * up twice, and what is read takes memory by its own length. */

#define BEKET_SCAN_DEPTH   24
#define BEKET_SCAN_PARTS   200000                /* of one object */
#define BEKET_SCAN_KEYS    128                   /* of one dictionary */
#define BEKET_SCAN_EXPANDS (48 * 1024 * 1024)    /* bytes of all streams of an act together */

typedef enum
{
  BEKET_PART_WORD,         /* true, false, null */
  BEKET_PART_NUMBER,
  BEKET_PART_NAME,         /* with its slash */
  BEKET_PART_STRING,       /* with its brackets */
  BEKET_PART_REFERENCE,
  BEKET_PART_ARRAY,
  BEKET_PART_DICTIONARY,   /* its parts are names and values in turn */
} BeketPartKind;

typedef struct
{
  BeketPartKind kind;
  guint         length;
  const char   *text;      /* (not owned): in the file */
  int           number;    /* of the object that a reference names; a whole number's value */
  guint         first;     /* its first part, 0 = none */
  guint         next;      /* the part after it in the same array or dictionary, 0 = none */
} BeketPart;

typedef struct
{
  const BeketStructure *structure;
  GArray               *parts;      /* (owned) (element-type BeketPart): of the object that was read last; number 0 is none, 1 the object itself */
  const guint8         *stream;     /* (not owned): its data, %NULL = it has none */
  gsize                 stream_size;
  gsize                 at;         /* where a fault lies in the file */
  gboolean              limit;      /* the fault is a limit that was passed */
} BeketScan;

void             beket_scan_init     (BeketScan            *self,
                                      const BeketStructure *structure);
void             beket_scan_clear    (BeketScan            *self);
/** beket_scan_object: reads object @number (0: the trailer). Returns: what is wrong, %NULL when it is as our writer writes. */
const char      *beket_scan_object   (BeketScan            *self,
                                      int                   number);

/** beket_scan_part: (nullable): part @index of the object that was read last. Valid until the next is read. */
const BeketPart *beket_scan_part     (const BeketScan      *self,
                                      guint                 index);
/** beket_scan_get: (nullable): what @dictionary has under @key ("/Type"). */
const BeketPart *beket_scan_get      (const BeketScan      *self,
                                      const BeketPart      *dictionary,
                                      const char           *key);
/** beket_part_is: is it the name @name ("/Page")? */
gboolean         beket_part_is       (const BeketPart      *self,
                                      const char           *name);
/** beket_scan_expand: how many bytes the stream that was read last has when it is inflated; -1: more than @limit, or not deflated well. */
gssize           beket_scan_expand   (const BeketScan      *self,
                                      gsize                 limit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketScan, beket_scan_clear)

G_END_DECLS
