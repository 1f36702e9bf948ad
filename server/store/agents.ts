import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { UsherError } from '../errors.ts'
import type { Language, Role } from '../wire.ts'
import type { Database } from './sqlite.ts'

export type Agent = { email: string; name: string; role: Role }
export type Member = Agent & {
  createdAt: string
  passwordAt: string
  languages: Language[]
  away: boolean
  secondFactor: boolean
  revision: number
}
export type MemberChange = { role?: Role | undefined; name?: string | undefined; languages?: readonly Language[] | undefined }

/** The people who watch and help. Passwords are kept as scrypt hashes. There is always an owner. */
export function createAgentStore(database: Database, now: () => Date) {
  const { build } = database
  const rowOf = (email: string) => database.get(build.selectFrom('agents').selectAll().where('email', '=', email.toLowerCase()))
  type Row = NonNullable<ReturnType<typeof rowOf>>
  const endSessions = (email: string) =>
    database.run(
      build.updateTable('agent_sessions').set({ ended_at: now().toISOString() }).where('email', '=', email).where('ended_at', 'is', null),
    )
  const owners = () => database.all(build.selectFrom('agents').select('email').where('role', '=', 'owner')).length
  const refuseLastOwner = (row: Row, stays: boolean) => {
    if (row.role === 'owner' && !stays && owners() === 1)
      throw new UsherError('conflict', `Expected another owner to stay, ${row.email} is the last one: make somebody else an owner first`)
  }

  return {
    find(email: string): (Agent & { passwordAt: string; away: boolean; languages: Language[] }) | undefined {
      const row = rowOf(email)
      return row === undefined ? undefined : toMember(row)
    },
    list: (): Member[] => database.all(build.selectFrom('agents').selectAll().orderBy('email')).map(toMember),
    /** Tells whether there is such an agent. Sessions from before end. */
    async setPassword(email: string, password: string): Promise<boolean> {
      const hash = await hashOf(password, randomBytes(16))
      return database.transaction(() => {
        endSessions(email)
        return (
          database.run(build.updateTable('agents').set({ password: hash, password_at: now().toISOString() }).where('email', '=', email)) > 0
        )
      })
    },
    /** Tells whether there was such an agent. What they had claimed goes back to those who wait. Throws `conflict` for the last owner. */
    remove: (email: string): boolean =>
      database.transaction(() => {
        const row = rowOf(email)
        if (row === undefined) return false
        refuseLastOwner(row, false)
        return database.run(build.deleteFrom('agents').where('email', '=', row.email)) > 0
      }),
    /** `revision`: what was seen of them; `conflict` where somebody else has changed them since, and where no owner would stay. */
    change: (email: string, change: MemberChange, revision?: number): Member =>
      database.transaction(() => {
        const row = rowOf(email)
        if (row === undefined) throw new UsherError('not_found', 'Expected the e-mail of somebody of the team')
        if (revision !== undefined && revision !== row.revision)
          throw new UsherError('conflict', 'Somebody else has changed this person meanwhile: look again')
        refuseLastOwner(row, (change.role ?? row.role) === 'owner')
        const { role = row.role, name = row.name } = change
        const languages = change.languages?.join(' ') ?? row.languages
        database.run(
          build
            .updateTable('agents')
            .set({ role, name, languages, revision: row.revision + 1 })
            .where('email', '=', row.email),
        )
        return toMember({ ...row, role, name, languages, revision: row.revision + 1 })
      }),
    setAway: (email: string, away: boolean): boolean =>
      database.run(
        build
          .updateTable('agents')
          .set({ away: away ? 1 : 0 })
          .where('email', '=', email),
      ) > 0,
    count: () => database.all(build.selectFrom('agents').select('email')).length,
    async add(agent: Agent, password: string): Promise<void> {
      const salt = randomBytes(16)
      const at = now().toISOString()
      const { email, name, role } = agent
      const row = { email: email.toLowerCase(), name, role, password: await hashOf(password, salt), created_at: at, password_at: at }
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
      const row = rowOf(email)
      const stored = row?.password ?? nobodys
      const [salt = ''] = stored.split(':')
      const same = timingSafeEqual(Buffer.from(await hashOf(password, Buffer.from(salt, 'base64url'))), Buffer.from(stored))
      return row !== undefined && same ? { email: row.email, name: row.name, role: row.role } : undefined
    },
  }

  function toMember(row: Row): Member {
    return {
      email: row.email,
      name: row.name,
      role: row.role,
      createdAt: row.created_at,
      passwordAt: row.password_at ?? row.created_at,
      languages: row.languages.split(' ').filter((one): one is Language => one === 'zh' || one === 'en'),
      away: row.away === 1,
      secondFactor: row.totp !== null,
      revision: row.revision,
    }
  }
}

/** Of the form of a hash, and of no password. */
const nobodys = `${Buffer.alloc(16).toString('base64url')}:${Buffer.alloc(32).toString('base64url')}`

/** Runs in the thread pool: a sign-in must not hold the event loop. */
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

async function hashOf(password: string, salt: Buffer): Promise<string> {
  return `${salt.toString('base64url')}:${(await derive(password.normalize('NFKC'), salt, 32)).toString('base64url')}`
}
