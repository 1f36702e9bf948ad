import { createSessionStore } from '../store/agent-sessions.ts'
import { createAgentStore } from '../store/agents.ts'
import { createAuditStore } from '../store/audit.ts'
import { createInvitationStore } from '../store/invitations.ts'
import { createSecondFactorStore } from '../store/second-factors.ts'
import type { Database } from '../store/sqlite.ts'
import { type AccountPorts, createAccounts } from './accounts.ts'
import { createMembers, type MemberPorts } from './members.ts'

type Ports = Pick<AccountPorts, 'seal' | 'sign' | 'sessionMs' | 'onEnded' | 'now'> & Pick<MemberPorts, 'isOnline'>

/** The people behind the console: their accounts, who may what, who did what. */
export function openTeam(database: Database, ports: Ports) {
  const { now } = ports
  const agents = createAgentStore(database, now)
  const sessions = createSessionStore(database, now)
  const factors = createSecondFactorStore(database)
  const audit = createAuditStore(database, now)
  const accounts = createAccounts({ ...ports, agents, sessions, factors, audit })
  const invitations = createInvitationStore(database, now)
  return {
    agents,
    sessions,
    audit,
    accounts,
    members: createMembers({ ...ports, agents, sessions, factors, invitations, begin: accounts.begin }),
  }
}
