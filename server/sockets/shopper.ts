import type { IncomingMessage } from 'node:http'
import type { Namespace, Socket } from 'socket.io'
import { UsherError } from '../errors.ts'
import type {
  ChatEvent,
  Exported,
  Language,
  Opened,
  OpenRequest,
  Receipt,
  ServerToShopper,
  ShopperRequests,
  ShopperToServer,
  Status,
} from '../wire.ts'
import { shopperSchemas } from '../wire-schemas.ts'
import { isLoopback } from './limits.ts'
import { answerRequests } from './requests.ts'

/** What the wire asks of the service. Every method stores before it returns. */
export type ShopperService = {
  open(request: OpenRequest, origin?: string): Promise<Opened>
  message(conversation: string, message: { id: string; text: string }): Stored
  choice(conversation: string, pick: { id: string; message: number; choice: string }): Stored
  track(conversation: string, event: { id: string; name: string; properties: Record<string, unknown> }): Stored
  handoff(conversation: string, request: { id: string; reason?: string | undefined }): Stored & { position: number }
  contact(conversation: string, request: { id: string; contact: string }): Stored
  rate(conversation: string, rating: { id: string; message?: number | undefined; score: number; remark?: string | undefined }): Stored
  take(conversation: string, request: ShopperRequests['action:take'][0]): { granted: boolean; stored: readonly ChatEvent[] }
  done(conversation: string, request: ShopperRequests['action:done'][0]): Stored
  typing(conversation: string, on: boolean): void
  stop(conversation: string): void
  export(conversation: string): Exported
  /** Ends the sockets of the conversation that still are in its room. */
  erase(conversation: string): Promise<Receipt>
}
/** `stored`: every event that was written, in order; none for a resend. */
export type Stored = { event: ChatEvent; stored: readonly ChatEvent[] }

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
  limits: {
    messages: Limit
    opens: Limit
    /** Of an address, over all its conversations: events, and requests for a person. */
    address: Limit
    handoffs: Limit
    addressOf(request: IncomingMessage): string
    keyOf(request: IncomingMessage): string
  },
  publish: (event: ChatEvent) => void,
  onFault: (event: string, error: unknown) => void,
): void {
  namespace.on('connection', (plain: Socket<ShopperToServer, ServerToShopper>) => {
    const socket = plain as ShopperSocket
    const on = answerRequests<ShopperRequests>(plain as never, shopperSchemas, onFault)
    const conversation = () => {
      const { conversation: id } = socket.data
      if (id === undefined) throw new UsherError('not_open')
      return id
    }
    const take = (limit: Limit, key: string) => {
      const taken = limit.take(key)
      if (!taken.ok) throw new UsherError('rate_limited', undefined, taken.retryAfterMs)
    }
    /** The machine itself is not counted. */
    const takeOfAddress = (limit: Limit) => {
      if (!isLoopback(limits.addressOf(socket.request))) take(limit, limits.keyOf(socket.request))
    }
    const limited = () => {
      const id = conversation()
      take(limits.messages, id)
      takeOfAddress(limits.address)
      return id
    }
    /** The others hear of it; so does the sender, whose own copy it confirms. */
    const tell = ({ event, stored }: Stored) => {
      for (const one of stored) publish(one)
      return event.seq
    }

    on('conversation:open', async request => {
      const auth = socket.handshake.auth as { token?: unknown }
      const token = request.token ?? (typeof auth.token === 'string' ? auth.token : undefined)
      // A page that tells where its shopper has gone opens again what it has: that counts as one of the conversation's messages.
      if (token !== undefined && socket.data.conversation !== undefined) limited()
      else takeOfAddress(limits.opens)
      const opened = await service.open({ ...request, token }, limits.keyOf(socket.request))
      for (const room of socket.rooms) if (room !== socket.id) await socket.leave(room)
      socket.data.conversation = opened.conversation
      await socket.join(opened.conversation)
      return opened
    })
    on('message:send', message => ({ seq: tell(service.message(limited(), message)) }))
    on('choice:pick', pick => ({ seq: tell(service.choice(limited(), pick)) }))
    on('action:take', request => {
      const { granted, stored } = service.take(limited(), request)
      for (const one of stored) publish(one)
      return { granted }
    })
    on('action:done', request => ({ seq: tell(service.done(limited(), request)) }))
    on('track', event => ({ seq: tell(service.track(limited(), event)) }))
    on('handoff:request', request => {
      const id = limited()
      // Who wants a person again and again is one who waits; many who want one from the same place hold up everybody else.
      takeOfAddress(limits.handoffs)
      const stored = service.handoff(id, request)
      return { seq: tell(stored), position: stored.position }
    })
    on('rate', rating => ({ seq: tell(service.rate(limited(), rating)) }))
    on('contact:leave', request => ({ seq: tell(service.contact(limited(), request)) }))
    on('conversation:export', () => service.export(limited()))
    on('conversation:erase', async () => {
      const id = limited()
      // This one stays to hear that it is done.
      await socket.leave(id)
      delete socket.data.conversation
      const receipt = await service.erase(id).catch(async (error: unknown) => {
        socket.data.conversation = id
        await socket.join(id)
        throw error
      })
      return { receipt }
    })
    on('reply:stop', () => {
      service.stop(limited())
      return {}
    })
    socket.on('typing', payload => {
      const read = shopperSchemas.typing.safeParse(payload)
      if (read.success && socket.data.conversation !== undefined) service.typing(socket.data.conversation, read.data.on)
    })
  })
}
