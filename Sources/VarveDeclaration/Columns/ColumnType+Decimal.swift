#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ColumnType where Value.Base == Decimal {
    /// An exact number of so many digits in all, some of them after the point.
    public static func decimal(_ precision: Int, _ scale: Int = 0) -> Self {
        Self(dataType: .decimal(precision: precision, scale: scale))
    }
}
