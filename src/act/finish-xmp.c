/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Metadata and colour: XMP, the Info dictionary that must say the same, the output intent.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/finish.h"

#include <string.h>

#define CREATOR  "Beket"
#define PRODUCER "Beket, cairo, qpdf"

/* %s: title, title, title in Russian, date, date, date. The extension schema is there because ISO
 * 19005-3, 6.6.2.3.1 knows no pdfuaid. */
#define XMP \
  "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" \
  "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">" \
  "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>\n" \
  "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">" \
  "<pdfuaid:part>1</pdfuaid:part></rdf:Description>\n" \
  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" \
  "<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>" \
  "<rdf:li xml:lang=\"kk-KZ\">%s</rdf:li><rdf:li xml:lang=\"ru-RU\">%s</rdf:li></rdf:Alt></dc:title>" \
  "<dc:language><rdf:Bag><rdf:li>kk-KZ</rdf:li><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language></rdf:Description>\n" \
  "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">" \
  "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate><xmp:MetadataDate>%s</xmp:MetadataDate>" \
  "<xmp:CreatorTool>" CREATOR "</xmp:CreatorTool></rdf:Description>\n" \
  "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">" \
  "<pdf:Producer>" PRODUCER "</pdf:Producer></rdf:Description>\n" \
  "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" \
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" \
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">" \
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>" \
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" \
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" \
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">" \
  "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>" \
  "<pdfaProperty:category>internal</pdfaProperty:category>" \
  "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>" \
  "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n" \
  "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n"

static void
add_xmp (BeketFinish *self)
{
  const char *number = beket_value_get_text (beket_value_get (self->layout->record, "act"),
                                             "number");
  g_autofree char *russian = g_strdup_printf ("%s № %s", self->layout->form->title.in[BEKET_RU],
                                              number != NULL ? number : "–");
  g_autofree char *xmp = g_markup_printf_escaped (XMP, self->title, self->title, russian,
                                                  self->created, self->created,
                                                  self->created);

  /* qpdf leaves metadata uncompressed, as a program that knows no PDF needs it. */
  qpdf_oh_replace_key (self->pdf, qpdf_get_root (self->pdf), "/Metadata",
                       beket_pdf_stream (self->pdf, "<< /Type /Metadata /Subtype /XML >>", xmp,
                                         strlen (xmp)));
}

static void
set_info (BeketFinish *self)
{
  qpdf_oh trailer = qpdf_get_trailer (self->pdf);
  qpdf_oh info = beket_pdf_indirect (self->pdf,
                                     "<< /Creator (" CREATOR ") /Producer (" PRODUCER ") >>");

  beket_pdf_set_text (self->pdf, info, "/Title", self->title);
  qpdf_oh_replace_key (self->pdf, info, "/CreationDate",
                       qpdf_oh_new_string (self->pdf, self->date));
  qpdf_oh_replace_key (self->pdf, info, "/ModDate", qpdf_oh_new_string (self->pdf, self->date));
  qpdf_oh_replace_key (self->pdf, trailer, "/Info", info);
}

static void
add_intent (BeketFinish *self)
{
  g_autoptr (GBytes) icc = beket_icc_srgb ();
  qpdf_oh profile = beket_pdf_stream (self->pdf, "<< /N 3 >>", g_bytes_get_data (icc, NULL),
                                      g_bytes_get_size (icc));
  qpdf_oh intent =
    beket_pdf_parse (self->pdf,
                     "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                     " /Info (sRGB IEC61966-2.1) >>");
  qpdf_oh intents = qpdf_oh_new_array (self->pdf);

  qpdf_oh_replace_key (self->pdf, intent, "/DestOutputProfile", profile);
  qpdf_oh_append_item (self->pdf, intents, intent);
  qpdf_oh_replace_key (self->pdf, qpdf_get_root (self->pdf), "/OutputIntents", intents);
}

void
beket_finish_metadata (BeketFinish *self)
{
  add_xmp (self);
  set_info (self);
  add_intent (self);
}
