import BalanceKitchen
import VarveCommands

await VarveCommands.run(schema: balanceKitchen)
