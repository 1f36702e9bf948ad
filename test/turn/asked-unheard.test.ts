import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { writePage } from '../../server/shop/policies.ts'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('a message that comes to nothing', function () {
  this.timeout(120_000)
  let service: Service
  let database: Database
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
    database = openDatabase(join(service.folder, 'usher.sqlite'))
    const written = [
      {
        language: 'en',
        heading: 'Keeping camping things',
        text: 'Rinse salt spray off a tent with fresh water on the same day. A mouldy tent can be saved with a sponge and vinegar.',
      },
      { language: 'zh', heading: '保养', text: '杯子里有茶垢可以用小苏打擦。帐篷发霉了用海绵蘸白醋擦。帐篷杆断了可以单配一节，每节25元。' },
    ] as const
    for (const page of written) assert.ok(writePage(database, page, { replace: true }).ok)
  })
  after(async () => {
    database.close()
    await service.stop()
  })

  async function replyTo(language: 'zh' | 'en', line: string): Promise<string> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const { text } = await shopper.say(line)
    shopper.close()
    return text
  }

  it('is answered by the text that surely tells it, and not with goods', async () => {
    for (const [language, line, told] of [
      ['en', 'how do i get sea salt off my tent', /Rinse salt spray/],
      ['en', 'my tent has gone mouldy, can i save it', /sponge and vinegar/],
      ['zh', '杯子里有茶垢怎么去', /小苏打/],
      ['zh', '帐篷发霉了咋整', /白醋/],
    ] as const) {
      const reply = await replyTo(language, line)
      assert.match(reply, told, line)
      assert.doesNotMatch(reply, /推荐您|I'd suggest|doesn't say|没有写到/, line)
    }
  })

  it('is refused as before where no text tells it', async () => {
    for (const [language, line] of [
      ['en', "what's the weather like"],
      ['en', 'can you sing'],
      ['zh', '今天天气怎么样'],
      ['zh', '世界杯谁赢了'],
    ] as const)
      assert.doesNotMatch(await replyTo(language, line), /[“”]/, line)
  })

  it('about what broke is told what a new part costs', async () => {
    assert.match(await replyTo('zh', '我买的帐篷杆断了 配一节多少钱'), /每节25元/)
  })
})
