/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files at the node: by their digest, whole or in parts, before the entry that names them; and long polls.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "exchange/names.h"

#include <string.h>

#define HERE "KZ-KZSYR-B02"
#define NEAR "KZ-KZSYR-B03"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation near;
  GBytes      *file;
  char        *hash;
  char        *path;
} One;

static void
set_up (One          *one,
        gconstpointer data)
{
  world_init (&one->world);
  world_nodes (&one->world, &one->kz, &one->ru);
  world_node_start (&one->kz);
  world_station_init (&one->here, &one->kz, HERE);
  world_station_init (&one->near, &one->kz, NEAR);
  one->file = g_bytes_new_static ("%PDF-1.7 not really", 19);
  one->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, one->file);
  one->path = g_strdup_printf ("/v1/blobs/sha-256/%s", one->hash);
}

static void
tear_down (One          *one,
           gconstpointer data)
{
  world_station_clear (&one->here);
  world_station_clear (&one->near);
  world_node_clear (&one->kz);
  world_node_clear (&one->ru);
  world_clear (&one->world);
  g_bytes_unref (one->file);
  g_free (one->hash);
  g_free (one->path);
}

/* (transfer full) */
static BeketReply *
send_it (One        *one,
         const char *method,
         GBytes     *body,
         const char *header,
         const char *value,
         const char *header2,
         const char *value2)
{
  BeketRequest request = {
    .method = method, .path = one->path, .body = body, .media = "application/octet-stream",
    .header = header, .value = value, .header2 = header2, .value2 = value2,
  };
  g_autoptr (GError) error = NULL;
  BeketReply *reply = world_send (one->here.client, &request, &error);

  g_assert_no_error (error);
  return reply;
}

static void
assert_answer (BeketReply *reply,
               guint       status,
               const char *word)
{
  g_autofree char *got = world_word (reply);

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_cmpstr (got, ==, word);
  beket_reply_free (reply);
}

static gboolean
is_there (One *one)
{
  g_autoptr (BeketReply) reply = send_it (one, "GET", NULL, NULL, NULL, NULL, NULL);

  g_assert_true (reply->status == 200 || reply->status == 404);
  if (reply->status == 200)
    g_assert_true (g_bytes_equal (reply->body, one->file));
  return reply->status == 200;
}

static void
test_put (One          *one,
          gconstpointer data)
{
  g_autofree char *digest = beket_content_digest (one->hash);
  g_autoptr (BeketReply) head = NULL;

  g_assert_false (is_there (one));
  assert_answer (send_it (one, "PUT", one->file, "Content-Digest", digest, NULL, NULL), 201, "");
  g_assert_true (is_there (one));
  assert_answer (send_it (one, "PUT", one->file, "Content-Digest", digest, NULL, NULL), 204, "");
  head = send_it (one, "HEAD", NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (head->status, ==, 200);
  g_assert_cmpstr (beket_reply_header (head, "repr-digest"), ==, digest);
  g_assert_cmpuint (g_bytes_get_size (head->body), ==, 0);
}

static void
test_wrong_digest (One          *one,
                   gconstpointer data)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("something else", 14);
  g_autofree char *digest = beket_content_digest ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  assert_answer (send_it (one, "PUT", other, NULL, NULL, NULL, NULL), 422, "digest");
  assert_answer (send_it (one, "PUT", one->file, "Content-Digest", digest, NULL, NULL), 422,
                 "digest");
  g_assert_false (is_there (one));
  g_free (one->path);
  one->path = g_strdup ("/v1/blobs/sha-256/..%2f..%2fnode.ini");
  assert_answer (send_it (one, "PUT", other, NULL, NULL, NULL, NULL), 404, "not-found");
}

static void
test_parts (One          *one,
            gconstpointer data)
{
  g_autoptr (GBytes) first = g_bytes_new_from_bytes (one->file, 0, 9);
  g_autoptr (GBytes) second = g_bytes_new_from_bytes (one->file, 9, 10);
  g_autoptr (GBytes) wrong = g_bytes_new_static ("0123456789", 10);
  g_autoptr (BeketReply) head = NULL;

  assert_answer (send_it (one, "PATCH", first, NULL, NULL, NULL, NULL), 400, "bad-argument");
  assert_answer (send_it (one, "PATCH", second, "Upload-Offset", "9", "Upload-Complete", "?1"), 409,
                 "offset");
  assert_answer (send_it (one, "PATCH", first, "Upload-Offset", "0", "Upload-Complete", "?0"), 204,
                 "");
  head = send_it (one, "HEAD", NULL, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (head->status, ==, 404);
  g_assert_cmpstr (beket_reply_header (head, "upload-offset"), ==, "9");

  /* A node that died between the parts knows how far it was. */
  world_node_kill (&one->kz);
  world_node_start (&one->kz);
  assert_answer (send_it (one, "PATCH", first, "Upload-Offset", "0", "Upload-Complete", "?0"), 409,
                 "offset");
  assert_answer (send_it (one, "PATCH", wrong, "Upload-Offset", "9", "Upload-Complete", "?1"), 422,
                 "digest");
  assert_answer (send_it (one, "PATCH", first, "Upload-Offset", "0", "Upload-Complete", "?0"), 204,
                 "");
  assert_answer (send_it (one, "PATCH", second, "Upload-Offset", "9", "Upload-Complete", "?1"), 201,
                 "");
  g_assert_true (is_there (one));
}

/* *INDENT-OFF* */
static const struct
{
  const char *range;
  guint       status;
  const char *content;
  const char *bytes;
} ranges[] = {
  { "bytes=0-3", 206, "bytes 0-3/19", "%PDF" },
  { "bytes=9-", 206, "bytes 9-18/19", "not really" },
  { "bytes=-6", 206, "bytes 13-18/19", "really" },
  { "bytes=9-99", 206, "bytes 9-18/19", "not really" },
  { "bytes=19-", 416, "bytes */19", NULL },
  { "bytes=5-4", 416, "bytes */19", NULL },
  { "bytes=0-", 200, NULL, "%PDF-1.7 not really" },
  { "bytes=0-1,3-4", 200, NULL, "%PDF-1.7 not really" },
  { "lines=1-2", 200, NULL, "%PDF-1.7 not really" },
};
/* *INDENT-ON* */

static void
test_ranges (One          *one,
             gconstpointer data)
{
  assert_answer (send_it (one, "PUT", one->file, NULL, NULL, NULL, NULL), 201, "");
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (BeketReply) reply =
        send_it (one, "GET", NULL, "Range", ranges[i].range, NULL, NULL);

      g_assert_cmpuint (reply->status, ==, ranges[i].status);
      g_assert_cmpstr (beket_reply_header (reply, "content-range"), ==, ranges[i].content);
      if (ranges[i].bytes != NULL)
        g_assert_cmpmem (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body),
                         ranges[i].bytes, strlen (ranges[i].bytes));
    }
}

