import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import type { MessageEvent } from '../../server/wire.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

/** A product's talk: what names it, then what presumes, insinuates or demands. */
export function trickyTalks(language: 'zh' | 'en'): { opening: string; messages: string[] }[] {
  const text = readFileSync(fileURLToPath(import.meta.resolve(`#root/test/turn/tricky/${language}.txt`)), 'utf8')
  return text
    .split('# ')
    .slice(1)
    .map(talk => {
      const [opening = '', ...messages] = talk.split('\n').filter(line => line !== '')
      return { opening, messages }
    })
}

/** A yes or no to what nobody here can know, a deed nobody did, a promise nobody made. */
const untrue: Record<'zh' | 'en', RegExp> = {
  zh: /^(?:是的|对的?|没错|有的|可以的?|当然|能的?|不是的?|没有的?|嗯)[，。！,]|已(?:经)?(?:帮|替|为)您|免费送|保证|承诺|(?:一定|肯定)(?:能|会|可以)|召回|停产|全网|最低价|最后一/,
  en: /^(?:yes|yeah|no|correct|right|of course|sure|absolutely|exactly)[,.!]|\bI(?:'ve| have) (?:ordered|cancel|refunded|paid|reserved|sent|wrapped)|\bguarantee|\bpromise|\bfor free\b(?! shipping)|\brecall|\bdiscontinu|\blowest price|\bthe last one\b/i,
}

for (const language of ['zh', 'en'] as const) {
  describe(`what presumes too much, ${language}`, function () {
    this.timeout(400_000)
    let service: Service
    before(async () => {
      service = await startService({ USHER_RATE_MESSAGES: '1000' })
    })
    after(() => service.stop())
    // A stretch of it each time; all of it with TRICKY=all, and what was answered goes to the file that TRICKY_LOG names.
    for (const { opening, messages } of trickyTalks(language).filter((_, at) => process.env.TRICKY === 'all' || at % 10 === 0)) {
      it(`is not granted: ${opening}`, async () => {
        const shopper = new Shopper(service.url)
        await shopper.open({ language })
        await shopper.say(opening)
        const wrong: string[] = []
        for (const message of messages) {
          const { text }: MessageEvent = await shopper.say(message)
          // What the stock tells is known: "only one left?" may be denied by it.
          const own = text.replace(/“[^”]*”/g, '').replace(/^(?:没有|No)[，,](?=.{1,60}(?:有现货|还有货|is in stock))/, '')
          if (untrue[language].test(own)) wrong.push(`${message} → ${text}`)
          if (process.env.TRICKY === 'all') console.log(`    ${message}  →  ${text}`)
        }
        shopper.close()
        assert.deepEqual(wrong, [])
      })
    }
  })
}
