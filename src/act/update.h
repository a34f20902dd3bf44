/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BEKET_UPDATE_VERSION  2
#define BEKET_UPDATE_HOLE_MAX 8192   /* bytes that are kept for a CMS at most */

/** BeketUpdateField: one signature field of the base revision; the field is its own widget. */
typedef struct
{
  int   object;
  int   page;
  int   appearance;
  int   struct_parent;
  int   lock;             /* 0 = none */
  int   rect[4];          /* whole points */
  char *tooltip;          /* (owned): hex of UTF-16BE, no byte order mark */
} BeketUpdateField;

/**
 * BeketUpdateBase:
 * What the writer has to know of the revisions before: taken from the base revision, which never changes.
 */
typedef struct
{
  int   version;          /* of the writer, as the base says */
  int   root;             /* object number of the catalog */
  int   info;
  int   size;             /* /Size of the base: signature i becomes object size + i */
  char  id[33];           /* first half of /ID, hex */
  BeketUpdateField fields[2];
} BeketUpdateBase;

void     beket_update_base_clear (BeketUpdateBase  *self);

/** beket_pdf_append_text: @utf8 as a string of PDF: UTF-16BE behind a byte order mark, in hex. Frozen, see beket_update_write(). */
void     beket_pdf_append_text   (GString          *text,
                                  const char       *utf8);

/** BeketUpdateCms: (transfer full): the CMS over @data (both ranges, one after the other), no larger than the hole. */
typedef GBytes *(*BeketUpdateCms) (const guint8     *data,
                                   gsize             length,
                                   gpointer          user_data,
                                   GError          **error);

/**
 * beket_update_write: (transfer full)
 * @before: all bytes up to here; the update is appended to them
 * @field: 0 or 1
 * @when: /M, as written: "20261122091403"
 * @name: /Name, UTF-8
 * @hole: bytes kept for the CMS, at most %BEKET_UPDATE_HOLE_MAX; what it does not fill is zeros
 *
 * Appends one signature: the signature dictionary as a new object, the field with /V, a cross-reference section, a trailer.
 * Frozen: the verifier makes the same bytes again, so version 2 of this writer may never write anything else. A change is a new version
 * beside this one. Errors: %BEKET_ERROR_INVALID for a version that is not known here or a CMS larger than the hole; else the callback's.
 */
GBytes  *beket_update_write      (GBytes                 *before,
                                  const BeketUpdateBase  *base,
                                  guint                   field,
                                  const char             *when,
                                  const char             *name,
                                  gsize                   hole,
                                  BeketUpdateCms          cms,
                                  gpointer                user_data,
                                  GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketUpdateBase, beket_update_base_clear)

G_END_DECLS
