import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'
import type { Erasure } from '../erasure.ts'
import type { openShop } from '../facts/open-shop.ts'
import type { Logger } from '../log.ts'
import { redact } from '../privacy/redact.ts'
import type { createSeal } from '../privacy/seal.ts'
import { createAdmission } from '../sockets/admission.ts'
import { serveAgentSockets } from '../sockets/agent.ts'
import type { Tokens } from '../sockets/auth.ts'
import { createLimit } from '../sockets/limits.ts'
import type { createPresence } from '../sockets/presence.ts'
import { createTypingRelay, typingTtlMs } from '../sockets/typing.ts'
import type { createContactStore } from '../store/contacts.ts'
import type { ConversationStore } from '../store/conversations.ts'
import type { createDeskStore } from '../store/desk.ts'
import type { createInboxStore } from '../store/inbox.ts'
import { createLabelStore } from '../store/labels.ts'
import { createReadStore } from '../store/reads.ts'
import type { Database } from '../store/sqlite.ts'
import { createTurnStore } from '../store/turns-taken.ts'
import type { openTeach } from '../teach.ts'
import { sessionOfToken } from '../team/accounts.ts'
import { deviceOf } from '../team/name.ts'
import type { openTeam } from '../team/open.ts'
import { createAssist } from '../turn/assist.ts'
import { createDesk } from '../turn/desk.ts'
import { createInTurn } from '../turn/in-turn.ts'
import type { createTurnQueue } from '../turn/queue.ts'
import type { Classifier } from '../turn/understand.ts'
import type { Models } from './models.ts'
import type { Sockets } from './sockets.ts'

/** How often it is looked whether an agent was removed, a session ended or a grace is over. */
const lookAroundMs = 1000

type Options = {
  database: Database
  config: Pick<Config, 'agents' | 'turn'>
  store: ConversationStore
  inboxStore: ReturnType<typeof createInboxStore>
  deskStore: ReturnType<typeof createDeskStore>
  contacts: ReturnType<typeof createContactStore>
  sockets: Pick<Sockets, 'shoppers' | 'desks' | 'inbox' | 'publish'>
  queue: ReturnType<typeof createTurnQueue>
  shop: Awaited<ReturnType<typeof openShop>>
  models: Pick<Models, 'reader' | 'written' | 'engines'>
  /** For drafts, in place of the one of the release that answers. */
  classifier: Classifier | undefined
  teach: ReturnType<typeof openTeach>
  team: ReturnType<typeof openTeam>
  presence: ReturnType<typeof createPresence>
  tokens: Tokens
  seal: ReturnType<typeof createSeal>
  eraseContact: Erasure['eraseContact']
  noticeErased: Erasure['notice']
  redactSpoken: typeof redact
  originOf(request: IncomingMessage): string
  now(): Date
  log: Logger
}

export type Agents = ReturnType<typeof openAgents>

/** Who may come to the desk, what they do there, and what falls back to the assistant when they leave. */
export function openAgents(options: Options) {
  const { database, config, store, inboxStore, deskStore, queue, shop, models, teach, team, presence, seal, originOf, now, log } = options
  const { shoppers, desks, inbox, publish } = options.sockets
  const { agents } = team
  const admission = createAdmission({
    readToken: options.tokens.readAgent,
    find: agents.find,
    sessions: team.sessions,
    sessionOf: sessionOfToken,
    now,
  })
  const fromOf = (request: IncomingMessage) => ({ device: deviceOf(request.headers['user-agent']), origin: originOf(request) })
  const labels = createLabelStore(database)
  const desk = createDesk({
    store: deskStore,
    labels,
    agent(email) {
      const found = agents.find(email)
      return found === undefined || found.role === 'viewer'
        ? undefined
        : { email: found.email, name: found.name, there: presence.has(email) }
    },
    contacts: { find: options.contacts.find, erase: options.eraseContact },
    seal,
    item: inboxStore.find,
    eventsAfter: store.eventsAfter,
    queue,
    shop,
    redact,
    redactSpoken: options.redactSpoken,
    graceMs: config.agents.graceSeconds * 1000,
    nobodySince: presence.nobodySince,
    now,
  })
  const giveInTurn = createInTurn({
    isOn: team.inTurn.isOn,
    store: { ...createTurnStore(database, now), takeBack: deskStore.takeBack },
    there: presence.emails,
    awayTold: desk.awayTold,
    queue,
    now,
  })
  const assist = createAssist({
    store,
    facts: shop.facts,
    item: inboxStore.find,
    classifier: options.classifier ?? teach.classifierOf('drafts'),
    ...(models.reader && { reader: models.reader }),
    written: models.written,
    engines: models.engines,
    candidates: config.turn.candidates,
    generatorDeadlineMs: config.turn.generatorDeadlineMs,
  })
  const typingToShopper = createTypingRelay((conversation, on) => {
    shoppers.to(conversation).emit('typing', { who: 'agent', on, ttlMs: typingTtlMs })
  })
  const agentSockets = serveAgentSockets(desks, {
    service: { ...desk, correct: teach.correct },
    assist,
    admit: admission.admit,
    current: admission.current,
    did: ({ email }, event, conversation, request) =>
      team.audit.add({ actor: email, action: event, target: conversation, origin: originOf(request) }),
    presence,
    onArrive: deskStore.returned,
    onLeave: deskStore.left,
    inbox,
    reads: createReadStore(database),
    publish,
    typeToShopper: typingToShopper.typing,
    limit: createLimit({ limit: 60, windowMs: 10_000 }),
    onFault: (event, error) => log.error({ event, err: error }, 'socket'),
  })
  // Nobody is connected yet: who claimed something before a stop or a crash has the grace to come back.
  deskStore.left()
  const lookAround = setInterval(() => {
    try {
      agentSockets.cutStale()
      options.noticeErased()
      for (const event of [...desk.takeBackAbandoned(), ...giveInTurn()]) publish(event)
    } catch (error) {
      log.error({ err: error }, 'agents')
    }
  }, lookAroundMs)

  return {
    admit: admission.admit,
    fromOf,
    forget: assist.forget,
    cutStale: agentSockets.cutStale,
    close() {
      clearInterval(lookAround)
      typingToShopper.close()
    },
  }
}
