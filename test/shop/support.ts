import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAnswerWeights } from '../../server/answers/answer-weights.ts'
import { createTexts } from '../../server/answers/texts.ts'
import type { Topic } from '../../server/dialogue/topics.ts'
import { atOnce } from '../../server/language/long-work.ts'
import { soldKindsInSteps } from '../../server/search/kinds-wanted.ts'
import { readWishWeights } from '../../server/search/wish-weights.ts'
import type { Product } from '../../server/store/catalogue.ts'
import { migrate } from '../../server/store/migrate.ts'
import { createPolicyStore } from '../../server/store/policies.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { Language } from '../../server/wire.ts'

/** As the service weighs what speaks for a product; without the encoder for English texts. */
export const wishPorts = { weights: readWishWeights('models/weights/wishes/weights.json'), inEnglish: async () => undefined }

/** As the service weighs what speaks for a sentence. */
export const answerWeights = readAnswerWeights('models/weights/answers/signs.json')

/** A migrated database in a folder of its own. */
export function temporaryShop(): { database: Database; folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'usher-shop-'))
  const database = openDatabase(join(folder, 'usher.sqlite'))
  migrate(database)
  return {
    database,
    folder,
    remove: () => {
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** What the imported pages tell, by their words alone: both paragraphs where two are quoted, nothing where none tells. */
export function tellingIn(database: Database) {
  return async (question: string, topic: Topic | undefined, language: Language = 'zh'): Promise<string> => {
    const texts = createTexts(
      createPolicyStore(database).all(),
      { of: async () => undefined, question: async () => undefined },
      async () => undefined,
      answerWeights,
    )
    const told = await texts.find(
      { want: 'answer', question, skus: [], about: 'pages', ...(topic === undefined ? {} : { topic }) },
      [],
      language,
    )
    return told !== undefined && 'texts' in told ? told.texts.join('\n') : ''
  }
}

export function sound<T>(read: { ok: true; value: T } | { ok: false; faults: string[] }): T {
  if (read.ok) return read.value
  throw new Error(read.faults.join('\n'))
}

export function faultsOf(read: { ok: boolean; faults?: string[] }): string[] {
  return read.faults ?? []
}

export function soldOf(products: readonly Product[]): () => ReadonlySet<number> {
  const sold = atOnce(soldKindsInSteps(products))
  return () => sold
}
