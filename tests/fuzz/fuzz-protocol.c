/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fuzzes the loaders of protocols and amendments; what loads makes a plan, and versions of a protocol.
 */

#include "config.h"

#include "domain/plan.h"
#include "record/library.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
plan_with (const BeketProtocol *protocol)
{
  static const char *const hits[] = { "radiation", NULL };
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) controls = NULL;
  BeketPlanAsk ask = { .party = "KZ", .point = "KZSYR", .direction = "exit", .subject = "truck", .day = "2026-11-22",
                       .facts = facts, .risks = hits };
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "hsCode", "0602909900");
  beket_value_append (beket_value_list (facts, "consignments"), row);
  controls = beket_plan_make (protocol, &ask);
  g_assert_cmpuint (beket_value_length (controls), <=, protocol->rules->len);
  for (guint i = 0; i < beket_value_length (controls); i++)
    g_assert_true (beket_control_can (beket_value_index (controls, i), BEKET_CONTROL_START));
}

/* Of a protocol with one rule and one point; a version is there or the error is. */
static void
amend_with (BeketAmendment *amendment)
{
  static const char text[] =
    "{\"id\":\"p\",\"number\":\"1\",\"signedOn\":\"2025-12-01\",\"validFrom\":\"2026-01-01\","
    "\"title\":{\"kk\":\"a\",\"ru\":\"a\"},\"points\":[\"KZSYR\"],\"forms\":[{\"id\":\"D1\",\"version\":\"1.0\"}],"
    "\"rules\":[{\"id\":\"r1\",\"kind\":\"border\",\"performer\":\"KZ\",\"body\":\"border\",\"mandatory\":true}]}";
  g_autoptr (BeketProtocol) base = beket_protocol_parse (text, strlen (text), NULL);
  g_autoptr (GPtrArray) amendments = g_ptr_array_new ();
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  g_free (base->id);
  base->id = g_strdup (amendment->amends);
  g_ptr_array_add (amendments, amendment);
  versions = beket_protocol_versions (base, amendments, &error);
  g_assert_true ((versions == NULL) == (error != NULL));
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    plan_with (g_ptr_array_index (versions, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) protocol_error = NULL;
  g_autoptr (GError) amendment_error = NULL;
  g_autoptr (BeketProtocol) protocol = beket_protocol_parse ((const char *) data, size, &protocol_error);
  g_autoptr (BeketAmendment) amendment = beket_amendment_parse ((const char *) data, size, &amendment_error);

  g_assert_true ((protocol == NULL) == (protocol_error != NULL));
  g_assert_true ((amendment == NULL) == (amendment_error != NULL));
  if (protocol != NULL)
    plan_with (protocol);
  if (amendment != NULL)
    amend_with (amendment);

  return 0;
}
