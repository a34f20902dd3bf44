/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands that correct share: why, by whom, with whose consent.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/correction.h"

#include <string.h>

#include "station/tools.h"

static void
forget (char *pin)
{
  if (pin != NULL)
    explicit_bzero (pin, strlen (pin));
  g_free (pin);
}

void
beketctl_correction_clear (BeketCtlCorrection *self)
{
  g_free (self->officer);
  g_free (self->pin_file);
  g_free (self->text);
  g_free (self->second);
  g_free (self->second_pin_file);
  forget (self->pin);
  forget (self->second_pin);
}

gboolean
beketctl_correction_is_whole (const BeketCtlCorrection *self)
{
  return self->officer != NULL && self->pin_file != NULL && self->text != NULL &&
         (self->second == NULL) == (self->second_pin_file == NULL);
}

gboolean
beketctl_correction_begin (BeketCtlCorrection *self,
                           BeketStation       *station,
                           GError            **error)
{
  self->pin = beketctl_read_pin (self->pin_file, error);
  if (self->pin == NULL)
    return FALSE;
  if (self->second != NULL && (self->second_pin = beketctl_read_pin (self->second_pin_file, error)) == NULL)
    return FALSE;
  return beket_tools_sign_in (station, self->officer, self->pin, error);
}

BeketGrounds
beketctl_correction_grounds (const BeketCtlCorrection *self,
                             const char               *reason)
{
  return (BeketGrounds) { reason, self->text, self->second, self->second_pin };
}
