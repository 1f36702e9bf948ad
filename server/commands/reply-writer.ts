import { generateDefaults, UsherChatModel } from '../../models/chat-model.ts'
import type { GeneratorService } from '../../models/generator.ts'
import { localPrompt } from '../../prompts/engines.ts'
import { type ForeignPrompt, isFact, lineariseForeign } from '../../prompts/foreign.ts'
import { fill } from '../../prompts/linearise.ts'
import type { Plan } from '../dialogue/plan.ts'
import { createLocalEngine } from '../turn/engines.ts'
import { word } from '../turn/word.ts'
import { type ReplyLine, toOwnActs } from './reply-lines.ts'

export type Written = {
  reply: string
  /** Whole candidates with their facts filled in, those that passed first, likelier before less likely. */
  candidates: string[]
  /** The likeliest of a plan's first candidates before anything was checked. */
  unguarded: string
  values: string[]
  refusals: string[]
}

export type Writing = { candidates: number; seed: number }
/** A candidate with placeholders; `refusal` is why it may not be said. */
type Candidate = { text: string; logProbability?: number | undefined; refusal?: string | undefined }

const patienceMs = 10 * 60_000
/** A plan of a dozen facts takes more words than a shop assistant needs. */
const longestTokens = 110
const never = new AbortController().signal

/** Words a line as the service would where its plan is one of plan.json; else by what the generator learnt of other sets. */
export function writeReply(line: ReplyLine, generator: GeneratorService, writing: Writing): Promise<Written> {
  const acts = toOwnActs(line.acts)
  return acts === undefined
    ? writeForeign(line, generator, writing)
    : writeOwn({ language: line.language, acts } as Plan, generator, writing)
}

/** The service's own way, an act at a time: guard, one of the likeliest that pass, else templates. */
async function writeOwn({ language, acts }: Plan, generator: GeneratorService, { candidates, seed }: Writing): Promise<Written> {
  const engine = createLocalEngine(
    localPrompt,
    request => new UsherChatModel({ generator, ...request }),
    () => undefined,
  )
  const options = { engines: [engine], candidates, deadlineMs: patienceMs, names: new Set<string>() }
  const parts = await Promise.all(
    acts.map(async (act, at) => {
      const worded = await word({ language, acts: [act] }, { ...options, seed: seed + at }, never)
      const tried = worded.candidates.map(({ text, logProbability, refusal }) => ({ text, logProbability, refusal: refusal?.reason }))
      const filled = (text: string) => fill(text, worded.placeholders)
      return {
        reply: worded.text,
        ranked: rank(tried).map(({ text }) => filled(text)),
        unguarded: filled(tried[0]?.text ?? ''),
        values: [...worded.placeholders.values()].map(({ text }) => text),
        refusals: tried.flatMap(({ refusal }) => refusal ?? []),
      }
    }),
  )
  return joined(
    language,
    parts,
    parts.flatMap(({ values }) => values),
  )
}

/** Plans of other sets: no claims to check, but each value once, in the language of the line. Where no candidate does that, the values are listed. */
async function writeForeign({ language, acts }: ReplyLine, generator: GeneratorService, { candidates, seed }: Writing): Promise<Written> {
  const parts = await Promise.all(
    lineariseForeign(language, acts).map(async part => {
      const input = { ...generateDefaults, prompt: part.prompt, maxTokens: longestTokens, candidates, seed }
      const { candidates: written } = await generator.generate(input, never)
      const tried = written.map(({ text, logProbability, tokens, finish }): Candidate => {
        return { text, logProbability: logProbability / (tokens + 1), refusal: finish === 'eos' ? faultOf(text, part, language) : 'length' }
      })
      const ranked = rank(tried).map(({ text }) => fill(text, part.placeholders))
      const passed = tried.some(({ refusal }) => refusal === undefined) || part.placeholders.size === 0
      return {
        ranked: passed ? ranked : [listed(part, language), ...ranked],
        unguarded: fill(tried[0]?.text ?? '', part.placeholders),
        refusals: tried.flatMap(({ refusal }) => refusal ?? []),
      }
    }),
  )
  return joined(language, parts, acts.flatMap(({ slots }) => Object.values(slots).flat()).filter(isFact))
}

/** What was written for one prompt; `reply` where another than the first was chosen. */
type Part = { reply?: string; ranked: string[]; unguarded: string; refusals: string[] }

/** Candidates are the first of each part, the second of each, …; where a part has no more, its first. */
function joined(language: 'zh' | 'en', parts: readonly Part[], values: string[]): Written {
  const join = (textOf: (part: Part) => string | undefined) => parts.map(part => textOf(part) ?? '').join(language === 'en' ? ' ' : '')
  const most = Math.max(...parts.map(({ ranked }) => ranked.length))
  return {
    reply: join(({ reply, ranked }) => reply ?? ranked[0]),
    candidates: Array.from({ length: most }, (_, at) => join(({ ranked }) => ranked[at] ?? ranked[0])),
    unguarded: join(({ unguarded }) => unguarded),
    values,
    refusals: parts.flatMap(({ refusals }) => refusals),
  }
}

function listed({ placeholders }: ForeignPrompt, language: 'zh' | 'en'): string {
  const texts = [...placeholders.values()].map(({ text }) => text)
  return language === 'en' ? `${texts.join(', ')}.` : `${texts.join('、')}。`
}

function faultOf(text: string, { placeholders }: ForeignPrompt, language: 'zh' | 'en'): string | undefined {
  const found = text.match(/\[[^[\]]*\]/g) ?? []
  if (found.some(placeholder => !placeholders.has(placeholder))) return 'unknown_placeholder'
  for (const placeholder of placeholders.keys()) {
    const times = found.filter(other => other === placeholder).length
    if (times !== 1) return times === 0 ? 'missing_fact' : 'repeated_fact'
  }
  const words = text.replace(/\[[^[\]]*\]/g, '')
  const isForeign = language === 'en' ? /\p{Script=Han}/u.test(words) : /\p{Script=Latin}/u.test(words.replace(/AI/g, ''))
  return isForeign ? 'language' : undefined
}

/** Those that passed first, then by mean log-probability; what an engine could not give at all is left out. */
function rank(candidates: readonly Candidate[]): Candidate[] {
  const worth = ({ refusal, logProbability = 0 }: Candidate) => (refusal === undefined ? 0 : -100) + logProbability
  return candidates.filter(({ text }) => text !== '').sort((a, b) => worth(b) - worth(a))
}
