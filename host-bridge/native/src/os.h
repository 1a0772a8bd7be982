/*
 * Everything that the plug-in asks of the operating system. A port to another system writes these functions once more,
 * beside os_posix.c, and changes nothing else. None of them may be called on the audio thread, but for
 * bearing_os_now_ns and bearing_os_sleep_ns while an offline render waits.
 */
#ifndef BEARING_OS_H
#define BEARING_OS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BEARING_OS_PATH 1024

/* A clock that all processes share and that never goes back, ns. */
int64_t bearing_os_now_ns(void);
void bearing_os_sleep_ns(int64_t ns);
uint32_t bearing_os_pid(void);

/* The folder of the shared files; as ring.h says. False: the path is too long. */
bool bearing_os_runtime_folder(char path[BEARING_OS_PATH]);
/* Makes the folder. False: it cannot be made, is another user's, a link, or open to others. */
bool bearing_os_make_folder(const char *folder);
/* The file that says where the engine was installed; as ring.h says. False: nowhere to look. */
bool bearing_os_engine_conf(char path[BEARING_OS_PATH]);

/*
 * Makes a file of so many zero bytes and maps it. All of it is really there, so that no later write can fail.
 * NULL: no room, or no such folder of ours; *taken says that a file of this name exists.
 */
void *bearing_os_share(const char *folder, const char *name, size_t bytes, bool *taken);
void bearing_os_unshare(void *memory, size_t bytes, const char *folder, const char *name);

/* Reads the beginning of a file; folder may be NULL for a path of its own. Bytes read, -1: there is none. */
int bearing_os_read(const char *folder, const char *name, void *out, size_t bytes);

/* Takes a lock without waiting; it ends with the process at the latest. A handle, -1: another one holds it. */
int bearing_os_lock(const char *folder, const char *name);
void bearing_os_unlock(int handle);
/* Whether another process holds the lock on this file that an engine keeps while it lives. */
bool bearing_os_engine_locks(const char *folder, const char *name);

/* Whether a process of this number runs. */
bool bearing_os_alive(uint32_t pid);

/*
 * Starts a program apart from the host: a session of its own, no file, signal setting or preloaded library of the host,
 * its words appended to the log (which begins anew beyond 1 MB). Its process number, 0: it could not be started.
 */
uint32_t bearing_os_spawn(const char *const *arguments, const char *folder, const char *log);

enum { BEARING_OS_RUNNING, BEARING_OS_ENDED, BEARING_OS_KILLED, BEARING_OS_FAILED };
/* How a process that we started fares; does not wait, and asks for no other child of the host. */
int bearing_os_reap(uint32_t pid);

bool bearing_os_executable(const char *path);
/* The absolute path without links. False: there is no such file. */
bool bearing_os_real_path(const char *path, char real[BEARING_OS_PATH]);
/* An environment variable, NULL if it is missing or empty. [main] or watchdog */
const char *bearing_os_environment(const char *name);
/* Calls back for each name in a folder. */
void bearing_os_list(const char *folder, void (*each)(void *context, const char *name), void *context);

/* Serializes the coming and going of instances, the start and the end of the thread with it. */
void bearing_os_door_enter(void);
void bearing_os_door_leave(void);

/* One lock and one thread per process: the watchdog's. */
void bearing_os_enter(void);
void bearing_os_leave(void);
/* Leaves the lock until bearing_os_wake or until the time is over, then enters it again. */
void bearing_os_wait(int64_t ns);
void bearing_os_wake(void);
bool bearing_os_thread_start(void (*run)(void));
void bearing_os_thread_join(void);

#endif
