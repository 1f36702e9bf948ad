import type { Behaviour, Reading, Sentiment } from './behaviours.ts'
import type { Log, LogRow } from './log-file.ts'
import type { Doing } from './read-texts.ts'

type Reader = { read(doings: readonly Doing[]): Promise<Reading[]> }
type Profiles = { add(user: string, reading: Reading, at: number | undefined): void }
export type Counts = { rows: number; byName: number; behaviours: Map<Behaviour, number>; sentiments: Map<Sentiment, number> }

/** Reads a log row by row: each goes to `write` and into its person's profile. */
export async function classifyLog(
  log: Log,
  reader: Reader,
  profiles: Profiles | undefined,
  write: (rows: { row: LogRow; reading: Reading }[]) => Promise<void>,
  onProgress: (done: number) => void = () => {},
): Promise<Counts> {
  const counts: Counts = { rows: 0, byName: 0, behaviours: new Map(), sentiments: new Map() }
  for await (const batch of log.read(onProgress)) {
    const readings = await reader.read(batch)
    const rows = batch.map((row, at) => ({ row, reading: readings[at]! }))
    for (const { row, reading } of rows) {
      profiles?.add(row.user, reading, row.at)
      counts.rows++
      if (reading.by === 'name') counts.byName++
      counts.behaviours.set(reading.behaviour, (counts.behaviours.get(reading.behaviour) ?? 0) + 1)
      const tone = reading.comment?.sentiment.name
      if (tone !== undefined) counts.sentiments.set(tone, (counts.sentiments.get(tone) ?? 0) + 1)
    }
    await write(rows)
  }
  return counts
}

/** A row as it is written out. */
export function describeRow({ line, user, at }: LogRow, { text, behaviour, probability, by, language, comment }: Reading): object {
  return {
    line,
    user_id: user,
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
    text,
    behaviour,
    probability: rounded(probability),
    by,
    language: language ?? null,
    ...(comment === undefined
      ? {}
      : {
          sentiment: { name: comment.sentiment.name, probability: rounded(comment.sentiment.probability) },
          aspects: comment.aspects.map(aspect => ({ ...aspect, probability: rounded(aspect.probability) })),
        }),
  }
}

function rounded(probability: number): number {
  return Math.round(probability * 10_000) / 10_000
}
