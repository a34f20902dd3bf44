/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Revocation lists, line by line.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/trust-private.h"

#include <string.h>

#define CRL_MAX    (8 * 1024 * 1024)
#define SERIAL_MAX 64   /* RFC 5280, 4.1.2.2 wants 20 octets at most; some authorities write more */

gnutls_x509_crl_t
beket_crl_import (GBytes  *bytes,
                  GError **error)
{
  g_auto (gnutls_x509_crl_t) crl = NULL;
  gnutls_datum_t datum = beket_bytes_datum (bytes);
  gnutls_x509_crt_fmt_t format = GNUTLS_X509_FMT_DER;
  int result = GNUTLS_E_ASN1_DER_OVERFLOW;

  if (datum.size > 0 && datum.data[0] != 0x30)
    format = GNUTLS_X509_FMT_PEM;

  if (g_bytes_get_size (bytes) > CRL_MAX ||
      (result = gnutls_x509_crl_init (&crl)) < 0 ||
      (result = gnutls_x509_crl_import (crl, &datum, format)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Revocation list", result);
      return NULL;
    }

  return g_steal_pointer (&crl);
}

gboolean
beket_crl_foreach (gnutls_x509_crl_t crl,
                   BeketCrlFunc      func,
                   gpointer          user_data,
                   GError          **error)
{
  gnutls_x509_crl_iter_t iter = NULL;
  gboolean more = TRUE;
  int result = 0;

  while (more)
    {
      guint8 serial[SERIAL_MAX];
      size_t size = sizeof (serial);
      time_t from = 0;

      result = gnutls_x509_crl_iter_crt_serial (crl, &iter, serial, &size, &from);
      if (result >= 0 && from == (time_t) -1)
        result = GNUTLS_E_ASN1_DER_ERROR;
      more = result >= 0 && func (serial, size, from, user_data);
    }

  g_clear_pointer (&iter, gnutls_x509_crl_iter_deinit);
  if (result < 0 && result != GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Revocation list", result);

  return TRUE;
}
