import { after, before } from 'mocha'
import { type Service, Shopper, startService } from './service.ts'

export type Replied = { text: string; cards: string[]; choices: string[] }

/** A service for the tests of a describe, and conversations with it: each begins anew and gives its replies in order. */
export function talking(): (language: 'zh' | 'en', lines: readonly string[]) => Promise<Replied[]> {
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
  })
  after(() => service.stop())
  return async (language, lines) => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const replies: Replied[] = []
    for (const line of lines) {
      const { text, cards = [], choices = [] } = await shopper.say(line)
      replies.push({ text, cards: cards.map(({ sku }) => sku), choices: choices.map(({ id }) => id) })
    }
    shopper.close()
    return replies
  }
}
