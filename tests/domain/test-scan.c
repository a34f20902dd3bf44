/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scans: what they are, which keys they press, and how they are told from a typing hand.
 */

#include "config.h"

#include "domain/scan.h"

#include <string.h>

#define LINE1 "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
#define LINE2 "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

static void
test_recognise (void)
{
  static const struct
  {
    const char   *text;
    BeketScanKind kind;
  } cases[] = {
    { LINE1 LINE2, BEKET_SCAN_MRZ },
    { LINE1 "\n" LINE2, BEKET_SCAN_MRZ },
    { LINE1 "L898902C30UTO0000000F0000000ZE184226B<<<<<00", BEKET_SCAN_MRZ },   /* wrong digits: still a zone */
    { "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", BEKET_SCAN_MRZ },
    { "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6", BEKET_SCAN_MRZ },
    { LINE1, BEKET_SCAN_UNKNOWN },
    { "X" LINE1 LINE2, BEKET_SCAN_UNKNOWN },
    { "KZ1:6BF$X", BEKET_SCAN_ACT },
    { "kz1:6BF", BEKET_SCAN_UNKNOWN },
    { "JCA-KZSYR-20261122-000042-B02-V", BEKET_SCAN_BLANK },
    { "JCA-KZSYR-20261122-000042-B02-V\n", BEKET_SCAN_BLANK },
    { "JCA-KZSYR-20261122-000042-B02-X", BEKET_SCAN_UNKNOWN },   /* another check character */
    { "JCA-KZSYR-20261131-000042-B02-V", BEKET_SCAN_UNKNOWN },
    { "CSQU3054383", BEKET_SCAN_CONTAINER },
    { "CSQU3054384", BEKET_SCAN_CONTAINER },
    { "CSQU 305438 3", BEKET_SCAN_CONTAINER },
    { "512ABC07", BEKET_SCAN_PLATE },
    { "А123ВС56", BEKET_SCAN_PLATE },
    { "H 4418203", BEKET_SCAN_SEAL },
    { "KZ4418203", BEKET_SCAN_SEAL },
    { "H4418203", BEKET_SCAN_SEAL },
    { "S 001", BEKET_SCAN_SEAL },
    { "AB123456C", BEKET_SCAN_UNKNOWN },       /* letters behind the digits */
    { "H 123 BC 56", BEKET_SCAN_PLATE },
    { "Н 4418 20", BEKET_SCAN_PLATE },
    { "4870001234567", BEKET_SCAN_UNKNOWN },   /* bar code of goods */
    { "HELLO", BEKET_SCAN_UNKNOWN },
    { "", BEKET_SCAN_UNKNOWN },
    { "\xff\xff\xff\xff", BEKET_SCAN_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (beket_scan_recognise (cases[i].text), ==, cases[i].kind);
    }
}

static void
test_keys (void)
{
  static const struct
  {
    guint       first;
    const char *plain;
    const char *shifted;
  } rows[] = {
    { 10, "1234567890-=", "!@#$%^&*()_+" },
    { 24, "qwertyuiop[]", "QWERTYUIOP{}" },
    { 38, "asdfghjkl;'`", "ASDFGHJKL:\"~" },
    { 52, "zxcvbnm,./", "ZXCVBNM<>?" },
    { 79, "789-456+1230.", "789-456+1230." },
    { 94, "<", ">" },
    { 65, " ", " " },
    { 36, "\n", "\n" },
    { 104, "\n", "\n" },
    { 23, "\t", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint n = 0; rows[i].plain[n] != '\0'; n++)
      {
        g_assert_cmpint (beket_scan_character (rows[i].first + n, FALSE), ==, rows[i].plain[n]);
        g_assert_cmpint (beket_scan_character (rows[i].first + n, TRUE), ==, rows[i].shifted[n]);
      }

  g_assert_cmpint (beket_scan_character (9, FALSE), ==, 0);     /* Esc */
  g_assert_cmpint (beket_scan_character (50, TRUE), ==, 0);     /* shift itself */
  g_assert_cmpint (beket_scan_character (67, FALSE), ==, 0);    /* F1 */
  g_assert_cmpint (beket_scan_character (0, FALSE), ==, 0);
  g_assert_cmpint (beket_scan_character (G_MAXUINT, FALSE), ==, 0);
}

/* Keys that come every @step ms; returns the last state and leaves the last time in @ms. */
static BeketScanState
type (BeketScanBuffer *buffer,
      const char      *text,
      int              step,
      gint64          *ms)
{
  BeketScanState state = BEKET_SCAN_NOTHING;

  for (; *text != '\0'; text++)
    {
      *ms += step;
      state = beket_scan_buffer_add (buffer, *text, *ms);
    }

  return state;
}

static void
assert_taken (BeketScanBuffer *buffer,
              const char      *expected)
{
  g_autofree char *text = beket_scan_buffer_take (buffer);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_burst (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 1000;

  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, -1);
  g_assert_cmpint (type (buffer, "CSQU3", 5, &ms), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, ms + 30);
  g_assert_cmpint (type (buffer, "0", 29, &ms), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (type (buffer, "54383", 5, &ms), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (type (buffer, "\n", 5, &ms), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "CSQU3054383");
  assert_taken (buffer, "");
  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, -1);
}

static void
test_second_end (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  g_assert_cmpint (type (buffer, "CSQU3054383\t", 5, &ms), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "CSQU3054383");
  g_assert_cmpint (type (buffer, "\n", 5, &ms), ==, BEKET_SCAN_BURST);     /* of the scan */
  g_assert_cmpint (type (buffer, "\n", 60, &ms), ==, BEKET_SCAN_NOTHING);  /* of the officer */
  assert_taken (buffer, "");
}

static void
test_silence (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  type (buffer, "CSQU3054383", 5, &ms);
  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, ms + 60);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 59), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 60), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "CSQU3054383");
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 90), ==, BEKET_SCAN_NOTHING);
  g_assert_cmpint (beket_scan_buffer_add (buffer, '\n', ms + 90), ==, BEKET_SCAN_BURST);   /* late, but the scan's */
}

