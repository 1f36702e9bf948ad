import { fill, type LinearPlan, linearise } from '../../prompts/linearise.ts'
import { templateReply } from '../../prompts/templates.ts'
import type { Fact, Plan } from '../dialogue/plan.ts'
import { quotes, withoutFrames } from './frames.ts'
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
  /** Whether its words say no more than the plan, where nothing holds it to that. After the guard; never rejects. */
  licence?: (reply: string, plan: LinearPlan, language: Plan['language']) => Promise<Refusal | undefined>
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
    /** It is what was said, of its act. */
    chosen?: true
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
  /** What the assistant said last: another wording is chosen where one passes. */
  said?: readonly string[]
  /** Words that another act of the plan says: a wording without them is chosen where one passes. */
  avoided?: RegExp | undefined
}

/**
 * Words a plan: engines in order, each candidate read whole by the guard, one of the likeliest that pass wins; else templates. A remote engine
 * words all acts together, unless templates alone have words for one of them; the local one, small as it is, is surest of a single act, so that it
 * words them side by side. Placeholders are filled last, by code. Rejects only when `signal` aborts.
 */
export async function word(told: Plan, options: WordOptions, signal: AbortSignal): Promise<Worded> {
  const plan = { ...told, acts: withoutFrames(told.acts, options.said ?? [], told.language) }
  const asking: Asking[] = options.engines.map(engine => ({ engine }))
  if (plan.acts.length === 1) return wordAct(plan, asking, options, signal)
  const linear = linearise<Fact>(plan)
  const isTogether = ({ engine }: Asking) => engine.by === 'remote'
  const remote = linear.templateOnly ? [] : asking.filter(isTogether)
  const whole = await askEngines(linear, plan.language, remote, options, signal)
  if (whole.worded !== undefined) return whole.worded
  const local = asking.filter(one => !isTogether(one))
  const saysSorry = plan.acts.some(({ act }) => act === 'apologise')
  const parts = await Promise.all(
    plan.acts.map((act, at) => {
      const avoided = saysSorry && act.act !== 'apologise' ? sorry[plan.language] : undefined
      // Another seed: two acts of one kind need not be worded alike.
      return wordAct({ ...plan, acts: [act] }, local, { ...options, seed: options.seed + at, avoided }, signal)
    }),
  )
  return {
    text: parts.map(({ text }, at) => (at === 0 ? text : between(plan, at) + text)).join(''),
    by: parts.find(part => part.by !== 'template')?.by ?? 'template',
    prompt: [...(whole.tried.length > 0 ? [linear.prompt] : []), ...parts.map(({ prompt }) => prompt)].join('\n'),
    candidates: [...whole.tried, ...parts.flatMap(({ candidates }) => candidates)],
    placeholders: new Map(
      parts.flatMap((part, at) => [...part.placeholders].map(([name, fact]) => [`${name} (${at + 1})`, fact] as const)),
    ),
  }
}

/** What stands between an act and the one before it: a quotation has its own line. */
function between({ language, acts }: Plan, at: number): string {
  if (acts.slice(at - 1, at + 1).some(quotes)) return '\n'
  return language === 'en' ? ' ' : ''
}

/** Once is enough in one reply. */
const sorry: Record<Plan['language'], RegExp> = { zh: /抱歉|不好意思|对不起/, en: /\b(?:sorry|apologi[sz]e|afraid)\b/i }

/** What a turn has had of one engine: its time runs from the first act; one that failed is not asked again. */
type Asking = { engine: Engine; limit?: AbortSignal; failed?: true }

async function wordAct(plan: Plan, asking: readonly Asking[], options: WordOptions, signal: AbortSignal): Promise<Worded> {
  const linear = linearise<Fact>(plan)
  const { worded, tried } = await askEngines(linear, plan.language, linear.templateOnly ? [] : asking, options, signal)
  if (worded !== undefined) return worded
  const text = templateReply(linear, plan.language, options.seed)
  tried.push({ text, by: 'template', chosen: true })
  return { text: filled(text, linear), by: 'template', prompt: linear.prompt, candidates: tried, placeholders: linear.placeholders }
}

