import { UsherChatModel } from '../../../models/chat-model.ts'
import type { GeneratedCandidate, GenerateInput } from '../../../models/generator.ts'
import { localPrompt } from '../../../prompts/engines.ts'
import { linearise } from '../../../prompts/linearise.ts'
import type { Fact, Plan, PlanAct } from '../../../server/dialogue/plan.ts'
import { createLocalEngine } from '../../../server/turn/engines.ts'
import { word } from '../../../server/turn/word.ts'

type Generator = { generate(input: GenerateInput, signal: AbortSignal): Promise<{ candidates: GeneratedCandidate[] }> }

/** What the generator was asked and all it gave, before anything was checked. */
export type Call = { prompt: string; candidates: GeneratedCandidate[] }
export type Wording = {
  plan: Plan
  prompt: string
  calls: Call[]
  /** As a shopper reads it. */
  reply: string
  /** The same with `⟦0⟧`, `⟦1⟧` … for the plan's facts. */
  marked: string
  facts: Fact[]
  by: 'generator' | 'template' | 'remote'
  /** Whether an act of it was worded by a template. */
  templated: boolean
  refusals: string[]
}
export type WordingOptions = { candidates: number; names: ReadonlySet<string>; seed: number }

const patienceMs = 10 * 60_000
/** As the service asks. */
const longestTokens = 110
const never = new AbortController().signal

/** Words a plan as a turn of the service does, without a service; keeps what the generator gave. */
export async function wordPlan(plan: Plan, generator: Generator, { candidates, names, seed }: WordingOptions): Promise<Wording> {
  const calls: Call[] = []
  const watched = {
    async generate(input: GenerateInput, signal: AbortSignal) {
      const output = await generator.generate(input, signal)
      calls.push({ prompt: input.prompt.trimEnd(), candidates: output.candidates })
      return { promptTokens: 0, waitMs: 0, prefillMs: 0, decodeMs: 0, ...output }
    },
  }
  const engine = createLocalEngine(
    localPrompt,
    request => new UsherChatModel({ generator: watched, maxTokens: longestTokens, ...request }),
    () => undefined,
  )
  const { marked: plain, facts } = withMarks(plan)
  const worded = await word(plain, { engines: [engine], candidates, deadlineMs: patienceMs, names, seed }, never)
  const failed = worded.candidates.find(({ refusal }) => refusal?.reason === 'failed')
  if (failed?.refusal !== undefined) throw new Error(`Expected a reply to "${worded.prompt}", got: ${failed.refusal.detail}`)
  return {
    plan,
    prompt: linearise<Fact>(plan).prompt,
    calls,
    reply: withFacts(worded.text, facts),
    marked: worded.text,
    facts,
    by: worded.by,
    templated: worded.candidates.some(({ by }) => by === 'template'),
    refusals: worded.candidates.flatMap(({ refusal }) => refusal?.reason ?? []),
  }
}

/** The service's templates for the plan, as a shopper reads them. */
export async function templateFor(plan: Plan, seed: number): Promise<string> {
  const { text } = await word(plan, { engines: [], candidates: 1, deadlineMs: patienceMs, names: new Set(), seed }, never)
  return text
}

/** The plan with a mark in the place of each fact's text: what was said of it can be counted whatever the texts are. */
function withMarks(plan: Plan): { marked: Plan; facts: Fact[] } {
  const facts: Fact[] = []
  const mark = (fact: Fact): Fact => ({ ...fact, text: `⟦${facts.push(fact) - 1}⟧` })
  const acts = plan.acts.map(({ act, slots }) => {
    const marked = Object.entries(slots).map(([slot, value]) => [slot, markOf(value, mark)])
    return { act, slots: Object.fromEntries(marked) } as PlanAct
  })
  return { marked: { ...plan, acts }, facts }
}

function markOf(value: string | Fact | readonly Fact[], mark: (fact: Fact) => Fact): string | Fact | Fact[] {
  if (typeof value === 'string') return value
  return 'type' in value ? mark(value) : value.map(mark)
}

function withFacts(text: string, facts: readonly Fact[]): string {
  return text.replace(/⟦(\d+)⟧/g, (mark, number: string, at: number) => {
    const { text: said = mark, type } = facts[Number(number)] ?? {}
    const begins = /(?:^|[.!?]\s+)$/.test(text.slice(0, at)) && type !== 'name' && type !== 'code'
    return begins ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : said
  })
}
