/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A running node: folder, keys, trust and store, opened together.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/node.h"

#include "domain/error.h"
#include "exchange/note.h"
#include "node/log.h"

static gboolean
load_key (BeketNode *self,
          BeketRole  role,
          BeketKey **key,
          GError   **error)
{
  g_autofree char *key_name = g_strdup_printf ("keys/%s.key", beket_role_word (role));
  g_autofree char *name = g_strdup_printf ("keys/%s.pem", beket_role_word (role));
  g_autofree char *key_path = beket_node_folder_file (self->folder, key_name);
  g_autofree char *path = beket_node_folder_file (self->folder, name);
  g_autoptr (BeketIdentity) identity = NULL;

  *key = beket_key_load (key_path, path, error);
  if (*key == NULL)
    return FALSE;
  identity = beket_trust_check (self->trust, beket_key_certificate (*key), role,
                                g_get_real_time (), error);
  if (identity == NULL)
    g_prefix_error (error, "%s: ", path);
  return identity != NULL;
}

/* ---- The store's first contents ---- */

/* By the key id the peer finds the certificate: for checkpoints, and for cosignatures of its own log. */
static gboolean
publish_certificate (BeketNodeTx  *tx,
                     BeketNode    *self,
                     const char   *name,
                     BeketNoteKind kind,
                     GError      **error)
{
  GBytes *der = beket_key_certificate (self->log_key);
  g_autofree char *pem = beket_certificate_to_pem (der);
  g_autofree char *id = NULL;
  guint32 key;

  if (!beket_note_key (der, name, kind, &key, error))
    return FALSE;
  id = g_strdup_printf ("%08x", key);
  return beket_node_sql_run (tx, error, "INSERT INTO certificate VALUES (?1, ?2) "
                             "ON CONFLICT DO UPDATE SET pem = excluded.pem", "tt", id, pem);
}

static gboolean
prepare_store (BeketNodeTx *tx,
               gpointer     data,
               GError     **error)
{
  BeketNode *self = data;
  g_autoptr (BeketNodeLog) log = NULL;

  if (!publish_certificate (tx, self, self->folder->log, BEKET_NOTE_ED25519, error) ||
      !publish_certificate (tx, self, self->folder->name, BEKET_NOTE_COSIGNATURE, error) ||
      !beket_node_log_load (tx, "own", &log, error))
    return FALSE;
  if (log == NULL && (!beket_node_log_create (tx, "own", self->folder->log, error) ||
                      !beket_node_log_load (tx, "own", &log, error)))
    return FALSE;
  /* Signed anew at each start: the log's key may have been renewed. */
  return beket_node_log_sign (log, self->log_key, error) && beket_node_log_save (tx, log, error);
}

/* ---- Opening ---- */

BeketNode *
beket_node_open (const char *folder,
                 GError    **error)
{
  g_autoptr (BeketNode) self = g_new0 (BeketNode, 1);
  g_autofree char *database = NULL;

  g_mutex_init (&self->mutex);
  g_mutex_init (&self->parts);
  self->folder = beket_node_folder_load (folder, error);
  if (self->folder == NULL)
    return NULL;
  self->trust = beket_node_folder_load_trust (self->folder, error);
  if (self->trust == NULL ||
      !load_key (self, BEKET_ROLE_NODE, &self->key, error) ||
      !load_key (self, BEKET_ROLE_LOG, &self->log_key, error))
    return NULL;
  self->blobs = beket_node_folder_file (self->folder, "blobs");
  database = beket_node_folder_file (self->folder, "node.db");
  self->store = beket_node_store_open (database, error);
  if (self->store == NULL || !beket_node_store_write (self->store, prepare_store, self, error))
    return NULL;
  self->waiters = beket_node_waiters_new ();
  return g_steal_pointer (&self);
}

void
beket_node_free (BeketNode *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->waiters, beket_node_waiters_free);
  g_clear_pointer (&self->store, beket_node_store_free);
  g_clear_pointer (&self->key, beket_key_unref);
  g_clear_pointer (&self->log_key, beket_key_unref);
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->folder, beket_node_folder_free);
  g_free (self->blobs);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->parts);
  g_free (self);
}

BeketTrust *
beket_node_trust (BeketNode *self)
{
  BeketTrust *trust;

  g_mutex_lock (&self->mutex);
  trust = beket_trust_ref (self->trust);
  g_mutex_unlock (&self->mutex);
  return trust;
}

gboolean
beket_node_reload (BeketNode *self,
                   GError   **error)
{
  g_autoptr (BeketTrust) trust = beket_node_folder_load_trust (self->folder, error);

  if (trust == NULL)
    return FALSE;
  g_mutex_lock (&self->mutex);
  beket_trust_unref (self->trust);
  self->trust = g_steal_pointer (&trust);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}
