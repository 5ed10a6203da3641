import VarveCommands

await VarveCommands.run()
