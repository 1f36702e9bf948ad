import { clauseOfChoice } from '../dialogue/choices.ts'
import { splitClauses } from '../dialogue/clauses.ts'
import type { IntentName } from '../dialogue/intents.ts'
import { intentByKeywords } from '../dialogue/keywords.ts'
import { type Language, languageOf } from '../dialogue/language.ts'
import { readSlots, type Slots, type Vocabulary } from '../dialogue/slots.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { MessageEvent } from '../wire.ts'

export type Classification = {
  intents: { name: string; probability: number }[]
  abstain: boolean
  ambiguous: boolean
  oosScore: number
}

/** The intent classifier; rejects when it is late, busy or dead. */
export type Classifier = { classify(texts: readonly string[], signal: AbortSignal): Promise<Classification[]> }

export type Understood = { language: Language; clauses: Clause[] }

/** Longer texts are read up to here; nobody states a wish in more. */
const longestRead = 600

/** Language, clauses, intents and slots of the shopper's messages since the last answer. Without a classifier, keywords do. */
export async function understand(
  messages: readonly MessageEvent[],
  previous: Language,
  vocabulary: Vocabulary,
  classifier: Classifier,
  signal: AbortSignal,
): Promise<Understood> {
  const typed = messages.filter(message => message.choice === undefined)
  const language = typed.reduce<Language>((last, { text }) => languageOf(text, last), previous)
  const parts = messages.flatMap((message): { text?: string; clause?: Clause }[] => {
    if (message.choice !== undefined) {
      const clause = clauseOfChoice(message.choice, message.text)
      return clause === undefined ? [] : [{ clause }]
    }
    return splitClauses(message.text.slice(0, longestRead)).map(({ text }) => ({ text }))
  })
  const texts = parts.flatMap(part => (part.text === undefined ? [] : [part.text]))
  const classified = texts.length === 0 ? [] : await classifier.classify(texts, signal).catch(() => undefined)
  signal.throwIfAborted()
  let next = 0
  const clauses = parts.map((part): Clause => {
    if (part.clause !== undefined) return part.clause
    const { text = '' } = part
    const slots = readSlots(text, language, vocabulary)
    const result = classified?.[next++]
    return { text, ...inShopCurrency(slots, vocabulary.currency), ...(result === undefined ? byKeywords(text) : toIntents(result)) }
  })
  return { language, clauses }
}

function toIntents(result: Classification) {
  const { intents, abstain, ambiguous, oosScore } = result
  return { intents: intents as { name: IntentName; probability: number }[], abstain, ambiguous, oosScore, by: 'classifier' as const }
}

function byKeywords(text: string) {
  const name = intentByKeywords(text)
  const intents = name === undefined ? [] : [{ name, probability: 1 }]
  return { intents, abstain: name === undefined, ambiguous: false, oosScore: 0, by: 'keywords' as const }
}

function inShopCurrency(slots: Slots, currency: string): { slots: Slots; foreignCurrency?: true } {
  const { budget, ...rest } = slots
  if (budget?.currency === undefined || budget.currency === currency) return { slots }
  return { slots: rest, foreignCurrency: true }
}
