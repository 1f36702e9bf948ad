import { setImmediate } from 'node:timers/promises'
import { createSessionStore } from '../store/agent-sessions.ts'
import { createAgentStore } from '../store/agents.ts'
import { createAuditStore } from '../store/audit.ts'
import { createInvitationStore } from '../store/invitations.ts'
import { createSecondFactorStore } from '../store/second-factors.ts'
import { createServiceTimes, type Wait } from '../store/service-times.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { type AccountPorts, createAccounts } from './accounts.ts'
import { createMembers, type MemberPorts } from './members.ts'
import { type Service, toService } from './times.ts'

type Ports = Pick<AccountPorts, 'seal' | 'sign' | 'sessionMs' | 'onEnded' | 'now'> & Pick<MemberPorts, 'isOnline'>

const dayMs = 24 * 3600_000
const mostRatings = 20_000
const inTurnKey = 'team.in_turn'

/** The people behind the console: their accounts, who may what, who did what. */
export function openTeam(database: Database, ports: Ports) {
  const { now } = ports
  const agents = createAgentStore(database, now)
  const sessions = createSessionStore(database, now)
  const factors = createSecondFactorStore(database)
  const audit = createAuditStore(database, now)
  const accounts = createAccounts({ ...ports, agents, sessions, factors, audit })
  const invitations = createInvitationStore(database, now)
  const settings = createSettingsStore(database)
  /** Whether conversations that wait are given to the agents who are there. */
  const inTurn = {
    isOn: () => settings.get(inTurnKey) === 'on',
    set: (on: boolean) => settings.set(inTurnKey, on ? 'on' : 'off'),
  }
  const times = createServiceTimes(database)
  /** How long shoppers waited for a person in these days, and how content they were. Others are served between two readings. */
  async function service(days: number): Promise<Service> {
    const from = new Date(now().getTime() - days * dayMs)
    const waits: Wait[] = []
    for (const some of times.waits(from)) {
      waits.push(...some)
      await setImmediate()
    }
    const names = new Map(agents.list().map(({ email, name }) => [email, name]))
    return toService(waits, times.ratings(from, mostRatings), email => names.get(email) ?? email)
  }
  return {
    agents,
    sessions,
    audit,
    accounts,
    service,
    inTurn,
    members: createMembers({ ...ports, agents, sessions, factors, invitations, inTurn: inTurn.isOn, begin: accounts.begin }),
  }
}
