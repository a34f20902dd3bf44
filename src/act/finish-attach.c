/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record travels in the act, byte for byte, under the same signatures (ISO 19005-3, 6.8:
 * AFRelationship Data).
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

static qpdf_oh
make_file (BeketFinish *self)
{
  gsize size;
  const void *data = g_bytes_get_data (self->record, &size);
  g_autofree char *text = g_strdup_printf ("<< /Type /EmbeddedFile /Subtype /application#2fjson"
                                           " /Params << /Size %" G_GSIZE_FORMAT " /ModDate (%s) >> >>", size, self->date);
  qpdf_oh file;

  file = beket_pdf_stream (self->pdf, text, "", 0);
  beket_finish_pack (self, file, data, size);
  return file;
}

void
beket_finish_attach (BeketFinish *self)
{
  qpdf_oh root = qpdf_get_root (self->pdf);
  qpdf_oh specification =
    beket_pdf_indirect (self->pdf, "<< /Type /Filespec /F (record.json) /UF (record.json)"
                        " /AFRelationship /Data /EF << >> >>");
  qpdf_oh file = make_file (self);
  qpdf_oh names = beket_pdf_parse (self->pdf,
                                   "<< /EmbeddedFiles << /Names [ (record.json) ] >> >>");
  qpdf_oh list = qpdf_oh_new_array (self->pdf);
  qpdf_oh embedded;

  beket_pdf_set_text (self->pdf, specification, "/Desc", "Акт жазбасы / Запись акта");
  qpdf_oh_replace_key (self->pdf, qpdf_oh_get_key (self->pdf, specification, "/EF"), "/F", file);
  qpdf_oh_replace_key (self->pdf, qpdf_oh_get_key (self->pdf, specification, "/EF"), "/UF", file);

  embedded = qpdf_oh_get_key (self->pdf, names, "/EmbeddedFiles");
  qpdf_oh_append_item (self->pdf, qpdf_oh_get_key (self->pdf, embedded, "/Names"), specification);
  qpdf_oh_append_item (self->pdf, list, specification);
  qpdf_oh_replace_key (self->pdf, root, "/Names", names);
  qpdf_oh_replace_key (self->pdf, root, "/AF", list);
}
