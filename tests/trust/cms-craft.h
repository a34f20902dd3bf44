/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust-support.h"

/* CMS that our own writer would not make: each member spoils one thing. */
typedef struct
{
  unsigned int               flags;          /* of gnutls_pkcs7_sign(); 0 = GNUTLS_PKCS7_INCLUDE_CERT */
  gnutls_digest_algorithm_t  digest;         /* 0 = SHA-256 */
  GBytes                    *ess_of;         /* (not owned): certificate for the ESS; %NULL = the signer's */
  guint                      n_ess;          /* how many times; see no_ess */
  gboolean                   no_ess;
  gboolean                   ess_longer;     /* an ESS with issuer and serial number field, not the fixed form */
  gboolean                   extra;          /* one more signed attribute */
  gboolean                   unsigned_too;   /* an unsigned attribute */
  BeketKey                  *second;         /* (not owned): signs as well */
  GBytes                    *more;           /* (not owned): one more certificate */
  gsize                      length;         /* of the text; 0 = up to its NUL */
} CmsCraft;

GBytes *cms_craft (BeketKey   *key,
                   const char *text,
                   CmsCraft    craft);
