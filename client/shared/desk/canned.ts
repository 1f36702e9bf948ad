import type { CannedReply, Language, QueueItem } from '../../../server/wire.ts'

/** What a reply's text may name: filled in from the conversation. */
export const placeholders = ['agent', 'product', 'order', 'page'] as const
type Placeholder = (typeof placeholders)[number]

const named = /\{(agent|product|order|page)\}/g
const mostShown = 8

/** What follows a `/` that stands at the beginning and alone; nothing where none does. */
export function toShortcut(text: string): string | undefined {
  return /^\/(\S{0,32})$/u.exec(text)?.[1]?.toLowerCase()
}

/** Replies by their shortcut, then by their words: in the shopper's language, else in the one there is. */
export function findCanned(replies: readonly CannedReply[], typed: string, language: Language): { reply: CannedReply; text: string }[] {
  const all = replies.map(reply => ({ reply, text: reply[language] ?? reply.zh ?? reply.en ?? '' }))
  const begins = all.filter(({ reply }) => reply.shortcut.toLowerCase().startsWith(typed))
  const holds = all.filter(each => !begins.includes(each) && `${each.reply.shortcut} ${each.text}`.toLowerCase().includes(typed))
  return [...begins, ...holds].slice(0, mostShown)
}

/** The text with what is known of the conversation; what is not known stays, for the agent to fill in. */
export function fillIn(text: string, item: QueueItem | undefined, agent: string): string {
  const known: Record<Placeholder, string | undefined> = { agent, product: item?.product?.title, order: item?.order, page: item?.page?.url }
  return text.replace(named, (whole, name: Placeholder) => known[name] ?? whole)
}

/** Where the first placeholder stands that nobody has filled in. */
export function unfilled(text: string): { from: number; to: number; name: string } | undefined {
  const found = new RegExp(named.source).exec(text)
  return found === null ? undefined : { from: found.index, to: found.index + found[0].length, name: found[0] }
}
