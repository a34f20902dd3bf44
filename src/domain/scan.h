/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A scanner is a keyboard that types fast, with US key codes, in whatever layout is active. Time is given in from outside:
 * milliseconds of any clock that only goes on, as those of key events. */

typedef enum
{
  BEKET_SCAN_UNKNOWN,
  BEKET_SCAN_MRZ,         /* by its shape: its check digits are for beket_mrz_parse() to judge */
  BEKET_SCAN_PLATE,
  BEKET_SCAN_CONTAINER,   /* by its shape: four letters, seven digits */
  BEKET_SCAN_SEAL,        /* a class and a number ("H 4418203"), or up to four letters and at least six digits */
  BEKET_SCAN_ACT,         /* the QR code of an act: "KZ1:..." */
  BEKET_SCAN_BLANK,       /* the QR code of a paper blank: the number that is reserved for its act, with its check character */
} BeketScanKind;

/** beket_scan_recognise: what a finished scan is. */
BeketScanKind    beket_scan_recognise         (const char            *text);

/**
 * beket_scan_character:
 * @hardware_keycode: as X11 counts them (evdev + 8), also under Wayland
 *
 * Returns: the US-ASCII character of that key on a US keyboard, whatever the layout is; '\n' for Return and Enter, '\t' for
 * Tab; 0 for every other key.
 */
char             beket_scan_character         (guint                  hardware_keycode,
                                               gboolean               shift);

/**
 * BeketScanState:
 * @BEKET_SCAN_NOTHING: nothing is held; the key that was given was not taken: let it go its way
 * @BEKET_SCAN_HELD: may become a scan: held back until beket_scan_buffer_get_deadline()
 * @BEKET_SCAN_BURST: is a scan and goes on, or a line end that came within %BEKET_SCAN_SILENCE_MS behind a scan
 * @BEKET_SCAN_TYPED: what was held was typed by hand: beket_scan_buffer_take() gives it back to be put where the focus is.
 *   A character that was given with the call is held as the first of what comes next, or, if it is '\n' or '\t', was not
 *   taken: let it go its way
 * @BEKET_SCAN_FINISHED: beket_scan_buffer_take() gives the scan; a '\n' or '\t' that was given with the call belongs to it, any
 *   other character is held as the first of what comes next
 */
typedef enum
{
  BEKET_SCAN_NOTHING,
  BEKET_SCAN_HELD,
  BEKET_SCAN_BURST,
  BEKET_SCAN_TYPED,
  BEKET_SCAN_FINISHED,
} BeketScanState;

#define BEKET_SCAN_GAP_MS      30    /* characters of a scanner come faster */
#define BEKET_SCAN_SILENCE_MS  60    /* ends a scan whose shape is known */
#define BEKET_SCAN_PATIENCE_MS 500   /* ends any other one: lines of a zone may come with a pause between */
#define BEKET_SCAN_MIN         6     /* characters that tell a scanner from a fast hand */
#define BEKET_SCAN_MAX         512   /* characters; what is longer is cut: beket_scan_buffer_is_cut() */

/**
 * BeketScanBuffer:
 * Keys that may be a scan. It looks at no clock: give it each key with its time, and call beket_scan_buffer_wait() when the
 * deadline has passed with no key. The ends of the lines of a machine readable zone do not end the scan.
 */
typedef struct _BeketScanBuffer BeketScanBuffer;

BeketScanBuffer *beket_scan_buffer_new          (void);
void             beket_scan_buffer_free         (BeketScanBuffer       *self);

/** beket_scan_buffer_add: @c: from beket_scan_character(), not 0. Take what is TYPED or FINISHED before the next call. */
BeketScanState   beket_scan_buffer_add          (BeketScanBuffer       *self,
                                                 char                   c,
                                                 gint64                 ms);

/** beket_scan_buffer_wait: nothing came until @ms. */
BeketScanState   beket_scan_buffer_wait         (BeketScanBuffer       *self,
                                                 gint64                 ms);

/** beket_scan_buffer_get_deadline: when to call beket_scan_buffer_wait() at the latest, -1: nothing is held. */
gint64           beket_scan_buffer_get_deadline (const BeketScanBuffer *self);

/** beket_scan_buffer_take: (transfer full): what is TYPED or FINISHED, "" when nothing is. Lines are joined by '\n'. */
char            *beket_scan_buffer_take         (BeketScanBuffer       *self);

/** beket_scan_buffer_is_cut: was the scan that is FINISHED or was taken last longer than %BEKET_SCAN_MAX? */
gboolean         beket_scan_buffer_is_cut       (const BeketScanBuffer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketScanBuffer, beket_scan_buffer_free)

G_END_DECLS
