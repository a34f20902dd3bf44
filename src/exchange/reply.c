/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a node answered.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/client.h"

#include "domain/error.h"
#include "exchange/problem.h"
#include "exchange/text.h"

void
beket_reply_free (BeketReply *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_free (self->media);
  g_free (self);
}

const char *
beket_reply_header (const BeketReply *self,
                    const char       *name)
{
  return g_hash_table_lookup (self->headers, name);
}

guint
beket_reply_retry_after (const BeketReply *self)
{
  const char *text = beket_reply_header (self, "retry-after");
  gint64 seconds = 0;

  return text != NULL && beket_number_parse (text, &seconds) ? (guint) MIN (seconds, 3600) : 0;
}

gboolean
beket_reply_error (const BeketReply *self,
                   const char       *doing,
                   GError          **error)
{
  g_autoptr (BeketProblem) problem = beket_problem_read (self->body);
  gboolean later = self->status == 429 || self->status >= 500;

  g_set_error (error, BEKET_ERROR, later ? BEKET_ERROR_OFFLINE : BEKET_ERROR_REFUSED,
               "%s: the node answered %u %s%s%s", doing, self->status, problem->word,
               problem->detail == NULL ? "" : ": ", problem->detail == NULL ? "" : problem->detail);
  return FALSE;
}
