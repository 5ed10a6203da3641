/// Writes the manual page in roff, from the same descriptions as the help.
enum ManualPage {
    /// The whole page.
    static func page(of tool: Tool) -> String {
        var lines = [
            ".TH \(quoted(tool.name.uppercased())) 1 \"\" \(quoted("\(tool.name) \(tool.version)")) \"User Commands\"",
            ".SH NAME", "\(escaped(tool.name)) \\- \(escaped(tool.summary))",
            ".SH SYNOPSIS", ".B \(escaped(tool.name))", "\\fICOMMAND\\fR [\\fIOPTIONS\\fR]",
            ".SH DESCRIPTION",
        ]
        lines += paragraphs(tool.discussion)
        lines.append(".SH COMMANDS")
        for command in tool.commands {
            lines += section(of: command, in: tool)
        }
        lines.append(".SH COMMON OPTIONS")
        lines += CommonOptions.all.flatMap(entry(of:))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(of command: Command, in tool: Tool) -> [String] {
        let usage = HelpPage.usage(of: command, in: tool)
        var lines = [".SS \(quoted(usage))", escaped(command.summary) + "."]
        lines += paragraphs(command.discussion)
        for argument in command.arguments {
            lines += [".TP", "\\fI\(escaped(argument.name))\\fR", escaped(argument.help)]
        }
        return lines + command.options.flatMap(entry(of:))
    }

    private static func entry(of option: Option) -> [String] {
        [".TP", "\\fB\(escaped(option.synopsis))\\fR", escaped(option.help)]
    }

    /// An empty line begins a paragraph, an indented line is kept as it is.
    private static func paragraphs(_ text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            line -> [String] in
            if line.isEmpty { return [".PP"] }
            return line.hasPrefix(" ") ? [".nf", escaped(String(line)), ".fi"] : [escaped(String(line))]
        }
        return [".PP"] + lines
    }

    private static func quoted(_ text: String) -> String {
        "\"" + escaped(text).replacing("\"", with: "\\(dq") + "\""
    }

    /// In roff a backslash begins an escape, a hyphen may become a dash, and a full stop or apostrophe at the
    /// beginning of a line begins a request.
    private static func escaped(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
