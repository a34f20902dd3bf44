/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests to a node, by HTTPS with mutual TLS, every answer bounded in size and time.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/client-private.h"

#include "domain/error.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#define TCP_USER_TIMEOUT_MS 20000
#define BYTES_PER_SECOND 4096           /* the slowest link that is waited for */
#define LIMIT (1024 * 1024)
#define STEP (64 * 1024)

typedef struct
{
  BeketClient  *client;        /* (owned) */
  SoupMessage  *message;       /* (owned) */
  GInputStream *stream;        /* (owned) (nullable) */
  GByteArray   *body;          /* (owned) */
  gsize         limit;
  GCancellable *cancellable;   /* (owned): cancelled by the caller's and by the deadline */
  GCancellable *caller;        /* (owned) (nullable) */
  gulong        chained;
  GSource      *deadline;      /* (owned) */
  gboolean      late;
} Send;

static void
send_free (Send *send)
{
  if (send->caller != NULL)
    g_cancellable_disconnect (send->caller, send->chained);
  g_clear_object (&send->caller);
  g_source_destroy (send->deadline);
  g_clear_pointer (&send->deadline, g_source_unref);
  g_clear_object (&send->cancellable);
  g_clear_object (&send->message);
  g_clear_object (&send->stream);
  g_clear_pointer (&send->body, g_byte_array_unref);
  g_clear_pointer (&send->client, beket_client_unref);
  g_free (send);
}

/* ---- Answers ---- */

static void
add_header (const char *name,
            const char *value,
            gpointer    headers)
{
  g_hash_table_replace (headers, g_ascii_strdown (name, -1), g_strdup (value));
}

static BeketReply *
reply_new (Send *send)
{
  BeketReply *reply = g_new0 (BeketReply, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (send->message);
  const char *media = soup_message_headers_get_content_type (headers, NULL);

  reply->status = soup_message_get_status (send->message);
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&send->body));
  reply->media = g_strdup (media == NULL ? "" : media);
  reply->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (headers, add_header, reply->headers);
  return reply;
}

/* ---- Sending ---- */

static gboolean
out_of_time (gpointer data)
{
  Send *send = data;

  send->late = TRUE;
  g_cancellable_cancel (send->cancellable);
  return G_SOURCE_REMOVE;
}

static void
caller_cancelled (GCancellable *caller,
                  GCancellable *own)
{
  g_cancellable_cancel (own);
}

/* What libsoup and GIO say becomes one of three things that callers act on. */
static void
fail (GTask  *task,
      GError *cause)
{
  Send *send = g_task_get_task_data (task);
  BeketClient *self = send->client;
  g_autoptr (GError) error = cause;
  g_autofree char *reason = NULL;

  if (send->caller != NULL && g_cancellable_is_cancelled (send->caller))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else if (send->late)
    g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_OFFLINE,
                             "%s: no complete answer in time", self->url);
  else if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      reason = beket_peer_database_dup_reason (self->database);
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_REFUSED,
                               "%s: the other end's certificate: %s",
                               self->url, reason == NULL ? error->message : reason);
    }
  else if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_CERTIFICATE_REQUIRED))
    g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_REFUSED, "%s: %s", self->url,
                             error->message);
  else
    g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_OFFLINE, "%s: %s", self->url,
                             error->message);
  g_object_unref (task);
}

static void
part_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  Send *send = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) part = NULL;
  gsize length;
  const void *bytes;

  part = g_input_stream_read_bytes_finish (send->stream, result, &error);
  if (part == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  bytes = g_bytes_get_data (part, &length);
  if (length == 0)
    {
      g_task_return_pointer (task, reply_new (send), (GDestroyNotify) beket_reply_free);
      g_object_unref (task);
      return;
    }
  if (send->body->len + length > send->limit)
    {
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                               "an answer of more than %zu bytes is not read", send->limit);
      g_object_unref (task);
      return;
    }
  g_byte_array_append (send->body, bytes, (guint) length);
  g_input_stream_read_bytes_async (send->stream, STEP, G_PRIORITY_DEFAULT, send->cancellable,
                                   part_read, task);
}

static void
sent (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  GTask *task = data;
  Send *send = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  send->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (send->stream == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  g_input_stream_read_bytes_async (send->stream, STEP, G_PRIORITY_DEFAULT, send->cancellable,
                                   part_read, task);
}

static gboolean
give_certificate (SoupMessage          *message,
                  GTlsClientConnection *connection,
                  BeketClient          *self)
{
  soup_message_set_tls_client_certificate (message, self->certificate);
  return TRUE;
}

/* A half-open connection must not hold a request for the kernel's quarter of an hour. */
static void
network_event (SoupMessage       *message,
               GSocketClientEvent event,
               GIOStream         *connection,
               gpointer           data)
{
  GSocket *socket;

  if (event != G_SOCKET_CLIENT_CONNECTED || !G_IS_SOCKET_CONNECTION (connection))
    return;
  socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection));
  g_socket_set_keepalive (socket, TRUE);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, TCP_USER_TIMEOUT_MS, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
}

static SoupMessage *
message_new (BeketClient        *self,
             const BeketRequest *request)
{
  g_autofree char *url = g_strconcat (self->url, request->path, NULL);
  SoupMessage *message = soup_message_new (request->method, url);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;
  /* Without IDEMPOTENT each POST makes a connection of its own; all of ours may be repeated. */
  soup_message_add_flags (message,
                          SOUP_MESSAGE_IDEMPOTENT | SOUP_MESSAGE_NO_REDIRECT |
                          SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  headers = soup_message_get_request_headers (message);
  if (request->header != NULL)
    soup_message_headers_append (headers, request->header, request->value);
  if (request->header2 != NULL)
    soup_message_headers_append (headers, request->header2, request->value2);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->media, request->body);
  g_signal_connect_data (message, "request-certificate", G_CALLBACK (give_certificate),
                         beket_client_ref (self), (GClosureNotify) beket_client_unref, 0);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event), NULL);
  return message;
}

static guint
deadline_for (const BeketRequest *request,
              gsize               limit)
{
  gsize length = request->body == NULL ? 0 : g_bytes_get_size (request->body);

  return (guint) (60 + request->wait + (length + limit) / BYTES_PER_SECOND);
}

void
beket_client_send_async (BeketClient        *self,
                         const BeketRequest *request,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Send *send = g_new0 (Send, 1);

  g_task_set_source_tag (task, beket_client_send_async);
  send->client = beket_client_ref (self);
  send->limit = request->limit == 0 ? LIMIT : request->limit;
  send->body = g_byte_array_new ();
  send->cancellable = g_cancellable_new ();
  send->deadline = g_timeout_source_new_seconds (deadline_for (request, send->limit));
  g_source_set_callback (send->deadline, out_of_time, send, NULL);
  g_source_attach (send->deadline, g_main_context_get_thread_default ());
  g_task_set_task_data (task, send, (GDestroyNotify) send_free);
  if (cancellable != NULL)
    {
      send->caller = g_object_ref (cancellable);
      send->chained = g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled),
                                             g_object_ref (send->cancellable), g_object_unref);
    }
  send->message = message_new (self, request);
  if (send->message == NULL)
    {
      g_task_return_new_error (task, BEKET_ERROR, BEKET_ERROR_INVALID, "%s%s is no address",
                               self->url, request->path);
      g_object_unref (task);
      return;
    }
  soup_session_send_async (self->session, send->message, G_PRIORITY_DEFAULT, send->cancellable,
                           sent, task);
}

BeketReply *
beket_client_send_finish (BeketClient  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
