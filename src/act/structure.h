/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

#include "act/act.h"
#include "act/update.h"

G_BEGIN_DECLS

#define BEKET_MAX_OBJECTS 100000   /* more than fit into BEKET_ACT_BASE_MAX: the smallest takes some 90 bytes with its place in the table and in its list */

/** BeketStructure: an act as its bytes lie: the base revision, and behind it at most two updates. */
typedef struct
{
  GBytes          *bytes;     /* (owned) */
  gsize            ends[BEKET_ACT_FIELDS + 1];    /* where the base and each update end */
  guint            n_updates;
  qpdf_data        pdf;       /* (owned): the base alone, read with no repair */
  int              n_objects; /* of the base */
  int              layout;    /* by which it was drawn, 0 = it does not say */
  gint64           fault_at;  /* where a check of it failed, -1 = nowhere in particular */
  gsize            table;     /* where the entries of its cross-reference table begin */
  BeketUpdateBase  base;
} BeketStructure;

/**
 * beket_structure_read: (transfer full)
 *
 * Reads strictly what our own writer makes, and nothing else: one base revision with a classic cross-reference table whose objects lie one
 * after the other without a gap, two signature fields, at most two updates. Nothing is reconstructed.
 * Errors: %BEKET_ERROR_INVALID: no PDF of this dialect; %BEKET_ERROR_CORRUPT: it is one, but not whole; %BEKET_PARSE_ERROR_LIMIT: too large.
 */
BeketStructure *beket_structure_read (GBytes          *pdf,
                                      GError         **error);
/** beket_structure_read_at: the same; @position: (out): where in the file it fails, -1 = nowhere in particular. */
BeketStructure *beket_structure_read_at (GBytes       *pdf,
                                      gint64          *position,
                                      GError         **error);
void            beket_structure_free (BeketStructure  *self);

/** beket_cuts_find: cuts at every end-of-file mark; the last must be the end of the file. */
gboolean        beket_cuts_find      (BeketStructure  *self,
                                      GError         **error);
/** beket_table_check: header, cross-reference table and trailer of the base, as text. */
gboolean        beket_table_check    (BeketStructure  *self,
                                      GError         **error);

/** beket_structure_object: where the text of object @number lies, from behind its "obj" to the next object; 0: the trailer. */
void            beket_structure_object (const BeketStructure *self,
                                        int              number,
                                        gsize           *from,     /* (out) */
                                        gsize           *to);      /* (out) */

/** beket_base_check: the base holds only what an act holds: no active or foreign content. */
gboolean        beket_base_check     (BeketStructure  *self,
                                      GError         **error);

/** beket_record_read: (transfer full): exact bytes of the one attached record, from the base. */
GBytes         *beket_record_read    (BeketStructure  *self,
                                      GError         **error);

/** beket_base_seal: (transfer full) (nullable): text of the QR code, as the base says. */
char           *beket_base_seal      (BeketStructure  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketStructure, beket_structure_free)

G_END_DECLS
