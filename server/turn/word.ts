import { fill, type LinearPlan, linearise } from '../../prompts/linearise.ts'
import { templateReply } from '../../prompts/templates.ts'
import type { Fact, Plan } from '../dialogue/plan.ts'
import { type Refusal, refusalOf } from './guard.ts'

export type Candidate = { text: string; logProbability?: number }

/** One way to word a plan. Rejects when it is late, busy or dead. */
export type Engine = {
  readonly by: 'generator' | 'remote'
  generate(
    request: { plan: string; language: Plan['language']; candidates: number; seed: number },
    signal: AbortSignal,
  ): Promise<Candidate[]>
}

export type Worded = {
  text: string
  by: 'generator' | 'template' | 'remote'
  prompt: string
  candidates: { text: string; by: string; logProbability?: number; refusal?: Refusal | { reason: 'late'; detail: string } }[]
  placeholders: LinearPlan<Fact>['placeholders']
}

export type WordOptions = {
  engines: readonly Engine[]
  candidates: number
  deadlineMs: number
  /** Product and brand names that may stand only in facts, lower-cased. */
  names: ReadonlySet<string>
  seed: number
}

/**
 * Words a plan: engines in order, each candidate read whole by the guard, the likeliest that passes wins; else templates.
 * Placeholders are filled last, by code. Rejects only when `signal` aborts.
 */
export async function word(plan: Plan, options: WordOptions, signal: AbortSignal): Promise<Worded> {
  const linear = linearise<Fact>(plan)
  const { prompt, placeholders } = linear
  const tried: Worded['candidates'] = []
  for (const engine of options.engines) {
    const limit = AbortSignal.timeout(options.deadlineMs)
    const candidates = await engine
      .generate(
        { plan: prompt, language: plan.language, candidates: options.candidates, seed: options.seed },
        AbortSignal.any([signal, limit]),
      )
      .catch((error: unknown) => {
        tried.push({ text: '', by: engine.by, refusal: { reason: 'late', detail: error instanceof Error ? error.message : String(error) } })
        return []
      })
    signal.throwIfAborted()
    for (const candidate of likeliestFirst(candidates)) {
      const refusal = refusalOf(candidate.text, linear, plan.language, options.names)
      tried.push({ ...candidate, by: engine.by, ...(refusal === undefined ? {} : { refusal }) })
      if (refusal === undefined) return { text: filled(candidate.text, linear), by: engine.by, prompt, candidates: tried, placeholders }
    }
  }
  const text = templateReply(linear, plan.language, options.seed)
  tried.push({ text, by: 'template' })
  return { text: filled(text, linear), by: 'template', prompt, candidates: tried, placeholders }
}

/** By log-probability a token, so that a short reply has no advantage. */
function likeliestFirst(candidates: readonly Candidate[]): Candidate[] {
  const length = ({ text }: Candidate) => Math.max(1, text.length)
  return [...candidates].sort((a, b) => (b.logProbability ?? 0) / length(b) - (a.logProbability ?? 0) / length(a))
}

/** A quotation brings its own full stop: none is added after it. */
function filled(text: string, linear: LinearPlan<Fact>): string {
  let plain = text.trim()
  for (const [placeholder, { type }] of linear.placeholders) {
    if (type === 'quote')
      plain = plain.replace(`${placeholder}。`, placeholder).replace(new RegExp(`\\${placeholder}\\.(?=\\s|$)`), placeholder)
  }
  return fill(plain, linear.placeholders)
}

/** Splits a finished reply for showing: after 。！？!? and after a full stop before a space; a quotation stays in one piece. */
export function sentencesOf(text: string): string[] {
  const pieces = text.match(/(?:“[^”]*”|[^。！？!?.\n]|\.(?!\s|$))+[。！？!?.\n]*\s*/gu)
  return pieces === null || pieces.join('') !== text ? [text] : pieces
}
