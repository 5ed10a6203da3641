import LinkScanner
import VarveCommands

await VarveCommands.run(schema: linkScanner)
