import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Encoder, openEncoder } from '../../models/encoder.ts'
import {
  type Bundle,
  createClassifier,
  evaluateIntents,
  type HeldOutAnswer,
  type IntentRow,
  readBundle,
  trainIntents,
  writeBundle,
} from '../../models/intents.ts'

const date = new Date('2026-01-02T03:04:05Z')
const things = ['coat', 'kettle', 'lamp', 'tent', 'phone case', 'pair of boots', 'desk', 'backpack', 'scarf', 'speaker', 'charger', 'mug']
const 物品 = ['外套', '水壶', '台灯', '帐篷', '手机壳', '靴子', '书桌', '背包', '围巾', '音箱', '充电器', '杯子']
const fields = [
  'volcano',
  'chess opening',
  'prime number',
  'river',
  'poem',
  'football match',
  'planet',
  'opera',
  'virus',
  'senate',
  'tax law',
  'recipe',
]

const rows: IntentRow[] = [
  ...things.flatMap(thing => [
    { text: `how much is the ${thing}`, intent: 'ask_price' },
    { text: `I want to send the ${thing} back`, intent: 'ask_return' },
    { text: `when will my ${thing} arrive`, intent: 'ask_delivery' },
  ]),
  ...物品.flatMap(thing => [
    { text: `这个${thing}多少钱`, intent: 'ask_price' },
    { text: `我想把${thing}退了`, intent: 'ask_return' },
    { text: `我的${thing}什么时候到`, intent: 'ask_delivery' },
  ]),
  ...fields.flatMap(field =>
    ['tell me about a', 'who invented the', 'write an essay on the'].map(start => ({ text: `${start} ${field}`, intent: 'oos' })),
  ),
]

