import { z } from 'zod'
import type { LinearPlan } from '../../prompts/linearise.ts'
import { readPromptFile } from '../../prompts/plan-spec.ts'
import type { Language } from '../wire.ts'

/**
 * The last word on a reply before its placeholders are filled: it may say what its plan carries and nothing else.
 * Pure; works on the text with placeholders still in it.
 */
const bilingual = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) })
const lexicon = z
  .object({
    words: z.record(z.string(), bilingual),
    told: z.record(z.string(), z.union([z.string(), bilingual])),
    numbers: bilingual,
    allowed: bilingual,
    never: z.object({ patterns: z.array(z.string()) }),
    openers: z.object({
      yes: z.object({ always: bilingual, telling: bilingual, there: bilingual }),
      no: z.object({ always: bilingual, telling: bilingual }),
      after: z.strictObject({ zh: z.string(), en: z.string() }),
    }),
    bent: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  })
  .parse(readPromptFile('claims.json'))

export const refusals = [
  'missing_fact',
  'repeated_fact',
  'unknown_placeholder',
  'bent_fact',
  'forbidden_text',
  'number_word',
  'claim',
  'opener',
  'name',
  'language',
  'length',
  'unlicensed',
] as const
export type Refusal = { reason: (typeof refusals)[number]; detail: string }

const longest: Record<Language, number> = { zh: 160, en: 480 }
/** A subject line, its placeholders counted as one character. */
const longestSubject: Record<Language, number> = { zh: 28, en: 70 }
const endOfSentence: Record<Language, RegExp> = { zh: /[。;]/, en: /[.;](?=\s|$)/ }
const never = lexicon.never.patterns.map(pattern => new RegExp(pattern, pattern.includes('A-Z') ? 'u' : 'iu'))
const allowed = expressions(lexicon.allowed)
const numbers = expressions(lexicon.numbers)
const bent: Record<Language, RegExp[]> = {
  zh: lexicon.bent.zh.map(pattern => new RegExp(pattern, 'iu')),
  en: lexicon.bent.en.map(pattern => new RegExp(pattern, 'iu')),
}
/** By act, literal slot and value. */
const told = new Map(
  Object.entries(lexicon.told).flatMap(([what, words]) => (typeof words === 'string' ? [] : [[what, expressions(words)]])),
)
const openers = { zh: openersIn('zh'), en: openersIn('en') }
const claims = Object.entries(lexicon.words).map(([claim, words]) => ({ claim, words: expressions(words) }))

/**
 * Returns why a candidate must not be shown, or nothing when it may.
 * `names`: product and brand names of the shop, lower-cased: none may stand outside a placeholder.
 */
export function refusalOf(
  candidate: string,
  plan: LinearPlan,
  language: Language,
  names: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  const found = candidate.match(/\[[^[\]]*\]/g) ?? []
  for (const placeholder of found) if (!plan.placeholders.has(placeholder)) return { reason: 'unknown_placeholder', detail: placeholder }
  for (const placeholder of plan.placeholders.keys()) {
    const times = found.filter(other => other === placeholder).length
    if (times === 0) return { reason: 'missing_fact', detail: placeholder }
    if (times > 1) return { reason: 'repeated_fact', detail: placeholder }
  }
  for (const pattern of bent[language]) {
    const hit = pattern.exec(candidate)
    if (hit !== null) return { reason: 'bent_fact', detail: hit[0] }
  }
  let rest = candidate.normalize('NFKC').replace(/\[[^[\]]*\]/g, '·')
  if (rest.length > longest[language]) return { reason: 'length', detail: String(rest.length) }
  if (plan.acts.some(({ literals }) => literals.form === 'subject')) {
    if (rest.length > longestSubject[language]) return { reason: 'length', detail: String(rest.length) }
    const end = endOfSentence[language].exec(rest)
    if (end !== null) return { reason: 'forbidden_text', detail: end[0] }
  }
  const opener = unaskedOpener(rest, plan, language)
  if (opener !== undefined) return { reason: 'opener', detail: opener }
  const foreign = foreignScript(rest, language)
  if (foreign !== undefined) return { reason: 'language', detail: foreign }
  for (const pattern of never) {
    const hit = pattern.exec(rest)
    if (hit !== null) return { reason: 'forbidden_text', detail: hit[0] }
  }
  const lower = rest.toLowerCase()
  const name = nameIn(lower, names)
  if (name !== undefined) return { reason: 'name', detail: name }
  for (const phrase of allowed[language]) rest = rest.replace(phrase, '·')
  for (const pattern of numbers[language]) {
    const hit = rest.match(pattern)
    if (hit !== null) return { reason: 'number_word', detail: hit[0] }
  }
  for (const { claim, words } of claims) {
    for (const pattern of words[language]) {
      const hit = rest.match(pattern)
      if (hit === null) continue
      if (!plan.claims.has(claim)) return { reason: 'claim', detail: `${claim}: ${hit[0]}` }
      rest = rest.replace(pattern, '·')
    }
  }
  for (const { act, literals } of plan.acts) {
    for (const [slot, value] of Object.entries(literals)) {
      const words = told.get(`${act} ${slot}=${value}`)?.[language]
      if (words !== undefined && !words.some(word => candidate.search(word) !== -1))
        return { reason: 'missing_fact', detail: `${slot}=${value}` }
    }
  }
  return undefined
}

