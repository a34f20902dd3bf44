/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a lorry with a sealed container that leaves Kazakhstan at Syrym. Nobody in it
 * exists.
 */

#include "config.h"

#include "fixture.h"

#include "record/json.h"

static const char head[] =
  "{\"act\":{\"number\":\"JCA-KZSYR-20261122-000001-02\",\"form\":\"D1\",\"formVersion\":\"1.0\","
  "\"drawn\":\"2026-11-22T09:14:03.118Z\"},"
  "\"protocol\":{\"id\":\"demo-kzsyr\",\"number\":\"ДЕМО-1\",\"signedOn\":\"2025-12-15\",\"demo\":true,\"title\":{"
  "\"kk\":\"Бірлескен бақылаудың тәртібі мен нысандары туралы хаттама (байқап көруге арналған үлгі)\","
  "\"ru\":\"Протокол о порядке и формах совместного контроля (образец для пробы)\"}},"
  "\"crossing\":{\"id\":\"0193526a-1c5e-7b3a-9d2f-4b7e8a6c1d20\",\"direction\":\"exit\",\"subject\":\"truck\",\"mode\":\"joint\","
  "\"point\":\"KZSYR\",\"peerPoint\":\"RUMSH\",\"arrived\":\"2026-11-22T08:41:20.000Z\",\"finished\":\"2026-11-22T09:12:47.500Z\"},"
  "\"usedTransportMeans\":[{\"plate\":\"123ABC07\",\"plateCountry\":\"KAZ\",\"makeModel\":\"KAMAZ 54901\",\"trailerPlate\":\"07AAB07\"}],"
  "\"transportEquipment\":[{\"number\":\"MSKU0383250\"}],"
  "\"cargo\":{\"empty\":false,\"goodsName\":\"Бидай ұны, бірінші сұрып, қаптарда\",\"declarationNumber\":\"57421/221126/0004513\","
  "\"grossWeightKg\":24860,\"packages\":480,\"consignor\":\"«Үлгі-Астық» ЖШС\",\"consignee\":\"ООО «Пример»\"},"
  "\"grounds\":[{\"document\":\"cmr\",\"number\":\"KZ-0045127\",\"issued\":\"2026-11-21\",\"result\":\"no-remarks\"},"
  "{\"document\":\"driving-licence\",\"number\":\"AB 123456\",\"issued\":\"2019-05-14\",\"expiry\":\"2029-05-14\",\"result\":\"no-remarks\"}],"
  "\"controls\":[{\"kind\":\"border\",\"performer\":\"KZ\",\"body\":\"border\",\"officer\":\"KZ-10442\",\"status\":\"done\","
  "\"result\":\"no-remarks\",\"method\":\"identity\",\"technicalMeans\":\"document-reader\",\"started\":\"2026-11-22T08:45:00.000Z\","
  "\"finished\":\"2026-11-22T08:47:12.000Z\",\"mandatory\":true,\"serviceMarks\":\"ҚЫЗМЕТТІК СЛУЖЕБНОЕ\"},"
  "{\"kind\":\"customs\",\"performer\":\"KZ\",\"body\":\"customs\",\"officer\":\"KZ-10518\",\"status\":\"done\",\"result\":\"no-remarks\","
  "\"method\":\"documents\",\"technicalMeans\":\"none\",\"started\":\"2026-11-22T08:50:00.000Z\",\"finished\":\"2026-11-22T09:05:31.000Z\","
  "\"mandatory\":true,\"remarks\":\"Пломбаның бүтіндігі қаралды, ескертулер жоқ. Құжаттардағы салмақ өлшенген салмаққа сәйкес келеді.\"},"
  "{\"kind\":\"transport\",\"performer\":\"KZ\",\"body\":\"transport\",\"officer\":\"KZ-10442\",\"status\":\"waived\",\"basis\":\"4.2\","
  "\"reliedAct\":\"JCA-RUMSH-20261122-000007-01\",\"mandatory\":true}],"
  "\"affixedSeal\":[{\"number\":\"KZ0045127\",\"kind\":\"seal\",\"class\":\"H\",\"ownerParty\":\"KZ\",\"stateBefore\":\"intact\",\"stateAfter\":\"intact\"}],"
  "\"waivers\":[{\"kind\":\"transport\",\"basis\":\"4.2\",\"reliedAct\":\"JCA-RUMSH-20261122-000007-01\"}],"
  "\"decision\":{\"decision\":\"admitted\",\"decided\":\"2026-11-22T09:12:47.500Z\"},"
  "\"signatures\":[{\"field\":0,\"id\":\"KZ-10442\",\"name\":\"Үлгібаев Нұрлан Әлиұлы\",\"body\":\"border\",\"party\":\"KZ\",\"role\":\"inspector\"},"
  "{\"field\":1,\"id\":\"RU-20817\",\"name\":\"Примеров Юрий Ильич\",\"body\":\"border\",\"party\":\"RU\",\"role\":\"shift-leader\"}],"
  "\"persons\":[]}";

static void
add_person (BeketValue *persons,
            guint       index)
{
  BeketValue *person = beket_value_new_object ();
  g_autofree char *number = g_strdup_printf ("N%08u", 12345678 + index);

  beket_value_set_text (person, "role", index == 0 ? "driver" : "passenger");
  beket_value_set_text (person, "surname", "AKHMETOV");
  beket_value_set_text (person, "given", "NURLAN");
  beket_value_set_text (person, "documentKind", index % 7 == 3 ? "ru-internal" : "passport");
  beket_value_set_text (person, "documentNumber", number);
  beket_value_set_text (person, "issuer", "KAZ");
  beket_value_set_text (person, "nationality", "KAZ");
  beket_value_set_text (person, "birthDate", "1990-01-15");
  beket_value_set_text (person, "sex", "M");
  beket_value_set_text (person, "expiry", "2030-01-14");
  beket_value_set_text (person, "personalNumber", "900115300003");
  beket_value_set_text (person, "mrz", "P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<");
  beket_value_append (persons, person);
}

BeketValue *
fixture_record (guint n_persons)
{
  g_autoptr (GError) error = NULL;
  BeketValue *record = beket_json_parse (head, sizeof head - 1, BEKET_JSON_MAX_BODY, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_persons; i++)
    add_person (beket_value_list (record, "persons"), i);

  return record;
}
