/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node's daemon: connections, calls, bodies, answers, long polls.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/server.h"

#include "domain/error.h"
#include "node/call.h"
#include "node/guest.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define THREADS          2
#define CONNECTIONS      2000
#define CONNECTIONS_IP   200
#define IDLE_S           60
#define HEADER_MEMORY    (64 * 1024)
#define BACKLOG          1024
#define CALL_S           600               /* a call that is dripped in longer than this is cut */
#define SWALLOW          (8 * 1024 * 1024) /* of a body that is refused, so that the answer can be read */

struct _BeketNodeServer
{
  BeketNode         *node;          /* (not owned) */
  struct MHD_Daemon *daemon;
  char              *key;           /* (owned): PEM, in the daemon's use */
  char              *certificate;   /* (owned) */
  char              *roots;         /* (owned) */
};

/* ---- Calls ---- */

static BeketNodeCall *
call_new (BeketNode             *node,
          struct MHD_Connection *connection,
          const char            *url,
          const char            *method)
{
  BeketNodeCall *call = g_new0 (BeketNodeCall, 1);

  call->node = node;
  call->connection = connection;
  call->method = g_strdup (method);
  call->url = g_strdup (url);
  call->path = g_strsplit (url + 1, "/", -1);
  call->body = g_byte_array_new ();
  call->started = g_get_monotonic_time ();
  return call;
}

static void
call_free (BeketNodeCall *call)
{
  g_free (call->method);
  g_free (call->url);
  g_strfreev (call->path);
  g_clear_pointer (&call->body, g_byte_array_unref);
  g_clear_pointer (&call->upload, beket_node_upload_free);
  g_clear_pointer (&call->response, MHD_destroy_response);
  g_free (call);
}

/* A body that says beforehand that it is too long is not read at all. */
static void
check_length (BeketNodeCall *call)
{
  const char *text = beket_node_call_header (call, "Content-Length");
  guint64 length = text == NULL ? 0 : g_ascii_strtoull (text, NULL, 10);

  if (call->status == 0 && length > call->route->limit)
    beket_node_call_problem (call, 413, "too-large", NULL, "at most %zu bytes", call->route->limit);
}

static void
begin (BeketNodeCall *call)
{
  g_autoptr (GError) error = NULL;
  const char *coding = beket_node_call_header (call, "Content-Encoding");

  beket_node_call_admit (call);
  if (call->status == 0)
    check_length (call);
  if (call->status == 0 && beket_node_call_header (call, "Content-Length") != NULL &&
      beket_node_call_header (call, "Transfer-Encoding") != NULL)
    beket_node_call_problem (call, 400, "bad-argument", NULL, "two lengths of one body");
  if (call->status == 0 && coding != NULL && !g_str_equal (coding, "identity"))
    beket_node_call_problem (call, 415, "coding", NULL, "no content coding is read here");
  if (call->status == 0 && call->route->file)
    {
      call->upload = beket_node_upload_new (call->node->blobs, &error);
      if (call->upload == NULL)
        beket_node_call_failed (call, error);
    }
}

/* %FALSE: the connection is cut: the rest of a refused body is longer than it is worth. */
static gboolean
take_part (BeketNodeCall *call,
           const char    *bytes,
           gsize          length)
{
  call->received += length;
  if (g_get_monotonic_time () - call->started > CALL_S * G_USEC_PER_SEC)
    return FALSE;
  if (call->status == 0 && call->received > call->route->limit)
    {
      beket_node_call_problem (call, 413, "too-large", NULL, "at most %zu bytes",
                               call->route->limit);
      g_byte_array_set_size (call->body, 0);
    }
  if (call->status != 0)
    return call->received < SWALLOW + (call->route == NULL ? 0 : call->route->limit);
  if (call->upload != NULL)
    beket_node_upload_write (call->upload, bytes, length);
  else
    g_byte_array_append (call->body, (const guint8 *) bytes, (guint) length);
  return TRUE;
}

static enum MHD_Result
finish (BeketNodeCall *call)
{
  if (call->status == 0)
    {
      call->stamp = beket_node_waiters_stamp (call->node->waiters);
      call->route->run (call);
    }
  if (call->status == 0)
    {
      if (beket_node_waiters_add (call->node->waiters, call->connection, call->stamp,
                                  call->deadline))
        return MHD_YES;
      beket_node_call_problem (call, 503, "busy", NULL, "too many wait already");
      beket_node_call_set (call, "Retry-After", "5");
    }
  return MHD_queue_response (call->connection, call->status, call->response);
}

static enum MHD_Result
handle (void                  *cls,
        struct MHD_Connection *connection,
        const char            *url,
        const char            *method,
        const char            *version,
        const char            *upload,
        size_t                *upload_size,
        void                 **data)
{
  BeketNodeServer *self = cls;
  BeketNodeCall *call = *data;
  gsize length = *upload_size;

  if (call == NULL)
    {
      *data = call = call_new (self->node, connection, url, method);
      begin (call);
      return MHD_YES;
    }
  if (length > 0)
    {
      *upload_size = 0;
      return take_part (call, upload, length) ? MHD_YES : MHD_NO;
    }
  return finish (call);
}

static void
completed (void                           *cls,
           struct MHD_Connection          *connection,
           void                          **data,
           enum MHD_RequestTerminationCode code)
{
  if (*data != NULL)
    call_free (*data);
  *data = NULL;
}

