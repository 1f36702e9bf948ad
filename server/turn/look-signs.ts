import type { Conversation } from '../dialogue/conversation.ts'
import type { PlanAct } from '../dialogue/plan.ts'
import { toBigrams } from '../language/bigrams.ts'
import { deniesSomething } from '../language/denials.ts'
import type { Language } from '../language/language.ts'
import { asksSomething } from '../language/question-words.ts'
import { ofMoney, totals } from '../language/sums.ts'

/** A reply before it is worded, with what was said to it and how that was understood. `said`: what each act would say, in its order. */
export type Draft = {
  language: Language
  /** The message, as it was typed. */
  line: string
  clauses: readonly { text: string; intents: readonly { probability: number }[]; oosScore?: number | undefined }[]
  commands: readonly { command: string; probability: number }[] | undefined
  acts: readonly PlanAct[]
  said: readonly string[]
  /** What the assistant said before it. */
  lately: string
  /** What was said to the message before. */
  before?: string | undefined
}

/** How surely a text answers each of `askedOf`. */
type Read = { logits: readonly number[] }
/** `told`: sentences that are not said, and the acts that would say them. */
export type LookedAt = {
  said: readonly Read[]
  told: readonly (Read & { text: string; act: PlanAct; sku?: string; page?: NonNullable<Conversation['page']> })[]
}

/** Of one act or of one sentence that might be told besides; `numbers` in the order of `signNames`. */
export type Signs = { kind: string; numbers: number[] }

const mostClauses = 3
/** In characters: what a message leans on is mostly at the end of the one before. */
const longestBefore = 60

/** What is asked of every text: the message, its clauses, and the message behind the one before it. */
export function askedOf({ line, clauses, before }: Pick<Draft, 'line' | 'clauses' | 'before'>): string[] {
  const parts = clauses.map(({ text }) => text).filter(text => text.length > 1)
  const own = [...new Set([line, ...parts])].slice(0, 1 + mostClauses)
  return before === undefined ? own : [...own, `${before.slice(-longestBefore)} ${line}`]
}

const commandsTold = [
  'find',
  'ask',
  'stock',
  'compare',
  'advise',
  'add',
  'total',
  'reject',
  'order',
  'chat',
  'yes',
  'no',
  'drop',
  'noise',
  'off',
  'human',
] as const
const actsBeside = [
  'answer',
  'inform',
  'total',
  'recommend',
  'handoff',
  'next_step',
  'noted',
  'ask',
  'no_match',
  'untold',
  'decline',
  'near',
  'choose',
  'compare',
  'apologise',
  'offer',
  'cart_trouble',
  'follows',
] as const

export const signNames: readonly string[] = [
  'whole',
  'clause',
  'leaning',
  'others',
  'besides',
  'besides second',
  'besides leaning',
  'behind besides',
  'behind others',
  'place',
  'acts',
  'said before',
  'questions',
  'denies',
  'characters',
  'clauses',
  'commands',
  'least sure command',
  'surest command',
  'strangest clause',
  'least sure intent',
  'chinese',
  'said characters',
  'of a product',
  'of what was told',
  'product named',
  'words shared',
  'asked again',
  'asks a sum',
  'asks of money',
  'numbers',
  ...commandsTold.map(name => `command ${name}`),
  ...actsBeside.map(name => `beside ${name}`),
]

/** Where nothing was read. */
const nothing = -9

