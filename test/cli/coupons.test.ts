import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { addCouponCommands } from '../../server/commands/coupons.ts'
import { runCommand } from '../support/command-line.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

type Document = { code: string; state: string; off: unknown }

describe('usher coupon, beside a running service', () => {
  let service: Service
  const files = newFolder()
  before(async () => {
    service = await startService()
  })
  after(async () => {
    await service.stop()
    rmSync(files, { recursive: true, force: true })
  })
  const coupon = (...args: string[]) => runCommand(addCouponCommands, ['coupon', ...args], { USHER_DATA: service.folder })
  const list = async () => JSON.parse((await coupon('list', '--json')).stdout) as Document[]
  const asked = async (language: 'zh' | 'en') => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const { text } = await shopper.say(language === 'zh' ? '有优惠券吗' : 'do you have a coupon code?')
    shopper.close()
    return text
  }

  it('gives out one that the next shopper is told of, with what holds for it', async () => {
    const { code, stdout } = await coupon(
      'add',
      'HALF',
      '--off',
      '5折',
      '--first-order',
      '--category',
      '背包',
      '--combinable',
      '--zh',
      '每人一次。',
      '--json',
    )
    assert.equal(code, 0)
    assert.deepEqual((JSON.parse(stdout) as Document).off, { percent: 50 })
    await coupon('end', 'welcome20')
    assert.match(await asked('zh'), /HALF.*5 折.*可以与其他优惠同时使用，仅限.*包.*每人一次/s)
    assert.match(await asked('en'), /HALF.*50% off.*can be combined with other offers and is for .+ only/s)
  })

  it('says no word of one that was ended, is over or is to come', async () => {
    await coupon('end', 'HALF')
    await coupon('add', 'LATER9', '--off', '9', '--first-order', '--from', '2099-01-01')
    for (const language of ['zh', 'en'] as const) assert.doesNotMatch(await asked(language), /HALF|LATER9|WELCOME20/)
    assert.deepEqual(
      (await list()).map(({ code, state }) => [code, state]),
      [
        ['HALF', 'ended'],
        ['LATER9', 'to_come'],
        ['WELCOME20', 'ended'],
      ],
    )
  })

  it('says for whom one is that is not for a first order alone', async () => {
    await coupon('add', 'SUMMER', '--off', '15', '--over', '150')
    assert.match(await asked('zh'), /^用优惠码SUMMER可享立减¥15优惠，满¥150可用。不能与其他优惠同时使用。/)
    assert.match(await asked('en'), /^Code SUMMER gives you ¥15 off from ¥150\. It can't be combined with other offers\./)
  })

  it('refuses what cannot be, by the option, and keeps what is there', async () => {
    const before = await list()
    const cases: [string[], RegExp][] = [
      [['add', 'NEW', '--off', '-5'], /^Expected --off to be .*, got -5\n$/],
      [['add', 'NEW', '--off', '110%'], /^Expected --off to be .*, got 110%\n$/],
      [['add', 'N W', '--off', '5'], /^Expected CODE to be .*, got N W\n$/],
      [['add', 'NEW', '--off', '5', '--category', 'Rockets'], /^Expected --category to be a category of the shop: .*, got Rockets\n$/],
      [['add', 'NEW', '--off', '5', '--until', '2001-01-01'], /^Expected --until to be an end in the future/],
      [
        ['add', 'NEW', '--off', '5', '--from', '2098-01-02', '--until', '2098-01-01'],
        /^Expected --until to be an end after its start 2098-01-02/,
      ],
      [['add', 'summer', '--off', '5'], /given out already: end it .* or write over it with --replace/],
      [['add', 'NEW'], /--off/],
      [['end', 'NONE'], /^Expected one of HALF, LATER9, SUMMER, WELCOME20, got NONE\n$/],
      [['import', join(files, 'none.csv')], /none\.csv: expected a file or folder, got nothing there/],
    ]
    for (const [args, fault] of cases) {
      const { code, stdout, stderr } = await coupon(...args)
      assert.deepEqual([code, stdout], [2, ''], args.join(' '))
      assert.match(stderr.replace(/^Data folder .*\n/, ''), fault)
    }
    assert.deepEqual(await list(), before)
  })

  it('reads a table of them, all of it or nothing', async () => {
    mkdirSync(files, { recursive: true })
    const file = (name: string, text: string) => {
      writeFileSync(join(files, name), text)
      return join(files, name)
    }
    const before = await list()
    const bad = await coupon('import', file('bad.csv', 'code,off\nA1,5\nB2,abc\n'))
    assert.equal(bad.code, 2)
    assert.match(bad.stderr, /bad\.csv:3: expected what it takes off.* in "off", got "abc"/)
    assert.deepEqual(await list(), before)
    const { stdout } = await coupon('import', file('good.csv', 'code;off;over\nsummer;15;150\nB2;6%;\n'), '--json')
    assert.deepEqual(JSON.parse(stdout), { coupons: 2, added: 1, updated: 1 })
  })
})
