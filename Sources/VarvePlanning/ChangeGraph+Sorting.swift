import VarveCatalog

extension ChangeGraph {
    enum Sorting {
        case ordered([Change])
        /// The reasons that run in a circle.
        case blocked([Edge])
    }

    /// Sorts the nodes topologically; among those that could come next the rules' precedence and then the name
    /// decide, so that the same input always gives the same order.
    func sorted() -> Sorting {
        var remaining = edges
        while true {
            let order = topologicalOrder(remaining)
            if order.count == nodes.count {
                return .ordered(order.map { nodes[$0].change })
            }
            let cycle = findCycle(among: remaining, outside: Set(order))
            guard let soft = cycle.filter(\.isSoft).min(by: { ($0.first, $0.second) < ($1.first, $1.second) })
            else { return .blocked(cycle) }
            remaining = remaining.filter {
                !($0.isSoft && $0.first == soft.first && $0.second == soft.second)
            }
        }
    }

    private func topologicalOrder(_ edges: Set<Edge>) -> [Int] {
        var successors: [[Int]] = Array(repeating: [], count: nodes.count)
        var open = Array(repeating: 0, count: nodes.count)
        for edge in edges {
            successors[edge.first].append(edge.second)
            open[edge.second] += 1
        }
        let rank = ranks()
        var nodeOfRank = Array(repeating: 0, count: nodes.count)
        for (node, rank) in rank.enumerated() { nodeOfRank[rank] = node }
        var ready = MinimumHeap(nodes.indices.filter { open[$0] == 0 }.map { rank[$0] })
        var order: [Int] = []
        order.reserveCapacity(nodes.count)
        while let next = ready.removeMinimum() {
            let node = nodeOfRank[next]
            order.append(node)
            for successor in successors[node] {
                open[successor] -= 1
                if open[successor] == 0 { ready.insert(rank[successor]) }
            }
        }
        return order
    }

    /// The place of each node if nothing depended on anything.
    private func ranks() -> [Int] {
        let precedence = nodes.map { rules.precedence(of: $0.change) }
        let names = nodes.map { $0.change.after?.id ?? $0.change.before?.id }
        let order = nodes.indices.sorted { left, right in
            if precedence[left] != precedence[right] { return precedence[left] < precedence[right] }
            if let leftName = names[left], let rightName = names[right], leftName != rightName {
                return leftName < rightName
            }
            return left < right
        }
        var rank = Array(repeating: 0, count: nodes.count)
        for (place, node) in order.enumerated() { rank[node] = place }
        return rank
    }

    /// A shortest circle of edges through the first node that is in one.
    private func findCycle(among edges: Set<Edge>, outside ordered: Set<Int>) -> [Edge] {
        var predecessors: [Int: [Edge]] = [:]
        for edge in edges where !ordered.contains(edge.first) && !ordered.contains(edge.second) {
            predecessors[edge.second, default: []].append(edge)
        }
        for key in predecessors.keys {
            predecessors[key]?.sort { ($0.first, $0.isSoft ? 0 : 1) < ($1.first, $1.isSoft ? 0 : 1) }
        }
        // Every node that is left has a predecessor that is left, so walking back must meet itself.
        guard let start = predecessors.keys.min() else { return [] }
        var path: [Edge] = []
        var place: [Int: Int] = [:]
        var node = start
        while place[node] == nil {
            place[node] = path.count
            guard let edge = predecessors[node]?.first else { return path }
            path.append(edge)
            node = edge.first
        }
        let cycle = Array(path[(place[node] ?? 0)...])
        return cycle.flatMap { edge in
            edges.filter { $0.first == edge.first && $0.second == edge.second }
        }
    }
}
