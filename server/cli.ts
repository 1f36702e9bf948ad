import { Command, CommanderError } from 'commander'
import { type Environment, InputError } from './commands/input.ts'
import { ConfigError } from './config.ts'

/** Who asks for one command waits for its code alone. */
const groups: Record<string, () => Promise<(program: Command, env: Environment) => void>> = {
  catalogue: async () => (await import('./commands/catalogue.ts')).addCatalogueCommands,
  policies: async () => (await import('./commands/policies.ts')).addPolicyCommands,
  shop: async () => (await import('./commands/shop.ts')).addShopCommands,
  coupon: async () => (await import('./commands/coupons.ts')).addCouponCommands,
  intents: async () => {
    const { addIntentCommands } = await import('./commands/intents.ts')
    const { addEvaluateCommand } = await import('./commands/intents-evaluate.ts')
    const { addCheckCommand } = await import('./commands/intents-check.ts')
    const { addFinetuneCommand } = await import('./commands/intents-finetune.ts')
    return (program, env) => {
      const intents = addIntentCommands(program, env)
      for (const add of [addEvaluateCommand, addCheckCommand, addFinetuneCommand]) add(intents, env)
    }
  },
  corrections: async () => (await import('./commands/corrections.ts')).addCorrectionCommands,
  releases: async () => (await import('./commands/releases.ts')).addReleaseCommands,
  replies: async () => (await import('./commands/replies.ts')).addReplyCommands,
  turns: async () => (await import('./commands/turns.ts')).addTurnCommands,
  answers: async () => (await import('./commands/answers.ts')).addAnswerCommands,
  behaviours: async () => (await import('./commands/behaviours.ts')).addBehaviourCommands,
  recommend: async () => (await import('./commands/recommend.ts')).addRecommendCommands,
  funnel: async () => (await import('./commands/funnel.ts')).addFunnelCommand,
  strategy: async () => {
    const { addStrategyCommands } = await import('./commands/strategy.ts')
    const { addStrategyEvaluateCommand } = await import('./commands/strategy-evaluate.ts')
    return (program, env) => addStrategyEvaluateCommand(addStrategyCommands(program, env))
  },
  experiment: async () => (await import('./commands/experiment.ts')).addExperimentCommands,
  copy: async () => (await import('./commands/copy.ts')).addCopyCommand,
  agent: async () => (await import('./commands/agents.ts')).addAgentCommands,
  audit: async () => (await import('./commands/audit.ts')).addAuditCommands,
  backup: async () => (await import('./commands/backup.ts')).addBackupCommand,
  restore: async () => (await import('./commands/backup.ts')).addRestoreCommand,
  erase: async () => (await import('./commands/erase.ts')).addEraseCommands,
  transcripts: async () => (await import('./commands/transcripts.ts')).addTranscriptCommands,
  replay: async () => (await import('./commands/replay.ts')).addReplayCommand,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
}

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

const demo = program
  .command('demo')
  .description('run the service with the demo shop')
  .action(() => serve({ ...env, USHER_DEMO: 'on' }))

// A word that is none of them is told of all.
const word = process.argv[2] ?? 'serve'
const asked = ['serve', 'demo'].includes(word) ? [] : Object.hasOwn(groups, word) ? [word] : Object.keys(groups)
for (const name of asked) (await groups[name]?.())?.(program, env)
if (word === 'demo') (await import('./commands/demo-month.ts')).addMonthCommand(demo, env)

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