describe('intents', () => {
  let encoder: Encoder
  let bundle: Bundle
  let heldOut: HeldOutAnswer[] = []
  let folder: string
  before(async () => {
    encoder = await openEncoder('models/weights/encoder')
    bundle = await trainIntents(rows, encoder, { date, onHeldOut: answers => (heldOut = answers) })
    folder = await mkdtemp(join(tmpdir(), 'usher-intents-'))
  })
  after(async () => {
    await encoder.close()
    await rm(folder, { recursive: true })
  })

  it('learns to tell intents apart and what is none', async () => {
    const [price, back, stranger] = await createClassifier(
      bundle,
      encoder,
    )(['多少钱一个呀', 'I want to send the gloves back', 'explain quantum gravity'])
    assert.deepEqual([price?.intents[0]?.name, back?.intents[0]?.name], ['ask_price', 'ask_return'])
    assert.deepEqual([price?.abstain, back?.abstain, stranger?.abstain], [false, false, true])
    for (const answer of [price!, back!, stranger!]) {
      const sum = answer.intents.reduce((total, intent) => total + intent.probability, 0)
      assert.ok(sum > 0.999 && sum < 1.001)
      assert.ok(answer.oosScore >= 0 && answer.oosScore <= 1)
      assert.ok(answer.intents.every(intent => intent.name !== 'oos'))
    }
  })

  it('calls a message between two intents ambiguous', async () => {
    const between: Bundle = { ...bundle, temperature: 1000, outOfScope: { ...bundle.outOfScope, threshold: 1 } }
    const [answer] = await createClassifier(between, encoder)(['how much is it'])
    assert.equal(answer?.ambiguous, true)
  })

  it('writes a card with cross-validated figures, their intervals and the origin of the data', () => {
    const { encoder: hash, data, metrics, date: written } = bundle.card
    assert.deepEqual([hash, written], [encoder.hash, date.toISOString()])
    assert.deepEqual([data.rows, data.outOfScopeRows], [72, 36])
    assert.deepEqual(Object.keys(metrics.byLanguage).sort(), ['en', 'zh'])
    for (const { value, low, high } of [metrics.all.accuracy_in_scope, metrics.all.macro_f1])
      assert.ok(low <= value && value <= high && value > 0.8)
    assert.ok(metrics.all.oos.auroc! > 0.9)
    assert.equal(heldOut.length, rows.length)
    const kept = heldOut.filter(answer => answer.row.intent !== 'oos' && !answer.abstain).length
    assert.ok(Math.abs(kept / 72 - bundle.outOfScope.keep) < 0.04, `kept ${kept} of 72`)
  })

  it('gives the same bundle for the same rows and seed', async () => {
    assert.deepEqual(await trainIntents(rows, encoder, { date }), bundle)
  })

  it('reads back what it wrote, over an older one too', async () => {
    const target = join(folder, 'deep', 'bundle')
    await writeBundle(target, bundle)
    await writeBundle(target, bundle)
    assert.deepEqual(await readBundle(target, encoder.hash), bundle)
  })

  it('reads a bundle of the older format, which has the head alone', async () => {
    const target = join(folder, 'older')
    const { beside, ...older } = bundle
    assert.ok(beside !== undefined)
    await writeBundle(target, older)
    const { format, mixture } = JSON.parse(await readFile(join(target, 'bundle.json'), 'utf8'))
    assert.deepEqual([format, mixture], [3, undefined])
    const read = await readBundle(target, encoder.hash)
    assert.deepEqual(read, older)
    const [price] = await createClassifier(read, encoder)(['how much is the mug'])
    assert.equal(price?.intents[0]?.name, 'ask_price')
    await writeFile(
      join(target, 'bundle.json'),
      (await readFile(join(target, 'bundle.json'), 'utf8')).replace('"format": 3', '"format": 5'),
    )
    await assert.rejects(readBundle(target, encoder.hash), { name: 'BundleError', message: /format 3 or 4, got 5/ })
  })

  it('predicts rare intents beside frequent ones, in spite of wrong labels', async () => {
    const frequent = things.flatMap(thing =>
      [
        'how much is the',
        'what does the',
        'price of the',
        'is there a cheaper',
        'what would I pay for a',
        'cost of that',
        'how expensive is a',
      ].map(start => ({ text: `${start} ${thing}`, intent: 'ask_price' })),
    )
    const rare = things.slice(0, 6).flatMap(thing => [
      { text: `is the ${thing} still in stock`, intent: 'ask_stock' },
      { text: `how long is the guarantee on the ${thing}`, intent: 'ask_warranty' },
      { text: `can the ${thing} be gift wrapped`, intent: 'ask_gift_wrap' },
    ])
    const noisy = frequent.map((row, at) => (at % 28 === 5 ? { ...row, intent: rare[at % 7]!.intent } : row))
    const uneven = await trainIntents([...noisy, ...rare], encoder, { date })
    const asked = things.slice(6).flatMap(thing => [
      { text: `do you have the ${thing} in stock`, intent: 'ask_stock' },
      { text: `does the ${thing} come with a guarantee`, intent: 'ask_warranty' },
      { text: `please gift wrap the ${thing}`, intent: 'ask_gift_wrap' },
    ])
    const { macro_f1 } = await evaluateIntents(uneven, encoder, [...asked, { text: 'how much is the gravy boat', intent: 'ask_price' }])
    assert.ok(macro_f1 > 0.8, `macro-F1 ${macro_f1}`)
  })

  it('refuses a bundle of another encoder, a damaged one and none', async () => {
    const target = join(folder, 'refused')
    await writeBundle(target, bundle)
    await assert.rejects(readBundle(target, 'f'.repeat(64)), {
      name: 'BundleError',
      message: /trained on this encoder \(f{12}\), got .*usher intents train/,
    })
    const binary = await readFile(join(target, 'bundle.bin'))
    binary[100]! ^= 1
    await writeFile(join(target, 'bundle.bin'), binary)
    await assert.rejects(readBundle(target, encoder.hash), { name: 'BundleError', message: /bundle\.bin to have sha256 .* damaged/ })
    await assert.rejects(readBundle(join(folder, 'nowhere'), encoder.hash), {
      name: 'BundleError',
      message: /Expected an intent bundle at/,
    })
  })

  it('measures a bundle, with null for what the rows cannot show', async () => {
    const evaluation = await evaluateIntents(bundle, encoder, rows)
    assert.equal(evaluation.n, rows.length)
    assert.ok(evaluation.accuracy_in_scope > 0.95 && evaluation.macro_f1 > 0.95)
    assert.ok(evaluation.oos.auroc! > 0.95 && evaluation.oos.recall_at_operating_point! > 0.8 && evaluation.oos.mcc! > 0.7)
    assert.ok(evaluation.latency_ms.p50 > 0 && evaluation.latency_ms.p95 >= evaluation.latency_ms.p50)
    const inside = await evaluateIntents(bundle, encoder, rows.slice(0, 10))
    assert.deepEqual(inside.oos, { auroc: null, recall_at_operating_point: null, in_scope_accuracy_at_operating_point: null, mcc: null })
  })

  it('finds strangers without having been shown any', async () => {
    const more = [
      ...rows.filter(row => row.intent !== 'oos'),
      ...things.flatMap(thing => [
        { text: `is the ${thing} in stock`, intent: 'ask_stock' },
        { text: `does the ${thing} come with a guarantee`, intent: 'ask_warranty' },
        { text: `put the ${thing} into my basket`, intent: 'add_to_cart' },
      ]),
    ]
    const alone = await trainIntents(more, encoder, { date })
    const { oos } = await evaluateIntents(alone, encoder, [...more, ...rows.filter(row => row.intent === 'oos')])
    assert.ok(oos.auroc! > 0.9, `AUROC ${oos.auroc}`)
  })

  for (const [what, few] of [
    ['two lines', rows.slice(0, 2)],
    ['two lines and one out of scope', [...rows.slice(0, 2), rows.at(-1)!]],
    ['seven intents of one line each', Array.from({ length: 7 }, (_, at) => ({ text: things[at]!, intent: `about_${at}` }))],
    ['five lines an intent', rows.filter((_, at) => at < 15)],
  ] as const)
    it(`trains on ${what}`, async () => {
      const little = await trainIntents(few, encoder, { date, strangers: ['what is the weather like', '今天天气怎么样'] })
      const answers = await createClassifier(little, encoder)(few.map(({ text }) => text))
      for (const [at, { intents, oosScore }] of answers.entries()) {
        if (few[at]!.intent !== 'oos') assert.equal(intents[0]?.name, few[at]!.intent)
        assert.ok(intents.length <= 5 && intents.every(({ probability }) => probability >= 0 && probability <= 1))
        assert.ok(oosScore >= 0 && oosScore <= 1)
      }
    })

  it('wants at least two intents', async () => {
    await assert.rejects(trainIntents([{ text: 'hi', intent: 'greet' }], encoder), /at least two intents beside oos, got 1/)
  })
})
