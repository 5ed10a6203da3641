"""Makes the tables of a release of PgQueuer in the database with a URL, by the statements that the release gives for it."""

import sys


def main(url, release):
    sys.path.insert(0, f"{sys.prefix}/../pgqueuer=={release}")
    import psycopg
    from pgqueuer import _version
    from pgqueuer.adapters.persistence.qb import QueryBuilderEnvironment

    if _version.version != release:
        sys.exit(f"this is PgQueuer {_version.version}, not {release}")
    with psycopg.connect(url) as connection:
        connection.execute(QueryBuilderEnvironment().build_install_query())


main(*sys.argv[1:])
