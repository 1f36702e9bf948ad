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
import { corrected } from './teaching/corrected.ts'
import { teachLive } from './teaching/live.ts'

/** Twenty corrections of a shop of its own; what the 1,810 held-back lines lose by them. `-- --live`: through the real service, by the clock. */
const weights = (name: string) => fileURLToPath(import.meta.resolve(`#root/models/weights/${name}`))
if (process.argv.includes('--live')) await teachLive()
else await teachModels()

async function teachModels(): Promise<void> {
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
}
