import type { MessageEvent } from '../wire.ts'

/** Longer messages are read up to here; nobody states a wish in more. */
export const longestRead = 600
/** Of several at once the last ones count, as far as they come to so much. */
const mostRead = 1200

/** What of a shopper's messages is read, and how it is `written`: everything that reads them works on the service's own thread. */
export function readable(messages: readonly MessageEvent[], written: (text: string) => string = text => text): MessageEvent[] {
  let left = mostRead
  return messages
    .toReversed()
    .flatMap(message => {
      const cut = message.text.slice(0, Math.min(longestRead, left))
      left -= cut.length
      const text = message.choice === undefined ? written(cut) : cut
      return text === '' && message.text !== '' ? [] : [text === message.text ? message : { ...message, text }]
    })
    .reverse()
}
