/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl act draw, beketctl act copy: documents that are not the act of a crossing, and copies for paper.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/document.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "station/document.h"
#include "station/tools.h"

static void
forget (char *pin)
{
  if (pin != NULL)
    explicit_bzero (pin, strlen (pin));
  g_free (pin);
}

static gboolean
write_pdf (GBytes     *pdf,
           const char *path,
           GError    **error)
{
  return g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* The very file that was signed. */
static gboolean
write_act (BeketStation *station,
           const char   *entry,
           const char   *path,
           GError      **error)
{
  g_autoptr (BeketActView) view = beket_tools_open_act (station, entry, error);

  return view != NULL && view->pdf != NULL && write_pdf (view->pdf, path, error);
}

int
beketctl_document_draw (BeketStation           *station,
                        const BeketCtlDocument *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  char *pin = beketctl_read_pin (self->pin_file, &error);

  if (pin != NULL && beket_tools_sign_in (station, self->officer, pin, &error))
    entry = beket_tools_draw_document (station, self->name, self->about, self->facts, pin, &error);
  forget (pin);
  if (entry == NULL)
    return beketctl_refused_by (station, error);
  puts (entry);
  if (self->output != NULL && !write_act (station, entry, self->output, &error))
    return beketctl_refused (error);
  return BEKETCTL_OK;
}

int
beketctl_document_copy (BeketStation           *station,
                        const BeketCtlDocument *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (self->copy == NULL || self->output == NULL)
    return beketctl_usage ("beketctl act", _ ("a copy needs --for and --output"));
  pdf = beket_tools_copy_act (station, self->name, self->copy, &error);
  if (pdf == NULL || !write_pdf (pdf, self->output, &error))
    return beketctl_refused (error);
  return BEKETCTL_OK;
}
