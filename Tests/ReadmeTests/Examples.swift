import FoundationEssentials

/// The examples of a Markdown file: its fenced blocks.
struct Examples {
    /// A command and what the file says that it prints.
    struct Command: Sendable, Equatable {
        let line: Int
        let text: String
        var output: [String] = []
    }

    /// A fenced block.
    private struct Block {
        let language: String
        /// The number of its first line, from 1.
        let start: Int
        var lines: [String] = []
    }

    private let blocks: [Block]

    /// Reads a file.
    init(reading path: String) throws {
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        var blocks: [Block] = []
        var isOpen = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if !isOpen { blocks.append(Block(language: String(line.dropFirst(3)), start: index + 2)) }
                isOpen.toggle()
            } else if isOpen {
                blocks[blocks.count - 1].lines.append(String(line))
            }
        }
        self.blocks = blocks
    }

    /// The commands behind `$ ` of all console blocks, each with the lines below it.
    var commands: [Command] {
        var commands: [Command] = []
        for block in blocks where block.language == "console" {
            for (index, line) in block.lines.enumerated() {
                if line.hasPrefix("$ ") {
                    commands.append(Command(line: block.start + index, text: String(line.dropFirst(2))))
                } else if !commands.isEmpty {
                    commands[commands.count - 1].output.append(line)
                }
            }
        }
        return commands
    }
}
