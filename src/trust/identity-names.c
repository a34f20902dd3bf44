/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of an identity inside a certificate or a request (RFC 5280, 4.1.2.6 and 4.2.1.6).
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/der.h"
#include "trust/identity-private.h"

#include <string.h>

#define TEXT_MAX  512
#define NAMES_MAX 64
#define URN       "urn:beket:"

/* ---- The same questions to either kind ---- */

static int
get_dn (BeketNames   names,
        const char  *oid,
        unsigned int index,
        char        *text,
        size_t      *size)
{
  if (names.certificate != NULL)
    return gnutls_x509_crt_get_dn_by_oid (names.certificate, oid, index, 1, text, size);

  return gnutls_x509_crq_get_dn_by_oid (names.request, oid, (int) index, 1, text, size);
}

static int
get_alternative (BeketNames    names,
                 unsigned int  index,
                 char         *text,
                 size_t       *size,
                 unsigned int *type)
{
  if (names.certificate != NULL)
    return gnutls_x509_crt_get_subject_alt_name2 (names.certificate, index, text, size, type, NULL);

  return gnutls_x509_crq_get_subject_alt_name (names.request, index, text, size, type, NULL);
}

static int
set_dn (BeketNames  names,
        const char *oid,
        const char *text)
{
  unsigned int size = (unsigned int) strlen (text);

  if (names.certificate != NULL)
    return gnutls_x509_crt_set_dn_by_oid (names.certificate, oid, 0, text, size);

  return gnutls_x509_crq_set_dn_by_oid (names.request, oid, 0, text, size);
}

static int
add_alternative (BeketNames                     names,
                 gnutls_x509_subject_alt_name_t type,
                 const void                    *data,
                 gsize                          size)
{
  if (names.certificate != NULL)
    return gnutls_x509_crt_set_subject_alt_name (names.certificate, type, data,
                                                 (unsigned int) size, GNUTLS_FSAN_APPEND);

  return gnutls_x509_crq_set_subject_alt_name (names.request, type, data,
                                               (unsigned int) size, GNUTLS_FSAN_APPEND);
}

/* ---- Reading ---- */

/* As DER: as text GnuTLS would put backslashes before commas and quotes. */
static char *
decode_text (const char *data,
             gsize       size)
{
  static const guint8 tags[] = { BEKET_DER_UTF8, BEKET_DER_PRINTABLE, BEKET_DER_IA5 };
  BeketDer in = { (const guint8 *) data, size };
  BeketDer text;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (beket_der_only (in, tags[i], &text) && memchr (text.data, '\0', text.size) == NULL)
        return g_strndup ((const char *) text.data, text.size);
    }

  return NULL;
}

