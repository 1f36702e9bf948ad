import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { type App, createApp } from '../../server/app.ts'
import { openEncoder } from '../../server/compose/models.ts'
import type { Overrides } from '../../server/compose/overrides.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import type { Ack, ChatEvent, MessageEvent, Opened, ServerToShopper, ShopperRequests, ShopperToServer } from '../../server/wire.ts'
import { putDemo } from './demo-data.ts'
import { remembering } from './remembering.ts'

export type Service = { app: App; url: string; folder: string; stop(options?: { keep: boolean }): Promise<void> }

let sharing = false
let shared: ReturnType<typeof openEncoder> | undefined
/** The model files are compared with their list once in a process. */
let verified: true | undefined
/** From here on one process reads messages for all services: it takes longer to start than most tests run. It ends with the process that shares it, which it keeps alive. */
export function shareEncoder(): void {
  sharing = true
}
function sharedEncoder() {
  shared ??= remembering(openEncoder(readConfig({}), createLog('silent')))
  return shared
}

/** Tests of what is understood wait for the models on a machine that is busy or slow too; how soon that is has benchmarks of its own. */
const modelDeadlineMs = 30_000
/** Whoever waits longer waits in vain. */
const patienceMs = 60_000

/** The real service on a free port with its own data folder; models off unless a test asks for them. */
export async function startService(env: Record<string, string> = {}, overrides: Overrides = {}, folder = newFolder()): Promise<Service> {
  const config = readConfig({
    USHER_PORT: '0',
    USHER_DATA: folder,
    USHER_PAUSE_MS: '0',
    USHER_LOG: 'silent',
    USHER_GENERATOR: 'off',
    ...env,
  })
  const usual = sharing && config.models.encoder === undefined && config.models.intents === undefined
  if (config.demo && overrides.now === undefined) putDemo(config)
  const app = await createApp(config, createLog('silent'), {
    interactive: false,
    modelDeadlineMs,
    ...(usual ? { encoder: sharedEncoder() } : {}),
    ...(verified ? { verified } : {}),
    ...overrides,
  })
  verified = true
  return {
    app,
    url: app.url,
    folder,
    async stop(options = { keep: false }) {
      await app.close()
      if (!options.keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'usher-'))
}

/** A shopper as the wire sees one: a socket, its token and every event it got, in order of arrival. */
export class Shopper {
  readonly socket: Socket<ServerToShopper, ShopperToServer>
  readonly events: ChatEvent[] = []
  readonly deltas: { turn: number; text: string }[] = []
  conversation = ''
  token = ''
  private waiters: (() => void)[] = []

  constructor(url: string, options: Parameters<typeof io>[1] = {}) {
    this.socket = io(`${url}/shopper`, { transports: ['websocket'], forceNew: true, reconnection: false, ...options })
    this.socket.on('event', event => {
      this.events.push(event)
      for (const wake of this.waiters) wake()
    })
    this.socket.on('reply:delta', delta => this.deltas.push(delta))
  }

  async open(request: ShopperRequests['conversation:open'][0] = {}): Promise<Opened> {
    const opened = await this.ask('conversation:open', request)
    if (!opened.ok) throw new Error(`${opened.code}: ${opened.message}`)
    this.conversation = opened.value.conversation
    this.token = opened.value.token
    this.events.push(...opened.value.events)
    return opened.value
  }

  ask<E extends keyof ShopperRequests>(event: E, payload: ShopperRequests[E][0]): Promise<Ack<ShopperRequests[E][1]>> {
    return this.raw(event, payload) as Promise<Ack<ShopperRequests[E][1]>>
  }

  /** Anything at all, as a hostile client would send it. */
  raw(event: string, payload: unknown): Promise<Ack<unknown>> {
    return (this.socket as unknown as Socket).timeout(patienceMs).emitWithAck(event, payload) as Promise<Ack<unknown>>
  }

  send(text: string, id: string = crypto.randomUUID()) {
    return this.ask('message:send', { id, text })
  }

  /** Sends and waits for the answer to it. */
  async say(text: string): Promise<MessageEvent> {
    const sent = await this.send(text)
    if (!sent.ok) throw new Error(`${sent.code}: ${sent.message}`)
    return this.answerTo(sent.value.seq)
  }

  answerTo(seq: number, timeoutMs = patienceMs): Promise<MessageEvent> {
    return this.until(
      event => event.kind === 'message' && event.from === 'bot' && (event.turn ?? 0) >= seq,
      timeoutMs,
    ) as Promise<MessageEvent>
  }

  until(matches: (event: ChatEvent) => boolean, timeoutMs = patienceMs): Promise<ChatEvent> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Expected an event within ${timeoutMs} ms, got ${JSON.stringify(this.events.slice(-3))}`)),
        timeoutMs,
      )
      const look = () => {
        const found = this.events.find(matches)
        if (found === undefined) return
        clearTimeout(timer)
        this.waiters = this.waiters.filter(waiter => waiter !== look)
        resolve(found)
      }
      this.waiters.push(look)
      look()
    })
  }

  close(): void {
    this.socket.disconnect()
  }
}
