/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cairo drew becomes the base revision: an archive file with a place for each signature.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

#include "act/update.h"
#include "domain/error.h"

/* ---- qpdf's handles ---- */

qpdf_oh
beket_pdf_parse (qpdf_data   pdf,
                 const char *text)
{
  return qpdf_oh_parse (pdf, text);
}

qpdf_oh
beket_pdf_indirect (qpdf_data   pdf,
                    const char *text)
{
  return qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, text));
}

void
beket_pdf_set_text (qpdf_data   pdf,
                    qpdf_oh     dictionary,
                    const char *key,
                    const char *utf8)
{
  qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_unicode_string (pdf, utf8));
}

qpdf_oh
beket_pdf_stream (qpdf_data   pdf,
                  const char *text,
                  const void *data,
                  gsize       length)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf);
  qpdf_oh entries = qpdf_oh_parse (pdf, text);
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);
  g_auto (GStrv) keys = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (qpdf_oh_begin_dict_key_iter (pdf, entries); qpdf_oh_dict_more_keys (pdf);)
    g_ptr_array_add (names, g_strdup (qpdf_oh_dict_next_key (pdf)));
  g_ptr_array_add (names, NULL);
  keys = (GStrv) g_ptr_array_steal (names, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    qpdf_oh_replace_key (pdf, dictionary, keys[i], qpdf_oh_get_key (pdf, entries, keys[i]));
  qpdf_oh_replace_stream_data (pdf, stream, data, length, qpdf_oh_new_null (pdf),
                               qpdf_oh_new_null (pdf));
  return stream;
}

/* Level 3: qpdf's own takes nearly twice as long, for a twentieth less. */
#define LEVEL 3

void
beket_finish_pack (BeketFinish *self,
                   qpdf_oh      stream,
                   const void  *data,
                   gsize        length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);
  gsize room = length + length / 1000 + 64;   /* more than zlib ever needs */
  g_autofree guint8 *packed = g_malloc (room);
  gsize n_read, size;

  if (g_converter_convert (G_CONVERTER (compressor), data, length, packed, room, G_CONVERTER_INPUT_AT_END, &n_read, &size,
                           NULL) == G_CONVERTER_FINISHED)
    qpdf_oh_replace_stream_data (self->pdf, stream, packed, size, qpdf_oh_new_name (self->pdf, "/FlateDecode"),
                                 qpdf_oh_new_null (self->pdf));
  else
    self->broken = TRUE;
}

/* ---- The file ---- */

static gboolean
is_well (qpdf_data pdf,
         GError  **error)
{
  qpdf_error fault = NULL;

  if (qpdf_has_error (pdf))
    fault = qpdf_get_error (pdf);
  else if (qpdf_more_warnings (pdf))
    fault = qpdf_next_warning (pdf);
  else
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "The act could not be finished: %s",
               qpdf_get_error_full_text (pdf, fault));
  return FALSE;
}

/* A classic cross-reference table and no object streams: an update is then plain text. */
static GBytes *
write_file (qpdf_data pdf,
            GError  **error)
{
  GBytes *bytes = NULL;

  qpdf_init_write_memory (pdf);
  qpdf_set_object_stream_mode (pdf, qpdf_o_disable);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_minimum_pdf_version (pdf, "1.7");
  qpdf_set_newline_before_endstream (pdf, QPDF_TRUE);
  qpdf_write (pdf);
  if (is_well (pdf, error))
    bytes = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));

  return bytes;
}

/* What the file says about itself as a whole, and which writer may continue it. */
static void
finish_catalog (BeketFinish *self)
{
  qpdf_oh root = qpdf_get_root (self->pdf);
  g_autofree char *own = g_strdup_printf ("<< /Layout %d /Writer %d >>", BEKET_ACT_LAYOUT, BEKET_UPDATE_VERSION);
  qpdf_oh dictionary = beket_pdf_parse (self->pdf, own);

  if (self->layout->seal != NULL)
    qpdf_oh_replace_key (self->pdf, dictionary, "/PaperSeal",
                         qpdf_oh_new_string (self->pdf, self->layout->seal));
  qpdf_oh_replace_key (self->pdf, root, "/Beket", dictionary);
  qpdf_oh_replace_key (self->pdf, root, "/Lang", qpdf_oh_new_string (self->pdf, "kk-KZ"));
  qpdf_oh_replace_key (self->pdf, root, "/ViewerPreferences",
                       beket_pdf_parse (self->pdf, "<< /DisplayDocTitle true >>"));
  qpdf_oh_replace_key (self->pdf, root, "/MarkInfo",
                       beket_pdf_parse (self->pdf, "<< /Marked true >>"));
}

static char *
pdf_date (const char *created)
{
  return g_strdup_printf ("D:%.4s%.2s%.2s%.2s%.2s%.2sZ", created, created + 5, created + 8,
                          created + 11, created + 14, created + 17);
}

static char *
title_of (const BeketLayout *layout)
{
  const char *number = beket_value_get_text (beket_value_get (layout->record, "act"), "number");

  return g_strdup_printf ("%s № %s", layout->form->title.in[BEKET_KK],
                          number != NULL ? number : "–");
}

static void
finish_parts (BeketFinish *self)
{
  beket_finish_content (self);
  beket_finish_room (self);
  beket_finish_fields (self);
  beket_finish_attach (self);
  beket_finish_metadata (self);
  finish_catalog (self);
}

static gboolean
is_whole (const BeketFinish *self,
          GError           **error)
{
  if (!self->broken)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                       "The act could not be finished: its content is broken");
  return FALSE;
}

GBytes *
beket_finish (BeketLayout *layout,
              GBytes      *drawn,
              GBytes      *record,
              const char  *created,
              GError     **error)
{
  g_autofree char *date = pdf_date (created);
  g_autofree char *title = title_of (layout);
  BeketFinish self = { .layout = layout, .record = record, .created = created, .date = date,
                       .title = title };
  g_autoptr (GBytes) written = NULL;
  gsize size;
  const char *data = g_bytes_get_data (drawn, &size);

  self.pdf = qpdf_init ();
  qpdf_silence_errors (self.pdf);
  qpdf_set_suppress_warnings (self.pdf, QPDF_TRUE);
  qpdf_read_memory (self.pdf, "act", data, size, NULL);
  if (is_well (self.pdf, error))
    {
      finish_parts (&self);
      if (is_whole (&self, error) && is_well (self.pdf, error))
        written = write_file (self.pdf, error);
    }

  /* An error that nobody fetched is printed by qpdf. */
  if (qpdf_has_error (self.pdf))
    qpdf_get_error (self.pdf);
  qpdf_cleanup (&self.pdf);
  return written != NULL ? beket_finish_structure (&self, written, error) : NULL;
}
