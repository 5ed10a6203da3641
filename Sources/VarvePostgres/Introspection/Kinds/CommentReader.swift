import VarveCatalog

/// Comments and security labels on whatever has been read before.
struct CommentReader: KindReader {
    func query(_ version: Int) -> String {
        """
        SELECT \(CatalogAddress.packed("d.classoid", "d.objoid", "d.objsubid")), d.description, NULL, NULL, NULL
        FROM pg_description d
        WHERE d.objoid >= \(KindReaders.firstUserObject) OR d.classoid = 'pg_namespace'::regclass
        UNION ALL
        SELECT \(CatalogAddress.packed("s.classoid", "s.objoid", "s.objsubid")), s.label, s.provider,
          pg_describe_object(s.classoid, s.objoid, s.objsubid), a.attname
        FROM pg_seclabel s LEFT JOIN pg_attribute a
          ON s.classoid = 'pg_class'::regclass AND a.attrelid = s.objoid AND a.attnum = s.objsubid
        """
    }

    func read(_ rows: ResultRows, into reading: inout CatalogReading) {
        for row in rows {
            let address = CatalogAddress(packed: row.number(0))
            if let provider = row.optionalText(2) {
                let label = SecurityLabel.text(provider: provider, label: row.text(1))
                if !Self.take(label, at: address, attribute: row.optionalText(4), into: &reading) {
                    reading.report("security label", row.text(3))
                }
            } else {
                Self.take(comment: row.text(1), at: address, into: &reading)
            }
        }
    }

    private static func take(
        comment: String, at address: CatalogAddress, into reading: inout CatalogReading
    ) {
        if let place = reading.dependencies.object(at: address) ?? reading.viewColumns[address] {
            if isStandard(comment, on: reading[place].id) { return }
            reading[place][.comment] = comment
        } else if address.isIn(.relations), let place = reading.dependencies.owner(ofPart: address) {
            reading[place][.indexComment] = comment
        } else if address.isIn(.constraints), let place = reading.dependencies.owner(ofPart: address) {
            reading[place][.notNullComment] = comment
        }
    }

    /// Returns whether there was a place for the label.
    private static func take(
        _ label: String, at address: CatalogAddress, attribute: String?, into reading: inout CatalogReading
    ) -> Bool {
        if let place = reading.dependencies.object(at: address) ?? reading.viewColumns[address] {
            guard SecurityLabel.isPossible(on: reading[place].kind) else { return false }
            reading[place][.securityLabels] = ((reading[place][.securityLabels] ?? []) + [label]).sorted()
            return true
        }
        guard let attribute, let place = reading.dependencies.owner(ofPart: address.whole),
            reading[place].kind == .compositeType
        else { return false }
        let labels =
            (reading[place][.attributeSecurityLabels] ?? []) + [ColumnTexts.text(label, on: attribute)]
        reading[place][.attributeSecurityLabels] = labels.sorted()
        return true
    }

    private static func isStandard(_ comment: String, on id: ObjectID) -> Bool {
        comment == "standard public schema" && id == ObjectID(.schema, ["public"])
    }
}
