// libpq comes with some twenty libraries for TLS, Kerberos, LDAP and more. Loading them takes longer than most commands
// that need no server take in all. So on Linux the program is not linked with libpq: the functions that are used are
// defined here, and load it when the first connection is made.

#include "CLibPQLoader.h"

#ifdef __linux__

#include <dlfcn.h>
#include "../CLibPQ/shim.h"
#include <pthread.h>
#include <stdlib.h>

static void *library;
static const char *failure;

static void load(void) {
    library = dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL);
    if (!library) {
        const char *error = dlerror();
        failure = error ? error : "libpq.so.5 can't be loaded";
    } else if (!dlsym(library, "PQpipelineSync")) {
        failure = "libpq.so.5 is older than PostgreSQL 14, and so has no pipelines";
    }
}

const char *varve_libpq_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return failure;
}

static void *find(const char *name) {
    void *function = varve_libpq_load() ? NULL : dlsym(library, name);
    // Whoever calls a function has asked before whether libpq is loaded, and all that are used are in version 14.
    if (!function) abort();
    return function;
}

// Types are checked against libpq's own header. Hidden, so that libpq's calls of its own functions stay its own.
#define FORWARD(result, name, parameters, arguments)                                                    \
    __attribute__((visibility("hidden"))) result name parameters {                                      \
        static __typeof__(&name) _Atomic function;                                                      \
        if (!function) function = (__typeof__(&name))find(#name);                                       \
        return function arguments;                                                                      \
    }

FORWARD(int, PQbackendPID, (const PGconn *a), (a))
FORWARD(void, PQclear, (PGresult *a), (a))
FORWARD(PostgresPollingStatusType, PQconnectPoll, (PGconn *a), (a))
FORWARD(PGconn *, PQconnectStartParams, (const char *const *a, const char *const *b, int c), (a, b, c))
FORWARD(int, PQconnectionNeedsPassword, (const PGconn *a), (a))
FORWARD(void, PQconninfoFree, (PQconninfoOption *a), (a))
FORWARD(PQconninfoOption *, PQconninfoParse, (const char *a, char **b), (a, b))
FORWARD(int, PQenterPipelineMode, (PGconn *a), (a))
FORWARD(char *, PQerrorMessage, (const PGconn *a), (a))
FORWARD(PGresult *, PQexec, (PGconn *a, const char *b), (a, b))
FORWARD(PGresult *, PQexecParams,
        (PGconn *a, const char *b, int c, const Oid *d, const char *const *e, const int *f, const int *g, int h),
        (a, b, c, d, e, f, g, h))
FORWARD(int, PQexitPipelineMode, (PGconn *a), (a))
FORWARD(void, PQfinish, (PGconn *a), (a))
FORWARD(char *, PQfname, (const PGresult *a, int b), (a, b))
FORWARD(void, PQfreemem, (void *a), (a))
FORWARD(Oid, PQftype, (const PGresult *a, int b), (a, b))
FORWARD(int, PQgetCopyData, (PGconn *a, char **b, int c), (a, b, c))
FORWARD(PGresult *, PQgetResult, (PGconn *a), (a))
FORWARD(int, PQgetisnull, (const PGresult *a, int b, int c), (a, b, c))
FORWARD(int, PQgetlength, (const PGresult *a, int b, int c), (a, b, c))
FORWARD(char *, PQgetvalue, (const PGresult *a, int b, int c), (a, b, c))
FORWARD(int, PQnfields, (const PGresult *a), (a))
FORWARD(int, PQntuples, (const PGresult *a), (a))
FORWARD(int, PQpipelineSync, (PGconn *a), (a))
FORWARD(int, PQputCopyEnd, (PGconn *a, const char *b), (a, b))
FORWARD(char *, PQresultErrorField, (const PGresult *a, int b), (a, b))
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *a), (a))
FORWARD(int, PQsendQueryParams,
        (PGconn *a, const char *b, int c, const Oid *d, const char *const *e, const int *f, const int *g, int h),
        (a, b, c, d, e, f, g, h))
FORWARD(int, PQserverVersion, (const PGconn *a), (a))
FORWARD(PGVerbosity, PQsetErrorVerbosity, (PGconn *a, PGVerbosity b), (a, b))
FORWARD(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *a, PQnoticeReceiver b, void *c), (a, b, c))
FORWARD(int, PQsocket, (const PGconn *a), (a))
FORWARD(ConnStatusType, PQstatus, (const PGconn *a), (a))
FORWARD(PGTransactionStatusType, PQtransactionStatus, (const PGconn *a), (a))
FORWARD(unsigned char *, PQunescapeBytea, (const unsigned char *a, size_t *b), (a, b))
FORWARD(char *, PQuser, (const PGconn *a), (a))

#else

const char *varve_libpq_load(void) { return 0; }

#endif
