import type { IncomingMessage } from 'node:http'
import type { ExtendedError, Namespace } from 'socket.io'
import { toFailure, UsherError } from '../errors.ts'
import type {
  AgentRequests,
  AgentToServer,
  ChatEvent,
  ConversationSummary,
  NoteEvent,
  Queue,
  Reads,
  Role,
  ServerToAgent,
  Suggestion,
  Watched,
} from '../wire.ts'
import { may, type Permission, refusalOf } from '../wire-roles.ts'
import { agentSchemas } from '../wire-schemas.ts'
import type { Admitted } from './admission.ts'
import { answerRequests } from './requests.ts'

type Actor = { email: string; name: string; role: Role }
type Stored = { event: ChatEvent; stored: readonly ChatEvent[] }
type Noted = { note: NoteEvent; repeated: boolean }
type Claim = AgentRequests['conversation:claim'][0]

/** What the wire asks of the agents' side of the service. Every method stores before it returns. */
export type AgentService = {
  watch(request: AgentRequests['conversation:watch'][0]): Watched
  claim(actor: Actor, claim: Claim): Stored
  release(actor: Actor, claim: Claim): Stored
  close(actor: Actor, claim: Claim): Stored
  say(actor: Actor, message: AgentRequests['message:send'][0]): Stored
  note(actor: Actor, note: AgentRequests['note:add'][0]): Noted
  correct(actor: Actor, correction: AgentRequests['turn:correct'][0]): Noted
  readContact(actor: Actor, conversation: string): { contact: string; at: string; note: NoteEvent }
  eraseContact(actor: Actor, conversation: string): NoteEvent
  speaks(actor: Actor, conversation: string): boolean
  assign(actor: Actor, claim: AgentRequests['conversation:assign'][0]): Stored
  label(request: AgentRequests['conversation:label'][0]): string[]
}

/** What the assistant does for agents; stores nothing. */
export type AssistService = {
  suggest(actor: Actor, conversation: string, signal: AbortSignal): Promise<Suggestion>
  summarise(request: AgentRequests['conversation:summary'][0], signal: AbortSignal): Promise<ConversationSummary>
}

export type AgentPorts = {
  service: AgentService
  assist: AssistService
  admit(token: string): Promise<Admitted>
  /** Who it is today; nothing where the session has ended. */
  current(session: Admitted): Actor | undefined
  /** What somebody did, once it is done. */
  did(actor: Actor, event: string, conversation: string, request: IncomingMessage): void
  presence: { join(email: string, connection: string): boolean; leave(email: string, connection: string): boolean }
  /** An agent's first connection came, or the last one went. */
  onArrive(email: string): void
  onLeave(email: string): void
  inbox: { read(): Queue; changed(): void }
  reads: { of(email: string): Reads; saw(email: string, conversation: string, seq: number): boolean }
  publish(event: ChatEvent | NoteEvent): void
  typeToShopper(conversation: string, on: boolean): void
  limit: { take(key: string): { ok: true } | { ok: false; retryAfterMs: number } }
  onFault(event: string, error: unknown): void
}

export type AgentNamespace = Namespace<AgentToServer, ServerToAgent, Record<string, never>, { session: Admitted }>

/** What each event takes. Whoever adds one decides. */
export const permissions: Record<keyof AgentRequests | 'typing', Permission> = {
  'conversation:watch': 'read',
  'conversation:unwatch': 'read',
  'conversation:read': 'read',
  'conversation:claim': 'work',
  'conversation:release': 'work',
  'conversation:close': 'work',
  'conversation:assign': 'work',
  'conversation:label': 'work',
  'message:send': 'work',
  'turn:correct': 'work',
  'reply:suggest': 'work',
  'conversation:summary': 'read',
  'note:add': 'work',
  'contact:read': 'work',
  'contact:erase': 'work',
  typing: 'work',
}

