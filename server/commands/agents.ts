import type { Command } from 'commander'
import { newPassword } from '../secrets.ts'
import { createAgentStore } from '../store/agents.ts'
import { type Begin, beginning } from './data-folder.ts'
import { type Environment, InputError, print, withDatabase } from './io.ts'

type Store = ReturnType<typeof createAgentStore>

/** A running service heeds all of these at once: a removed agent's connections end within a second. */
export function addAgentCommands(program: Command, env: Environment): void {
  const agent = program.command('agent').description('the people behind the console')
  const withAgents = <T>(work: (agents: Store) => T | Promise<T>, begin?: Begin) =>
    withDatabase(env, database => work(createAgentStore(database, () => new Date())), begin)

  beginning(agent.command('add <email>'))
    .description('lets somebody sign in; the password is shown once')
    .option('--role <role>', 'agent, or admin: may also end what another agent has claimed', 'agent')
    .option('--name <name>', 'as shoppers will see it')
    .action(async (email: string, { role, name, ...begin }: { role: string; name?: string } & Begin) => {
      if (!/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(email)) throw new InputError(`Expected an e-mail address, got ${email}`)
      if (role !== 'agent' && role !== 'admin') throw new InputError(`Expected --role agent or admin, got ${role}`)
      const shown = (name ?? email.split('@')[0] ?? email).trim()
      if (shown === '' || shown.length > 40) throw new InputError(`Expected --name of 1 to 40 characters, got ${shown.length}`)
      const password = newPassword()
      await withAgents(agents => {
        if (agents.find(email.toLowerCase()) !== undefined)
          throw new InputError(`Expected a new agent, ${email} is one already: see \`usher agent password\` and \`usher agent remove\``)
        return agents.add({ email, name: shown, role }, password)
      }, begin)
      process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
    })

  agent
    .command('list')
    .description('who may sign in')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = await withAgents(agents => agents.list())
      print(json, all, all.map(({ email, name, role, createdAt }) => [email, name, role, createdAt].join('\t')).join('\n'))
    })

  agent
    .command('password <email>')
    .description('gives a new password, shown once; what was signed in with the old one ends')
    .action(async (email: string) => {
      const password = newPassword()
      await withAgents(async agents => {
        if (!(await agents.setPassword(email.toLowerCase(), password))) throw new InputError(unknown(agents, email))
      })
      process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
    })

  agent
    .command('remove <email>')
    .description('ends an agent’s access at once; what they had claimed waits for another')
    .action(async (email: string) => {
      await withAgents(agents => {
        const all = agents.list()
        const one = all.find(({ email: address }) => address === email.toLowerCase())
        if (one === undefined) throw new InputError(unknown(agents, email))
        if (one.role === 'admin' && all.filter(({ role }) => role === 'admin').length === 1)
          throw new InputError(
            `Expected another admin to stay, ${email} is the last one: add one with \`usher agent add EMAIL --role admin\``,
          )
        agents.remove(one.email)
      })
      process.stdout.write(`${email} may not sign in any more\n`)
    })
}

function unknown(agents: Store, email: string): string {
  const all = agents.list().map(agent => agent.email)
  return `Expected one of ${all.length === 0 ? 'the agents (there are none)' : all.slice(0, 20).join(', ')}, got ${email}`
}
