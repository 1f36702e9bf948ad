import { fill, type LinearPlan, linearise } from '../../prompts/linearise.ts'
import { templateReply } from '../../prompts/templates.ts'
import type { Fact, Plan } from '../dialogue/plan.ts'
import { type Refusal, refusalOf } from './guard.ts'

/** `logProbability`: natural, mean over its tokens and its end, where the engine knows it. */
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
  candidates: {
    text: string
    by: string
    logProbability?: number
    refusal?: Refusal | { reason: 'busy' | 'late' | 'failed' | 'unlikely'; detail: string }
  }[]
  placeholders: LinearPlan<Fact>['placeholders']
}

export type WordOptions = {
  engines: readonly Engine[]
  candidates: number
  /** Of each engine, for the whole plan. */
  deadlineMs: number
  /** Product and brand names that may stand only in facts, lower-cased. */
  names: ReadonlySet<string>
  seed: number
}

/**
 * Words a plan: engines in order, each candidate read whole by the guard, one of the likeliest that pass wins; else templates.
 * Placeholders are filled last, by code. Rejects only when `signal` aborts.
 */
export async function word(plan: Plan, options: WordOptions, signal: AbortSignal): Promise<Worded> {
  const asking: Asking[] = options.engines.map(engine => ({ engine }))
  const mixed = plan.acts.length > 1 && linearise<Fact>(plan).templateOnly
  if (plan.acts.length <= mostActsAtOnce && !mixed) return wordAtOnce(plan, asking, options, signal)
  // The generator loses the thread of long plans: each act is worded by itself, in order.
  const parts: Worded[] = []
  for (const act of plan.acts) parts.push(await wordAtOnce({ ...plan, acts: [act] }, asking, options, signal))
  const by = parts.find(part => part.by !== 'template')?.by ?? 'template'
  const placeholders = parts.flatMap((part, at) => [...part.placeholders].map(([name, fact]) => [`${name} (${at + 1})`, fact] as const))
  return {
    text: parts.map(({ text }) => text).join(plan.language === 'en' ? ' ' : ''),
    by,
    prompt: parts.map(({ prompt }) => prompt).join('\n'),
    candidates: parts.flatMap(({ candidates }) => candidates),
    placeholders: new Map(placeholders),
  }
}

const mostActsAtOnce = 2

/** What a turn has had of one engine: its time runs from the first act; one that failed is not asked for the next. */
type Asking = { engine: Engine; limit?: AbortSignal; failed?: true }

async function wordAtOnce(plan: Plan, asking: readonly Asking[], options: WordOptions, signal: AbortSignal): Promise<Worded> {
  const linear = linearise<Fact>(plan)
  const { prompt, placeholders } = linear
  const tried: Worded['candidates'] = []
  for (const one of linear.templateOnly ? [] : asking) {
    if (one.failed || one.limit?.aborted) continue
    const { engine } = one
    one.limit ??= AbortSignal.timeout(options.deadlineMs)
    const { limit } = one
    const request = { plan: prompt, language: plan.language, candidates: options.candidates, seed: options.seed }
    const candidates = await untilAborted(engine.generate(request, AbortSignal.any([signal, limit])), limit).catch((error: unknown) => {
      one.failed = true
      tried.push({ text: '', by: engine.by, refusal: toRefusal(error) })
      return []
    })
    signal.throwIfAborted()
    const checked = candidates.map(candidate => ({ candidate, refusal: refusalFor(candidate, linear, plan.language, options.names) }))
    tried.push(...checked.map(({ candidate, refusal }) => ({ ...candidate, by: engine.by, ...(refusal === undefined ? {} : { refusal }) })))
    const chosen = choose(
      checked.filter(({ refusal }) => refusal === undefined).map(({ candidate }) => candidate),
      options.seed,
    )
    if (chosen !== undefined) return { text: filled(chosen.text, linear), by: engine.by, prompt, candidates: tried, placeholders }
  }
  const text = templateReply(linear, plan.language, options.seed)
  tried.push({ text, by: 'template' })
  return { text: filled(text, linear), by: 'template', prompt, candidates: tried, placeholders }
}

/** Below this mean log-probability a candidate has wandered, as its model card tells. */
const unlikely = -0.9
/** Candidates this near to the best are as good; the seed picks one, so that the same plan is not always worded the same. */
const asGood = 0.03

function refusalFor(candidate: Candidate, linear: LinearPlan<Fact>, language: Plan['language'], names: ReadonlySet<string>) {
  const { text, logProbability = 0 } = candidate
  const refusal = refusalOf(text, linear, language, names)
  if (refusal !== undefined || logProbability >= unlikely) return refusal
  return { reason: 'unlikely' as const, detail: logProbability.toFixed(2) }
}

/** By the names of errors: of our own, of an abort signal, of a remote engine's client. */
const reasons: Record<string, 'busy' | 'late'> = {
  ModelBusyError: 'busy',
  RateLimitError: 'busy',
  ModelLateError: 'late',
  TimeoutError: 'late',
  AbortError: 'late',
}

function toRefusal(error: unknown): { reason: 'busy' | 'late' | 'failed'; detail: string } {
  if (!(error instanceof Error)) return { reason: 'failed', detail: String(error) }
  return { reason: reasons[error.name] ?? 'failed', detail: error.message }
}

function choose(candidates: readonly Candidate[], seed: number): Candidate | undefined {
  const best = Math.max(...candidates.map(({ logProbability = 0 }) => logProbability))
  const good = candidates.filter(({ logProbability = 0 }) => logProbability >= best - asGood)
  return good[seed % good.length]
}

/** An engine that does not heed its signal must not hold the turn. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ])
}

/** A quotation brings its own full stop: none is added after it. */
function filled(text: string, linear: LinearPlan<Fact>): string {
  let plain = text.trim()
  for (const [placeholder, { type }] of linear.placeholders) {
    if (type === 'quote')
      plain = plain.replace(`${placeholder}。`, placeholder).replace(new RegExp(`\\${placeholder}\\.(?=\\s|$)`), placeholder)
  }
  const whole = fill(plain, linear.placeholders)
  // A reply may begin with a fact such as "under ¥200".
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** Splits a finished reply for showing: after 。！？!? and after a full stop before a space; a quotation stays in one piece. */
export function sentencesOf(text: string): string[] {
  const pieces = text.match(/(?:“[^”]*”|[^。！？!?.\n]|\.(?!\s|$))+[。！？!?.\n]*\s*/gu)
  return pieces === null || pieces.join('') !== text ? [text] : pieces
}
