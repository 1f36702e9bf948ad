import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openEncoder } from '../../models/encoder.ts'
import { readLicence } from '../../models/licence.ts'
import { linearise } from '../../prompts/linearise.ts'
import type { Fact } from '../../server/dialogue/plan.ts'
import { type Refusal, refusalOf } from '../../server/turn/guard.ts'
import { createLicenceCheck } from '../../server/turn/licensed.ts'
import { toPlan } from '../bench/replies/authored-plans.ts'

export type JudgedLine = { language: 'zh' | 'en'; plan: string; reply: string; holds: boolean }

const at = (path: string) => fileURLToPath(import.meta.resolve(`#root/${path}`))
const facts = {
  begin: () => undefined,
  make: (_slot: string, type: Fact['type']): Fact => ({ type, text: 'X', source: 'shop', ref: 'test' }),
}

export function judgedLines(half: 'seen' | 'held-back'): JudgedLine[] {
  return readFileSync(at(`models/training/guard/${half}.jsonl`), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as JudgedLine)
}

/** What the lists of words alone refuse. */
export const ruled = ({ language, plan, reply }: Omit<JudgedLine, 'holds'>): Refusal | undefined =>
  refusalOf(reply, linearise<Fact>(toPlan({ language, plan }, facts)), language)

/** The whole guard of a remote engine's words. `alone`: without vectors, as where the encoder is late. */
export async function openGuard(alone = false) {
  const encoder = alone ? undefined : await openEncoder(at('models/weights/encoder'))
  const check = createLicenceCheck(readLicence(at('models/weights/licence')), async texts => encoder?.embed(texts))
  return {
    refusal: async (line: Omit<JudgedLine, 'holds'>): Promise<Refusal | undefined> =>
      ruled(line) ?? (await check(line.reply, linearise<Fact>(toPlan(line, facts)), line.language)),
    close: async () => encoder?.close(),
  }
}