/* A shape that nobody knows gets more time, but not for ever. */
static void
test_unknown_shape (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  type (buffer, "4870001234567", 5, &ms);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 60), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (beket_scan_buffer_get_deadline (buffer), ==, ms + 500);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 500), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "4870001234567");
}

static void
test_lines (void)
{
  static const char *const ends[] = { "\n", "\n\n", "\n\t" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
      gint64 ms = 0;

      g_assert_cmpint (type (buffer, LINE1, 4, &ms), ==, BEKET_SCAN_BURST);
      g_assert_cmpint (type (buffer, ends[i], 4, &ms), ==, BEKET_SCAN_BURST);
      ms += 120;   /* a pause between the lines */
      g_assert_cmpint (type (buffer, LINE2, 4, &ms), ==, BEKET_SCAN_BURST);
      g_assert_cmpint (beket_scan_buffer_add (buffer, '\n', ms + 4), ==, BEKET_SCAN_FINISHED);
      assert_taken (buffer, LINE1 "\n" LINE2);
    }
}

static void
test_lines_td1 (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  g_assert_cmpint (type (buffer, "IDKAZ0123456784900115300003<<<\n", 4, &ms), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (type (buffer, "9001158M3001145KAZ<<<<<<<<<<<6\n", 4, &ms), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (type (buffer, "AKHMETOV<<NURLAN<<<<<<<<<<<<<<\n", 4, &ms), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "IDKAZ0123456784900115300003<<<\n9001158M3001145KAZ<<<<<<<<<<<6\nAKHMETOV<<NURLAN<<<<<<<<<<<<<<");
}

/* The second line never comes: what is there is given out. */
static void
test_half_a_zone (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  type (buffer, LINE1 "\n", 4, &ms);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 499), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 500), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, LINE1);
}

static void
test_hand (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();

  g_assert_cmpint (beket_scan_buffer_add (buffer, 'a', 1000), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, 1029), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (beket_scan_buffer_wait (buffer, 1030), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "a");

  /* The timer was late: the next key gives the one before back. */
  g_assert_cmpint (beket_scan_buffer_add (buffer, 'b', 1200), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (beket_scan_buffer_add (buffer, 'c', 1320), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "b");
  g_assert_cmpint (beket_scan_buffer_wait (buffer, 1400), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "c");

  /* Return of a hand is let go. */
  g_assert_cmpint (beket_scan_buffer_add (buffer, 'd', 2000), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (beket_scan_buffer_add (buffer, '\n', 2020), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "d");
  g_assert_cmpint (beket_scan_buffer_add (buffer, '\n', 2030), ==, BEKET_SCAN_NOTHING);
}

/* Five fast keys are a fast hand, and no key is lost. */
static void
test_five (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  g_assert_cmpint (type (buffer, "12345", 10, &ms), ==, BEKET_SCAN_HELD);
  g_assert_cmpint (type (buffer, "6", 30, &ms), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "12345");
  g_assert_cmpint (beket_scan_buffer_wait (buffer, ms + 30), ==, BEKET_SCAN_TYPED);
  assert_taken (buffer, "6");
}

static void
test_two_scans (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  gint64 ms = 0;

  type (buffer, "CSQU3054383", 5, &ms);
  g_assert_cmpint (type (buffer, "5", 80, &ms), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "CSQU3054383");
  g_assert_cmpint (type (buffer, "12ABC07\n", 5, &ms), ==, BEKET_SCAN_FINISHED);
  assert_taken (buffer, "512ABC07");
}

static void
test_limit (void)
{
  g_autoptr (BeketScanBuffer) buffer = beket_scan_buffer_new ();
  g_autofree char *full = g_strnfill (512, 'A');
  gint64 ms = 0;

  type (buffer, full, 2, &ms);
  g_assert_cmpint (type (buffer, "\n", 2, &ms), ==, BEKET_SCAN_FINISHED);
  g_assert_false (beket_scan_buffer_is_cut (buffer));
  assert_taken (buffer, full);

  ms += 1000;
  type (buffer, full, 2, &ms);
  g_assert_cmpint (type (buffer, "B", 2, &ms), ==, BEKET_SCAN_BURST);
  g_assert_cmpint (type (buffer, "\n", 2, &ms), ==, BEKET_SCAN_FINISHED);
  g_assert_true (beket_scan_buffer_is_cut (buffer));
  assert_taken (buffer, full);

  ms += 1000;
  type (buffer, "CSQU3054383\n", 2, &ms);
  g_assert_false (beket_scan_buffer_is_cut (buffer));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/scan/recognise", test_recognise);
  g_test_add_func ("/domain/scan/keys", test_keys);
  g_test_add_func ("/domain/scan/burst", test_burst);
  g_test_add_func ("/domain/scan/second-end", test_second_end);
  g_test_add_func ("/domain/scan/silence", test_silence);
  g_test_add_func ("/domain/scan/unknown-shape", test_unknown_shape);
  g_test_add_func ("/domain/scan/lines", test_lines);
  g_test_add_func ("/domain/scan/lines-td1", test_lines_td1);
  g_test_add_func ("/domain/scan/half-a-zone", test_half_a_zone);
  g_test_add_func ("/domain/scan/hand", test_hand);
  g_test_add_func ("/domain/scan/five", test_five);
  g_test_add_func ("/domain/scan/two-scans", test_two_scans);
  g_test_add_func ("/domain/scan/limit", test_limit);

  return g_test_run ();
}
