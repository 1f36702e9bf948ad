import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { createTokens } from '../../server/sockets/auth.ts'
import { createAgentStore } from '../../server/store/agents.ts'
import type { Actor } from '../../server/store/desk.ts'
import { openStore } from '../../server/store/open.ts'
import type { Ack, AgentRequests, AgentToServer, ChatEvent, NoteEvent, Queue, ServerToAgent, Watched } from '../../server/wire.ts'

/** Makes an agent of a running service and signs a session for them, as `usher agent add` and the sign-in page do. */
export async function agentToken(folder: string, email: string, options: { name?: string; role?: Actor['role'] } = {}): Promise<string> {
  const { name = email.split('@')[0] ?? email, role = 'agent' } = options
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  await createAgentStore(database, () => new Date()).add({ email, name, role }, 'a-password-of-the-tests')
  database.close()
  return sessionOf(folder, email, role)
}

export function sessionOf(folder: string, email: string, role: Actor['role'] = 'agent', now = () => new Date()): Promise<string> {
  const secret = new TextEncoder().encode(readFileSync(join(folder, 'signing.key'), 'utf8').trim())
  return createTokens({ secret, shopSecret: undefined, ttlSeconds: 3600, now }).forAgent(email, role)
}

/** An agent as the wire sees one: a socket, every inbox and every event it got, in order of arrival. */
export class Agent {
  readonly socket: Socket<ServerToAgent, AgentToServer>
  readonly queues: Queue[] = []
  readonly events: (ChatEvent | NoteEvent)[] = []
  readonly typing: Parameters<ServerToAgent['typing']>[0][] = []
  refused: { message: string; data?: unknown } | undefined
  private waiters = new Set<() => void>()

  constructor(url: string, token: string | undefined, options: Parameters<typeof io>[1] = {}) {
    const auth = token === undefined ? {} : { token }
    this.socket = io(`${url}/agent`, { transports: ['websocket'], forceNew: true, reconnection: false, auth, ...options })
    const wake = () => {
      for (const waiter of [...this.waiters]) waiter()
    }
    this.socket.on('queue', queue => {
      this.queues.push(queue)
      wake()
    })
    this.socket.on('event', event => {
      this.events.push(event)
      wake()
    })
    this.socket.on('typing', state => {
      this.typing.push(state)
      wake()
    })
    this.socket.on('connect_error', error => {
      this.refused = error
      wake()
    })
    this.socket.on('disconnect', wake)
  }

  ask<E extends keyof AgentRequests>(event: E, payload: AgentRequests[E][0]): Promise<Ack<AgentRequests[E][1]>> {
    return this.raw(event, payload) as Promise<Ack<AgentRequests[E][1]>>
  }

  raw(event: string, payload: unknown): Promise<Ack<unknown>> {
    return (this.socket as unknown as Socket).timeout(60_000).emitWithAck(event, payload) as Promise<Ack<unknown>>
  }

  async watch(conversation: string, after: { lastSeq?: number; lastAseq?: number } = {}): Promise<Watched> {
    return got(await this.ask('conversation:watch', { conversation, ...after }))
  }

  claim(conversation: string) {
    return this.ask('conversation:claim', { conversation })
  }

  say(conversation: string, text: string, id: string = crypto.randomUUID()) {
    return this.ask('message:send', { conversation, id, text })
  }

  /** The newest inbox that looks like this, now or later. */
  inbox(matches: (queue: Queue) => boolean): Promise<Queue> {
    return this.until(() => (this.queues.at(-1) !== undefined && matches(this.queues.at(-1)!) ? this.queues.at(-1) : undefined))
  }

  event(matches: (event: ChatEvent | NoteEvent) => boolean): Promise<ChatEvent | NoteEvent> {
    return this.until(() => this.events.find(matches))
  }

  /** Waits until `look` finds something; what is looked at changes with what arrives here. */
  until<T>(look: () => T | undefined, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters.delete(waiter)
        reject(new Error(`Expected something within ${timeoutMs} ms, got ${JSON.stringify([this.events.slice(-3), this.queues.at(-1)])}`))
      }, timeoutMs)
      const waiter = () => {
        const found = look()
        if (found === undefined) return
        clearTimeout(timer)
        this.waiters.delete(waiter)
        resolve(found)
      }
      this.waiters.add(waiter)
      waiter()
    })
  }

  close(): void {
    this.socket.disconnect()
  }
}

export function got<T>(answer: Ack<T>): T {
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value
}

export function codeOf(answer: Ack<unknown>): string {
  return answer.ok ? 'ok' : answer.code
}
