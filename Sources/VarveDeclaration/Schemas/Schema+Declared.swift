extension Schema {
    /// The schema as plain values, checked as far as that is possible without a database.
    ///
    /// - Throws: ``SchemaError`` with the Swift type and property that is wrong.
    public func declared() throws(SchemaError) -> DeclaredSchema {
        var registration = Registration()
        for module in try modulesInOrder() {
            let instance = module.init()
            for table in instance.tables {
                try registration.add(table, of: module)
            }
            registration.statements += instance.statements
        }
        for table in tables {
            try registration.add(table, of: nil)
        }
        registration.statements += statements
        return try registration.finish()
    }

    /// All modules, each after those that it depends on.
    private func modulesInOrder() throws(SchemaError) -> [any SchemaModule.Type] {
        var order: [any SchemaModule.Type] = []
        var finished: Set<ObjectIdentifier> = []
        var path: [any SchemaModule.Type] = []

        func visit(_ module: any SchemaModule.Type) throws(SchemaError) {
            guard !finished.contains(ObjectIdentifier(module)) else { return }
            if let start = path.firstIndex(where: { $0 == module }) {
                let names = (path[start...] + [module]).map { String(describing: $0) }
                throw SchemaError(.circularModules(names), in: module)
            }
            path.append(module)
            for dependency in module.dependencies {
                try visit(dependency)
            }
            path.removeLast()
            finished.insert(ObjectIdentifier(module))
            order.append(module)
        }

        for module in modules {
            try visit(module)
        }
        return order
    }
}
