import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { type Database, openDatabase } from '../../server/store/sqlite.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

/**
 * Dialogues as plain text. A line of the shopper, of the page (`(page) Product Added SKU 2`) or a picked button (`(pick) add:SKU`)
 * is played against the service with the real encoder and the reply templates; the lines of the assistant must come out as they
 * stand, where ⏎ is a new line. `UPDATE_GOLDEN=1 npm test` writes them anew: read the difference before you commit it.
 */
const folder = fileURLToPath(import.meta.resolve('#root/test/golden'))
const speakers = { zh: { shopper: '顾客：', usher: '小助手：' }, en: { shopper: 'Shopper: ', usher: 'Usher: ' } } as const

describe('golden dialogues', function () {
  this.timeout(60_000)
  let service: Service
  let database: Database
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
    await service.app.settled()
    database = openDatabase(join(service.folder, 'usher.sqlite'))
  })
  after(() => {
    database.close()
    return service.stop()
  })

  for (const language of ['zh', 'en'] as const) {
    for (const file of readdirSync(join(folder, language)).filter(name => name.endsWith('.txt'))) {
      it(`${language}/${file.replace('.txt', '').replaceAll('-', ' ')}`, async () => {
        const path = join(folder, language, file)
        const text = readFileSync(path, 'utf8')
        const played = await play(text, language)
        if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, played)
        else assert.equal(played, text)
      })
    }
  }

  async function play(text: string, language: 'zh' | 'en'): Promise<string> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const { shopper: said, usher } = speakers[language]
    const written: string[] = []
    for (const line of text.split('\n')) {
      const isReply = Object.values(speakers).some(speaker => line.startsWith(speaker.usher)) || line.startsWith('  (')
      if (isReply) continue
      if (line.startsWith('#') || line.trim() === '') {
        written.push(line)
        continue
      }
      written.push(line)
      const answer = await answerTo(
        shopper,
        line,
        Object.values(speakers).map(speaker => speaker.shopper),
      )
      if (answer === undefined) continue
      written.push(
        `${answer.language === language ? usher : speakers[answer.language ?? language].usher}${answer.text.replaceAll('\n', ' ⏎ ')}`,
      )
      const notes = [
        ...(answer.cards === undefined ? [] : [`cards ${answer.cards.map(card => card.sku).join(' ')}`]),
        ...(answer.choices === undefined ? [] : [`buttons ${answer.choices.map(choice => choice.label).join(' / ')}`]),
        ...shopper.events.slice(-2).flatMap(event => (event.kind === 'status' ? [`status ${event.status}`] : [])),
      ]
      if (notes.length > 0) written.push(`  (${notes.join('; ')})`)
    }
    shopper.close()
    // Nobody of an earlier dialogue waits for a person in the next one.
    database.sql("UPDATE conversations SET status = 'closed'")
    assert.ok(said.length > 0)
    return written.join('\n')
  }
})

async function answerTo(shopper: Shopper, line: string, speaker: readonly string[]): Promise<MessageEvent | undefined> {
  const id = crypto.randomUUID()
  const page = /^\(page\) (Product Added|Product Viewed|Product Removed|Order Completed) (\S+)(?: (\d+))?/.exec(line)
  const pick = /^\(pick\) (\S+)/.exec(line)
  const spoken = speaker.find(start => line.startsWith(start))
  if (page !== null) {
    const [, name = '', value = '', quantity] = page
    const properties =
      name === 'Order Completed'
        ? { order_id: value, products: [] }
        : { sku: value, ...(quantity === undefined ? {} : { quantity: Number(quantity) }) }
    const tracked = await shopper.ask('track', { id, name, properties })
    assert.ok(tracked.ok, `${line}: ${JSON.stringify(tracked)}`)
    return name === 'Product Added' || name === 'Order Completed' ? shopper.answerTo(tracked.value.seq) : undefined
  }
  if (pick !== null) {
    const choice = pick[1] ?? ''
    const last = shopper.events.findLast(event => event.kind === 'message' && JSON.stringify(event).includes(`"${choice}"`))
    const picked = await shopper.ask('choice:pick', { id, message: last?.seq ?? 0, choice })
    assert.ok(picked.ok, `${line}: ${JSON.stringify(picked)}`)
    return shopper.answerTo(picked.value.seq)
  }
  assert.ok(spoken !== undefined, `expected a line of the shopper, got "${line}"`)
  const answer = await shopper.say(line.slice(spoken.length))
  // A status that belongs to this reply follows it at once.
  await new Promise(resolve => setImmediate(resolve))
  return answer
}
