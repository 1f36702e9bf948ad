import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { encoderOf, readBundle } from '../../models/bundle.ts'
import { openEncoder } from '../../models/encoder.ts'
import { decisionOf } from '../../models/teaching/judge.ts'
import { askVector, readTaughtModel } from '../../models/teaching/model.ts'
import { teach } from '../../models/teaching/train.ts'
import { heldBackLines } from '../../server/review/folders.ts'

/** Twenty corrections of a shop of its own, each with another wording that is not taught; what the 1,810 held-back lines lose by them. */
const corrected: readonly (readonly [text: string, intent: string, otherwise: string])[] = [
  ['周末有人值班不', 'ask_shop', '周末有没有人值班'],
  ['能刻字吗', 'ask_gift_wrap', '可以刻字不'],
  ['老客有啥说法', 'ask_coupon', '老客户有什么说法没'],
  ['我这边是村里', 'ask_delivery_area', '我家在村里'],
  ['能便宜卖给我练手不', 'bargain', '便宜点卖给我练手行吗'],
  ['开专票要啥资料', 'ask_invoice', '开专票需要什么资料'],
  ['拆封了还认吗', 'ask_return', '拆封之后还认不认'],
  ['坏了找谁', 'ask_warranty', '要是坏了找谁啊'],
  ['花呗能分几期', 'ask_payment', '花呗可以分几期'],
  ['下单了没反应', 'complain', '下单以后没反应'],
  ['do you engrave names', 'ask_gift_wrap', 'can you engrave a name on it'],
  ['is it wrapped for christmas', 'ask_gift_wrap', 'does it come wrapped for christmas'],
  ['trade discount?', 'ask_coupon', 'do you give trade discount'],
  ['can a courier leave it in the porch', 'ask_delivery_area', 'can the courier leave it on the porch'],
  ['my box came soaked', 'complain', 'the box arrived soaked'],
  ['student id accepted?', 'ask_coupon', 'do you accept student id'],
  ['are you the maker', 'ask_authenticity', 'are you the manufacturer'],
  ['klarna?', 'ask_payment', 'do you do klarna'],
  ['open on sunday?', 'ask_shop', 'are you open sundays'],
  ['vat receipt', 'ask_invoice', 'can i get a vat receipt'],
]
const weights = (name: string) => fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))
const folder = mkdtempSync(join(tmpdir(), 'usher-teaching-'))
try {
  const rows = corrected.map(([text, intent], at) => ({
    correction: at + 1,
    text,
    whole: true,
    language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    meaning: { intent },
  }))
  const base = weights('intents')
  const out = join(folder, '1')
  const input = {
    base,
    encoder: weights('encoder'),
    live: undefined,
    out,
    rows,
    lines: heldBackLines(),
    replay: [],
    cache: join(folder, 'cache'),
  }
  const report = await teach(input, () => undefined)
  const encoder = await openEncoder(encoderOf(base) ?? weights('encoder'))
  const before = { bundle: await readBundle(base, encoder.hash), memory: [] }
  const after = await readTaughtModel(out, encoder)
  const right = { taught: [0, 0], otherwise: [0, 0] }
  for (const [text, intent, otherwise] of corrected) {
    const vectors = await encoder.embed([text, otherwise])
    for (const [at, name] of (['taught', 'otherwise'] as const).entries())
      for (const [of, model] of [before, after].entries())
        if (decisionOf(askVector(model, vectors[at]!, { text: at === 0 ? text : otherwise })) === intent) right[name][of]!++
  }
  await encoder.close()
  const whole = report.lines.find(({ group }) => group === 'all')!
  console.log(`Corrected sentences      ${right.taught[0]} → ${right.taught[1]} of ${corrected.length} right`)
  console.log(`The same said otherwise  ${right.otherwise[0]} → ${right.otherwise[1]} of ${corrected.length} right`)
  console.log(
    `Held-back lines          ${whole.live} → ${whole.candidate} of ${whole.n} right, +${whole.gained} −${whole.lost}, p = ${whole.p.toFixed(3)}`,
  )
  console.log(JSON.stringify({ ...right, lines: whole, passed: report.passed, reach: report.reach, took_ms: report.took_ms }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