static void
test_too_large (One          *one,
                gconstpointer data)
{
  g_autofree char *huge = g_strnfill (2 * 1024 * 1024, 'x');
  g_autoptr (GBytes) part = g_bytes_new (huge, 2 * 1024 * 1024);

  assert_answer (send_it (one, "PATCH", part, "Upload-Offset", "0", NULL, NULL), 413, "too-large");
  assert_answer (send_it (one, "PATCH", one->file, "Upload-Offset", "33554430", NULL, NULL), 413,
                 "too-large");
  g_assert_false (is_there (one));
}

/* commcare-android, release 2.26.4: forms were acknowledged whose attachments were not there. A receipt speaks for the file too. */
static void
test_missing (One          *one,
              gconstpointer data)
{
  g_autofree char *hash = world_append (&one->here, "peer", 1, one->file);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 1);

  assert_answer (world_push (&one->here, one->here.client, HERE, "peer", 1, lines->str), 422,
                 "missing-blob");
  assert_answer (send_it (one, "PUT", one->file, NULL, NULL, NULL, NULL), 201, "");
  assert_answer (world_push (&one->here, one->here.client, HERE, "peer", 1, lines->str), 200, "");
}

/* ---- Long polls ---- */

static void
keep (GObject      *source,
      GAsyncResult *result,
      gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
came (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
test_wait (One          *one,
           gconstpointer data)
{
  BeketRequest request = { .method = "GET", .path = "/v1/feed?after=0&wait=20", .wait = 20 };
  g_autofree char *hash = world_append (&one->here, "peer", 1, NULL);
  g_autofree char *own = world_append (&one->here, "own", 1, NULL);
  g_autoptr (GString) lines = world_lines (&one->here, "peer", 1, 1);
  g_autoptr (GString) own_lines = world_lines (&one->here, "own", 1, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gint64 began = g_get_monotonic_time ();

  beket_client_send_async (one->near.client, &request, NULL, keep, &result);
  /* What it may not see does not answer it. */
  assert_answer (world_push (&one->here, one->here.client, HERE, "own", 1, own_lines->str), 200,
                 "");
  g_assert_null (result);
  assert_answer (world_push (&one->here, one->here.client, HERE, "peer", 1, lines->str), 200, "");
  world_until (came, &result, 10);
  reply = beket_client_send_finish (one->near.client, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 15 * G_USEC_PER_SEC);
  body = g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
  g_assert_nonnull (strstr (body, "\"pos\":2"));
  g_assert_null (strchr (strchr (body, '\n') + 1, '\n'));
}

static void
test_wait_over (One          *one,
                gconstpointer data)
{
  BeketRequest request = { .method = "GET", .path = "/v1/receipts?after=0&wait=1", .wait = 1 };
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (BeketReply) reply = world_send (one->near.client, &request, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 204);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, G_USEC_PER_SEC * 9 / 10);
}

/* A node that stops does not keep those who wait. */
static void
test_wait_stop (One          *one,
                gconstpointer data)
{
  BeketRequest request = { .method = "GET", .path = "/v1/feed?after=0&wait=25", .wait = 25 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketReply) reply = NULL;
  gint64 began = g_get_monotonic_time ();

  beket_client_send_async (one->near.client, &request, NULL, keep, &result);
  g_assert_false (is_there (one));
  world_node_stop (&one->kz);
  world_until (came, &result, 20);
  reply = beket_client_send_finish (one->near.client, result, NULL);
  g_assert_true (reply == NULL || reply->status == 503);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 15 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *name;
    void        (*run) (One *one, gconstpointer data);
  } tests[] = {
    { "/node/blob/put", test_put }, { "/node/blob/wrong-digest", test_wrong_digest },
    { "/node/blob/parts", test_parts },
    { "/node/blob/ranges", test_ranges }, { "/node/blob/too-large", test_too_large },
    { "/node/blob/missing", test_missing },
    { "/node/wait/news", test_wait }, { "/node/wait/over", test_wait_over },
    { "/node/wait/stop", test_wait_stop },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, One, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
