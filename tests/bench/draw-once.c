/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cold process does that draws one act: data, record, act, no keys. Run by bench-act.
 */

#include "config.h"

#include <stdlib.h>

#include "act/act.h"
#include "fixture.h"
#include "record/json.h"

int
main (void)
{
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (BeketValue) facts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) pdf = NULL;

  beket_act_prepare ();
  library = beket_library_load (g_getenv ("BEKET_DATADIR"), NULL);
  if (library == NULL)
    return EXIT_FAILURE;

  facts = fixture_record (1);
  bytes = beket_json_write_bytes (facts);
  pdf = beket_act_render (library, beket_library_form (library, "D1", "1.0", NULL), facts, bytes, "KZ1:A SEAL", NULL);
  return pdf != NULL ? EXIT_SUCCESS : EXIT_FAILURE;
}
