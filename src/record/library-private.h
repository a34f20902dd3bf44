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
  GPtrArray       *protocols;   /* (owned) (element-type BeketProtocol) */
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

/** beket_form_check_conditions: does every condition of @form read what is in the form, and none itself? @root: of the file, for the paths of errors. */
gboolean    beket_form_check_conditions (const BeketForm   *form,
                                      const BeketPlace  *root,
                                      GError           **error);

/** beket_protocol_check: does everything that the protocol names exist in the library? */
gboolean    beket_protocol_check     (const BeketProtocol *protocol,
                                      const BeketLibrary  *library,
                                      GError             **error);
/** beket_form_check_service: is no service mark of @form on a white list (Article 4)? */
gboolean    beket_form_check_service (const BeketForm     *form,
                                      const BeketValue    *kinds,
                                      GError             **error);

G_END_DECLS
