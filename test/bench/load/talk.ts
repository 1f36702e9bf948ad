import { io, type Socket } from 'socket.io-client'
import { seededRandom } from '../../../models/random.ts'
import type { Ack, ChatEvent, Language, Opened, ServerToShopper, ShopperToServer } from '../../../server/wire.ts'
import type { Ledger } from '../../support/books.ts'

export type TalkOptions = {
  url: string
  language: Language
  lines: readonly string[]
  seed: number
  /** Milliseconds since the epoch: when this shopper joins, says nothing new any more, and stops waiting for answers. */
  joinAt: number
  endAt: number
  patienceMs: number
  /** Median, shortest and longest pause before the next line, in milliseconds. */
  think: readonly [number, number, number]
  transport: 'websocket' | 'polling'
}
/** `firstMs`: from the send to the first sentence, the folding pause included; undefined while there was none. */
export type Said = { seq: number; ackMs: number; firstMs?: number; by?: string }
export type Talked = Ledger & { said: Said[]; reconnects: number; refusals: string[] }

const ackTimeoutMs = 5000
/** One line in so many is followed at once by another, as people do who correct themselves. */
const burstOneIn = 10
const pickOneIn = 8
/** Spread of the logarithm of a think time: half of all pauses lie within a third of the median. */
const spreadOfThinking = 0.5

/** One shopper from the first hello to the last answer: reads, thinks, writes, presses quick replies, and keeps its own books. */
export async function talk(options: TalkOptions): Promise<Talked> {
  const { lines, seed, think } = options
  const random = seededRandom(seed)
  const oneIn = (n: number) => random() * n < 1
  const books: Talked = { conversation: '', acknowledged: {}, unacknowledged: [], received: [], said: [], reconnects: 0, refusals: [] }
  const open: (Said & { sentAt: number; answered: () => void })[] = []
  let token: string | undefined
  let latest: ChatEvent | undefined

  await sleepUntil(options.joinAt)
  const socket: Socket<ServerToShopper, ShopperToServer> = io(`${options.url}/shopper`, {
    transports: [options.transport],
    forceNew: true,
    reconnectionDelayMax: 1000,
  })
  const receive = (event: ChatEvent) => {
    books.received.push(event.seq)
    latest = event
    if (event.kind !== 'message' || event.from !== 'bot' || event.turn === undefined) return
    for (const one of open.filter(({ seq }) => seq <= event.turn!)) {
      one.firstMs ??= performance.now() - one.sentAt
      one.by = event.by ?? 'none'
      one.answered()
      open.splice(open.indexOf(one), 1)
    }
  }
  socket.on('event', receive)
  socket.on('reply:delta', ({ turn }) => {
    for (const one of open) if (one.seq <= turn) one.firstMs ??= performance.now() - one.sentAt
  })
  const opened = new Promise<void>(resolve => {
    socket.on('connect', async () => {
      if (books.conversation !== '') books.reconnects++
      const lastSeq = Math.max(0, ...books.received)
      const answer = (await socket
        .timeout(ackTimeoutMs * 4)
        .emitWithAck('conversation:open', { language: options.language, token, lastSeq })
        .catch(() => undefined)) as Ack<Opened> | undefined
      if (!answer?.ok) return void books.refusals.push(`open: ${answer?.code ?? 'no answer'}`)
      books.conversation = answer.value.conversation
      token = answer.value.token
      answer.value.events.forEach(receive)
      resolve()
    })
  })
  await opened

  /** Sends under one id until it is acknowledged, as the widget's outbox does. */
  async function send(event: 'message:send' | 'choice:pick', payload: object): Promise<{ answered: Promise<void> }> {
    const id = `${seed}-${Object.keys(books.acknowledged).length}-${books.unacknowledged.length}`
    books.unacknowledged.push(id)
    while (Date.now() < options.endAt + options.patienceMs) {
      const sentAt = performance.now()
      const answer = (await socket
        .timeout(ackTimeoutMs)
        .emitWithAck(event as 'message:send', { id, ...payload } as { id: string; text: string })
        .catch(() => undefined)) as Ack<{ seq: number }> | undefined
      if (answer?.ok === true) {
        const { seq } = answer.value
        books.acknowledged[id] = seq
        books.unacknowledged.pop()
        const said: Said = { seq, ackMs: performance.now() - sentAt }
        books.said.push(said)
        return { answered: new Promise(answered => open.push(Object.assign(said, { sentAt, answered }))) }
      }
      if (answer !== undefined) {
        books.refusals.push(`${event}: ${answer.code}`)
        await sleep(answer.retryAfterMs ?? 1000)
      }
    }
    return { answered: Promise.resolve() }
  }

  for (let at = Math.floor(random() * lines.length); ; at++) {
    await sleep(thinking(random, think))
    if (Date.now() >= options.endAt) break
    const choice = choiceOf(latest)
    const { answered } =
      choice !== undefined && oneIn(pickOneIn)
        ? await send('choice:pick', choice)
        : await send('message:send', { text: lines[at % lines.length] })
    if (oneIn(burstOneIn)) {
      await sleep(300 + random() * 1200)
      await send('message:send', { text: lines[++at % lines.length] })
    }
    await Promise.race([answered, sleep(options.patienceMs)])
  }
  while (open.length > 0 && Date.now() < options.endAt + options.patienceMs) await sleep(100)
  // The last reply's event is here; a status behind it may be on its way.
  await sleep(500)
  socket.disconnect()
  return books
}

function choiceOf(event: ChatEvent | undefined) {
  if (event?.kind !== 'message') return undefined
  const choice = event.choices?.[0] ?? event.cards?.[0]?.choices?.[0]
  return choice === undefined ? undefined : { message: event.seq, choice: choice.id }
}

/** Log-normal by Box and Muller, cut to its bounds. */
function thinking(random: () => number, [median, shortest, longest]: TalkOptions['think']): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.min(longest, Math.max(shortest, median * Math.exp(spreadOfThinking * normal)))
}

function sleep(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

function sleepUntil(at: number): Promise<void> {
  return sleep(Math.max(0, at - Date.now()))
}
