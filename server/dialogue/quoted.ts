import { pointsIn } from '../language/points.ts'
import { quotesIn, saysNo, sentencesIn, tellsNot } from '../language/quotations.ts'
import type { Conversation } from './conversation.ts'
import type { Fact, PlanAct } from './plan.ts'

/** What the reply quotes. */
export const quotesOf = (acts: readonly PlanAct[]): string =>
  acts
    .flatMap(({ slots }) => Object.values(slots) as (Fact | readonly Fact[] | string)[])
    .flatMap(slot => (typeof slot === 'object' && 'text' in slot && slot.type === 'quote' ? [slot.text] : []))
    .join('')

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

/** Whether a reply told no, of what was asked of one thing. */
const toldAgainst = (acts: readonly PlanAct[]): boolean =>
  acts.some(({ act, slots }) => {
    const { verdict, quote, detail } = slots as { verdict?: Fact; quote?: Fact; detail?: Fact }
    if (act !== 'answer' && act !== 'inform') return false
    return verdict === undefined ? tellsNot((quote ?? detail)?.text ?? '') : saysNo(verdict.text)
  })

/** The questions as points of a reply. */
export const pointsOf = (questions: readonly string[], most?: Parameters<typeof pointsIn>[1]): Fact[] | undefined =>
  pointsIn(questions, most)?.map(text => ({ type: 'phrase', text, source: 'shopper', ref: 'shopper' }))
