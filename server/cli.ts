import { Command, CommanderError } from 'commander'
import { addAgentCommands } from './commands/agents.ts'
import { addAnswerCommands } from './commands/answers.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addBehaviourCommands } from './commands/behaviours.ts'
import { addCatalogueCommands } from './commands/catalogue.ts'
import { addCopyCommand } from './commands/copy.ts'
import { addCouponCommands } from './commands/coupons.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addEraseCommands } from './commands/erase.ts'
import { addExperimentCommands } from './commands/experiment.ts'
import { addFunnelCommand } from './commands/funnel.ts'
import { addIntentCommands } from './commands/intents.ts'
import { addCheckCommand } from './commands/intents-check.ts'
import { addEvaluateCommand } from './commands/intents-evaluate.ts'
import { addFinetuneCommand } from './commands/intents-finetune.ts'
import { type Environment, InputError } from './commands/io.ts'
import { addPolicyCommands } from './commands/policies.ts'
import { addRecommendCommands } from './commands/recommend.ts'
import { addReplyCommands } from './commands/replies.ts'
import { addShopCommands } from './commands/shop.ts'
import { addStrategyCommands } from './commands/strategy.ts'
import { addStrategyEvaluateCommand } from './commands/strategy-evaluate.ts'
import { addTranscriptCommands } from './commands/transcripts.ts'
import { addTurnCommands } from './commands/turns.ts'
import { ConfigError } from './config.ts'

const env: Environment = process.env
const program = new Command('usher').description('Chat that guides an online shop’s new shoppers to a first purchase').exitOverride()

program
  .command('serve', { isDefault: true })
  .description('run the service (the default)')
  // An unknown command lands here, as an argument of the default one.
  .allowExcessArguments()
  .action((_options: unknown, { args: [unknown] }: Command) => {
    const commands = program.commands.map(command => command.name()).join(', ')
    if (unknown !== undefined) throw new InputError(`Expected one of ${commands}, got ${unknown}`)
    return serve(env)
  })

program
  .command('demo')
  .description('run the service with the demo shop')
  .action(() => serve({ ...env, USHER_DEMO: 'on' }))

addCatalogueCommands(program, env)
addPolicyCommands(program, env)
addShopCommands(program, env)
addCouponCommands(program, env)
const intents = addIntentCommands(program, env)
addReplyCommands(program, env)
addTurnCommands(program)
addEvaluateCommand(intents, env)
addCheckCommand(intents, env)
addFinetuneCommand(intents, env)
addAnswerCommands(program)
addBehaviourCommands(program, env)
addRecommendCommands(program)
addFunnelCommand(program, env)
addStrategyEvaluateCommand(addStrategyCommands(program, env))
addExperimentCommands(program, env)
addCopyCommand(program, env)
addAgentCommands(program, env)
addBackupCommands(program, env)
addEraseCommands(program, env)
addTranscriptCommands(program, env)
addDoctorCommand(program, env)

// Whoever reads the output may have seen enough (`… | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

program.parseAsync().catch(async (error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    return
  }
  if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return
  }
  const { startFault } = await import('./main.ts')
  process.stderr.write(`${startFault(error)}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
})

/** The service is loaded only when it is to run: the other commands answer twice as fast without it. */
async function serve(env: Environment): Promise<void> {
  await (await import('./main.ts')).serve(env)
}
