import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { readAuthoredReplies } from '../bench/replies/authored-plans.ts'
import { percent } from '../privacy/lines.ts'
import { judgedLines, openGuard } from './licence-lines.ts'

describe('the guard of words that nothing else holds to their plan', function () {
  this.timeout(120_000)
  let guard: Awaited<ReturnType<typeof openGuard>>
  let alone: typeof guard
  before(async () => {
    guard = await openGuard()
    alone = await openGuard(true)
  })
  after(() => guard.close())

  it('lets few false replies through and refuses few true ones that it has never seen', async () => {
    const judged = []
    for (const line of judgedLines('held-back')) judged.push({ ...line, refused: (await guard.refusal(line)) !== undefined })
    const [lies, truths] = [judged.filter(({ holds }) => !holds), judged.filter(({ holds }) => holds)]
    const [passed, refused] = [lies.filter(one => !one.refused).length, truths.filter(one => one.refused).length]
    assert.ok(passed / lies.length <= 0.01, `false accepted ${percent(passed, lies.length)}`)
    assert.ok(refused / truths.length <= 0.05, `true refused ${percent(refused, truths.length)}`)
  })

  it('passes the authored replies, with the encoder and without it', async () => {
    const some = readAuthoredReplies().filter((_, at) => at % 40 === 0)
    for (const [name, one] of [
      ['with', guard],
      ['without', alone],
    ] as const) {
      const unlicensed = []
      for (const line of some) if ((await one.refusal(line))?.reason === 'unlicensed') unlicensed.push(line.reply)
      assert.ok(unlicensed.length <= 0.01 * some.length, `${name}: ${unlicensed.join('\n')}`)
    }
  })

  const hidden: [string, 'zh' | 'en', string][] = [
    ['recommend [product] [price]', 'zh', '可以看看[product]，[price]，免 运 费。'],
    ['recommend [product] [price]', 'zh', '可以看看[product]，[price]，免運費。'],
    ['recommend [product] [price]', 'zh', '可以看看[product]，[price]，包​邮。'],
    ['recommend [product] [price]', 'zh', '可以看看[product]，[price]，бесплатно。'],
    ['recommend [product] [price]', 'en', 'How about [product] at [price], f r e e delivery?'],
    ['recommend [product] [price]', 'en', 'How about [product] at [price], sh​ips fr​ee?'],
    ['recommend [product] [price]', 'en', 'How about [product] at [price], guarаnteed?'],
    ['recommend [product] [price]', 'en', 'How about [product] at [price]? Бесплатно!'],
    ['goodbye', 'en', 'Goodbye! I have ordered it for you.'],
    ['ask about=order', 'en', 'Which order? Send us your password.'],
  ]
  for (const [plan, language, reply] of hidden)
    it(`refuses "${reply}"`, async () => assert.notEqual(await guard.refusal({ plan, language, reply }), undefined))
})
