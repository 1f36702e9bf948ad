import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Decision } from '../dialogue/decision.ts'
import type { Found } from '../dialogue/found.ts'
import type { Turn } from '../dialogue/turn.ts'
import type { Want } from '../dialogue/wants.ts'
import { asksSomething } from '../language/question-words.ts'
import { ruleFor } from '../language/trouble-words.ts'
import { asksHowItIs } from '../understanding/asks-how-it-is.ts'

export type Decided = { decision: Decision; found: Found[] }

/**
 * What a message comes to of which nothing was understood that a shop does: it is refused, its writer is pitied and no more, or is shown goods while asking how
 * something is done with them.
 */
type Outcome = 'refused' | 'sorry' | 'shown'

/** The message as a question to all texts of the shop, where the reply to it would tell nothing. */
export function askedUnheard(before: Conversation, turn: Turn, decided: Decided): Command | undefined {
  const { clauses, language } = turn
  // A greeting before it asks nothing; what a button or a person has told is heard.
  const text = clauses.flatMap(({ by, text }) => (by === 'classifier' ? [text] : [])).join(language === 'zh' ? '，' : ', ')
  const isTold = clauses.some(({ by, corrected }) => by === 'choice' || corrected !== undefined)
  if (isTold || text === '' || text.length > longest[language]) return undefined
  const outcome = outcomeOf(decided)
  // "This is ridiculous, nobody answers my emails" asks nothing.
  const asks = outcome === 'shown' ? asksHowItIs(text) : asksSomething(text) || (outcome === 'sorry' && ruleFor(text) !== undefined)
  if (outcome === undefined || !asks) return undefined
  // What was only found for its words is not what it asks about.
  const named = turn.clauses.flatMap(({ slots }) => slots.product ?? [])
  const skus = named.length > 0 ? named : before.focus === undefined || outcome === 'shown' ? [] : [before.focus]
  return {
    command: 'ask',
    of: 'shop',
    unheard: true,
    probability: 1,
    text,
    skus: [...new Set(skus)].slice(0, mostMeant),
    slots: {},
  }
}
const longest = { zh: 60, en: 160 } as const
const mostMeant = 4

/** What the texts tell comes in place of a refusal and of goods that nobody asked to see, and behind a word of regret. */
export function besideUnheard(decided: Decided, asked: Decided): Decided {
  const isTold = asked.found.some(one => one.want === 'answer' && (one.quote ?? one.detail) !== undefined && one.near !== true)
  if (!isTold) return decided
  if (outcomeOf(decided) !== 'sorry') return asked
  const { wants, conversation } = decided.decision
  const { question } = asked.decision.conversation
  return {
    decision: {
      ...decided.decision,
      conversation: { ...conversation, ...(question === undefined ? {} : { question }) },
      wants: [...wants.slice(0, 1), ...asked.decision.wants, ...wants.slice(1)],
    },
    found: [...decided.found.slice(0, 1), ...asked.found, ...decided.found.slice(1)],
  }
}

function outcomeOf({ decision: { wants }, found }: Decided): Outcome | undefined {
  if (wants.length === 0) return undefined
  const isOf = (...kinds: ((want: Want, found: Found) => boolean)[]) => wants.every((want, at) => kinds.some(is => is(want, found[at]!)))
  const isAsking = (want: Want) => want.want === 'ask' || (want.want === 'handoff' && want.state === 'offered')
  if (isOf(isAsking)) return undefined
  if (isOf(isAsking, isRefusal, isUntold)) return 'refused'
  if (isOf(isAsking, isRegret)) return 'sorry'
  return isOf(isAsking, want => want.want === 'products') ? 'shown' : undefined
}

const isRefusal = (want: Want): boolean =>
  want.want === 'say' && want.act.act === 'decline' && (want.act.slots.reason === 'out_of_scope' || want.act.slots.reason === 'unknown')
const isRegret = (want: Want): boolean =>
  want.want === 'say' && want.act.act === 'apologise' && (want.act.slots.for === 'trouble' || want.act.slots.for === 'quality')
const isUntold = (want: Want, found: Found): boolean =>
  want.want === 'answer' &&
  found.want === 'answer' &&
  [found.quote, found.detail, found.nearest, found.unasked, found.absent].every(one => one === undefined)
