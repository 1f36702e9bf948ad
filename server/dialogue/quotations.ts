import type { Conversation } from './conversation.ts'
import type { Fact, PlanAct } from './plan.ts'

/** What the reply quotes. */
export const quotesOf = (acts: readonly PlanAct[]): string =>
  acts
    .flatMap(({ slots }) => Object.values(slots) as (Fact | readonly Fact[] | string)[])
    .flatMap(slot => (typeof slot === 'object' && 'text' in slot && slot.type === 'quote' ? [slot.text] : []))
    .join('')

export const quotesIn = (text: string): string[] => [...text.matchAll(/“([^”]*)”/gu)].map(([, piece]) => piece!)

export const sentencesIn = (text: string, least = leastSentence): string[] =>
  text.split(/(?<=[!?。！？；;]|\.(?=\s))\s*/u).filter(one => one.length >= least)
/** What is shorter may be said of anything. */
const leastSentence = 6

/** Whether a sentence says what a short line says too: 面料含羊毛 15%，不扎人 what 含羊毛但不扎人 does, and not what has another number or denies something else. */
export function holds(sentence: string, line: string): boolean {
  const [told, said] = [sentence.toLowerCase(), line.toLowerCase()]
  if (said.length > longestLine || denies.test(told) !== denies.test(said)) return false
  const pieces = [...said.matchAll(/(\p{Script=Han})(?=(\p{Script=Han}))|[\p{Script=Latin}\d]+/gu)].map(([whole, one, next]) =>
    next === undefined ? whole : `${one}${next}`,
  )
  const isIn = (piece: string) => told.includes(piece)
  return pieces.length > 1 && pieces.filter(isIn).length >= mostOfIt * pieces.length && pieces.filter(one => /\d/u.test(one)).every(isIn)
}
const longestLine = 60
const mostOfIt = 0.6
const denies = /[不无未勿]|没有|\b(?:not|no|never|cannot|without)\b|n['’]t\b/iu

/** So many replies are remembered, and so many sentences of each. */
const mostReplies = 2
const mostSentences = 12

/** 可机洗。 is a whole answer. */
const leastQuoted = 3

/** At the end of a turn: what it quoted is remembered, and what the one before did; a turn that says nothing changes nothing. */
export function withQuoted(conversation: Conversation, acts: readonly PlanAct[]): Conversation {
  if (acts.length === 0) return conversation
  const { quoted = [], ...before } = conversation
  const { question } = before
  const rest: Conversation = question !== undefined && toldAgainst(acts) ? { ...before, question: { ...question, against: true } } : before
  const now = quotesIn(quotesOf(acts))
    .flatMap(text => sentencesIn(text, leastQuoted))
    .slice(0, mostSentences)
  const kept = [...quoted, now].slice(-mostReplies)
  return kept.every(one => one.length === 0) ? rest : { ...rest, quoted: kept }
}

/** "No", or that a number lies beyond what a text gives. */
const saysNo = /^(?:no\b|不(?!过))|\bis (?:more|less) than\b|超过了|不符合|不到/iu
/** "Not for camping overnight", 不能过夜: what a text says of itself not to be so. */
const tellsNot = /\b(?:not|never|cannot|unsuitable)\b|n[’']t\b|不(?:能|可|适|宜|建议|推荐|防|支持|够)|请勿|无法|没有/iu

/** Whether a reply told no, of what was asked of one thing. */
const toldAgainst = (acts: readonly PlanAct[]): boolean =>
  acts.some(({ act, slots }) => {
    const { verdict, quote, detail } = slots as { verdict?: Fact; quote?: Fact; detail?: Fact }
    if (act !== 'answer' && act !== 'inform') return false
    return verdict === undefined ? tellsNot.test((quote ?? detail)?.text ?? '') : saysNo.test(verdict.text)
  })
