/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl shift: handed over from one officer to another.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"

#include <glib/gi18n.h>

#include "station/shift.h"
#include "station/tools.h"

typedef struct
{
  char *officer;       /* (owned) */
  char *pin_file;      /* (owned) */
  char *to;            /* (owned) */
  char *to_pin_file;   /* (owned) */
} Shift;

static void
shift_clear (Shift *shift)
{
  g_free (shift->officer);
  g_free (shift->pin_file);
  g_free (shift->to);
  g_free (shift->to_pin_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shift, shift_clear)

static int
hand_over (BeketStation *station,
           const Shift  *shift)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pin = beketctl_read_pin (shift->pin_file, &error);
  g_autofree char *his = pin != NULL ? beketctl_read_pin (shift->to_pin_file, &error) : NULL;
  g_autoptr (BeketValue) data = NULL;

  if (his == NULL || !beket_tools_sign_in (station, shift->officer, pin, &error))
    return beketctl_refused_by (station, error);
  data = beket_tools_hand_over (station, shift->to, his, &error);
  if (data == NULL)
    return beketctl_refused_by (station, error);
  beketctl_print_json (data);
  return BEKETCTL_OK;
}

int
beketctl_shift (int    argc,
                char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Shift) shift = { 0 };
  g_autoptr (BeketStation) station = NULL;
  const GOptionEntry own[] = {
    { "officer", 0, 0, G_OPTION_ARG_STRING, &shift.officer, N_ ("Officer who hands over"), N_ ("ID") },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &shift.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &shift.to, N_ ("Officer who takes over"), N_ ("ID") },
    { "to-pin-file", 0, 0, G_OPTION_ARG_FILENAME, &shift.to_pin_file, N_ ("File with the PIN of the one who takes over"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "hand-over",
                                       _ ("Hands the shift over and prints what is open: crossings, acts of the neighbour that "
                                          "await an answer, entries that the node does not hold yet."), own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1 || !g_str_equal (options.rest[0], "hand-over") || shift.officer == NULL ||
      shift.pin_file == NULL || shift.to == NULL || shift.to_pin_file == NULL)
    return beketctl_usage (argv[0], _ ("say “hand-over” with --officer, --pin-file, --to and --to-pin-file"));
  station = beketctl_open (&options);
  return station != NULL ? hand_over (station, &shift) : BEKETCTL_REFUSED;
}
