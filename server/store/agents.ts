import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database } from './sqlite.ts'

export type Agent = { email: string; name: string; role: 'agent' | 'admin' }
/** The people who watch and help. Passwords are kept as scrypt hashes. */
export function createAgentStore(database: Database, now: () => Date) {
  const { build } = database
  return {
    find(email: string): (Agent & { passwordAt: string }) | undefined {
      const row = database.get(build.selectFrom('agents').selectAll().where('email', '=', email))
      if (row === undefined) return undefined
      return { email: row.email, name: row.name, role: row.role, passwordAt: row.password_at ?? row.created_at }
    },
    list: (): (Agent & { createdAt: string })[] =>
      database
        .all(build.selectFrom('agents').select(['email', 'name', 'role', 'created_at']).orderBy('email'))
        .map(({ created_at, ...agent }) => ({ ...agent, createdAt: created_at })),
    /** Tells whether there is such an agent. Sessions from before end. */
    async setPassword(email: string, password: string): Promise<boolean> {
      const hash = await hashOf(password, randomBytes(16))
      return (
        database.run(build.updateTable('agents').set({ password: hash, password_at: now().toISOString() }).where('email', '=', email)) > 0
      )
    },
    /** Tells whether there was such an agent. What they had claimed goes back to those who wait. */
    remove: (email: string): boolean => database.run(build.deleteFrom('agents').where('email', '=', email.toLowerCase())) > 0,
    count: () => database.all(build.selectFrom('agents').select('email')).length,
    async add(agent: Agent, password: string): Promise<void> {
      const salt = randomBytes(16)
      const at = now().toISOString()
      const row = { ...agent, email: agent.email.toLowerCase(), password: await hashOf(password, salt), created_at: at, password_at: at }
      database.run(
        build
          .insertInto('agents')
          .values(row)
          .onConflict(conflict =>
            conflict.column('email').doUpdateSet({ password: row.password, password_at: at, role: row.role, name: row.name }),
          ),
      )
    },
    /** The agent whose password this is. One way for all: an unknown e-mail costs what a wrong password does. */
    async signIn(email: string, password: string): Promise<Agent | undefined> {
      const row = database.get(build.selectFrom('agents').selectAll().where('email', '=', email.toLowerCase()))
      const stored = row?.password ?? nobodys
      const [salt = ''] = stored.split(':')
      const same = timingSafeEqual(Buffer.from(await hashOf(password, Buffer.from(salt, 'base64url'))), Buffer.from(stored))
      return row !== undefined && same ? { email: row.email, name: row.name, role: row.role } : undefined
    },
  }
}

/** Of the form of a hash, and of no password. */
const nobodys = `${Buffer.alloc(16).toString('base64url')}:${Buffer.alloc(32).toString('base64url')}`

/** Runs in the thread pool: a sign-in must not hold the event loop. */
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

async function hashOf(password: string, salt: Buffer): Promise<string> {
  return `${salt.toString('base64url')}:${(await derive(password.normalize('NFKC'), salt, 32)).toString('base64url')}`
}
