#ifndef CLIBPQLOADER_H
#define CLIBPQLOADER_H

/// Loads libpq, if that was not done before; any of its functions may be called once this has succeeded.
///
/// - Returns: NULL, or why libpq can't be loaded, as the system says it.
const char *_Nullable varve_libpq_load(void);

#endif