/** The reply of the first engine of which a candidate passes, if any does, and all that were tried. */
async function askEngines(
  linear: LinearPlan<Fact>,
  language: Plan['language'],
  asking: readonly Asking[],
  options: WordOptions,
  signal: AbortSignal,
): Promise<{ worded?: Worded; tried: Worded['candidates'] }> {
  const { prompt, placeholders } = linear
  const tried: Worded['candidates'] = []
  for (const one of asking) {
    signal.throwIfAborted()
    if (one.failed || one.limit?.aborted) continue
    const { engine } = one
    one.limit ??= AbortSignal.timeout(options.deadlineMs)
    const { limit } = one
    const request = { plan: prompt, language, candidates: options.candidates, seed: options.seed }
    const candidates = await untilAborted(engine.generate(request, AbortSignal.any([signal, limit])), limit).catch((error: unknown) => {
      one.failed = true
      tried.push({ text: '', by: engine.by, refusal: toRefusal(error) })
      return []
    })
    signal.throwIfAborted()
    const checked = await Promise.all(
      candidates.map(async (candidate): Promise<Worded['candidates'][number]> => {
        const refusal = refusalFor(candidate, linear, language, options.names) ?? (await engine.licence?.(candidate.text, linear, language))
        return { ...candidate, by: engine.by, ...(refusal === undefined ? {} : { refusal }) }
      }),
    )
    signal.throwIfAborted()
    tried.push(...checked)
    const passed = checked.filter(({ refusal }) => refusal === undefined)
    const unsaid = passed.filter(({ text }) => options.said?.some(earlier => earlier.includes(filled(text, linear))) !== true)
    const wanted = unsaid.filter(({ text }) => options.avoided?.test(text) !== true)
    const chosen = choose([wanted, unsaid, passed].find(({ length }) => length > 0) ?? [], options.seed)
    if (chosen === undefined) continue
    chosen.chosen = true
    return { worded: { text: filled(chosen.text, linear), by: engine.by, prompt, candidates: tried, placeholders }, tried }
  }
  return { tried }
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
const reasons: ReadonlyMap<string, 'busy' | 'late'> = new Map([
  ['ModelBusyError', 'busy'],
  ['RateLimitError', 'busy'],
  ['ModelLateError', 'late'],
  ['TimeoutError', 'late'],
  ['AbortError', 'late'],
])

function toRefusal(error: unknown): { reason: 'busy' | 'late' | 'failed'; detail: string } {
  if (!(error instanceof Error)) return { reason: 'failed', detail: String(error) }
  return { reason: reasons.get(error.name) ?? 'failed', detail: error.message }
}

function choose<T extends Candidate>(candidates: readonly T[], seed: number): T | undefined {
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
  if (/^[a-z]/.test(plain)) plain = plain.charAt(0).toUpperCase() + plain.slice(1)
  for (const [placeholder, { type }] of linear.placeholders) {
    if (type === 'quote')
      plain = plain.replace(`${placeholder}。`, placeholder).replace(new RegExp(`\\${placeholder}\\.(?=\\s|$)`), placeholder)
  }
  // A sentence may begin with a fact such as "under ¥200"; names and codes are spelled as they are.
  const first = new Set([...plain.matchAll(/(?:^|[.!?]\s+)(\[[a-z_]+\d*\])/g)].map(([, placeholder]) => placeholder))
  const facts = [...linear.placeholders].map(([placeholder, { type, text }]) => {
    const isWord = first.has(placeholder) && type !== 'name' && type !== 'code'
    return [placeholder, { text: isWord ? text.charAt(0).toUpperCase() + text.slice(1) : text }] as const
  })
  return fill(plain, new Map(facts))
}

/** Splits a finished reply for showing: after 。！？!? and after a full stop before a space; a quotation stays in one piece. */
export function sentencesOf(text: string): string[] {
  const pieces = text.match(/(?:“[^“”]*”|[^。！？!?.\n]|\.(?!\s|$))+[。！？!?.\n]*\s*/gu)
  return pieces === null || pieces.join('') !== text ? [text] : pieces
}