/** Serves the agents' side of the wire. Who is not let in gets `connect_error` with the failure as its `data`. */
export function serveAgentSockets(namespace: AgentNamespace, ports: AgentPorts) {
  const { service, presence, inbox, publish } = ports
  /** All sockets of one agent. */
  const roomOf = (email: string) => `agent ${email}`

  namespace.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown }
    ports.admit(typeof token === 'string' ? token : '').then(
      session => {
        socket.data.session = session
        next()
      },
      (error: unknown) => {
        if (!(error instanceof UsherError)) ports.onFault('connection', error)
        next(refusal(error))
      },
    )
  })

  namespace.on('connection', socket => {
    const { session } = socket.data
    const { email } = session
    // Who only looks on is nobody that a shopper could count on.
    const first = may(session.role, 'work') && presence.join(email, socket.id)
    if (first) ports.onArrive(email)
    // Nobody waits for a draft any more.
    const gone = new AbortController()
    socket.once('disconnect', () => {
      gone.abort()
      if (presence.leave(email, socket.id)) ports.onLeave(email)
      inbox.changed()
    })
    void socket.join(roomOf(email))
    socket.emit('reads', ports.reads.of(email))
    socket.emit('queue', inbox.read())
    if (first) inbox.changed()

    /** Each request looks again: an agent who was removed a moment ago may do nothing more, and one's role is that of now. */
    const actor = (): Actor => {
      const now = ports.current(session)
      if (now !== undefined) return now
      setImmediate(() => socket.disconnect(true))
      throw new UsherError('unauthorized')
    }
    const allow = (event: keyof typeof permissions): Actor => {
      const now = actor()
      if (!may(now.role, permissions[event])) throw new UsherError('unauthorized', refusalOf(now.role, permissions[event]))
      return now
    }
    const on = answerRequests<AgentRequests>(socket as never, agentSchemas, ports.onFault, {
      allow,
      done(event, payload) {
        if (permissions[event] === 'work' && event !== 'reply:suggest')
          ports.did(session, event, (payload as { conversation: string }).conversation, socket.request)
      },
    })
    const limited = (): Actor => {
      const taken = ports.limit.take(email)
      if (!taken.ok) throw new UsherError('rate_limited', undefined, taken.retryAfterMs)
      return actor()
    }
    const tell = ({ event, stored }: Stored) => {
      for (const one of stored) publish(one)
      return { seq: event.seq }
    }

    on('conversation:watch', request => {
      actor()
      const watched = service.watch(request)
      // With the in-memory adapter a room is joined at once: between what was read and what is heard nothing is lost.
      void socket.join(request.conversation)
      return watched
    })
    on('conversation:unwatch', ({ conversation }) => {
      void socket.leave(conversation)
      return {}
    })
    on('conversation:read', ({ conversation, seq }) => {
      if (ports.reads.saw(email, conversation, seq)) namespace.to(roomOf(email)).emit('reads', { seen: { [conversation]: seq } })
      return {}
    })
    on('conversation:claim', claim => tell(service.claim(limited(), claim)))
    on('conversation:release', claim => tell(service.release(limited(), claim)))
    on('conversation:close', claim => tell(service.close(limited(), claim)))
    on('conversation:assign', claim => tell(service.assign(limited(), claim)))
    on('conversation:label', request => {
      limited()
      const labels = service.label(request)
      inbox.changed()
      return { labels }
    })
    on('message:send', message => tell(service.say(limited(), message)))
    on('reply:suggest', ({ conversation }) => ports.assist.suggest(limited(), conversation, gone.signal))
    on('conversation:summary', request => {
      limited()
      return ports.assist.summarise(request, gone.signal)
    })
    on('note:add', message => {
      const { note, repeated } = service.note(limited(), message)
      if (!repeated) publish(note)
      return { aseq: note.aseq }
    })
    on('turn:correct', correction => {
      const { note, repeated } = service.correct(limited(), correction)
      if (!repeated) publish(note)
      return { aseq: note.aseq, correction: note.correction?.id ?? 0 }
    })
    on('contact:read', ({ conversation }) => {
      const { note, contact, at } = service.readContact(limited(), conversation)
      publish(note)
      return { contact, at }
    })
    on('contact:erase', ({ conversation }) => {
      publish(service.eraseContact(limited(), conversation))
      return {}
    })
    socket.on('typing', payload => {
      const read = agentSchemas.typing.safeParse(payload)
      if (!read.success) return
      try {
        if (service.speaks(allow('typing'), read.data.conversation)) ports.typeToShopper(read.data.conversation, read.data.on)
      } catch (error) {
        if (!(error instanceof UsherError)) ports.onFault('typing', error)
      }
    })
  })

  return {
    /** Ends the connections of those who are agents no more, or whose session has ended. */
    cutStale(): void {
      for (const socket of namespace.sockets.values()) if (ports.current(socket.data.session) === undefined) socket.disconnect(true)
    },
  }
}

function refusal(error: unknown): ExtendedError {
  const failure = toFailure(error)
  return Object.assign(new Error(failure.code), { data: failure })
}
