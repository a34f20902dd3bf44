/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which character a scanner meant by a key, whatever the layout of the desk makes of it.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/scan.h"

typedef struct
{
  char plain;
  char shifted;
} Key;

/* Key codes of X11: those of evdev and 8. */
/* *INDENT-OFF* */
static const Key keys[] = {
  [10] = { '1', '!' }, [11] = { '2', '@' }, [12] = { '3', '#' },
  [13] = { '4', '$' }, [14] = { '5', '%' },
  [15] = { '6', '^' }, [16] = { '7', '&' }, [17] = { '8', '*' },
  [18] = { '9', '(' }, [19] = { '0', ')' },
  [20] = { '-', '_' }, [21] = { '=', '+' },
  [23] = { '\t', 0 },
  [24] = { 'q', 'Q' }, [25] = { 'w', 'W' }, [26] = { 'e', 'E' },
  [27] = { 'r', 'R' }, [28] = { 't', 'T' },
  [29] = { 'y', 'Y' }, [30] = { 'u', 'U' }, [31] = { 'i', 'I' },
  [32] = { 'o', 'O' }, [33] = { 'p', 'P' },
  [34] = { '[', '{' }, [35] = { ']', '}' },
  [36] = { '\n', '\n' },
  [38] = { 'a', 'A' }, [39] = { 's', 'S' }, [40] = { 'd', 'D' },
  [41] = { 'f', 'F' }, [42] = { 'g', 'G' },
  [43] = { 'h', 'H' }, [44] = { 'j', 'J' }, [45] = { 'k', 'K' },
  [46] = { 'l', 'L' },
  [47] = { ';', ':' }, [48] = { '\'', '"' }, [49] = { '`', '~' }, [51] = { '\\', '|' },
  [52] = { 'z', 'Z' }, [53] = { 'x', 'X' }, [54] = { 'c', 'C' },
  [55] = { 'v', 'V' }, [56] = { 'b', 'B' },
  [57] = { 'n', 'N' }, [58] = { 'm', 'M' },
  [59] = { ',', '<' }, [60] = { '.', '>' }, [61] = { '/', '?' },
  [65] = { ' ', ' ' },
  /* The keypad, as with Num Lock. */
  [63] = { '*', '*' }, [106] = { '/', '/' }, [82] = { '-', '-' },
  [86] = { '+', '+' }, [91] = { '.', '.' },
  [79] = { '7', '7' }, [80] = { '8', '8' }, [81] = { '9', '9' },
  [83] = { '4', '4' }, [84] = { '5', '5' }, [85] = { '6', '6' },
  [87] = { '1', '1' }, [88] = { '2', '2' }, [89] = { '3', '3' },
  [90] = { '0', '0' },
  [104] = { '\n', '\n' },
  /* The key beside the left shift that 102-key keyboards have. */
  [94] = { '<', '>' },
};
/* *INDENT-ON* */

char
beket_scan_character (guint    hardware_keycode,
                      gboolean shift)
{
  if (hardware_keycode >= G_N_ELEMENTS (keys))
    return 0;

  return shift ? keys[hardware_keycode].shifted : keys[hardware_keycode].plain;
}
