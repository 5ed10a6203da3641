// Debian keeps it in a folder; pkg-config is not asked on Linux, since it would have libpq linked. A function that does
// not link is one that CLibPQLoader/loader.c lacks: add a line for it there.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
