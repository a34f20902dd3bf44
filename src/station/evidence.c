/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence of others, attached to an act: kept as it came, read anew each time it is shown.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/evidence.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/blob.h"
#include "ledger/evidence.h"
#include "station/station-private.h"
#include "station/tools.h"
#include "trust/evidence.h"

/* ---- Showing ---- */

static void
tell (BeketValue          *row,
      const BeketEvidence *evidence)
{
  g_autofree char *when = evidence->when != 0 ? beket_time_format_wire (evidence->when) : NULL;

  beket_value_set_text (row, "kind", evidence->kind);
  beket_value_set_text (row, "who", evidence->who);
  beket_value_set_text (row, "id", evidence->id);
  beket_value_set_text (row, "issuer", evidence->issuer);
  beket_value_set_text (row, "serial", evidence->serial);
  beket_value_set_text (row, "when", when);
  beket_value_set_text (row, "digest", evidence->digest);
  beket_value_set_text (row, "algorithm", evidence->algorithm);
  beket_value_set_text (row, "checked", evidence->checked);
}

static void
judge_row (BeketValue *row,
           const char *folder,
           GBytes     *pdf)
{
  const char *blob = beket_value_get_text (row, "blob");
  g_autoptr (GBytes) file = NULL;
  g_autoptr (BeketEvidence) evidence = NULL;

  if (pdf == NULL || blob == NULL || !beket_blob_exists (folder, blob))
    {
      beket_value_set_text (row, "checked", "missing");
      return;
    }
  file = beket_blob_load (folder, blob, NULL);
  if (file != NULL)
    evidence = beket_evidence_read (file, pdf, NULL);
  if (evidence != NULL)
    tell (row, evidence);
  else
    beket_value_set_text (row, "checked", "damaged");
}

void
beket_evidence_judge_rows (BeketValue *rows,
                           const char *folder,
                           GBytes     *pdf)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    judge_row (beket_value_index (rows, i), folder, pdf);
}

/* ---- Attaching ---- */

static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  /* One byte more than the limit is enough to be refused for its size. */
  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), BEKET_EVIDENCE_MAX + 1, NULL, error) : NULL;
}

typedef struct
{
  const char *act_blob;   /* (not owned) */
  const char *blob;       /* (not owned) */
  GPtrArray  *planned;    /* (owned) */
  GPtrArray  *written;    /* (owned) */
  gint64      now;
} Attachment;

static gboolean
is_new (BeketTx          *tx,
        const Attachment *attachment,
        GError          **error)
{
  g_autoptr (BeketValue) rows = beket_tx_evidence (tx, attachment->act_blob, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "blob"), attachment->blob) == 0)
      {
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "it is attached already");
        return FALSE;
      }
  if (beket_value_length (rows) < BEKET_EVIDENCE_ROWS)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the act has %d attached already", BEKET_EVIDENCE_ROWS);
  return FALSE;
}

/* Worker thread. Asked inside the transaction, so that it is attached once. */
static gboolean
write_attachment (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  Attachment *attachment = data;

  return is_new (tx, attachment, error) &&
         beket_planned_entries_append (tx, attachment->planned, attachment->now, attachment->written, error);
}

static gboolean
attach (BeketStation       *self,
        const BeketActView *view,
        const BeketValue   *data,
        const char         *blob,
        GError            **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  Attachment attachment = { beket_value_get_text (view->row, "blob"), blob, planned, written, beket_station_now (self) };

  g_ptr_array_add (planned, beket_station_plan_entry (self, "act.evidence", self->officer->id,
                                                      beket_value_get_text (view->row, "crossing"), data, NULL));
  if (!beket_ledger_write (self->ledger, write_attachment, &attachment, error))
    return FALSE;
  beket_station_tell_appended (self, written);
  beket_station_refresh (self);
  beket_station_poke (self);
  return TRUE;
}

static BeketValue *
evidence_data (BeketStation       *self,
               const BeketActView *view,
               const char         *kind,
               const char         *blob,
               gsize               size)
{
  BeketValue *data = beket_value_new_object ();
  BeketValue *evidence = beket_value_object (data, "evidence");
  g_autofree char *time = beket_time_format_wire (beket_station_now (self));

  beket_value_set_text (data, "act", beket_value_get_text (view->row, "number"));
  beket_value_set_text (data, "entry", view->entry);
  beket_value_set_text (data, "blob", beket_value_get_text (view->row, "blob"));
  beket_value_set_text (evidence, "kind", kind);
  beket_value_set_text (evidence, "blob", blob);
  beket_value_set_integer (evidence, "size", (gint64) size);
  beket_value_set_text (data, "officer", self->officer->id);
  beket_value_set_text (data, "attached", time);
  return data;
}

static BeketActView *
open_whole (BeketStation *self,
            const char   *act,
            GError      **error)
{
  g_autoptr (BeketActView) view = NULL;

  if (self->officer == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
  else if ((view = beket_tools_open_act (self, act, error)) != NULL && view->pdf == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the file of the act is not here");
  else
    return g_steal_pointer (&view);
  return NULL;
}

gboolean
beket_tools_add_evidence (BeketStation *station,
                          const char   *act,
                          const char   *path,
                          GError      **error)
{
  g_autoptr (BeketActView) view = open_whole (station, act, error);
  g_autoptr (GBytes) file = view != NULL ? read_file (path, error) : NULL;
  g_autoptr (BeketEvidence) evidence = file != NULL ? beket_evidence_read (file, view->pdf, error) : NULL;
  g_autoptr (BeketValue) data = NULL;
  char blob[BEKET_HASH_LENGTH + 1];

  if (evidence == NULL || !beket_blob_store (beket_ledger_get_folder (station->ledger), file, blob, error))
    return FALSE;
  data = evidence_data (station, view, evidence->kind, blob, g_bytes_get_size (file));
  return attach (station, view, data, blob, error);
}