/**
 * A yes or no that no proposition of the plan licenses: "has it been recalled?" is not answered by "Yes, it is in stock". Each act's polarity
 * licenses one.
 */
function unaskedOpener(text: string, { acts, claims }: LinearPlan, language: Language): string | undefined {
  const tells = acts.some(({ act }) => act === 'inform' || act === 'answer')
  const licensed = { yes: 0, no: 0 }
  for (const { literals } of acts) if (literals.polarity === 'yes' || literals.polarity === 'no') licensed[literals.polarity]++
  const found = openers[language]
    .filter(({ kind }) => kind !== 'telling' || tells)
    .flatMap(({ says, kind, pattern }) =>
      [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ says, kind, words, from: index, to: index + words.length })),
    )
    .sort((one, other) => one.from - other.from)
  for (const [at, { says, kind, words, from }] of found.entries()) {
    const before = found[at - 1]
    // "Yes, it is" says once what it says.
    const again = before?.says === says && /^[\s,.!–—，。！、-]*$/.test(text.slice(before.to, from))
    if (!again) licensed[says]--
    if (licensed[says] < 0 || (kind === 'there' && !claims.has('stock_yes'))) return words.trim()
  }
  return undefined
}

/** What a reader does not see as it is: other scripts' letters, unseen characters, words drawn apart. */
const disguised: Record<Language, RegExp> = {
  zh: /\p{Cf}|\p{Co}|(?![\p{Script=Han}\p{Script=Latin}])\p{L}|\p{Script=Han} \p{Script=Han} \p{Script=Han}/u,
  en: /\p{Cf}|\p{Co}|(?![\p{Script=Han}\p{Script=Latin}])\p{L}|(?<!\p{L})(?:\p{L} ){3}/u,
}

function foreignScript(text: string, language: Language): string | undefined {
  const hidden = disguised[language].exec(text)
  if (hidden !== null) return `disguised: ${hidden[0]}`
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  if (language === 'en') return han > 0 ? 'Chinese characters' : text.trim() === '' ? 'no words' : undefined
  const latin = text.replace(/\bAI\b/g, '').match(/[A-Za-z]+/)
  if (latin !== null) return latin[0]
  return han === 0 && !text.includes('·') ? 'no Chinese characters' : undefined
}

const lengthsOf = new WeakMap<ReadonlySet<string>, { han: number[]; latin: number[] }>()

/** A name that stands in a text, by the lengths that names have: a large shop has too many to look for each. */
function nameIn(text: string, names: ReadonlySet<string>): string | undefined {
  const { han, latin } = lengthsOf.get(names) ?? measure(names)
  for (let at = 0; at < text.length; at += 1) {
    for (const length of han) {
      const part = text.slice(at, at + length)
      if (names.has(part) && isHan(part)) return part
    }
    // Other names are whole words.
    if (isWord(text[at - 1])) continue
    for (const length of latin) {
      const part = text.slice(at, at + length)
      if (!isWord(text[at + length]) && names.has(part)) return part
    }
  }
  return undefined
}

function measure(names: ReadonlySet<string>) {
  const han = new Set<number>()
  const latin = new Set<number>()
  for (const name of names) (isHan(name) ? han : latin).add(name.length)
  const lengths = { han: [...han], latin: [...latin] }
  lengthsOf.set(names, lengths)
  return lengths
}

const isHan = (name: string) => /\p{Script=Han}/u.test(name)
const isWord = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character)

/** They stand between marks, or where the text begins or ends: "No, it is …", but not "No exact match" nor 没有完全符合的. */
function openersIn(language: Language) {
  const { after, yes, no } = lexicon.openers
  return (
    [
      ['yes', 'always', yes.always],
      ['yes', 'telling', yes.telling],
      ['yes', 'there', yes.there],
      ['no', 'always', no.always],
      ['no', 'telling', no.telling],
    ] as const
  ).flatMap(([says, kind, words]) =>
    words[language].length === 0
      ? []
      : [
          {
            says,
            kind,
            pattern: new RegExp(`(?<=^|[,.!?:;~–—，。！？：；～、…]|\\s-)\\s*(?:${words[language].join('|')})${after[language]}`, 'giu'),
          },
        ],
  )
}

function expressions(words: { zh: string[]; en: string[] }): Record<Language, RegExp[]> {
  return { zh: words.zh.map(word => new RegExp(word, 'giu')), en: words.en.map(word => new RegExp(`\\b(?:${word})\\b`, 'giu')) }
}
