/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The judge of a TLS server's certificate: a NODE of the expected party, by BeketTrust.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/peer-database.h"

#include "domain/error.h"

struct _BeketPeerDatabase
{
  GTlsDatabase parent_instance;

  BeketTrust  *trust;   /* (owned) */
  BeketTrust  *pinned;  /* (owned) (nullable) */
  char        *party;   /* (owned) */
  GMutex       mutex;
  char        *reason;  /* (owned) (nullable): under @mutex: handshakes run on threads of their own */
};

G_DEFINE_FINAL_TYPE (BeketPeerDatabase, beket_peer_database, G_TYPE_TLS_DATABASE)

char *
beket_peer_database_dup_reason (BeketPeerDatabase * self)
{
  char *reason;

  g_mutex_lock (&self->mutex);
  reason = g_strdup (self->reason);
  g_mutex_unlock (&self->mutex);
  return reason;
}

static gboolean
judge (BeketTrust *trust,
       GBytes     *der,
       const char *party,
       GError    **error)
{
  g_autoptr (BeketIdentity) identity = beket_trust_check (trust, der, BEKET_ROLE_NODE,
                                                          g_get_real_time (), error);

  if (identity == NULL)
    return FALSE;
  if (g_str_equal (identity->party, party))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
               "the node %s is of %s, not of %s", identity->id, identity->party, party);
  return FALSE;
}

static GTlsCertificateFlags
verify_chain (GTlsDatabase           *database,
              GTlsCertificate        *chain,
              const char             *purpose,
              GSocketConnectable     *host,
              GTlsInteraction        *interaction,
              GTlsDatabaseVerifyFlags flags,
              GCancellable           *cancellable,
              GError                **error)
{
  BeketPeerDatabase *self = BEKET_PEER_DATABASE (database);
  g_autoptr (GByteArray) array = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GError) refused = NULL;
  gboolean good;

  g_object_get (chain, "certificate", &array, NULL);
  der = g_bytes_new (array->data, array->len);
  good = judge (self->trust, der, self->party, &refused) &&
         (self->pinned == NULL || judge (self->pinned, der, self->party, &refused));

  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->reason, g_free);
  if (!good)
    self->reason = g_strdup (refused->message);
  g_mutex_unlock (&self->mutex);
  return good ? G_TLS_CERTIFICATE_NO_FLAGS : G_TLS_CERTIFICATE_UNKNOWN_CA;
}

static void
beket_peer_database_finalize (GObject *object)
{
  BeketPeerDatabase *self = BEKET_PEER_DATABASE (object);

  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->pinned, beket_trust_unref);
  g_free (self->party);
  g_free (self->reason);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (beket_peer_database_parent_class)->finalize (object);
}

static void
beket_peer_database_class_init (BeketPeerDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = beket_peer_database_finalize;
  G_TLS_DATABASE_CLASS (klass)->verify_chain = verify_chain;
}

static void
beket_peer_database_init (BeketPeerDatabase *self)
{
  g_mutex_init (&self->mutex);
}

BeketPeerDatabase *
beket_peer_database_new (BeketTrust *trust,
                         BeketTrust *pinned,
                         const char *party)
{
  BeketPeerDatabase *self = g_object_new (BEKET_TYPE_PEER_DATABASE, NULL);

  self->trust = beket_trust_ref (trust);
  self->pinned = pinned == NULL ? NULL : beket_trust_ref (pinned);
  self->party = g_strdup (party);
  return self;
}
