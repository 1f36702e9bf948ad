import { tokensOf } from '../../../models/bleu.ts'
import type { GeneratedCandidate } from '../../../models/generator.ts'
import { percentile, rounded } from '../../support/numbers.ts'
import type { Call, Wording } from './wording.ts'

export type Figures = {
  replies: number
  /** Facts that are missing, repeated or made up ÷ replies: of the generator's first and likeliest candidates, and of what is said. */
  slotError: { first: number | null; likeliest: number | null; said: number | null }
  /** Share that is in its language: of all candidates, and of what is said. */
  inLanguage: { candidates: number | null; said: number | null }
  /** Share of the candidates. */
  refused: number | null
  refusals: Record<string, number>
  /** Share of replies of which an act was worded by a template. */
  templated: number | null
  /** Different replies, facts aside ÷ replies. */
  distinct: number | null
  /** In words and marks, in Chinese characters; a fact counts as one. */
  length: { mean: number | null; p95: number | null }
}

/** Over all of them; with an act, only over the plans that have it and the prompts that ask for it. */
export function figuresOf(all: readonly Wording[], act?: string): Figures {
  const worded = all.filter(({ plan }) => act === undefined || plan.acts.some(one => one.act === act))
  const calls = worded.flatMap(one => one.calls).filter(({ prompt }) => act === undefined || actsOf(prompt).includes(act))
  const candidates = calls.flatMap(({ prompt, candidates: own }) => own.map(candidate => ({ ...candidate, language: prompt.slice(0, 2) })))
  const refusals: Record<string, number> = {}
  for (const reason of worded.flatMap(one => one.refusals)) refusals[reason] = (refusals[reason] ?? 0) + 1
  const cut = candidates.filter(({ finish }) => finish !== 'eos').length
  if (cut > 0) refusals.cut_off = cut
  const lengths = worded.map(({ marked, plan }) => tokensOf(marked.replace(/⟦\d+⟧/g, 'X'), plan.language).length)
  const of = (part: number, whole: number) => (whole === 0 ? null : rounded(part / whole, 4))
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const everyCandidate = sum(worded.map(one => sum(one.calls.map(call => call.candidates.length))))
  return {
    replies: worded.length,
    slotError: {
      first: of(sum(calls.map(call => faultsIn(call, call.candidates[0]))), calls.length),
      likeliest: of(sum(calls.map(call => faultsIn(call, likeliestOf(call.candidates)))), calls.length),
      said: of(sum(worded.map(saidFaults)), worded.length),
    },
    inLanguage: {
      candidates: of(
        candidates.filter(({ text, language }) => isIn(language, text.replace(/\[[^\]\s]*\]/g, ''))).length,
        candidates.length,
      ),
      said: of(worded.filter(({ marked, plan }) => isIn(plan.language, marked.replace(/⟦\d+⟧/g, ''))).length, worded.length),
    },
    refused: of(sum(Object.values(refusals)), everyCandidate),
    refusals: Object.fromEntries(Object.entries(refusals).sort((a, b) => b[1] - a[1])),
    templated: of(worded.filter(one => one.templated).length, worded.length),
    distinct: of(new Set(worded.map(delexicalised)).size, worded.length),
    length: { mean: lengths.length === 0 ? null : rounded(sum(lengths) / lengths.length, 1), p95: percentile(lengths, 0.95) },
  }
}

/** Facts of the prompt that the text misses or repeats, and facts that are not the prompt's. */
export function slotFaults(prompt: string, text: string): number {
  return differences(prompt.match(/\[[^\]\s]*\]/g) ?? [], text.match(/\[[^\]\s]*\]/g) ?? [])
}

function faultsIn({ prompt }: Call, candidate: GeneratedCandidate | undefined): number {
  return slotFaults(prompt, candidate?.text ?? '')
}

/** What is said has marks for facts; a bracket that is left was filled by nothing. */
function saidFaults({ marked, facts }: Wording): number {
  const wanted = facts.map((_fact, at) => `⟦${at}⟧`)
  return differences(wanted, marked.match(/⟦\d+⟧|\[[a-z_]+\d*\]/g) ?? [])
}

function differences(wanted: readonly string[], got: readonly string[]): number {
  const balance = new Map<string, number>()
  for (const one of wanted) balance.set(one, (balance.get(one) ?? 0) + 1)
  for (const one of got) balance.set(one, (balance.get(one) ?? 0) - 1)
  return [...balance.values()].reduce((faults, left) => faults + Math.abs(left), 0)
}

/** Of those that came to an end, if any did. */
function likeliestOf(candidates: readonly GeneratedCandidate[]): GeneratedCandidate | undefined {
  const mean = ({ logProbability, tokens }: GeneratedCandidate) => logProbability / (tokens + 1)
  const whole = candidates.filter(({ finish }) => finish === 'eos')
  return (whole.length > 0 ? whole : candidates).toSorted((a, b) => mean(b) - mean(a))[0]
}

/** Without its facts: no letter of the other language. "AI" is said in both. */
function isIn(language: string, text: string): boolean {
  if (language === 'zh') return !/\p{Script=Latin}/u.test(text.replace(/\bAI\b/g, ''))
  return !/\p{Script=Han}/u.test(text)
}

function actsOf(prompt: string): string[] {
  return prompt
    .slice(3)
    .split(' | ')
    .map(act => act.split(' ')[0] ?? '')
}

function delexicalised({ marked }: Wording): string {
  const places = new Map<string, number>()
  return marked.replace(/⟦\d+⟧/g, mark => {
    if (!places.has(mark)) places.set(mark, places.size)
    return `⟦${places.get(mark)}⟧`
  })
}
