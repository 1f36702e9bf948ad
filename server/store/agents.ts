import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database } from './sqlite.ts'

export type Agent = { email: string; name: string; role: 'agent' | 'admin' }
/** The people who watch and help. Passwords are kept as scrypt hashes. */
export function createAgentStore(database: Database, now: () => Date) {
  const { build } = database
  return {
    count: () => database.all(build.selectFrom('agents').select('email')).length,
    async add(agent: Agent, password: string): Promise<void> {
      const salt = randomBytes(16)
      const row = { ...agent, email: agent.email.toLowerCase(), password: await hashOf(password, salt), created_at: now().toISOString() }
      database.run(
        build
          .insertInto('agents')
          .values(row)
          .onConflict(conflict => conflict.column('email').doUpdateSet({ password: row.password, role: row.role, name: row.name })),
      )
    },
    /** The agent whose password this is; takes as long for an unknown e-mail as for a wrong password. */
    async signIn(email: string, password: string): Promise<Agent | undefined> {
      const row = database.get(build.selectFrom('agents').selectAll().where('email', '=', email.toLowerCase()))
      const stored = row?.password ?? (await hashOf('', Buffer.alloc(16)))
      const [salt = ''] = stored.split(':')
      const same = timingSafeEqual(Buffer.from(await hashOf(password, Buffer.from(salt, 'base64url'))), Buffer.from(stored))
      return row !== undefined && same ? { email: row.email, name: row.name, role: row.role } : undefined
    },
  }
}

/** Runs in the thread pool: a sign-in must not hold the event loop. */
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

async function hashOf(password: string, salt: Buffer): Promise<string> {
  return `${salt.toString('base64url')}:${(await derive(password.normalize('NFKC'), salt, 32)).toString('base64url')}`
}
