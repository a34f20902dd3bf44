/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks drawn, to be printed.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"

#include "act/blank.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "station/stage.h"
#include "station/station-private.h"

typedef struct
{
  BeketLibrary *library;    /* (owned) */
  char        **numbers;    /* (owned) (nullable): all that are out */
  BeketValue   *rows;       /* (owned): list of the ledger's */
  BeketValue   *records;    /* (owned) */
  GPtrArray    *forms;      /* (owned) (element-type BeketForm): of each; they are the library's */
} Print;

static void
print_free (Print *print)
{
  beket_library_unref (print->library);
  g_strfreev (print->numbers);
  beket_value_unref (print->rows);
  beket_value_unref (print->records);
  g_ptr_array_unref (print->forms);
  g_free (print);
}

/* ---- Which ---- */

static gboolean
read_row (BeketTx    *tx,
          Print      *print,
          const char *number,
          GError    **error)
{
  BeketValue *row = beket_blank_check_open (tx, number, error) ? beket_tx_blank (tx, number, error) : NULL;

  if (row == NULL)
    return FALSE;
  beket_value_append (print->rows, row);
  return TRUE;
}

/* Those that were reserved first are used first. */
static gboolean
read_out (BeketTx *tx,
          Print   *print,
          GError **error)
{
  g_autoptr (BeketValue) numbers = beket_tx_blanks_out (tx, BEKET_BLANKS_MAX, error);

  for (guint i = 0; numbers != NULL && i < beket_value_length (numbers); i++)
    if (!read_row (tx, print, beket_value_to_text (beket_value_index (numbers, i)), error))
      return FALSE;
  return numbers != NULL;
}

static gboolean
read_named (BeketTx *tx,
            Print   *print,
            GError **error)
{
  for (guint i = 0; print->numbers[i] != NULL; i++)
    if (!read_row (tx, print, print->numbers[i], error))
      return FALSE;
  return TRUE;
}

/* Worker thread. */
static gboolean
read_rows (BeketTx *tx,
           gpointer data,
           GError **error)
{
  Print *print = data;

  if (!(print->numbers != NULL ? read_named (tx, print, error) : read_out (tx, print, error)))
    return FALSE;
  if (beket_value_length (print->rows) > 0 && beket_value_length (print->rows) <= BEKET_BLANKS_MAX)
    return TRUE;
  return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-count", "1 to %d blanks are printed in one go", BEKET_BLANKS_MAX);
}

/* ---- What stands on it already ---- */

static BeketValue *
record_of (BeketStation     *self,
           const BeketValue *row)
{
  BeketValue *record = beket_value_new_object ();
  BeketValue *crossing = beket_value_object (record, "crossing");
  const BeketProtocol *protocol = beket_station_agreed_protocol (self);

  beket_value_set_text (beket_value_object (record, "act"), "number", beket_value_get_text (row, "number"));
  beket_value_set_text (crossing, "point", self->profile->point);
  beket_value_set_text (crossing, "peerPoint", self->profile->peer_point);
  /* What is printed for a trial says so. */
  if (protocol != NULL && protocol->demo)
    beket_value_set_boolean (beket_value_object (record, "protocol"), "demo", TRUE);
  return record;
}

static gboolean
plan_pages (BeketStation *self,
            Print        *print,
            GError      **error)
{
  for (guint i = 0; i < beket_value_length (print->rows); i++)
    {
      const BeketValue *row = beket_value_index (print->rows, i);
      const BeketForm *form = beket_station_get_form (self, beket_value_get_text (row, "form"), beket_value_get_text (row, "formVersion"));

      if (form == NULL || form->blank.in[BEKET_KK] == NULL)
        return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-none", "the form of a blank is not here any more");
      g_ptr_array_add (print->forms, (gpointer) form);
      beket_value_append (print->records, record_of (self, row));
    }
  return TRUE;
}

/* ---- Drawn ---- */

/* Any thread: the records are this call's own. */
static void
draw (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Print *print = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GBytes *whole = NULL;
  GError *error = NULL;

  for (guint i = 0; error == NULL && i < print->forms->len; i++)
    {
      GBytes *file = beket_blank_render (print->library, g_ptr_array_index (print->forms, i), beket_value_index (print->records, i), &error);

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  if (error == NULL)
    whole = beket_blank_bind (files, &error);
  if (whole != NULL)
    g_task_return_pointer (task, whole, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
drawn (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *whole = g_task_propagate_pointer (G_TASK (result), &error);

  if (whole != NULL)
    g_task_return_pointer (task, whole, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
rows_read (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Print *print = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error) || !plan_pages (self, print, &error))
    g_task_return_error (task, error);
  else
    beket_stage_run (g_steal_pointer (&task), print, NULL, draw, drawn);
}

void
beket_station_print_blanks_async (BeketStation       *self,
                                  const char *const  *numbers,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task;
  Print *print;

  g_return_if_fail (BEKET_IS_STATION (self));

  task = g_task_new (self, NULL, callback, user_data);
  print = g_new0 (Print, 1);
  print->library = beket_library_ref (self->library);
  print->numbers = g_strdupv ((char **) numbers);
  print->rows = beket_value_new_list ();
  print->records = beket_value_new_list ();
  print->forms = g_ptr_array_new ();
  g_task_set_source_tag (task, beket_station_print_blanks_async);
  g_task_set_task_data (task, print, (GDestroyNotify) print_free);
  beket_ledger_read_async (self->ledger, read_rows, print, NULL, NULL, rows_read, task);
}

GBytes *
beket_station_print_blanks_finish (BeketStation *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_print_blanks_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
