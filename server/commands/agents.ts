import type { Command } from 'commander'
import { UsherError } from '../errors.ts'
import { newPassword } from '../secrets.ts'
import { createSessionStore } from '../store/agent-sessions.ts'
import { createAgentStore } from '../store/agents.ts'
import { createAuditStore } from '../store/audit.ts'
import { createSecondFactorStore } from '../store/second-factors.ts'
import type { Database } from '../store/sqlite.ts'
import type { Role } from '../wire.ts'
import { roles } from '../wire-roles.ts'
import { type Begin, beginning } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'

/** Who the audit log says it was. */
export const commandLine = 'command line'

type Store = ReturnType<typeof createAgentStore>

/** A running service heeds all of these at once: a removed agent's connections end within a second. */
export function addAgentCommands(program: Command, env: Environment): void {
  const agent = program.command('agent').description('the people behind the console')
  const now = () => new Date()
  const withAgents = <T>(work: (agents: Store, database: Database) => T | Promise<T>, begin?: Begin) =>
    withDatabase(env, database => work(createAgentStore(database, now), database), begin)
  const note = (database: Database, action: string, target: string, detail: Record<string, string> = {}) =>
    createAuditStore(database, now).add({ actor: commandLine, action, target: target.toLowerCase(), detail })

  beginning(agent.command('add <email>'))
    .description('lets somebody sign in; the password is shown once')
    .option('--role <role>', 'viewer: only reads; agent; admin: has the shop and the team, too', 'agent')
    .option('--name <name>', 'as shoppers will see it')
    .action(async (email: string, { role, name, ...begin }: { role: string; name?: string } & Begin) => {
      if (!/^[^@\s]{1,64}@[^@\s]{1,189}$/.test(email)) throw new InputError(`Expected an e-mail address, got ${email}`)
      if (role !== 'agent' && role !== 'admin' && role !== 'viewer')
        throw new InputError(
          `Expected --role viewer, agent or admin, got ${role}: whoever is in the team becomes an owner by \`usher agent role EMAIL owner\``,
        )
      const shown = (name ?? email.split('@')[0] ?? email).trim()
      if (shown === '' || shown.length > 40) throw new InputError(`Expected --name of 1 to 40 characters, got ${shown.length}`)
      const password = newPassword()
      await withAgents(async (agents, database) => {
        if (agents.find(email.toLowerCase()) !== undefined)
          throw new InputError(`Expected a new agent, ${email} is one already: see \`usher agent password\` and \`usher agent remove\``)
        await agents.add({ email, name: shown, role }, password)
        note(database, 'member_added', email, { role })
      }, begin)
      process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
    })

  agent
    .command('list')
    .description('who may sign in')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: true }) => {
      const all = (await withAgents(agents => agents.list())).map(({ email, name, role, createdAt, languages, away, secondFactor }) => {
        return { email, name, role, createdAt, languages, away, secondFactor }
      })
      print(json, all, all.map(({ email, name, role, createdAt }) => [email, name, role, createdAt].join('\t')).join('\n'))
    })

  agent
    .command('password <email>')
    .description('gives a new password, shown once; what was signed in with the old one ends')
    .action(async (email: string) => {
      const password = newPassword()
      await withAgents(async (agents, database) => {
        if (!(await agents.setPassword(email.toLowerCase(), password))) throw new InputError(unknown(agents, email))
        note(database, 'password_given', email)
      })
      process.stdout.write(`${email} may sign in at /console with the password ${password} (shown once)\n`)
    })

  agent
    .command('remove <email>')
    .description('ends an agent’s access at once; what they had claimed waits for another')
    .action(async (email: string) => {
      await withAgents((agents, database) => {
        if (agents.find(email) === undefined) throw new InputError(unknown(agents, email))
        const all = agents.list()
        const isAdmin = (one: { role: Role }) => one.role === 'admin' || one.role === 'owner'
        if (all.filter(isAdmin).every(one => one.email === email.toLowerCase()))
          throw new InputError(
            `Expected another admin to stay, ${email} is the last one: add one with \`usher agent add EMAIL --role admin\``,
          )
        orInputError(() => agents.remove(email))
        note(database, 'member_removed', email)
      })
      process.stdout.write(`${email} may not sign in any more\n`)
    })

  agent
    .command('role <email> <role>')
    .description(`what somebody may do: ${roles.join(', ')}`)
    .action(async (email: string, role: string) => {
      if (!isRole(role)) throw new InputError(`Expected one of ${roles.join(', ')}, got ${role}`)
      await withAgents((agents, database) => {
        if (agents.find(email) === undefined) throw new InputError(unknown(agents, email))
        orInputError(() => agents.change(email, { role }))
        note(database, 'member_changed', email, { role })
      })
      process.stdout.write(`${email} is ${role} now\n`)
    })

  agent
    .command('sign-out <email>')
    .description('ends all sessions of somebody at once')
    .option('--second-factor', 'takes the second factor away, too: for a lost phone')
    .action(async (email: string, { secondFactor }: { secondFactor?: true }) => {
      const ended = await withAgents((agents, database) => {
        const one = agents.find(email)
        if (one === undefined) throw new InputError(unknown(agents, email))
        const sessions = createSessionStore(database, now).endAll(one.email)
        note(database, 'member_signed_out', one.email)
        if (secondFactor && createSecondFactorStore(database).end(one.email)) note(database, 'member_second_factor_ended', one.email)
        return sessions
      })
      process.stdout.write(`${email}: ${ended} ${ended === 1 ? 'session' : 'sessions'} ended\n`)
    })
}

const isRole = (text: string): text is Role => roles.some(role => role === text)

/** What the store refuses is bad input here. */
function orInputError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsherError) throw new InputError(error.message)
    throw error
  }
}

function unknown(agents: Store, email: string): string {
  const all = agents.list().map(agent => agent.email)
  return `Expected one of ${all.length === 0 ? 'the agents (there are none)' : all.slice(0, 20).join(', ')}, got ${email}`
}
