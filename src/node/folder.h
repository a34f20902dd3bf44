/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/**
 * BeketNodeFolder:
 * The node's data folder: node.ini, node.db, blobs/, trust/ (roots/XX.pem, crls/), keys/{node,log}.{key,pem}.
 */
typedef struct
{
  char   *path;       /* (owned) */
  char   *party;      /* (owned): "KZ" */
  char   *name;       /* (owned): "KZ-NODE" */
  char   *listen;     /* (owned): address */
  guint16 port;       /* 0 = any */
  char  **hosts;      /* (owned): names and addresses for the certificate */
  char   *peer;       /* (owned): "RU" */
  char   *peer_url;   /* (owned) (nullable): the peer is not pulled from yet */
  char   *log;        /* (owned): origin line of our log: "KZ-NODE/to/RU" */
} BeketNodeFolder;

/** beket_node_folder_create: makes @self->path (0700) with keys and requests node.csr, log.csr; refuses where there is a node. */
gboolean         beket_node_folder_create (const BeketNodeFolder  *self,
                                           GError                **error);
BeketNodeFolder *beket_node_folder_load   (const char             *path,
                                           GError                **error);
void             beket_node_folder_free   (BeketNodeFolder        *self);
/** beket_node_folder_file: (transfer full): "keys/node.key" as a path. */
char            *beket_node_folder_file   (const BeketNodeFolder  *self,
                                           const char             *name);
/** beket_node_folder_enrol: installs a certificate for the key whose role it names. @role: (out): word of its role. */
gboolean         beket_node_folder_enrol  (const BeketNodeFolder  *self,
                                           const char             *certificate,
                                           const char            **role,
                                           GError                **error);
/** beket_node_folder_trust: installs a state's root. */
gboolean         beket_node_folder_trust  (const BeketNodeFolder  *self,
                                           const char             *party,
                                           const char             *root,
                                           GError                **error);
BeketTrust      *beket_node_folder_load_trust (const BeketNodeFolder *self,
                                           GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNodeFolder, beket_node_folder_free)

G_END_DECLS
