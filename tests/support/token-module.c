/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PKCS#11 module between a test and SoftHSM, which has no fault of its own: a word in the file "fault" of the token's folder makes
 * the token be missing, be pulled out, count tries, be locked, or wait. Without that file all is SoftHSM's.
 */

#include "config.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <p11-kit/pkcs11.h>

static CK_FUNCTION_LIST functions;
static CK_FUNCTION_LIST *real;

static int
fault_is (const char *word)
{
  char path[4096], text[32] = "";
  FILE *file;

  snprintf (path, sizeof path, "%s/fault", getenv ("BEKET_TEST_TOKEN"));
  file = fopen (path, "r");
  if (file == NULL)
    return 0;
  if (fgets (text, sizeof text, file) == NULL)
    text[0] = '\0';
  fclose (file);
  return strcmp (text, word) == 0;
}

/* Tells the test that the card works now, and goes on when the test says so: two pipes with names. */
static void
wait_for_test (void)
{
  char path[4096], byte = 'x';
  int fd;

  snprintf (path, sizeof path, "%s/reached", getenv ("BEKET_TEST_TOKEN"));
  fd = open (path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write (fd, &byte, 1) != 1)
    abort ();
  close (fd);
  snprintf (path, sizeof path, "%s/go-on", getenv ("BEKET_TEST_TOKEN"));
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || read (fd, &byte, 1) != 1)
    abort ();
  close (fd);
}

static CK_RV
get_slot_list (CK_BBOOL       present,
               CK_SLOT_ID    *slots,
               unsigned long *n)
{
  if (!fault_is ("missing"))
    return real->C_GetSlotList (present, slots, n);
  *n = 0;
  return CKR_OK;
}

static CK_RV
get_token_info (CK_SLOT_ID     slot,
                CK_TOKEN_INFO *info)
{
  CK_RV rv = fault_is ("missing") ? CKR_TOKEN_NOT_PRESENT : real->C_GetTokenInfo (slot, info);

  if (rv == CKR_OK && fault_is ("low"))
    info->flags |= CKF_USER_PIN_COUNT_LOW;
  if (rv == CKR_OK && fault_is ("last"))
    info->flags |= CKF_USER_PIN_FINAL_TRY;
  return rv;
}

static CK_RV
open_session (CK_SLOT_ID         slot,
              CK_FLAGS           flags,
              void              *data,
              CK_NOTIFY          notify,
              CK_SESSION_HANDLE *session)
{
  return fault_is ("missing") ? CKR_TOKEN_NOT_PRESENT : real->C_OpenSession (slot, flags, data, notify, session);
}

static CK_RV
login (CK_SESSION_HANDLE session,
       CK_USER_TYPE      user,
       unsigned char    *pin,
       unsigned long     length)
{
  return fault_is ("locked") ? CKR_PIN_LOCKED : real->C_Login (session, user, pin, length);
}

static CK_RV
sign (CK_SESSION_HANDLE session,
      unsigned char    *data,
      unsigned long     data_length,
      unsigned char    *signature,
      unsigned long    *length)
{
  if (fault_is ("pulled"))
    return CKR_DEVICE_REMOVED;
  if (fault_is ("slow"))
    wait_for_test ();
  return real->C_Sign (session, data, data_length, signature, length);
}

CK_RV
C_GetFunctionList (CK_FUNCTION_LIST **list)
{
  void *module = dlopen (getenv ("BEKET_TEST_SOFTHSM"), RTLD_NOW | RTLD_LOCAL);
  CK_RV (*get) (CK_FUNCTION_LIST **) = module != NULL ? (CK_RV (*)(CK_FUNCTION_LIST **))dlsym (module, "C_GetFunctionList")
                                                      : NULL;

  if (get == NULL || get (&real) != CKR_OK)
    return CKR_GENERAL_ERROR;
  functions = *real;
  functions.C_GetSlotList = get_slot_list;
  functions.C_GetTokenInfo = get_token_info;
  functions.C_OpenSession = open_session;
  functions.C_Login = login;
  functions.C_Sign = sign;
  *list = &functions;
  return CKR_OK;
}
