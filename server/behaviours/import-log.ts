import { createHash } from 'node:crypto'
import type { Reading } from './behaviours.ts'
import { nameOfBehaviour } from './event-kinds.ts'
import type { Intake } from './intake.ts'
import type { Log, LogRow } from './log-file.ts'
import type { Doing } from './read-texts.ts'

export type Imported = { rows: number; stored: number; duplicates: number; refused: Record<string, number> }

/** Takes a log into the events: what each row is, of which product and when. A row that came before, from whatever file, is stored once. */
export async function importLog(
  log: Log,
  reader: { read(doings: readonly Doing[]): Promise<Reading[]> },
  intake: Pick<Intake, 'file'>,
  now: number,
  ports: { onRefused(line: number, why: string): void; onProgress(done: number): void },
): Promise<Imported> {
  const told: Imported = { rows: 0, stored: 0, duplicates: 0, refused: {} }
  for await (const batch of log.read(ports.onProgress)) {
    const readings = await reader.read(batch)
    for (const outcome of intake.file(batch.map((row, at) => toEvent(row, readings[at]!, now)))) {
      told.rows++
      if (outcome.result === 'refused') {
        told.refused[outcome.code] = (told.refused[outcome.code] ?? 0) + 1
        ports.onRefused(batch[outcome.index]!.line, `${outcome.code}: ${outcome.message}`)
      } else if (outcome.result === 'stored') told.stored++
      else told.duplicates++
    }
  }
  return told
}

function toEvent({ user, behaviour, said, at, item }: LogRow, reading: Reading, now: number) {
  const id = createHash('sha256')
    .update(JSON.stringify([user, behaviour, said ?? null, at ?? null, item ?? null]))
    .digest('base64url')
  const [amount] = reading.amounts
  const price = amount === undefined ? {} : { price: amount.value, total: amount.value }
  return {
    id,
    name: nameOfBehaviour[reading.behaviour],
    visitor: user,
    at: at ?? now,
    properties: {
      ...(item === undefined ? {} : { products: [{ sku: item, ...('price' in price ? { price: price.price } : {}) }] }),
      ...(reading.term === undefined ? {} : { query: reading.term }),
      ...(reading.behaviour === 'purchase' ? { order_id: `import:${id}`, ...('total' in price ? { total: price.total } : {}) } : {}),
    },
  }
}
