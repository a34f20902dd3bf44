/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl: all that an administrator, a script or a test does without a window.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "tool/command.h"

static const BeketCommand commands[] = {
  { "init", beketctl_init, N_ ("Make a station: folder, ledger, keys, requests") },
  { "enrol", beketctl_enrol, N_ ("Give a station roots, certificates and officers") },
  { "demo", beketctl_demo, N_ ("Test authorities and a demonstration world") },
  { "crossing", beketctl_crossing, N_ ("List crossings, play a scripted one, correct records") },
  { "blank", beketctl_blank, N_ ("Reserve and print paper blanks, enter them afterwards") },
  { "act", beketctl_act, N_ ("List, show, answer and take back acts, inspect again") },
  { "advance", beketctl_advance, N_ ("Take in and list advance notices") },
  { "risk", beketctl_risk, N_ ("Simulate, switch and list risk rules") },
  { "search", beketctl_search, N_ ("Find persons, vehicles, documents and acts that were seen here") },
  { "register", beketctl_register, N_ ("Show the register of crossings and the totals of a day") },
  { "day", beketctl_day, N_ ("Close the register of a day, reopen it, show what is late") },
  { "offence", beketctl_offence, N_ ("Tell the other Party of offences, acknowledge what it tells") },
  { "assistance", beketctl_assistance, N_ ("Ask the other Party for assistance, answer it") },
  { "evidence", beketctl_evidence, N_ ("Record things and files as evidence, hand them over") },
  { "suspension", beketctl_suspension, N_ ("Suspend joint control, go on with it, list what is suspended") },
  { "pass", beketctl_pass, N_ ("Issue, revoke and list passes of visiting officers") },
  { "verify", beketctl_verify, N_ ("Verify act files") },
  { "sync", beketctl_sync, N_ ("Exchange with the own node once") },
  { "ledger", beketctl_ledger, N_ ("Export and list entries") },
  { "rebuild", beketctl_rebuild, N_ ("Make all tables again from the entries") },
  { "backup", beketctl_backup, N_ ("Copy all records to a stick and read them back") },
  { "restore", beketctl_restore, N_ ("Go on with the records of a copy") },
  { "shift", beketctl_shift, N_ ("Hand a shift over with what is open") },
  { "access", beketctl_access, N_ ("List who saw what, and what for") },
  { "erase", beketctl_erase, N_ ("Erase bodies of entries whose time is over") },
  { "doctor", beketctl_doctor, N_ ("Say what is wrong and what to do") },
  { "library", beketctl_library, N_ ("Check forms, protocols and reference data before they are used") },
  { "parse", beketctl_parse, N_ ("Read identifiers, one a line") },
};

static int
print_help (int status)
{
  FILE *out = status == BEKETCTL_OK ? stdout : stderr;

  fprintf (out, _ ("Usage: beketctl COMMAND [OPTION…]\n\nCommands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  fprintf (out, _ ("\n“beketctl COMMAND --help” tells more. Exit status: 0 done, 1 refused, 2 wrong call.\n"));
  return status;
}

static void
start_gettext (void)
{
  const char *folder = g_getenv ("BEKET_LOCALEDIR");

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int    argc,
      char **argv)
{
  start_gettext ();
  if (argc < 2)
    return print_help (BEKETCTL_USAGE);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return print_help (BEKETCTL_OK);
  if (g_str_equal (argv[1], "--version"))
    {
      puts ("beketctl " PACKAGE_VERSION);
      return BEKETCTL_OK;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      {
        g_autofree char *name = g_strconcat ("beketctl ", argv[1], NULL);

        argv[1] = name;
        return commands[i].run (argc - 1, argv + 1);
      }
  g_printerr (_ ("beketctl: no such command: %s\n"), argv[1]);
  return print_help (BEKETCTL_USAGE);
}
