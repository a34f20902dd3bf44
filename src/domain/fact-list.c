/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the facts of a crossing are called.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/fact-list.h"

#include <string.h>

#define OUTCOME "outcome", "ground", "outcomeDocument"

static const char *const crossing[] = {
  "direction", "subject", "point", "peerPoint", "mode", "lane", "expectedPersons", NULL
};
static const char *const cargo[] = {
  "empty", "goodsName", "hsCode", "unNumber", "declarationNumber", "grossWeightKg", "packages",
  "consignor", "consignee", NULL
};
static const char *const persons[] = {
  "role", "surname", "given", "patronymic", "documentKind", "documentNumber", "issuer",
  "nationality", "birthDate", "sex", "expiry", "personalNumber", "coach", "seat", OUTCOME, NULL
};
static const char *const expected[] = {
  "surname", "given", "birthDate", "documentNumber", "coach", "seat", NULL
};
static const char *const means[] = {
  "role", "plate", "plateCountry", "makeModel", "trailerPlate", OUTCOME, NULL
};
static const char *const equipment[] = { "number", OUTCOME, NULL };
static const char *const consignments[] = {
  "number", "documentKind", "documentNumber", "declarationNumber", "goodsName", "hsCode",
  "unNumber", "grossWeightKg", "packages", "consignor", "consignee", OUTCOME, NULL
};
static const char *const animals[] = {
  "species", "breed", "headCount", "identification", "marks", "certificate", OUTCOME, NULL
};
static const char *const grounds[] = {
  "document", "number", "issued", "expiry", "result", NULL
};
static const char *const seals[] = {
  "number", "kind", "class", "ownerParty", "stateBefore", "stateAfter", NULL
};
static const char *const wagons[] = { "number", "kind", OUTCOME, NULL };
static const char *const coaches[] = { "number", "seats", NULL };

static const struct
{
  const char        *name;
  gboolean           list;
  const char *const *members;
} lists[] = {
  { "crossing", FALSE, crossing },
  { "cargo", FALSE, cargo },
  { "persons", TRUE, persons },
  { "expected", TRUE, expected },
  { "usedTransportMeans", TRUE, means },
  { "transportEquipment", TRUE, equipment },
  { "consignments", TRUE, consignments },
  { "animals", TRUE, animals },
  { "grounds", TRUE, grounds },
  { "affixedSeal", TRUE, seals },
  { "wagons", TRUE, wagons },
  { "coaches", TRUE, coaches },
};

static guint
find_list (const char *name,
           gsize       length)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strlen (lists[i].name) == length && strncmp (lists[i].name, name, length) == 0)
      break;

  return i;
}

gboolean
beket_fact_is_list (const char *name)
{
  guint i = find_list (name, strlen (name));

  return i < G_N_ELEMENTS (lists) && lists[i].list;
}

static gboolean
has_member (guint       list,
            const char *name)
{
  return list < G_N_ELEMENTS (lists) && g_strv_contains (lists[list].members, name);
}

gboolean
beket_fact_is_known (const char *among,
                     const char *path)
{
  gsize length = strcspn (path, ".");
  guint list = find_list (path, length);

  if (path[length] == '.')
    return list < G_N_ELEMENTS (lists) && !lists[list].list && has_member (list, path + length + 1);
  if (list < G_N_ELEMENTS (lists))
    return lists[list].list;

  return among != NULL && has_member (find_list (among, strlen (among)), path);
}
