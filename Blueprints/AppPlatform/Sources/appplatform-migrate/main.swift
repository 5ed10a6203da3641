import AppPlatform
import VarveCommands

await VarveCommands.run(schema: appPlatform)
