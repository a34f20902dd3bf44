/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One HTTP call: its arguments and its answer.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/error.h"
#include "exchange/problem.h"
#include "exchange/text.h"
#include "record/json.h"

#include <string.h>

#define WAIT_MAX 30   /* seconds */

const char *
beket_node_call_rest (BeketNodeCall *call,
                      guint          from)
{
  const char *at = call->url;

  for (guint i = 0; i <= from && at != NULL; i++)
    at = strchr (at + 1, '/');
  return at == NULL ? "" : at + 1;
}

const char *
beket_node_call_header (BeketNodeCall *call,
                        const char    *name)
{
  return MHD_lookup_connection_value (call->connection, MHD_HEADER_KIND, name);
}

gboolean
beket_node_call_number (BeketNodeCall *call,
                        const char    *name,
                        gint64         otherwise,
                        gint64        *number)
{
  const char *text = MHD_lookup_connection_value (call->connection, MHD_GET_ARGUMENT_KIND, name);

  *number = otherwise;
  if (text == NULL || beket_number_parse (text, number))
    return TRUE;
  beket_node_call_problem (call, 400, "bad-argument", NULL, "the argument %s is no number", name);
  return FALSE;
}

gboolean
beket_node_call_wait (BeketNodeCall *call)
{
  gint64 now = g_get_monotonic_time ();
  gint64 seconds;

  if (call->deadline == 0)
    {
      if (!beket_node_call_number (call, "wait", 0, &seconds))
        return TRUE;
      call->deadline = now + MIN (seconds, WAIT_MAX) * G_USEC_PER_SEC;
    }
  return now < call->deadline;
}

/* ---- Answers ---- */

static void
take_response (BeketNodeCall       *call,
               guint                status,
               struct MHD_Response *response)
{
  if (call->status != 0)
    {
      MHD_destroy_response (response);
      return;
    }
  call->status = status;
  call->response = response;
}

void
beket_node_call_answer (BeketNodeCall *call,
                        guint          status,
                        const char    *media,
                        GBytes        *bytes)
{
  gsize length = 0;
  const void *data = bytes == NULL ? NULL : g_bytes_get_data (bytes, &length);
  struct MHD_Response *response;

  response = MHD_create_response_from_buffer (length, (void *) data, MHD_RESPMEM_MUST_COPY);
  if (media != NULL)
    MHD_add_response_header (response, "Content-Type", media);
  MHD_add_response_header (response, "Cache-Control", "no-store");
  take_response (call, status, response);
}

void
beket_node_call_text (BeketNodeCall *call,
                      guint          status,
                      const char    *media,
                      const char    *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  beket_node_call_answer (call, status, media, bytes);
}

void
beket_node_call_value (BeketNodeCall    *call,
                       guint             status,
                       const BeketValue *value)
{
  g_autoptr (GBytes) bytes = beket_json_write_bytes (value);

  beket_node_call_answer (call, status, "application/json", bytes);
}

void
beket_node_call_set (BeketNodeCall *call,
                     const char    *name,
                     const char    *value)
{
  if (call->response != NULL)
    MHD_add_response_header (call->response, name, value);
}

static const char *
title_of (guint status)
{
  switch (status)
    {
      case 400: return "Bad request";
      case 403: return "Refused";
      case 404: return "Not here";
      case 405: return "No such method";
      case 409: return "Another head";
      case 413: return "Too large";
      case 415: return "Another media type is expected";
      case 416: return "No such range";
      case 422: return "Not accepted";
      default: return "Not now";
    }
}

/* One line of the log for one refusal: no byte of the caller's makes another. */
static void
log_refusal (BeketNodeCall *call,
             guint          status,
             const char    *word,
             const char    *detail)
{
  g_autofree char *url = g_strescape (call->url, NULL);
  g_autofree char *reason = g_strescape (detail, NULL);

  g_message ("%u %s: %s %s by %s: %s", status, word, call->method, url,
             call->caller == NULL ? "nobody known" : call->caller->id, reason);
}

void
beket_node_call_problem (BeketNodeCall    *call,
                         guint             status,
                         const char       *word,
                         const BeketValue *extra,
                         const char       *format,
                         ...)
{
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GBytes) bytes = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  detail = g_utf8_make_valid (text, -1);   /* addresses come unescaped and may hold any byte */
  bytes = beket_problem_write (status, word, title_of (status), detail, extra);
  beket_node_call_answer (call, status, BEKET_PROBLEM_MEDIA, bytes);
  if (status == 403)
    g_atomic_int_inc (&call->node->refused);
  if (status == 403 || status == 422 || status == 413)
    log_refusal (call, status, word, detail);
}

void
beket_node_call_failed (BeketNodeCall *call,
                        const GError  *error)
{
  g_message ("503: %s %s: %s", call->method, call->url, error->message);
  beket_node_call_problem (call, 503, "busy", NULL, "the node's store cannot do this now");
  beket_node_call_set (call, "Retry-After", "5");
}

void
beket_node_row_text (BeketValue   *value,
                     const char   *name,
                     sqlite3_stmt *stmt,
                     int           column)
{
  g_autoptr (GBytes) bytes = beket_node_column (stmt, column);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  beket_value_set_text (value, name, text);
}
