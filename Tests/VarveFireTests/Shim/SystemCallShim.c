// Stands between a program and the C library (LD_PRELOAD). Counts the calls that change a database file, or a file
// beside it whose name begins alike, and does something at a chosen one.
//
//   FIRE_FILE    the database file's path
//   FIRE_CALL    which call, from 1
//   FIRE_ACTION  before: killed before the call
//                half:   killed when half of what was to be written is there
//                full:   this call and all later ones find no space left
//   FIRE_COUNT   a file that gets a byte for each call
//
// A killed process loses nothing that it has handed to the system, so syncing is counted and left out.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum action { NOTHING, BEFORE, HALF, FULL };

static enum action chosen_action;
static long chosen_call;
static const char *database;
static int counter = -1;
static atomic_long calls;

__attribute__((constructor)) static void start(void) {
    const char *action = getenv("FIRE_ACTION");
    const char *call = getenv("FIRE_CALL");
    const char *count = getenv("FIRE_COUNT");
    database = getenv("FIRE_FILE");
    if (call) chosen_call = atol(call);
    if (count) counter = open(count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (!action) return;
    chosen_action = !strcmp(action, "before") ? BEFORE : !strcmp(action, "half") ? HALF : FULL;
}

static int is_database(const char *path) {
    return database && !strncmp(path, database, strlen(database));
}

static int is_open_database(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_database(path);
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

// Counts a call and says what is to be done in it.
static enum action next_action(void) {
    long call = atomic_fetch_add(&calls, 1) + 1;
    if (counter >= 0) NEXT(write)(counter, ".", 1);
    if (chosen_action == FULL) return call >= chosen_call ? FULL : NOTHING;
    if (call != chosen_call) return NOTHING;
    if (chosen_action == BEFORE) die();
    return chosen_action;
}

static ssize_t no_space(void) {
    errno = ENOSPC;
    return -1;
}

// Making a file changes nothing that could be torn, but needs space.
#define OPENING(name)                                                                 \
    int name(const char *path, int flags, ...) {                                      \
        va_list list;                                                                 \
        va_start(list, flags);                                                        \
        mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;                     \
        va_end(list);                                                                 \
        int is_new = (flags & O_CREAT) && is_database(path) && access(path, F_OK);    \
        if (is_new && chosen_action == FULL && next_action() == FULL) {               \
            errno = ENOSPC;                                                           \
            return -1;                                                                \
        }                                                                             \
        return NEXT(name)(path, flags, mode);                                         \
    }

OPENING(open)
OPENING(open64)

#define WRITING(name, offset_type)                                                    \
    ssize_t name(int file, const void *bytes, size_t size, offset_type offset) {      \
        switch (is_open_database(file) ? next_action() : NOTHING) {                   \
        case FULL:                                                                    \
            return no_space();                                                        \
        case HALF:                                                                    \
            NEXT(name)(file, bytes, size / 2, offset);                                \
            die();                                                                    \
        default:                                                                      \
            return NEXT(name)(file, bytes, size, offset);                             \
        }                                                                             \
    }

WRITING(pwrite, off_t)
WRITING(pwrite64, off64_t)

ssize_t write(int file, const void *bytes, size_t size) {
    switch (is_open_database(file) ? next_action() : NOTHING) {
    case FULL:
        return no_space();
    case HALF:
        NEXT(write)(file, bytes, size / 2);
        die();
    default:
        return NEXT(write)(file, bytes, size);
    }
}

// A change that is done at once: what is left of it when the process is killed in it is all.
#define CHANGING(name, parameters, arguments, is_ours)                                \
    int name parameters {                                                             \
        enum action action = is_ours ? next_action() : NOTHING;                       \
        int result = NEXT(name) arguments;                                            \
        if (action == HALF) die();                                                    \
        return result;                                                                \
    }

CHANGING(ftruncate, (int file, off_t size), (file, size), is_open_database(file))
CHANGING(ftruncate64, (int file, off64_t size), (file, size), is_open_database(file))
CHANGING(unlink, (const char *path), (path), is_database(path))

#define SYNCING(name)                                                                 \
    int name(int file) {                                                              \
        if (!is_open_database(file)) return NEXT(name)(file);                         \
        if (next_action() == HALF) die();                                             \
        return 0;                                                                     \
    }

SYNCING(fsync)
SYNCING(fdatasync)
