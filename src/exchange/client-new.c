/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A client of one node: its session, its certificate, and whom it takes for the node.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/client-private.h"

#include "domain/error.h"
#include "trust/key.h"

#define SILENCE_S 40   /* longest silence in one read or write */

BeketClient *
beket_client_ref (BeketClient *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beket_client_unref (BeketClient *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->session);
  g_clear_object (&self->certificate);
  g_clear_object (&self->database);
  g_free (self->url);
  g_free (self);
}

void
beket_client_forget (BeketClient *self)
{
  soup_session_abort (self->session);
}

static gboolean
load_pinned (const BeketClientConfig *config,
             BeketTrust             **pinned,
             GError                 **error)
{
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autofree char *pem = NULL;
  gsize length;

  if (config->root_path == NULL)
    return TRUE;
  if (!g_file_get_contents (config->root_path, &pem, &length, error))
    return FALSE;
  der = beket_certificate_from_pem (pem, length, error);
  trust = beket_trust_new ();
  if (der == NULL || !beket_trust_add_root (trust, config->party, der, error))
    {
      g_prefix_error (error, "%s: ", config->root_path);
      return FALSE;
    }
  *pinned = g_steal_pointer (&trust);
  return TRUE;
}

static gboolean
check_url (const char *url,
           GError    **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, error);

  if (uri == NULL)
    return FALSE;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: a node's address begins with https:",
               url);
  return FALSE;
}

static SoupSession *
session_new (BeketPeerDatabase *database)
{
  SoupSession *session = soup_session_new_with_options ("tls-database", database, "timeout",
                                                        SILENCE_S,
                                                        "idle-timeout", 30, "max-conns-per-host", 2,
                                                        "proxy-resolver", NULL, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

BeketClient *
beket_client_new (const BeketClientConfig *config,
                  BeketTrust              *trust,
                  GError                 **error)
{
  g_autoptr (BeketTrust) pinned = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  BeketClient *self;
  gsize length;

  if (!check_url (config->url, error) || !load_pinned (config, &pinned, error))
    return NULL;
  certificate =
    g_tls_certificate_new_from_files (config->certificate_path, config->key_path, error);
  if (certificate == NULL)
    return NULL;

  self = g_new0 (BeketClient, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->url = g_strdup (config->url);
  length = strlen (self->url);
  if (self->url[length - 1] == '/')
    self->url[length - 1] = '\0';
  self->certificate = g_steal_pointer (&certificate);
  self->database = beket_peer_database_new (trust, pinned, config->party);
  self->session = session_new (self->database);
  return self;
}
