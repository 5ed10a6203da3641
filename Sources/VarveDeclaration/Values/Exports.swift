// A schema speaks of identifiers, instants and exact numbers: who imports Varve has them too.
#if canImport(FoundationEssentials)
    @_exported import struct FoundationEssentials.Date
    @_exported import struct FoundationEssentials.Decimal
    @_exported import struct FoundationEssentials.UUID
#else
    @_exported import struct Foundation.Date
    @_exported import struct Foundation.Decimal
    @_exported import struct Foundation.UUID
#endif
