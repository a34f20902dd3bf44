/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a node answers: the words of its refusals, and what it says to those who show no certificate.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "exchange/problem.h"

#include <string.h>

char *
world_word (BeketReply *reply)
{
  g_autoptr (BeketProblem) problem = beket_problem_read (reply->body);

  return g_strdup (problem->word);
}

void
world_assert_refused (BeketReply *reply,
                      guint       status,
                      const char *word)
{
  g_autofree char *got = world_word (reply);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_cmpstr (reply->media, ==, BEKET_PROBLEM_MEDIA);
  g_assert_cmpstr (got, ==, word);
}

static gboolean
accept_all (GTlsConnection      *connection,
            GTlsCertificate     *certificate,
            GTlsCertificateFlags flags,
            gpointer             data)
{
  return TRUE;
}

static void
prepare_tls (GSocketClient      *client,
             GSocketClientEvent  event,
             GSocketConnectable *host,
             GIOStream          *connection,
             gpointer            data)
{
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING)
    g_signal_connect (connection, "accept-certificate", G_CALLBACK (accept_all), NULL);
}

char *
world_ask_bare (WorldNode  *node,
                const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gsize length = 0;

  g_socket_client_set_tls (client, TRUE);
  g_socket_client_set_timeout (client, 20);
  g_signal_connect (client, "event", G_CALLBACK (prepare_tls), NULL);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) node->port, NULL,
                                                &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer,
                           sizeof (buffer) - 1, &length, NULL, NULL);
  return g_strndup (buffer, length);
}
