/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node's data folder: made, read, given certificates and roots.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/folder.h"

#include "domain/error.h"

#include <errno.h>
#include <glib/gstdio.h>

#define BODY "border"   /* the body that runs the node */

void
beket_node_folder_free (BeketNodeFolder *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->party);
  g_free (self->name);
  g_free (self->listen);
  g_strfreev (self->hosts);
  g_free (self->peer);
  g_free (self->peer_url);
  g_free (self->log);
  g_free (self);
}

char *
beket_node_folder_file (const BeketNodeFolder *self,
                        const char            *name)
{
  return g_build_filename (self->path, name, NULL);
}

static gboolean
write_file (const BeketNodeFolder *self,
            const char            *name,
            const char            *text,
            GError               **error)
{
  g_autofree char *path = beket_node_folder_file (self, name);

  return g_file_set_contents_full (path, text, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/* ---- Making ---- */

static gboolean
make_folders (const BeketNodeFolder *self,
              GError               **error)
{
  const char *names[] =
  { "", "keys", "trust", "trust/roots", "trust/crls", "blobs", "blobs/partial" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->path, names[i], NULL);

      if (g_mkdir_with_parents (path, 0700) != 0)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: %s", path, g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
make_key (const BeketNodeFolder *self,
          BeketRole              role,
          GError               **error)
{
  const char *word = beket_role_word (role);
  g_autofree char *key_name = g_strdup_printf ("keys/%s.key", word);
  g_autofree char *request_name = g_strdup_printf ("%s.csr", word);
  g_autofree char *path = beket_node_folder_file (self, key_name);
  g_autofree char *request = NULL;
  g_autoptr (BeketIdentity) identity = beket_identity_new (role, self->party, BODY, NULL,
                                                           self->name, self->name);
  g_autoptr (BeketKey) key = NULL;

  if (role == BEKET_ROLE_NODE)
    identity->hosts = g_strdupv (self->hosts);
  key = beket_key_generate (role == BEKET_ROLE_LOG ? BEKET_KEY_ED25519 : BEKET_KEY_P256, error);
  if (key == NULL)
    return FALSE;
  request = beket_key_request (key, identity, error);
  return request != NULL && beket_key_save (key, path, error) && write_file (self, request_name,
                                                                             request, error);
}

static gboolean
write_settings (const BeketNodeFolder *self,
                GError               **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  guint n_hosts = g_strv_length (self->hosts);

  g_key_file_set_string (file, "node", "party", self->party);
  g_key_file_set_string (file, "node", "name", self->name);
  g_key_file_set_string (file, "node", "listen", self->listen);
  g_key_file_set_integer (file, "node", "port", self->port);
  g_key_file_set_string_list (file, "node", "hosts", (const char *const *) self->hosts, n_hosts);
  g_key_file_set_string (file, "node", "log", self->log);
  g_key_file_set_string (file, "peer", "party", self->peer);
  if (self->peer_url != NULL)
    g_key_file_set_string (file, "peer", "url", self->peer_url);
  text = g_key_file_to_data (file, NULL, NULL);
  return write_file (self, "node.ini", text, error);
}

gboolean
beket_node_folder_create (const BeketNodeFolder *self,
                          GError               **error)
{
  g_autofree char *settings = beket_node_folder_file (self, "node.ini");

  if (g_file_test (settings, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: there is a node already",
                   self->path);
      return FALSE;
    }
  /* The settings last: a folder without them is not a node yet and init may be repeated. */
  return make_folders (self, error) &&
         make_key (self, BEKET_ROLE_NODE, error) &&
         make_key (self, BEKET_ROLE_LOG, error) &&
         write_settings (self, error);
}

/* ---- Reading ---- */

static gboolean
read_settings (BeketNodeFolder *self,
               GKeyFile        *file,
               GError         **error)
{
  int port;

  if ((self->party = g_key_file_get_string (file, "node", "party", error)) == NULL ||
      (self->name = g_key_file_get_string (file, "node", "name", error)) == NULL ||
      (self->listen = g_key_file_get_string (file, "node", "listen", error)) == NULL ||
      (self->log = g_key_file_get_string (file, "node", "log", error)) == NULL ||
      (self->peer = g_key_file_get_string (file, "peer", "party", error)) == NULL)
    return FALSE;
  port = g_key_file_get_integer (file, "node", "port", NULL);
  if (port < 0 || port > G_MAXUINT16)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "port %d", port);
      return FALSE;
    }
  self->port = (guint16) port;
  self->hosts = g_key_file_get_string_list (file, "node", "hosts", NULL, NULL);
  self->peer_url = g_key_file_get_string (file, "peer", "url", NULL);
  return TRUE;
}

BeketNodeFolder *
beket_node_folder_load (const char *path,
                        GError    **error)
{
  g_autoptr (BeketNodeFolder) self = g_new0 (BeketNodeFolder, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *settings = NULL;

  self->path = g_strdup (path);
  settings = beket_node_folder_file (self, "node.ini");
  if (!g_key_file_load_from_file (file, settings, G_KEY_FILE_NONE, error) ||
      !read_settings (self, file, error))
    {
      g_prefix_error (error, "%s: ", settings);
      return NULL;
    }
  return g_steal_pointer (&self);
}

BeketTrust *
beket_node_folder_load_trust (const BeketNodeFolder *self,
                              GError               **error)
{
  g_autofree char *path = beket_node_folder_file (self, "trust");

  return beket_trust_load (path, error);
}

/* ---- Certificates and roots ---- */

static GBytes *
read_certificate (const char *path,
                  GError    **error)
{
  g_autofree char *pem = NULL;
  GBytes *der;
  gsize length;

  if (!g_file_get_contents (path, &pem, &length, error))
    return NULL;
  der = beket_certificate_from_pem (pem, length, error);
  if (der == NULL)
    g_prefix_error (error, "%s: ", path);
  return der;
}

static gboolean
check_mine (const BeketNodeFolder *self,
            const BeketIdentity   *identity,
            GError               **error)
{
  if ((identity->role == BEKET_ROLE_NODE || identity->role == BEKET_ROLE_LOG) &&
      g_str_equal (identity->party, self->party) && g_str_equal (identity->id, self->name))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
               "the certificate is of %s %s, not of the node or log %s",
               beket_role_word (identity->role), identity->id, self->name);
  return FALSE;
}

/* The old certificate stays if the new one does not belong to the key. */
static gboolean
install (const BeketNodeFolder *self,
         const char            *word,
         GBytes                *der,
         GError               **error)
{
  g_autofree char *key_name = g_strdup_printf ("keys/%s.key", word);
  g_autofree char *name = g_strdup_printf ("keys/%s.pem", word);
  g_autofree char *trial_name = g_strdup_printf ("keys/%s.pem.new", word);
  g_autofree char *key_path = beket_node_folder_file (self, key_name);
  g_autofree char *trial = beket_node_folder_file (self, trial_name);
  g_autofree char *pem = beket_certificate_to_pem (der);
  g_autoptr (BeketKey) key = NULL;

  if (!write_file (self, trial_name, pem, error))
    return FALSE;
  key = beket_key_load (key_path, trial, error);
  g_unlink (trial);
  return key != NULL && write_file (self, name, pem, error);
}

gboolean
beket_node_folder_enrol (const BeketNodeFolder *self,
                         const char            *certificate,
                         const char           **role,
                         GError               **error)
{
  g_autoptr (GBytes) der = read_certificate (certificate, error);
  g_autoptr (BeketIdentity) identity = NULL;

  if (der == NULL)
    return FALSE;
  identity = beket_identity_from_certificate (der, error);
  if (identity == NULL || !check_mine (self, identity, error))
    {
      g_prefix_error (error, "%s: ", certificate);
      return FALSE;
    }
  *role = beket_role_word (identity->role);
  return install (self, *role, der, error);
}

gboolean
beket_node_folder_trust (const BeketNodeFolder *self,
                         const char            *party,
                         const char            *root,
                         GError               **error)
{
  g_autofree char *name = g_strdup_printf ("trust/roots/%s.pem", party);
  g_autoptr (BeketTrust) trial = beket_trust_new ();
  g_autoptr (GBytes) der = read_certificate (root, error);
  g_autofree char *pem = NULL;

  if (der == NULL || !beket_trust_add_root (trial, party, der, error))
    return FALSE;
  pem = beket_certificate_to_pem (der);
  return write_file (self, name, pem, error);
}
