/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the peer state's node reads: checkpoint, tiles, our mirror of its log, certificates.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/error.h"
#include "node/log.h"
#include "record/hash.h"

#include <string.h>

#define NOTE_MEDIA "text/plain; charset=utf-8"

/* /to/{peer}/...: only the peer that the address names. */
static gboolean
is_addressed (BeketNodeCall *call)
{
  if (g_str_equal (call->path[1], call->caller->party))
    return TRUE;
  beket_node_call_problem (call, 403, "forbidden", NULL, "/to/%s is not for %s", call->path[1],
                           call->caller->party);
  return FALSE;
}

/* ---- Checkpoints ---- */

typedef struct
{
  const char *side;
  const char *name;         /* (nullable): SHA-256 of the log's origin, in hex */
  char       *checkpoint;   /* (owned) (nullable) */
  gint64      size;
} Published;

static gboolean
read_published (BeketNodeTx *tx,
                gpointer     data,
                GError     **error)
{
  Published *published = data;
  g_autoptr (BeketNodeLog) log = NULL;
  g_autofree char *name = NULL;

  if (!beket_node_log_load (tx, published->side, &log, error))
    return FALSE;
  if (log == NULL || log->checkpoint == NULL)
    return TRUE;
  name = beket_hash_hex (log->origin, strlen (log->origin));
  if (published->name != NULL && !g_str_equal (published->name, name))
    return TRUE;
  published->checkpoint = g_strdup (log->checkpoint);
  published->size = (gint64) log->signed_size;
  return TRUE;
}

/* "after" is answered by any other size, not only by a larger one: a log that shrank must be seen at once. */
static void
answer_published (BeketNodeCall *call,
                  Published     *published)
{
  g_autoptr (GError) error = NULL;
  gint64 after;

  if (!beket_node_call_number (call, "after", -1, &after))
    return;
  if (!beket_node_store_read (call->node->store, read_published, published, &error))
    beket_node_call_failed (call, error);
  else if (published->checkpoint != NULL && published->size != after)
    beket_node_call_text (call, 200, NOTE_MEDIA, published->checkpoint);
  else if (beket_node_call_wait (call))
    return;
  else if (published->checkpoint == NULL)
    beket_node_call_problem (call, 404, "not-found", NULL,
                             "there is no checkpoint of this log yet");
  else
    beket_node_call_answer (call, 204, NULL, NULL);
}

void
beket_node_get_checkpoint (BeketNodeCall *call)
{
  Published published = { .side = "own" };

  if (is_addressed (call))
    answer_published (call, &published);
  g_free (published.checkpoint);
}

void
beket_node_get_mirror (BeketNodeCall *call)
{
  Published published = { .side = "peer", .name = call->path[3] };

  if (is_addressed (call))
    answer_published (call, &published);
  g_free (published.checkpoint);
}

/* ---- Tiles ---- */

typedef struct
{
  BeketTile tile;
  GBytes   *bytes;   /* (owned) (nullable) */
} Wanted;

static gboolean
read_tile (BeketNodeTx *tx,
           gpointer     data,
           GError     **error)
{
  Wanted *wanted = data;
  g_autoptr (BeketNodeLog) log = NULL;

  if (!beket_node_log_load (tx, "own", &log, error))
    return FALSE;
  return log == NULL || beket_node_log_tile (tx, log, &wanted->tile, &wanted->bytes, error);
}

void
beket_node_get_tile (BeketNodeCall *call)
{
  Wanted wanted = { 0 };
  g_autoptr (GError) error = NULL;

  if (!is_addressed (call))
    return;
  if (!beket_tile_parse (beket_node_call_rest (call, 1), &wanted.tile, &error))
    beket_node_call_problem (call, 404, "not-found", NULL, "%s", error->message);
  else if (!beket_node_store_read (call->node->store, read_tile, &wanted, &error))
    beket_node_call_failed (call, error);
  else if (wanted.bytes == NULL)
    beket_node_call_problem (call, 404, "not-found", NULL, "the log is not that long");
  else
    beket_node_call_answer (call, 200, "application/octet-stream", wanted.bytes);
  g_clear_pointer (&wanted.bytes, g_bytes_unref);
}

/* ---- Certificates ---- */

typedef struct
{
  const char *id;
  char       *pem;   /* (owned) (nullable) */
} Certificate;

static gboolean
read_certificate (BeketNodeTx *tx,
                  gpointer     data,
                  GError     **error)
{
  Certificate *certificate = data;

  return beket_node_sql_text (tx, &certificate->pem, error,
                              "SELECT pem FROM certificate WHERE id = ?1", "t", certificate->id);
}

void
beket_node_get_certificate (BeketNodeCall *call)
{
  Certificate certificate = { .id = call->path[3] };
  g_autoptr (GError) error = NULL;

  if (!is_addressed (call))
    return;
  if (!beket_node_store_read (call->node->store, read_certificate, &certificate, &error))
    beket_node_call_failed (call, error);
  else if (certificate.pem == NULL)
    beket_node_call_problem (call, 404, "not-found", NULL, "no key with this id signs here");
  else
    beket_node_call_text (call, 200, "application/x-pem-file", certificate.pem);
  g_free (certificate.pem);
}
