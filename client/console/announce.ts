import type { QueueItem } from '../../server/wire.ts'
import type { TalkEvent } from '../shared/desk/talk.ts'
import { nameOf } from './message.ts'
import type { Strings } from './strings.ts'

/** A shopper who waits or was given to the reader, or new words in an own conversation. */
export function toNews(item: QueueItem, text: Strings): string {
  const words = item.lastFrom === 'shopper' ? (item.last ?? '') : ''
  if (item.given) return text.newGiven(words)
  return item.status === 'human' ? text.newWords(words) : text.newWaiting(words)
}

/** What others say in the open conversation; nothing of what the reader wrote. */
export function toHeard(event: TalkEvent, me: string, text: Strings): string | undefined {
  if (event.kind === 'note' && event.by !== me && !event.action) return text.heard(text.noteBy(event.by), event.text)
  if (event.kind === 'message' && event.agent !== me) return text.heard(nameOf(event, { me, text }), event.text)
  return undefined
}
