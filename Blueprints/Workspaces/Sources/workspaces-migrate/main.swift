import VarveCommands
import Workspaces

await VarveCommands.run(schema: workspaces)