/* A name that stands there twice means two things to two readers: it counts as none. */
static char *
read_dn (BeketNames  names,
         const char *oid)
{
  char data[TEXT_MAX], second[TEXT_MAX];
  size_t size = sizeof (data), second_size = sizeof (second);

  if (get_dn (names, oid, 0, data, &size) < 0 || size > sizeof (data))
    return NULL;

  if (get_dn (names, oid, 1, second, &second_size) != GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
    return NULL;

  return decode_text (data, size);
}

static char *
host_text (unsigned int type,
           const char  *data,
           gsize        size)
{
  g_autoptr (GInetAddress) address = NULL;

  if (type == GNUTLS_SAN_DNSNAME)
    return g_strndup (data, size);
  if (type != GNUTLS_SAN_IPADDRESS || (size != 4 && size != 16))
    return NULL;

  address = g_inet_address_new_from_bytes ((const guint8 *) data,
                                           size == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (address);
}

static gboolean
take_alternative (unsigned int type,
                  const char  *data,
                  gsize        size,
                  char       **uri,
                  GPtrArray   *hosts)
{
  char *host;

  if (memchr (data, '\0', size) != NULL && type != GNUTLS_SAN_IPADDRESS)
    return FALSE;

  if (type == GNUTLS_SAN_URI && size >= strlen (URN) &&
      g_ascii_strncasecmp (data, URN, strlen (URN)) == 0)
    {
      if (*uri != NULL)
        return FALSE;
      *uri = g_strndup (data, size);
    }
  else if ((host = host_text (type, data, size)) != NULL)
    g_ptr_array_add (hosts, host);

  return TRUE;
}

static gboolean
read_alternatives (BeketNames names,
                   char     **uri,
                   GPtrArray *hosts)
{
  for (unsigned int i = 0; i < NAMES_MAX; i++)
    {
      char text[TEXT_MAX];
      size_t size = sizeof (text);
      unsigned int type = 0;
      int result = get_alternative (names, i, text, &size, &type);

      if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        return *uri != NULL;
      if (result < 0 || size > sizeof (text))
        return FALSE;
      if (!take_alternative (type, text, size, uri, hosts))
        return FALSE;
    }

  return FALSE;
}

/* The URI is written anew for each role and compared whole: nothing of it is taken on trust. */
static gboolean
find_role (BeketIdentity *identity,
           const char    *uri)
{
  for (int role = BEKET_ROLE_STATION; role <= BEKET_ROLE_ADVANCE; role++)
    {
      g_autofree char *wanted = NULL;

      identity->role = (BeketRole) role;
      wanted = beket_identity_uri (identity);
      if (strcmp (wanted, uri) == 0)
        return TRUE;
    }

  return FALSE;
}

static BeketIdentity *
read_subject (BeketNames names)
{
  g_autoptr (BeketIdentity) identity = g_new0 (BeketIdentity, 1);

  identity->party = read_dn (names, GNUTLS_OID_X520_COUNTRY_NAME);
  identity->body = read_dn (names, GNUTLS_OID_X520_ORGANIZATION_NAME);
  identity->point = read_dn (names, GNUTLS_OID_X520_ORGANIZATIONAL_UNIT_NAME);
  identity->name = read_dn (names, GNUTLS_OID_X520_COMMON_NAME);
  identity->id = read_dn (names, "2.5.4.5");

  if (identity->party == NULL || identity->id == NULL)
    return NULL;

  return g_steal_pointer (&identity);
}

/* An authority copies them; in a certificate they are for TLS, written as the other state likes. */
static void
take_hosts (BeketIdentity *identity,
            BeketNames     names,
            GPtrArray     *hosts)
{
  if (identity->role != BEKET_ROLE_NODE || names.request == NULL || hosts->len == 0)
    return;

  g_ptr_array_add (hosts, NULL);
  identity->hosts = g_strdupv ((char **) hosts->pdata);
}

BeketIdentity *
beket_names_read (BeketNames names,
                  GError   **error)
{
  g_autoptr (BeketIdentity) identity = read_subject (names);
  g_autoptr (GPtrArray) hosts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) wrong = NULL;
  g_autofree char *uri = NULL;

  if (identity == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
                 "Certificate: names no country or serialNumber");
  else if (!read_alternatives (names, &uri, hosts) || !find_role (identity, uri))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
                 "Certificate: needs one " URN " name that agrees with country and serialNumber");
  else
    {
      take_hosts (identity, names, hosts);
      if (beket_identity_check (identity, &wrong))
        return g_steal_pointer (&identity);
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Certificate: %s", wrong->message);
    }

  return NULL;
}

/* ---- Writing ---- */

static int
write_host (BeketNames  names,
            const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address == NULL)
    return add_alternative (names, GNUTLS_SAN_DNSNAME, host, strlen (host));

  return add_alternative (names, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
                          g_inet_address_get_native_size (address));
}

int
beket_names_write (BeketNames           names,
                   const BeketIdentity *identity)
{
  g_autofree char *uri = beket_identity_uri (identity);
  int result;

  if ((result = set_dn (names, GNUTLS_OID_X520_COUNTRY_NAME, identity->party)) < 0 ||
      (result = set_dn (names, GNUTLS_OID_X520_ORGANIZATION_NAME, identity->body)) < 0 ||
      (identity->point != NULL &&
       (result = set_dn (names, GNUTLS_OID_X520_ORGANIZATIONAL_UNIT_NAME, identity->point)) < 0) ||
      (result = set_dn (names, GNUTLS_OID_X520_COMMON_NAME, identity->name)) < 0 ||
      (result = set_dn (names, "2.5.4.5", identity->id)) < 0 ||
      (result = add_alternative (names, GNUTLS_SAN_URI, uri, strlen (uri))) < 0)
    return result;

  for (char **host = identity->hosts; host != NULL && *host != NULL; host++)
    {
      if ((result = write_host (names, *host)) < 0)
        return result;
    }

  return 0;
}
