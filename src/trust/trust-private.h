/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"
#include "trust/identity.h"

G_BEGIN_DECLS

/* Times are judged here, at a moment that the caller trusts; GnuTLS would take "now". */
#define BEKET_VERIFY_FLAGS (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | \
                            GNUTLS_VERIFY_DO_NOT_ALLOW_X509_V1_CA_CRT | \
                            GNUTLS_PROFILE_TO_VFLAGS (GNUTLS_PROFILE_MEDIUM))

typedef struct
{
  char              party[3];
  gnutls_x509_crt_t certificate;    /* (owned) */
  GHashTable       *revoked;        /* (owned): from serial number (GBytes) to POSIX second (gint64) */
  gint64            listed_until;   /* POSIX second up to which its lists tell everything; -1 = it has none */
} BeketRoot;

struct _BeketTrust
{
  gatomicrefcount ref_count;

  GPtrArray      *roots; /* (owned) (element-type BeketRoot) */
  gboolean        gost;  /* officers may sign by GOST R 34.10-2012 */
};

/** beket_trust_find_issuer: (transfer none) (nullable): the root of @party that issued @certificate; else @wrong says why not. */
BeketRoot *beket_trust_find_issuer  (BeketTrust        *self,
                                     const char        *party,
                                     gnutls_x509_crt_t  certificate,
                                     const char       **wrong);
/** beket_trust_second: POSIX seconds of @microseconds. */
gint64     beket_trust_second       (gint64             microseconds);
/** beket_root_revoked: do the lists of @root say that @certificate was revoked at @second or before? */
gboolean   beket_root_revoked       (BeketRoot         *root,
                                     gnutls_x509_crt_t  certificate,
                                     gint64             second);

/** beket_crl_import: (transfer full): DER or PEM. %BEKET_ERROR_CORRUPT. */
gnutls_x509_crl_t beket_crl_import (GBytes   *bytes,
                                    GError  **error);

/** BeketCrlFunc: one line of a list; FALSE stops. @from: POSIX seconds. */
typedef gboolean (*BeketCrlFunc)   (const guint8 *serial,
                                    gsize         size,
                                    gint64        from,
                                    gpointer      user_data);

/** beket_crl_foreach: %BEKET_ERROR_CORRUPT when a line cannot be read. */
gboolean          beket_crl_foreach (gnutls_x509_crl_t   crl,
                                     BeketCrlFunc        func,
                                     gpointer            user_data,
                                     GError            **error);

/** beket_trust_load_settings: trust.ini, if there. %BEKET_ERROR_INVALID for what is not understood in it. */
gboolean          beket_trust_load_settings (BeketTrust *self,
                                             const char *path,
                                             GError    **error);
/** beket_certificate_refuse: %BEKET_ERROR_REFUSED with the words of beket_trust_check() and a reason. Returns: always %FALSE. */
gboolean          beket_certificate_refuse (GError    **error,
                                            const char *id,
                                            const char *wrong);

G_END_DECLS
