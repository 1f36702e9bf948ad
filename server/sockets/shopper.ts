import type { IncomingMessage } from 'node:http'
import type { Namespace, Socket } from 'socket.io'
import { toFailure, UsherError } from '../errors.ts'
import type { Ack, ChatEvent, Language, Opened, OpenRequest, ServerToShopper, ShopperRequests, ShopperToServer, Status } from '../wire.ts'
import { faultsOf, maxTextCodePoints, shopperSchemas } from '../wire-schemas.ts'
import { isLoopback } from './limits.ts'

/** What the wire asks of the service. Every method stores before it returns. */
export type ShopperService = {
  open(request: OpenRequest): Promise<Opened>
  message(conversation: string, message: { id: string; text: string }): Stored
  choice(conversation: string, pick: { id: string; message: number; choice: string }): Stored
  track(conversation: string, event: { id: string; name: string; properties: Record<string, unknown> }): Stored
  handoff(conversation: string, request: { id: string; reason?: string | undefined }): Stored & { position: number }
  rate(conversation: string, rating: { id: string; message?: number | undefined; score: number; remark?: string | undefined }): Stored
  typing(conversation: string, on: boolean): void
  stop(conversation: string): void
}
export type Stored = { event: ChatEvent; repeated: boolean }

type Limit = { take(key: string): { ok: true } | { ok: false; retryAfterMs: number } }
type ShopperSocket = Socket<
  ShopperToServer,
  ServerToShopper,
  Record<string, never>,
  { conversation?: string; language?: Language; status?: Status }
>
export type ShopperNamespace = Namespace<ShopperToServer, ServerToShopper>

/** Serves the shopper's side of the wire: parse, limit, store, acknowledge, tell every socket of the conversation. */
export function serveShoppers(
  namespace: ShopperNamespace,
  service: ShopperService,
  limits: { messages: Limit; opens: Limit; addressOf(request: IncomingMessage): string },
  onFault: (event: string, error: unknown) => void,
): void {
  namespace.on('connection', (plain: Socket<ShopperToServer, ServerToShopper>) => {
    const socket = plain as ShopperSocket
    const on = <E extends keyof ShopperRequests>(
      event: E,
      act: (payload: ShopperRequests[E][0]) => Promise<ShopperRequests[E][1]> | ShopperRequests[E][1],
    ) => {
      const listener = async (...args: unknown[]) => {
        const ack = args.find(argument => typeof argument === 'function') as ((answer: Ack<ShopperRequests[E][1]>) => void) | undefined
        const answer = await attempt(event, args[0], act)
        ack?.(answer)
      }
      socket.on(event as never, listener as never)
    }
    const attempt = async <E extends keyof ShopperRequests>(
      event: E,
      payload: unknown,
      act: (payload: ShopperRequests[E][0]) => Promise<ShopperRequests[E][1]> | ShopperRequests[E][1],
    ): Promise<Ack<ShopperRequests[E][1]>> => {
      try {
        return { ok: true, value: await act(readPayload(event, payload)) }
      } catch (error) {
        if (!(error instanceof UsherError)) onFault(event, error)
        return toFailure(error)
      }
    }
    const conversation = () => {
      const { conversation: id } = socket.data
      if (id === undefined) throw new UsherError('not_open')
      return id
    }
    const limited = () => {
      const id = conversation()
      const taken = limits.messages.take(id)
      if (!taken.ok) throw new UsherError('rate_limited', undefined, taken.retryAfterMs)
      return id
    }
    /** The others hear of it; so does the sender, whose own copy it confirms. */
    const tell = ({ event, repeated }: Stored) => {
      if (!repeated) namespace.to(event.conversation).emit('event', event)
      return event.seq
    }

    on('conversation:open', async request => {
      const address = limits.addressOf(socket.request)
      if (!isLoopback(address)) {
        const taken = limits.opens.take(address)
        if (!taken.ok) throw new UsherError('rate_limited', undefined, taken.retryAfterMs)
      }
      const auth = socket.handshake.auth as { token?: unknown }
      const token = request.token ?? (typeof auth.token === 'string' ? auth.token : undefined)
      const opened = await service.open({ ...request, token })
      for (const room of socket.rooms) if (room !== socket.id) await socket.leave(room)
      socket.data.conversation = opened.conversation
      await socket.join(opened.conversation)
      return opened
    })
    on('message:send', message => ({ seq: tell(service.message(limited(), message)) }))
    on('choice:pick', pick => ({ seq: tell(service.choice(limited(), pick)) }))
    on('track', event => ({ seq: tell(service.track(limited(), event)) }))
    on('handoff:request', request => {
      const stored = service.handoff(limited(), request)
      return { seq: tell(stored), position: stored.position }
    })
    on('rate', rating => ({ seq: tell(service.rate(limited(), rating)) }))
    on('reply:stop', () => {
      service.stop(conversation())
      return {}
    })
    socket.on('typing', payload => {
      const read = shopperSchemas.typing.safeParse(payload)
      if (read.success && socket.data.conversation !== undefined) service.typing(socket.data.conversation, read.data.on)
    })
    socket.onAny((event: string, ...args: unknown[]) => {
      if (Object.hasOwn(shopperSchemas, event)) return
      const ack = args.at(-1)
      if (typeof ack === 'function')
        ack(
          toFailure(
            new UsherError('unknown_event', `Expected one of ${Object.keys(shopperSchemas).join(', ')}, got "${event.slice(0, 40)}"`),
          ),
        )
    })
  })
}

function readPayload<E extends keyof ShopperRequests>(event: E, payload: unknown): ShopperRequests[E][0] {
  if (event === 'message:send' && isTooLong(payload)) throw new UsherError('text_too_long')
  const read = shopperSchemas[event].safeParse(payload ?? {})
  if (!read.success) throw new UsherError('bad_payload', `Expected another payload of ${event}: ${faultsOf(read.error, payload)}`)
  return read.data as ShopperRequests[E][0]
}

function isTooLong(payload: unknown): boolean {
  if (payload === null || typeof payload !== 'object' || !('text' in payload) || typeof payload.text !== 'string') return false
  return payload.text.length > maxTextCodePoints && [...payload.text].length > maxTextCodePoints
}
