import { once } from 'node:events'
import { io } from 'socket.io-client'
import type { Ack, MessageEvent, Opened } from '../../../server/wire.ts'
import type { FromWorker } from './worker.ts'

export type IdleOptions = {
  url: string
  shoppers: number
  /** How many of them cannot use WebSocket. */
  polling: number
  /** How many say something when told to wake. */
  speakers: number
}

/** Shoppers opened at the same time: a shop's visitors do not come all in one instant. */
const atOnce = 20

/** Opens conversations and leaves them alone; at the next message of the parent some speak. Ends at the one after. */
export async function idle({ url, shoppers, polling, speakers }: IdleOptions, tell: (message: FromWorker) => void): Promise<void> {
  const sockets: Awaited<ReturnType<typeof join>>[] = []
  for (let at = 0; at < shoppers; at += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, shoppers - at) }, (_, n) => join(url, at + n < polling ? 'polling' : 'websocket'))
    sockets.push(...(await Promise.all(some)))
  }
  tell({
    kind: 'idling',
    open: sockets.filter(({ socket }) => socket.connected).length,
    conversations: sockets.map(one => one.conversation),
  })
  await once(process, 'message')
  const step = Math.max(1, Math.floor(shoppers / speakers))
  const chosen = sockets.filter((_one, n) => n % step === 0).slice(0, speakers)
  tell({ kind: 'woken', answeredMs: await Promise.all(chosen.map(({ socket }) => ask(socket))) })
  await once(process, 'message')
  for (const { socket } of sockets) socket.disconnect()
  process.disconnect()
}

async function join(url: string, transport: 'polling' | 'websocket') {
  const socket = io(`${url}/shopper`, { transports: [transport], forceNew: true, upgrade: false })
  await new Promise<void>(resolve => socket.once('connect', () => resolve()))
  const answer = (await socket.timeout(20_000).emitWithAck('conversation:open', { language: 'en' })) as Ack<Opened>
  if (!answer.ok) throw new Error(`Expected a conversation to open, got ${answer.code}: ${answer.message}`)
  return { socket, conversation: answer.value.conversation }
}

function ask(socket: Awaited<ReturnType<typeof join>>['socket']): Promise<number> {
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Expected an answer within 30 s')), 30_000)
    socket.on('event', (event: MessageEvent) => {
      if (event.from !== 'bot') return
      clearTimeout(timer)
      resolve(performance.now() - from)
    })
    socket.emit('message:send', { id: crypto.randomUUID(), text: 'looking for a gift under 200' })
  })
}
