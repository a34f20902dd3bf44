/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is at the other end of a connection.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/guest.h"

#include "domain/error.h"

#include <gnutls/gnutls.h>
#include <netinet/in.h>

#define JUDGED_FOR (60 * G_USEC_PER_SEC)

void
beket_node_guest_free (BeketNodeGuest *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->identity, beket_identity_free);
  g_free (self->reason);
  g_free (self);
}

static GBytes *
peer_certificate (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info;
  const gnutls_datum_t *certificates;
  unsigned int count = 0;

  info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  if (info == NULL || info->tls_session == NULL)
    return NULL;
  certificates = gnutls_certificate_get_peers (info->tls_session, &count);
  if (certificates == NULL || count == 0)
    return NULL;
  return g_bytes_new (certificates[0].data, certificates[0].size);
}

/* The role that it claims is the role that is judged: key usages differ. */
static BeketIdentity *
judge (GBytes     *der,
       BeketTrust *trust,
       GError    **error)
{
  g_autoptr (BeketIdentity) claimed = beket_identity_from_certificate (der, error);

  if (claimed == NULL)
    return NULL;
  if (claimed->role != BEKET_ROLE_STATION && claimed->role != BEKET_ROLE_NODE &&
      claimed->role != BEKET_ROLE_ADVANCE)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
                   "a certificate of role %s does not open a connection",
                   beket_role_word (claimed->role));
      return NULL;
    }
  return beket_trust_check (trust, der, claimed->role, g_get_real_time (), error);
}

const BeketIdentity *
beket_node_guest_judge (BeketNodeGuest        *self,
                        struct MHD_Connection *connection,
                        BeketNode             *node)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GBytes) der = NULL;
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (GError) error = NULL;

  if (self->judged != 0 && now - self->judged < JUDGED_FOR)
    return self->identity;
  self->judged = now;
  g_clear_pointer (&self->identity, beket_identity_free);
  g_clear_pointer (&self->reason, g_free);
  der = peer_certificate (connection);
  if (der == NULL)
    {
      self->reason = g_strdup ("no client certificate was shown");
      return NULL;
    }
  trust = beket_node_trust (node);
  self->identity = judge (der, trust, &error);
  if (self->identity == NULL)
    self->reason = g_strdup (error->message);
  return self->identity;
}

gboolean
beket_node_guest_is_local (struct MHD_Connection *connection)
{
  const union MHD_ConnectionInfo *info;
  g_autoptr (GSocketAddress) address = NULL;
  GInetSocketAddress *inet;
  gsize length;

  info = MHD_get_connection_info (connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == NULL || info->client_addr == NULL)
    return FALSE;
  length = info->client_addr->sa_family == AF_INET6 ? sizeof (struct sockaddr_in6)
                                                    : sizeof (struct sockaddr_in);
  address = g_socket_address_new_from_native (info->client_addr, length);
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return FALSE;
  inet = G_INET_SOCKET_ADDRESS (address);
  return g_inet_address_get_is_loopback (g_inet_socket_address_get_address (inet));
}
