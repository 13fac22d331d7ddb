/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where SQLite keeps what it needs for a while: sorts, big sets, undo of a statement. SQLCipher
 * doesn't encrypt such files, so none of them may reach a disk. With `temp_store = MEMORY` none
 * does, but SQLite then sorts one long linked list, which jumps through memory: grouping two
 * million searches took 2.5 s. With `temp_store = FILE` it sorts stretches that fit the processor's
 * cache and merges them: 0.8 s. So books are opened through a VFS that is the system's in all but
 * one thing: a file without a name lies in memory (SQLite's own “memdb”).
 *
 * How long the stretches are follows the connection's cache; see alpr_store_set_cache_mib().
 */

#include "alpr-scratch.h"

#define MOST_BYTES (G_GINT64_CONSTANT (1) << 36)

static sqlite3_vfs *system_vfs;
static sqlite3_vfs *memory_vfs;

static int
file_opened_cb (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *granted)
{
  sqlite3_vfs *real = name == NULL ? memory_vfs : system_vfs;

  return real->xOpen (real, name, file, flags, granted);
}

/**
 * alpr_scratch_get_vfs:
 *
 * Returns: (transfer none): name of the VFS through which books are opened
 */
const char *
alpr_scratch_get_vfs (void)
{
  static sqlite3_vfs vfs;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      /* Without effect where SQLite runs already; then the least is 1 GiB. */
      sqlite3_config (SQLITE_CONFIG_MEMDB_MAXSIZE, (sqlite3_int64)MOST_BYTES);
      /* SQLite's count of its memory is asked by nobody, and a lock between the threads. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      sqlite3_initialize ();
      system_vfs = sqlite3_vfs_find (NULL);
      memory_vfs = sqlite3_vfs_find ("memdb");
      g_assert (system_vfs != NULL && memory_vfs != NULL);
      vfs = *system_vfs;
      vfs.zName = "alpr-desk";
      vfs.pNext = NULL;
      vfs.szOsFile = MAX (system_vfs->szOsFile, memory_vfs->szOsFile);
      vfs.xOpen = file_opened_cb;
      sqlite3_vfs_register (&vfs, 0);
      g_once_init_leave (&once, 1);
    }
  return "alpr-desk";
}
