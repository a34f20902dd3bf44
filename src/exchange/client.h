/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trust/identity.h"

G_BEGIN_DECLS

/**
 * BeketClient:
 * HTTPS with mutual TLS to one node. The other end must show a certificate of role NODE and of the expected party, judged
 * by BeketTrust during the handshake: nothing is sent before. No proxy, no redirect, no cookies, no content coding, every
 * answer bounded in size and time. A long poll wants a client of its own, so that it never stands in the way.
 */
typedef struct _BeketClient BeketClient;

typedef struct
{
  const char *url;               /* "https://host:port[/prefix]" */
  const char *key_path;          /* PEM */
  const char *certificate_path;  /* PEM */
  const char *root_path;         /* (nullable): PEM: the only root that the node's certificate may chain to */
  const char *party;             /* the node's state */
} BeketClientConfig;

typedef struct
{
  const char *method;
  const char *path;              /* "/v1/time" */
  const char *media;             /* (nullable): of @body */
  GBytes     *body;              /* (nullable) (transfer none) */
  const char *header;            /* (nullable): one more header field ... */
  const char *value;             /* ... and its value */
  const char *header2;
  const char *value2;
  gsize       limit;             /* bytes of the answer; 0 = 1 MiB */
  guint       wait;              /* seconds that the other end may wait before it answers */
} BeketRequest;

typedef struct
{
  guint       status;
  GBytes     *body;              /* (owned): may be empty */
  char       *media;             /* (owned): "application/json"; "" when none was given */
  GHashTable *headers;           /* (owned): lower-case names */
} BeketReply;

BeketClient *beket_client_new         (const BeketClientConfig  *config,
                                       BeketTrust               *trust,
                                       GError                  **error);
BeketClient *beket_client_ref         (BeketClient              *self);
void         beket_client_unref       (BeketClient              *self);
/** beket_client_forget: closes the connections that it keeps. */
void         beket_client_forget      (BeketClient              *self);
/** beket_client_send_async: any status is an answer. Errors: %BEKET_ERROR_OFFLINE, %BEKET_ERROR_REFUSED (certificate), %BEKET_ERROR_CORRUPT (too large), %G_IO_ERROR_CANCELLED. */
void         beket_client_send_async  (BeketClient              *self,
                                       const BeketRequest       *request,
                                       GCancellable             *cancellable,
                                       GAsyncReadyCallback       callback,
                                       gpointer                  user_data);
BeketReply  *beket_client_send_finish (BeketClient              *self,
                                       GAsyncResult             *result,
                                       GError                  **error);
void         beket_reply_free         (BeketReply               *self);
const char  *beket_reply_header       (const BeketReply         *self,
                                       const char               *name);
/** beket_reply_retry_after: seconds, 0 when not asked for. */
guint        beket_reply_retry_after  (const BeketReply         *self);
/** beket_reply_error: sets @error from an answer that is not what was hoped for; says what the problem document says. Always %FALSE. */
gboolean     beket_reply_error        (const BeketReply         *self,
                                       const char               *doing,
                                       GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketClient, beket_client_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketReply, beket_reply_free)

G_END_DECLS
