import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled, encoderWeights } from '../models/bundled.ts'
import type { EncoderMethods } from '../models/encoder-service.ts'
import { openModelProcess } from '../models/host.ts'
import { oddsOf, readNeedHead } from '../models/need-head.ts'
import type { TurnInput } from '../models/turn-reader.ts'
import { readAnswerWeights } from './answers/answer-weights.ts'
import type { Config } from './config.ts'
import { newConversation } from './dialogue/conversation.ts'
import { type Told, toReason } from './dialogue/reasons.ts'
import { openShop } from './facts/open-shop.ts'
import { releaseFolder } from './review/folders.ts'
import { createServing } from './review/serving.ts'
import { readWishWeights } from './search/wish-weights.ts'
import { createCorrectionStore } from './store/corrections.ts'
import { createReleaseStore } from './store/releases.ts'
import { type Database, openDatabase } from './store/sqlite.ts'
import type { Turns } from './turn/ports.ts'
import { respond } from './turn/respond.ts'
import type { ChatEvent, Language, MessageEvent } from './wire.ts'
import { openWritten } from './written.ts'

/** A conversation as `usher transcripts export` writes it; what is not needed is left out. */
export type Recorded = {
  conversation: string
  language: Language
  events: readonly ChatEvent[]
  traces: readonly { turn: number; body: Told }[]
}

export type Decided = { reason: Record<Language, string>; acts: string[]; reply: string }
/** A turn as it was and as it would be; `before` is missing where its reasons were forgotten. */
export type Replayed = { turn: number; said: string[]; before?: Decided; now: Decided; same: boolean }

const patienceMs = 60_000

/**
 * Runs conversations again with the current models, pages and catalogue: each turn in the situation that the turns before it lead to now. They are understood by
 * what answers them, or by `release`. It works on a copy of the shop, words by templates alone, and stores nothing.
 */
export async function openReplay(database: Database, config: Config, release?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'usher-replay-'))
  database.sql('VACUUM INTO ?', join(folder, 'shop.sqlite'))
  const copy = openDatabase(join(folder, 'shop.sqlite'), { trusted: true })
  const encoder = openModelProcess<EncoderMethods>({
    role: 'encoder',
    ...encoderWeights(config.models),
    deadlineMs: patienceMs,
    onLog: () => undefined,
  })
  const patient = { deadlineMs: patienceMs }
  const need = readNeedHead(bundled('wishes/need.json'))
  const shop = await openShop(copy, {
    demo: false,
    embed: texts => encoder.call('embed', { texts }, patient),
    embedSoon: texts => encoder.call('embed', { texts }, patient),
    embedWords: (texts, { patient: _slow, ...how }) => encoder.call('embedWords', { texts, ...how }, patient),
    read: (question, sentences) => encoder.call('read', { question, sentences }, patient),
    answerWeights: readAnswerWeights(bundled('answers/signs.json')),
    wishWeights: readWishWeights(bundled('wishes/weights.json')),
    encoderReady: encoder.ready,
    encoderHash: 'replay',
    serverTells: false,
    personThere: () => false,
    now: () => new Date(),
    onFault: () => undefined,
  })
  const serving = createServing({
    data: config.data,
    serving: release === undefined ? createReleaseStore(copy, () => new Date()).serving : () => ({ live: release, canary: null }),
    stands: createCorrectionStore(copy, () => new Date()).stands,
    classify: (texts, folder) => encoder.call('classify', { texts: [...texts], release: folder }, patient),
    // As it would answer: without it the models as delivered do.
    onFault: () => undefined,
  })
  async function close(): Promise<void> {
    await Promise.all([shop.close(), encoder.close()])
    copy.close()
    rmSync(folder, { recursive: true, force: true })
  }
  await encoder.ready
  await shop.settled()
  if (release !== undefined)
    await encoder.call('prepare', { release: releaseFolder(config.data, release) }, patient).catch(async error => {
      await close()
      throw error
    })

  async function replay({ conversation, language, events, traces }: Recorded): Promise<Replayed[]> {
    const recorded = new Map(traces.map(({ turn, body }) => [turn, body]))
    const row = { language, status: 'bot' as const, state: JSON.stringify(newConversation(language)) }
    const said: string[] = []
    let waiting: ChatEvent[] = []
    const replies: Parameters<Turns['saveReply']>[0][] = []
    const turns: Turns = {
      find: () => row,
      unanswered: () => waiting,
      lately: () => said.slice(0, 4),
      skip({ state }) {
        row.state = state
      },
      saveReply(reply) {
        replies.push(reply)
        Object.assign(row, { state: reply.state, language: reply.language })
        return []
      },
    }
    const ports = {
      turns,
      facts: shop.facts,
      classifier: serving.classifierOf(conversation),
      reader: {
        read: (input: TurnInput) => encoder.call('readTurn', input, patient),
        needTold: async (text: string) =>
          config.models.encoder === undefined ? oddsOf((await encoder.call('embed', { texts: [text] }, patient))[0], need) : undefined,
      },
      written: openWritten(),
      engines: [],
      observe: () => undefined,
      versions: {},
      candidates: 1,
      generatorDeadlineMs: patienceMs,
      sentencePauseMs: 0,
    }
    const replayed: Replayed[] = []
    for (const { turn, text } of answersIn(events)) {
      waiting = events.filter(event => event.seq > (replayed.at(-1)?.turn ?? 0) && event.seq <= turn && isShoppers(event))
      if (waiting.length === 0) continue
      replies.length = 0
      const never = new AbortController().signal
      for await (const _shown of respond(conversation, ports, { abort: never, stop: never, onShow: () => undefined }));
      const reply =
        replies
          .at(-1)
          ?.events.flatMap(event => (event.kind === 'message' ? [event.text] : []))
          .join('\n') ?? ''
      said.unshift(reply)
      const now = toDecided(replies.at(-1)?.trace as Told | undefined, reply)
      const trace = recorded.get(turn)
      const before = trace === undefined ? undefined : toDecided(trace, text)
      const words = waiting.flatMap(event => (event.kind === 'message' ? [event.text] : []))
      const same = before === undefined ? reply === text : JSON.stringify(before.acts) === JSON.stringify(now.acts)
      replayed.push({ turn, said: words, ...(before === undefined ? {} : { before }), now, same })
    }
    return replayed
  }

  return { replay, close }
}

/** The assistant's answers, each to everything up to its turn. */
function answersIn(events: readonly ChatEvent[]): { turn: number; text: string }[] {
  return events.flatMap(event =>
    event.kind === 'message' && event.from === 'bot' && event.turn !== undefined ? [{ turn: event.turn, text: event.text }] : [],
  )
}

const isShoppers = (event: ChatEvent): boolean =>
  event.kind === 'track' || event.kind === 'action' || (event.kind === 'message' && (event as MessageEvent).from === 'shopper')

/** Decisions are compared: acts with the facts they rest on. Two wordings of the same are no difference. */
function toDecided(trace: Told | undefined, reply: string): Decided {
  const acts = (trace?.acts ?? []).map(({ act, slots = {} }) => {
    const known = Object.entries(slots).map(([name, value]) => `${name}=${textOf(value)}`)
    return [act, ...known.sort()].join(' ')
  })
  return { reason: toReason(trace ?? {}), acts, reply }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return typeof value === 'object' && value !== null && 'text' in value ? String(value.text) : String(value)
}
