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

/** So many replies are remembered, and so many sentences of each. */
const mostReplies = 2
const mostSentences = 12

/** 可机洗。 is a whole answer. */
const leastQuoted = 3

/** At the end of a turn: what it quoted is remembered, and what the one before did; a turn that says nothing changes nothing. */
export function withQuoted(conversation: Conversation, acts: readonly PlanAct[]): Conversation {
  if (acts.length === 0) return conversation
  const { quoted = [], ...rest } = conversation
  const now = quotesIn(quotesOf(acts))
    .flatMap(text => sentencesIn(text, leastQuoted))
    .slice(0, mostSentences)
  const kept = [...quoted, now].slice(-mostReplies)
  return kept.every(one => one.length === 0) ? rest : { ...rest, quoted: kept }
}
