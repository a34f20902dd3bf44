/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/library.h"
#include "record/place.h"

G_BEGIN_DECLS

struct _BeketLibrary
{
  gatomicrefcount  ref_count;
  BeketCodes      *codes;       /* (owned) */
  BeketValue      *kinds;       /* (owned): the member "kinds" of codes/kinds.json, checked */
  BeketReference  *reference;   /* (owned) */
  GPtrArray       *forms;       /* (owned) (element-type BeketForm) */
  GPtrArray       *protocols;   /* (owned) (element-type BeketProtocol): as signed */
  GPtrArray       *amendments;  /* (owned) (element-type BeketAmendment) */
  GPtrArray       *versions;    /* (owned) (element-type BeketProtocol): with their amendments, each with its days */
};

/* What a name may be made of. */
#define BEKET_NAME_UPPER   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
#define BEKET_NAME_CAMEL   "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
#define BEKET_NAME_WORD    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"

/* Each takes the bytes of one file; errors begin with the path inside it. */
BeketCodes *beket_codes_parse        (const char        *bytes,
                                      gsize              length,
                                      GError           **error);
BeketValue *beket_kinds_parse        (const char        *bytes,
                                      gsize              length,
                                      const BeketCodes  *codes,
                                      GError           **error);

/** beket_codes_has: is @word in @list? */
gboolean    beket_codes_has          (const BeketCodes  *codes,
                                      const char        *list,
                                      const char        *word);

/* Parts of a form's file. Each returns %NULL or %FALSE with the error set. */
BeketField *beket_field_read         (const BeketPlace  *place,
                                      const BeketCodes  *codes,      /* (nullable) */
                                      GError           **error);
BeketSection *beket_section_read     (const BeketPlace  *place,
                                      const BeketCodes  *codes,      /* (nullable) */
                                      GError           **error);
/** beket_form_read_condition: the member @name of @up; not there, it leaves @to as it is. */
gboolean    beket_form_read_condition (const BeketPlace *up,
                                      const char        *name,
                                      BeketCondition   **to,
                                      GError           **error);

/** beket_form_check_conditions: does every condition and check of @form read what is in the form, and no condition itself? @root: of the file, for the paths of errors. */
gboolean    beket_form_check_conditions (const BeketForm   *form,
                                      const BeketPlace  *root,
                                      GError           **error);

/* ---- What a protocol and an amendment have in common ---- */

/** BeketTerms: the arrays of a protocol or an amendment, not owned. */
typedef struct
{
  GPtrArray *points;   /* (element-type BeketAgreedPoint) */
  GPtrArray *kinds;    /* (element-type BeketOwnKind) */
  GPtrArray *forms;    /* (element-type BeketFormName) */
  GPtrArray *rules;    /* (element-type BeketRule) */
  GPtrArray *powers;   /* (element-type BeketPower) */
} BeketTerms;

/** beket_terms_read: reads the members "points", "kinds", "forms", "rules" and "powers" of @root. @whole: a protocol, which has at least one point, form and rule. */
gboolean    beket_terms_read         (const BeketTerms   *terms,
                                      const BeketPlace   *root,
                                      gboolean            whole,
                                      GError            **error);
gboolean    beket_rules_read         (GPtrArray          *rules,
                                      const BeketPlace   *root,
                                      GError            **error);
gboolean    beket_powers_read        (GPtrArray          *powers,
                                      const BeketPlace   *root,
                                      GError            **error);
/** beket_span_read: the days "from" and "to" of @place, each of which may be missing. */
gboolean    beket_span_read          (const BeketPlace   *place,
                                      char              **from,
                                      char              **to,
                                      GError            **error);
/** beket_terms_check: does everything that they name exist in the library? Kinds of their own become words of it. @path: "" or "add.". */
gboolean    beket_terms_check        (const BeketTerms   *terms,
                                      BeketLibrary       *library,
                                      const char         *path,
                                      GError            **error);
BeketTerms  beket_protocol_terms     (const BeketProtocol *protocol);
BeketTerms  beket_amendment_terms    (const BeketAmendment *amendment);

/** beket_protocol_check: does everything that the protocol names exist in the library, and does no other protocol begin there on the same day? */
gboolean    beket_protocol_check     (const BeketProtocol *protocol,
                                      BeketLibrary        *library,
                                      GError             **error);
/** beket_amendment_check: the same; and is the protocol that it changes there, and valid on its day? */
gboolean    beket_amendment_check    (const BeketAmendment *amendment,
                                      BeketLibrary        *library,
                                      GError             **error);
/** beket_library_amend: makes the versions of every protocol; the error begins with the file of the amendment. */
gboolean    beket_library_amend      (BeketLibrary         *self,
                                      GError              **error);
/** beket_form_check_service: is no service mark of @form on a white list (Article 4)? */
gboolean    beket_form_check_service (const BeketForm     *form,
                                      const BeketValue    *kinds,
                                      GError             **error);

G_END_DECLS
