/// A binary heap that gives the least number first.
struct MinimumHeap {
    private var numbers: [Int]

    init(_ numbers: [Int]) {
        self.numbers = numbers.sorted()  // a sorted list is a heap
    }

    mutating func insert(_ number: Int) {
        numbers.append(number)
        var child = numbers.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if numbers[parent] <= numbers[child] { return }
            numbers.swapAt(parent, child)
            child = parent
        }
    }

    mutating func removeMinimum() -> Int? {
        guard let minimum = numbers.first, let last = numbers.popLast() else { return nil }
        if numbers.isEmpty { return minimum }
        numbers[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < numbers.count && numbers[child] < numbers[least] {
                least = child
            }
            if least == parent { return minimum }
            numbers.swapAt(parent, least)
            parent = least
        }
    }
}
