import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openEncoder } from '../../models/encoder.ts'
import { wilson } from '../../models/wilson.ts'
import { type NoneSigns, noneSigns, readWishWeights, type WishSign, type WishWeights, wishSigns } from '../../server/search/wish-weights.ts'
import { climb, type Rows } from './answers/fit.ts'
import { type Case, readCases, wishTypes } from './wishes/cases.ts'
import { fitNeed, readTold, reportNeed } from './wishes/need.ts'

/**
 * How often the product that a wish means comes first, by what is learnt of wishes, in shops that nothing was learnt from:
 * `node dist/test/bench/wishes.js [--fit] [--misses]` (models/training/wishes/README.md). `--fit` writes weights/wishes anew from the other shops; what words, kinds and limits
 * found is no part of these shops, so that `found` and `foundFirst` stay as they are.
 */
const { values: flags } = parseArgs({
  options: { fit: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } },
})
const folder = (name: string) => fileURLToPath(import.meta.resolve(`#root/models/${name}`))
const weightsFile = join(folder('weights'), 'wishes', 'weights.json')
const needFile = join(folder('weights'), 'wishes', 'need.json')
/** Cosines differ by hundredths; all signs are fitted at one size. */
const cosine: Partial<Record<WishSign, number>> = { meaning: 20, english: 5 }
const notFitted: ReadonlySet<WishSign> = new Set(['found', 'foundFirst', 'room', 'needNamed', 'needTold'])

const encoder = await openEncoder(join(folder('weights'), 'encoder'))
const english = await openEncoder(join(folder('weights'), 'encoder-en'))
const cases = await readCases(folder('training/wishes'), folder('training/answers'), encoder, english)
const told = await readTold(folder('training'), encoder)
await encoder.close()
await english.close()

if (flags.fit) {
  const before = readWishWeights(weightsFile)
  const of = (language: 'zh' | 'en') => cases.filter(one => !one.held && one.language === language)
  const weights: WishWeights = {
    zh: fitSigns(of('zh'), before.zh, ['english']),
    en: fitSigns(of('en'), before.en, []),
    alone: fitSigns(of('en'), before.alone, ['english']),
    beside: before.beside,
  }
  writeFileSync(weightsFile, `${JSON.stringify(weights, null, 2)}\n`)
  const need = await fitNeed(
    cases.filter(({ held }) => !held).flatMap(({ vector, begins }) => (begins === undefined ? [vector] : [vector, begins])),
    told.filter(({ held }) => !held),
  )
  writeFileSync(needFile, `${JSON.stringify(need)}\n`)
}

const weights = readWishWeights(weightsFile)
for (const language of ['zh', 'en'] as const)
  for (const where of ['alone', 'among'] as const) {
    const of = cases.filter(one => one.held && one.language === language)
    const firsts = of.filter(({ right }) => right.length > 0).map(one => ({ one, ...judged(one, where) }))
    const share = (part: readonly { isRight: boolean }[]) => {
      const right = part.filter(({ isRight }) => isRight).length
      const [low, high] = wilson(right, part.length)
      return `${right} of ${part.length} (${Math.round((100 * right) / part.length)} %, ${Math.round(100 * low)}–${Math.round(100 * high)})`
    }
    console.log(`${language}, ${where === 'alone' ? 'the shop alone' : 'among two other shops'}: right first ${share(firsts)}`)
    for (const type of wishTypes) {
      const part = firsts.filter(({ one }) => one.type === type)
      if (part.length > 0) console.log(`   ${type}: ${share(part)}`)
    }
    console.log(`   told from what the shop has nothing of: AUROC ${parting(of, where).toFixed(2)}`)
    const shown = firsts.flatMap(({ shown }) => shown)
    console.log(`   shown ${shown.length}, of these ${shown.filter(Boolean).length} right or fair`)
    if (flags.misses && where === 'alone')
      for (const { one, isRight } of firsts) if (!isRight) console.log(`MISS ${one.shop} ${one.type}: ${one.wish}`)
  }
reportNeed(cases, told, needFile)

function isOfNone(name: WishSign): name is keyof NoneSigns {
  return (noneSigns as readonly WishSign[]).includes(name)
}

/** How often a wish that the shop can meet has higher odds than one that it cannot. */
function parting(of: readonly Case[], where: 'alone' | 'among'): number {
  const odds = (one: Case) =>
    Math.max(...worths(one, where)) - noneSigns.reduce((sum, name) => sum + one.none[where][name] * weights[one.language][name], 0)
  const met = of.filter(({ right }) => right.length > 0).map(odds)
  const unmet = of.filter(({ type }) => type === 'none').map(odds)
  const wins = met.reduce((sum, high) => sum + unmet.filter(low => high > low).length, 0)
  return wins / Math.max(met.length * unmet.length, 1)
}

function worths(one: Case, where: 'alone' | 'among'): number[] {
  const by = weights[one.language]
  return one[where].map(signs => wishSigns.reduce((sum, name) => sum + (isOfNone(name) ? 0 : signs[name] * by[name]), 0))
}

function judged(one: Case, where: 'alone' | 'among'): { isRight: boolean; shown: boolean[] } {
  const found = worths(one, where)
    .map((worth, at) => ({ worth, at }))
    .sort((a, b) => b.worth - a.worth)
  const least = found[0]!.worth + Math.log(weights.beside)
  const shown = found.slice(0, 3).filter(({ worth }) => worth >= least)
  return { isRight: one.right.includes(found[0]!.at), shown: shown.map(({ at }) => one.right.includes(at) || one.ok.includes(at)) }
}

/** By a softmax over the products and "nothing of it"; what is only fair is neither right nor wrong. */
function fitSigns(of: readonly Case[], from: WishWeights['zh'], left: readonly WishSign[]): WishWeights['zh'] {
  const fitted = wishSigns.filter(name => !notFitted.has(name) && !left.includes(name))
  const rowsOf = (one: Case, where: 'alone' | 'among'): Rows => {
    const counted = one[where].map((signs, at) => ({ signs, at })).filter(({ at }) => one.right.includes(at) || !one.ok.includes(at))
    const rows = counted.map(({ signs }) => fitted.map(name => (isOfNone(name) ? 0 : signs[name] * (cosine[name] ?? 1))))
    return {
      rows: [...rows, fitted.map(name => (isOfNone(name) ? one.none[where][name] : 0))],
      right: counted.map(({ at }) => one.right.includes(at)),
    }
  }
  const values = climb(
    of.flatMap(one => [rowsOf(one, 'alone'), rowsOf(one, 'among')]),
    fitted.map(name => from[name] / (cosine[name] ?? 1)),
  )
  const found = fitted.map((name, at) => [name, Math.round(1000 * values[at]! * (cosine[name] ?? 1)) / 1000])
  return { ...from, ...Object.fromEntries(left.map(name => [name, 0])), ...Object.fromEntries(found) }
}