/** What speaks for each act of a reply, and for each sentence that it leaves out. */
export function signsOf(draft: Draft, { said, told }: { said: readonly Read[]; told: LookedAt['told'] }): { acts: Signs[]; told: Signs[] } {
  const { acts, clauses, commands, lately, line, language } = draft
  const leans = draft.before !== undefined
  const own = ({ logits }: Read) => Math.max(...(leans ? logits.slice(0, -1) : logits))
  const leaning = ({ logits }: Read) => (leans ? logits.at(-1)! : logits[0]!)
  const saidBy = said.map(own)
  const toldBy = told.map(own)
  const most = (values: readonly number[]) => (values.length === 0 ? nothing : Math.max(...values))
  const ofMessage = [
    clauses.filter(({ text }) => asksSomething(text)).length,
    deniesSomething(line) ? 1 : 0,
    Math.min(200, line.length),
    clauses.length,
    commands?.length ?? nothing,
    commands === undefined || commands.length === 0 ? nothing : Math.min(...commands.map(({ probability }) => probability)),
    commands === undefined || commands.length === 0 ? nothing : Math.max(...commands.map(({ probability }) => probability)),
    most(clauses.flatMap(({ oosScore }) => oosScore ?? [])),
    clauses.length === 0 ? nothing : Math.min(...clauses.map(({ intents: [best] }) => best?.probability ?? 0)),
    language === 'zh' ? 1 : 0,
  ]
  const words = toBigrams(line)
  const ofLine = [
    shareOf(words, toBigrams(draft.before ?? '')),
    totals.test(line) ? 1 : 0,
    ofMoney(line) ? 1 : 0,
    line.match(/\d+/gu)?.length ?? 0,
  ]
  const ofCommands = commandsTold.map(name => (commands?.some(({ command }) => command === name) ? 1 : 0))
  const beside = (left: number | undefined) => actsBeside.map(name => acts.filter((one, at) => at !== left && one.act === name).length)

  const signs = (
    read: Read,
    kind: string,
    text: string,
    place: number | undefined,
    rivals: readonly number[],
    product: string | undefined,
  ): Signs => {
    const others = most(saidBy.filter((_one, at) => at !== place))
    const [first = nothing, second = nothing] = [...rivals].sort((a, b) => b - a)
    return {
      kind,
      numbers: [
        read.logits[0]!,
        own(read),
        leaning(read),
        others,
        first,
        second,
        most(told.map(leaning)),
        own(read) - first,
        own(read) - others,
        place ?? acts.length,
        acts.length,
        holdsText(lately, text) ? 1 : 0,
        ...ofMessage,
        Math.min(400, text.length),
        product === undefined ? 0 : 1,
        product !== undefined && holdsText(lately, product) ? 1 : 0,
        product === undefined ? 0 : shareOf(toBigrams(product), words),
        shareOf(words, toBigrams(text)),
        ...ofLine,
        ...ofCommands,
        ...beside(place),
      ],
    }
  }
  return {
    acts: acts.map((one, at) => signs(said[at]!, kindOf(one), draft.said[at]!, at, toldBy, nameIn(one))),
    told: told.map((one, at) =>
      signs(
        one,
        one.sku === undefined ? 'told page' : 'told product',
        one.text,
        undefined,
        toldBy.filter((_value, place) => place !== at),
        nameIn(one.act),
      ),
    ),
  }
}

const nameIn = ({ slots }: PlanAct): string | undefined => ('product' in slots ? [slots.product].flat()[0]?.text : undefined)

/** How much of some words others hold, 0 … 1. */
function shareOf(words: readonly string[], among: readonly string[]): number {
  const held = new Set(among)
  return words.length === 0 ? 0 : words.filter(word => held.has(word)).length / words.length
}

/** What an act is, as far as what is good about it may differ: `answer shipping`, `inform price availability`. */
export function kindOf({ act, slots }: PlanAct): string {
  const told = Object.entries(slots).flatMap(([slot, value]) => (typeof value === 'string' ? [value] : ofInform.has(slot) ? [slot] : []))
  return act === 'inform' ? ['inform', ...told.filter(one => ofInform.has(one)).sort()].join(' ') : [act, ...told.slice(0, 1)].join(' ')
}
const ofInform: ReadonlySet<string> = new Set(['price', 'detail', 'colours', 'sizes', 'stock'])

const plain = (text: string) => text.toLowerCase().replace(/[\s“”"。.，,!！?？]/gu, '')
/** Whether a text says all of another, whatever stands between its words. */
export const holdsText = (whole: string, part: string): boolean => plain(part) !== '' && plain(whole).includes(plain(part))
