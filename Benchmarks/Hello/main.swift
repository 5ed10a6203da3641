// The least that a program costs which links what the tool links: it starts, says hello and ends.

import CLibPQ
import CPgQuery
import CSQLite3

print("hello, world")
if CommandLine.arguments.count > 1 {
    // Never run; it makes the linker keep the libraries.
    print(PQlibVersion(), sqlite3_libversion_number(), pg_query_parse("").error == nil)
}
