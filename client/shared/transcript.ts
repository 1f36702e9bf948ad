import type { Card, ChatEvent, Language } from '../../server/wire.ts'
import { localeOf } from './language.ts'
import { formatMoney } from './money.ts'

export type TranscriptWords = { you: string; assistant: string; agent: string }

/** A conversation as plain text, as its shopper takes it along. */
export function toTranscript(events: readonly ChatEvent[], heading: string, language: Language, words: TranscriptWords): string {
  const time = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' })
  const said = events.flatMap(event => {
    if (event.kind !== 'message') return []
    const who = event.from === 'shopper' ? words.you : event.from === 'bot' ? words.assistant : (event.agent ?? words.agent)
    const cards = event.cards?.map(card => `  · ${cardLine(card, event.language ?? language)}`) ?? []
    return [[`${who}, ${time.format(new Date(event.at))}`, event.text, ...cards].filter(Boolean).join('\n')]
  })
  return `${[heading, ...said].join('\n\n')}\n`
}

function cardLine({ title, price, url }: Card, language: Language): string {
  return [title, formatMoney(price, language), url].filter(Boolean).join(' – ')
}

/** How far a conversation has come: what is wished for, what was shown, something in the cart, ordered. */
export const stages = ['wish', 'choice', 'cart', 'order'] as const

/** The stage a conversation is in, as its events tell. */
export function stageOf(events: readonly ChatEvent[]): number {
  const has = (is: (event: ChatEvent) => boolean) => events.some(is)
  if (has(event => event.kind === 'track' && event.name === 'Order Completed')) return 3
  if (has(event => event.kind === 'track' && event.name === 'Product Added')) return 2
  return has(event => event.kind === 'message' && event.cards !== undefined) ? 1 : 0
}
