/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/amendment.h"
#include "domain/codes.h"
#include "domain/country.h"
#include "domain/form.h"
#include "domain/point.h"
#include "domain/protocol.h"
#include "domain/treaty.h"
#include "record/reference.h"

G_BEGIN_DECLS

/**
 * BeketLibrary:
 * All that is data and not code: forms, protocols and their amendments, code lists, reference data, kinds of entry with their white lists. Read once
 * from a folder (data/ or PKGDATADIR), then immutable and shared between threads. A bad file refuses the whole library;
 * the error names file, path inside it and reason: "forms/D1-1.0.json: sections[3].fields[1].type: unknown word \"colour\"".
 */
typedef struct _BeketLibrary BeketLibrary;

BeketLibrary        *beket_library_load      (const char          *folder,
                                              GError             **error);
BeketLibrary        *beket_library_ref       (BeketLibrary        *self);
void                 beket_library_unref     (BeketLibrary        *self);
BeketCodes          *beket_library_codes     (const BeketLibrary  *self);            /* (transfer none) */
/** beket_library_form: (nullable): @version %NULL = the newest that is valid on @day. */
const BeketForm     *beket_library_form      (const BeketLibrary  *self,
                                              const char          *id,
                                              const char          *version,
                                              const char          *day);
/** beket_library_protocol: (nullable): the one in force for @point on @day, as amended by then; %NULL = national mode. */
const BeketProtocol *beket_library_protocol  (const BeketLibrary  *self,
                                              const char          *point,
                                              const char          *day);
/** beket_library_point: (nullable): by its newest edition. */
const BeketPoint    *beket_library_point     (const BeketLibrary  *self,
                                              const char          *code);
/** beket_library_reference: (transfer none): a list of reference data; the functions that search it stand beside its items' types. */
const BeketEditions *beket_library_reference (const BeketLibrary  *self,
                                              BeketReferenceKind   kind);
/** beket_library_country: (nullable): @code: alpha-3, or what a document has; @day %NULL = the newest edition. */
const BeketCountry  *beket_library_country   (const BeketLibrary  *self,
                                              const char          *code,
                                              const char          *day);
/** beket_library_treaty: (nullable): the agreement's term as it is known on @day. */
const BeketTreaty   *beket_library_treaty    (const BeketLibrary  *self,
                                              const char          *day);
GPtrArray           *beket_library_protocols (const BeketLibrary  *self);            /* (transfer none) (element-type BeketProtocol): as signed */
GPtrArray           *beket_library_amendments (const BeketLibrary *self);            /* (transfer none) (element-type BeketAmendment) */

/**
 * beket_library_release:
 * @kind: kind of entry, "act.issued"
 * @data: all that the station knows
 *
 * Builds what the peer may see, field by field from the white list of @kind (Article 4; data/codes/kinds.json). A white
 * list names members; a nested list or object has a list of its own.
 * Returns: (transfer full) (nullable): %NULL when @kind is not shared.
 */
BeketValue          *beket_library_release   (const BeketLibrary  *self,
                                              const char          *kind,
                                              const BeketValue    *data);
/** beket_library_kind_ledger: "own" or "peer"; "own" for an unknown kind. */
const char          *beket_library_kind_ledger (const BeketLibrary *self,
                                              const char          *kind);

/* One file each, for the loader's tests and fuzz targets. */
BeketForm           *beket_form_parse        (const char          *bytes,
                                              gsize                length,
                                              const BeketCodes    *codes,
                                              GError             **error);
BeketProtocol       *beket_protocol_parse    (const char          *bytes,
                                              gsize                length,
                                              GError             **error);
BeketAmendment      *beket_amendment_parse   (const char          *bytes,
                                              gsize                length,
                                              GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketLibrary, beket_library_unref)

G_END_DECLS
