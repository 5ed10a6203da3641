@_exported import VarveCatalog
@_exported import VarveDatabase
@_exported import VarveDeclaration
@_exported import VarveMigrations
@_exported import VarvePlanning

#if PostgreSQL
    @_exported import VarvePostgres
#endif
#if SQLite
    @_exported import VarveSQLite
#endif
