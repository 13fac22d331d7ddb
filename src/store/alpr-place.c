/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a book may lie. SQLite's locks and its shared-memory index need a file system of this
 * machine: on a network share two machines that write tear the book apart without a word. So a
 * book on one is refused, with the reason. A file system is known by the magic number that
 * statfs(2) gives; FUSE hides many behind one number, so there the type from the table of mounts
 * decides.
 */

#include "alpr-place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include "alpr-error.h"

#define MAGIC_FUSE 0x65735546

/* From linux/magic.h and the kernel's sources; not every libc's headers name all of them. */
static const struct
{
  guint32 magic;
  const char *name;
} remote[] = {
  { 0x6969, "NFS" },
  { 0xff534d42, "CIFS" },
  { 0xfe534d42, "SMB" },
  { 0x517b, "SMB" },
  { 0x01021997, "9P" },
  { 0x5346414f, "AFS" },
  { 0x6b414653, "AFS" },
  { 0x73757245, "Coda" },
  { 0x564c, "NCP" },
  { 0x00c36400, "Ceph" },
  { 0x0bd00bd0, "Lustre" },
  { 0x01161970, "GFS2" },
  { 0x7461636f, "OCFS2" },
  { 0x19830326, "BeeGFS" },
  { 0x786f4256, "VirtualBox’s folders" },
  { 0xbacbacbc, "VMware’s folders" },
  { 0x013111a8, "IBRIX" },
  { 0xaad7aaea, "PanFS" },
};

/* What speaks FUSE and is of this machine all the same. virtiofs has FUSE's number too. */
/* clang-format off */
static const char *const local_fuse[] = {
  "fuseblk", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.encfs", "virtiofs", NULL
};
/* clang-format on */

/**
 * alpr_place_find_fault:
 * @magic: what statfs(2) calls the file system
 * @type: (nullable): its type in the table of mounts, where @magic is FUSE's
 *
 * Returns: (nullable) (transfer none): what it is, where no book may lie on it; %NULL where one may
 */
const char *
alpr_place_find_fault (guint64 magic, const char *type)
{
  guint32 number = (guint32)magic;

  if (number == MAGIC_FUSE)
    {
      if (type != NULL && g_strv_contains (local_fuse, type))
        return NULL;
      return type != NULL ? type : "FUSE";
    }
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if (remote[i].magic == number)
      return remote[i].name;
  return NULL;
}

/* The type in /proc/self/mountinfo of the device that @folder is on: "… 0:45 … - fuse.sshfs …" */
static char *
find_mount_type (const char *folder)
{
  g_autofree char *table = NULL;
  g_autofree char *device = NULL;
  g_auto (GStrv) lines = NULL;
  struct stat info;

  if (stat (folder, &info) != 0
      || !g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;
  device = g_strdup_printf (" %u:%u ", major (info.st_dev), minor (info.st_dev));
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *dash = strstr (lines[i], " - ");

      if (dash != NULL && strstr (lines[i], device) != NULL)
        return g_strndup (dash + 3, strcspn (dash + 3, " "));
    }
  return NULL;
}

/**
 * alpr_place_resolve:
 * @path: a book, which need not be there yet
 *
 * Returns: (transfer full): @path with every symbolic link followed, so that a book has one name,
 *   one lock and one file of notes
 */
char *
alpr_place_resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char real[PATH_MAX];

  if (realpath (path, real) != NULL)
    return g_strdup (real);
  if (realpath (folder, real) != NULL)
    return g_build_filename (real, name, NULL);
  return g_canonicalize_filename (path, NULL);
}

/**
 * alpr_place_check:
 * @path: a book, which need not be there yet
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_STORE and the reason where no book may lie at @path
 */
gboolean
alpr_place_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *type = NULL;
  const char *fault;
  struct statfs system;

  /* Where the folder can't be asked, opening the file says why in better words. */
  if (statfs (folder, &system) != 0)
    return TRUE;
  type = (guint32)system.f_type == MAGIC_FUSE ? find_mount_type (folder) : NULL;
  fault = alpr_place_find_fault ((guint64)system.f_type, type);
  if (fault == NULL)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE,
               "“%s” lies on a network or foreign file system (%s). A book there would be damaged "
               "as soon as two machines open it; keep it on a disk of this machine and put copies "
               "there with a backup",
               path, fault);
  return FALSE;
}
