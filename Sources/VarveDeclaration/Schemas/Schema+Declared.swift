extension Schema {
    /// The schema as plain values, checked as far as that is possible without a database.
    ///
    /// - Throws: ``SchemaError`` with the Swift type and property that is wrong.
    public func declared() throws(SchemaError) -> DeclaredSchema {
        var registration = Registration()
        for module in try modulesInOrder() {
            let instance = module.init()
            registration.add(module)
            for table in instance.tables {
                try registration.add(table, of: module)
            }
            registration.statements += instance.statements
        }
        for table in tables {
            try registration.add(table, of: nil)
        }
        registration.statements += statements
        var declared = try registration.finish()
        declared.conventions = try checked(conventions)
        return declared
    }

    private func checked(_ conventions: Conventions?) throws(SchemaError) -> Conventions? {
        if let problem = conventions?.problem {
            throw SchemaError(.conventions(problem.message), in: Conventions.self, problem.part)
        }
        return conventions
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
                guard !module.isShared || dependency.isShared || dependency == module else {
                    throw SchemaError(
                        .sharedModule(
                            String(describing: module), feature: String(describing: dependency), table: nil),
                        in: module)
                }
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