/* ---- Connections ---- */

static void
connection_changed (void                               *cls,
                    struct MHD_Connection              *connection,
                    void                              **context,
                    enum MHD_ConnectionNotificationCode code)
{
  if (code == MHD_CONNECTION_NOTIFY_STARTED)
    *context = g_new0 (BeketNodeGuest, 1);
  else
    {
      beket_node_guest_free (*context);
      *context = NULL;
    }
}

/* ---- Start and stop ---- */

static void quiet (void       *cls,
                   const char *format,
                   va_list     values) G_GNUC_PRINTF (2, 0);

static void
quiet (void       *cls,
       const char *format,
       va_list     values)
{
  g_autofree char *text = g_strdup_vprintf (format, values);

  g_debug ("microhttpd: %s", g_strchomp (text));
}

static gboolean
read_pem (BeketNodeServer *self,
          GError         **error)
{
  const BeketNodeFolder *folder = self->node->folder;
  g_autofree char *key = beket_node_folder_file (folder, "keys/node.key");
  g_autofree char *certificate = beket_node_folder_file (folder, "keys/node.pem");
  g_autofree char *own = g_strdup_printf ("%s/trust/roots/%s.pem", folder->path, folder->party);
  g_autofree char *peer = g_strdup_printf ("%s/trust/roots/%s.pem", folder->path, folder->peer);
  g_autofree char *own_root = NULL;
  g_autofree char *peer_root = NULL;

  if (!g_file_get_contents (key, &self->key, NULL, error) ||
      !g_file_get_contents (certificate, &self->certificate, NULL, error) ||
      !g_file_get_contents (own, &own_root, NULL, error))
    return FALSE;
  /* The peer's root comes when the states have exchanged theirs; until then it is a stranger. */
  g_file_get_contents (peer, &peer_root, NULL, NULL);
  self->roots = g_strconcat (own_root, "\n", peer_root, NULL);
  return TRUE;
}

static gboolean
read_address (BeketNodeServer         *self,
              struct sockaddr_storage *address,
              GError                 **error)
{
  const BeketNodeFolder *folder = self->node->folder;
  g_autoptr (GSocketAddress) parsed = g_inet_socket_address_new_from_string (folder->listen,
                                                                             folder->port);

  if (parsed == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s is no address to listen on",
                   folder->listen);
      return FALSE;
    }
  return g_socket_address_to_native (parsed, address, sizeof (*address), error);
}

static void
start_daemon (BeketNodeServer         *self,
              struct sockaddr_storage *address)
{
  unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_TLS | MHD_ALLOW_SUSPEND_RESUME |
                       MHD_USE_ERROR_LOG |
                       (address->ss_family == AF_INET6 ? MHD_USE_IPv6 : 0);

  self->daemon = MHD_start_daemon (flags, 0, NULL, NULL, handle, self,
                                   MHD_OPTION_EXTERNAL_LOGGER, quiet, NULL,
                                   MHD_OPTION_SOCK_ADDR, (struct sockaddr *) address,
                                   MHD_OPTION_HTTPS_MEM_KEY, self->key,
                                   MHD_OPTION_HTTPS_MEM_CERT, self->certificate,
                                   MHD_OPTION_HTTPS_MEM_TRUST, self->roots,
                                   MHD_OPTION_HTTPS_PRIORITIES,
                                   "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2",
                                   MHD_OPTION_THREAD_POOL_SIZE, (unsigned int) THREADS,
                                   MHD_OPTION_CONNECTION_LIMIT, (unsigned int) CONNECTIONS,
                                   MHD_OPTION_PER_IP_CONNECTION_LIMIT,
                                   (unsigned int) CONNECTIONS_IP,
                                   MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int) IDLE_S,
                                   MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t) (4 * HEADER_MEMORY),
                                   MHD_OPTION_CONNECTION_MEMORY_INCREMENT, (size_t) HEADER_MEMORY,
                                   MHD_OPTION_LISTEN_BACKLOG_SIZE, (unsigned int) BACKLOG,
                                   MHD_OPTION_NOTIFY_COMPLETED, completed, NULL,
                                   MHD_OPTION_NOTIFY_CONNECTION, connection_changed, NULL,
                                   MHD_OPTION_END);
}

BeketNodeServer *
beket_node_server_start (BeketNode *node,
                         GError   **error)
{
  g_autoptr (BeketNodeServer) self = g_new0 (BeketNodeServer, 1);
  struct sockaddr_storage address = { 0 };

  self->node = node;
  if (!read_pem (self, error) || !read_address (self, &address, error))
    return NULL;
  start_daemon (self, &address);
  if (self->daemon != NULL)
    return g_steal_pointer (&self);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_OFFLINE, "cannot listen on %s port %u",
               node->folder->listen, node->folder->port);
  return NULL;
}

guint16
beket_node_server_port (BeketNodeServer *self)
{
  const union MHD_DaemonInfo *info = MHD_get_daemon_info (self->daemon, MHD_DAEMON_INFO_BIND_PORT);

  return info == NULL ? 0 : info->port;
}

void
beket_node_server_stop (BeketNodeServer *self)
{
  if (self == NULL)
    return;
  beket_node_waiters_stop (self->node->waiters);
  if (self->daemon != NULL)
    MHD_stop_daemon (self->daemon);
  g_free (self->key);
  g_free (self->certificate);
  g_free (self->roots);
  g_free (self);
}
