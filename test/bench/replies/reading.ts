import { readFileSync } from 'node:fs'
import { seededRandom } from '../../../models/random.ts'
import { wilson } from '../../../models/wilson.ts'
import type { Fact, Plan } from '../../../server/dialogue/plan.ts'
import type { Language } from '../../../server/wire.ts'

type Words = Record<string, Record<Language, string>>
const situations = JSON.parse(readFileSync(new URL(import.meta.resolve('#root/test/bench/replies/situations.json')), 'utf8')) as {
  acts: Words
  literals: Words
  slots: Words
}

/** A plan that was worded twice. */
export type Pairing = { plan: Plan; generated: string; template: string }
export type Item = { id: string; language: Language; situation: string[]; A: string; B: string }
export type Side = 'A' | 'B'
/** Which reply of an item is the generator's. */
export type Key = Record<string, Side>
export type Vote = Side | 'tie'
export type Verdict = { votes: number; preferred: number; tied: number; lost: number; share: number; interval: [low: number, high: number] }

/** What a blind reader sees, and the key that stays with us. The seed shuffles which reply comes first. */
export function toItems(pairings: readonly Pairing[], seed: number): { items: Item[]; key: Key } {
  const random = seededRandom(seed)
  const key: Key = {}
  const count: Record<Language, number> = { zh: 0, en: 0 }
  const items = pairings.map(({ plan, generated, template }): Item => {
    const { language } = plan
    const id = `${language}-${String(++count[language]).padStart(3, '0')}`
    key[id] = random() < 0.5 ? 'A' : 'B'
    const [A, B] = key[id] === 'A' ? [generated, template] : [template, generated]
    return { id, language, situation: plan.acts.map(act => situationOf(act, language)), A, B }
  })
  return { items, key }
}

/** An act in plain words: what is to be said, and with which facts. */
export function situationOf({ act, slots }: { act: string; slots: object }, language: Language): string {
  const [colon, comma, join] = language === 'zh' ? ['：', '，', '；'] : [': ', ', ', '; ']
  const literals: string[] = []
  const facts: string[] = []
  for (const [slot, value] of Object.entries(slots) as [string, string | Fact | readonly Fact[]][]) {
    if (typeof value === 'string') literals.push(wordsFor(situations.literals, `${slot}=${value}`, language))
    else for (const { text } of [value].flat() as Fact[]) facts.push(`${wordsFor(situations.slots, slot, language)}${colon}${text}`)
  }
  const what = [wordsFor(situations.acts, act, language), ...literals].join(comma)
  const inside = facts.join(join)
  return facts.length === 0 ? what : language === 'zh' ? `${what}（${inside}）` : `${what} (${inside})`
}

function wordsFor(words: Words, name: string, language: Language): string {
  const found = words[name]?.[language]
  if (found === undefined) throw new RangeError(`Expected words for "${name}" in test/bench/replies/situations.json, got none`)
  return found
}

/**
 * Counts a reader's votes against the key, over all and by language: how often the generator's reply was preferred or tied, with its 95 % Wilson
 * interval. Throws RangeError on a vote for an item that is not in the key, or that is none.
 */
export function countVotes(votes: Record<string, unknown>, key: Key): Record<'all' | Language, Verdict> {
  const counted = Object.entries(votes).map(([id, vote]) => {
    const generated = key[id]
    if (generated === undefined) throw new RangeError(`Expected the id of an item of the key, got "${id}"`)
    if (vote !== 'A' && vote !== 'B' && vote !== 'tie')
      throw new RangeError(`Expected "A", "B" or "tie" for ${id}, got ${JSON.stringify(vote)}`)
    return { id, outcome: vote === 'tie' ? 'tied' : vote === generated ? 'preferred' : 'lost' }
  })
  const verdictOf = (own: typeof counted): Verdict => {
    const of = (outcome: string) => own.filter(one => one.outcome === outcome).length
    const [preferred, tied, lost] = [of('preferred'), of('tied'), of('lost')]
    const good = preferred + tied
    return { votes: own.length, preferred, tied, lost, share: own.length === 0 ? 0 : good / own.length, interval: wilson(good, own.length) }
  }
  const by = (language: Language) => verdictOf(counted.filter(({ id }) => id.startsWith(`${language}-`)))
  return { all: verdictOf(counted), zh: by('zh'), en: by('en') }
}
