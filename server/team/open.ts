import { createSessionStore } from '../store/agent-sessions.ts'
import { createAgentStore } from '../store/agents.ts'
import { createAuditStore } from '../store/audit.ts'
import { createInvitationStore } from '../store/invitations.ts'
import { createSecondFactorStore } from '../store/second-factors.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { type AccountPorts, createAccounts } from './accounts.ts'
import { createMembers, type MemberPorts } from './members.ts'

type Ports = Pick<AccountPorts, 'seal' | 'sign' | 'sessionMs' | 'onEnded' | 'now'> & Pick<MemberPorts, 'isOnline'>

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
  return {
    agents,
    sessions,
    audit,
    accounts,
    inTurn,
    members: createMembers({ ...ports, agents, sessions, factors, invitations, inTurn: inTurn.isOn, begin: accounts.begin }),
  }
}
