import type { Command } from '../dialogue/commands.ts'
import type { Topic } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import { topicOf } from './clause-of.ts'

/** From which probability of the classifier on a clause asks something that the reader has missed. */
const sureOfUnheard = 0.8

/** A clause of several that asks of the shop's pages, where no command is of it: the reader hears what is meant first, and drops the second question. */
export function unheard(commands: readonly Command[], clauses: readonly Clause[]): Command[] {
  if (clauses.length < 2) return []
  const isHeard = (clause: Clause, topic: Topic) =>
    commands.some(
      one => one.topic === topic || (one.command === 'ask' && (one.text.includes(clause.text) || clause.text.includes(one.text))),
    )
  return clauses.flatMap((clause): Command[] => {
    const topic = topicOf(clause, sureOfUnheard)
    if (topic === undefined || topic === 'product' || topic === 'size_advice' || isHeard(clause, topic)) return []
    return [{ command: 'ask', of: 'shop', probability: clause.intents[0]?.probability ?? 0, text: clause.text, topic, skus: [], slots: {} }]
  })
}

/** The classifier is sure of its first reading of a clause. */
export const isSure = (clause: Clause | undefined): boolean =>
  clause !== undefined && !clause.abstain && (clause.intents[0]?.probability ?? 0) >= sureOfUnheard
