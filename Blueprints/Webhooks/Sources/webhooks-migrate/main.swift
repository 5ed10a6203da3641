import VarveCommands
import Webhooks

await VarveCommands.run(schema: webhooks)
