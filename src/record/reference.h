/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/**
 * BeketReferenceKind:
 * The lists of reference data, in the order in which they are read: a later one may name what stands in an earlier one. The
 * word is the file's name, "reference/hs-chapters.json", and the beginning of the names of the files that add to it:
 * "reference/hs-chapters-2028.json".
 */
typedef enum
{
  BEKET_REFERENCE_POINTS,        /* "points": BeketPoint */
  BEKET_REFERENCE_BODIES,        /* "bodies": BeketControlBody */
  BEKET_REFERENCE_COUNTRIES,     /* "countries": BeketCountry */
  BEKET_REFERENCE_HS_CHAPTERS,   /* "hs-chapters": BeketHsChapter */
  BEKET_REFERENCE_NORMS,         /* "norms": BeketNorm */
  BEKET_REFERENCE_PROHIBITED,    /* "prohibited": BeketProhibited */
  BEKET_REFERENCE_TREATY,        /* "treaty": BeketTreaty */
  BEKET_REFERENCE_N_KINDS,
} BeketReferenceKind;

/** BeketReference: the lists by kind: an array of BEKET_REFERENCE_N_KINDS. */
typedef BeketEditions *BeketReference;

const char      *beket_reference_word  (BeketReferenceKind     kind);

/** beket_reference_new: (transfer full): all lists, empty. */
BeketReference  *beket_reference_new   (void);
void             beket_reference_free  (BeketReference        *self);

/**
 * beket_reference_parse:
 *
 * Adds the items of one file to their list. An error begins with the path inside the file; what the file held may be in the
 * list in part then, and the list is not to be used: one bad file refuses the whole library.
 */
gboolean         beket_reference_parse (BeketReference        *self,
                                        BeketReferenceKind     kind,
                                        const char            *bytes,
                                        gsize                  length,
                                        GError               **error);

/**
 * beket_reference_load:
 * @folder: of the library
 *
 * Reads "reference/points.json", which must be there, and whatever else stands in that folder: each list's own file first,
 * then those that add to it, in the order of their names. A file of no list is refused. Errors name the file.
 */
gboolean         beket_reference_load  (BeketReference        *self,
                                        const char            *folder,
                                        GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketReference, beket_reference_free)

G_END_DECLS
