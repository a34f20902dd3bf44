/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signed notes and checkpoints: a value or an error, and a checkpoint is written again the same.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "exchange/note.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketNote) note = beket_note_parse ((const char *) data, size, &error);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (BeketCheckpoint) checkpoint = beket_checkpoint_parse (text, NULL);

  g_assert_true ((note == NULL) == (error != NULL));
  if (checkpoint != NULL)
    g_assert_true (checkpoint->origin != NULL);

  return 0;
}
