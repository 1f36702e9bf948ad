import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createGeneratorService, type GeneratorService } from '../../models/generator.ts'
import { seededRandom } from '../../models/random.ts'
import { planSpec } from '../../prompts/plan-spec.ts'
import { readConfig } from '../../server/config.ts'
import type { Plan } from '../../server/dialogue/plan.ts'
import { heldBackPlans, pairsOf, readAuthoredReplies, toPlan } from './replies/authored-plans.ts'
import { type Figures, figuresOf } from './replies/figures.ts'
import { askHostile } from './replies/hostile.ts'
import { readHostileInputs } from './replies/hostile-inputs.ts'
import { drawPlans } from './replies/plans.ts'
import { countVotes, type Key, type Pairing, toItems } from './replies/reading.ts'
import { openShopFacts } from './replies/shop-facts.ts'
import { templateFor, type Wording, wordPlan } from './replies/wording.ts'

/**
 * What the generator's wording is worth: `npm run bench:replies [-- --model FOLDER --seed 1 --candidates N --threads 1]` with one or more of
 * `--plans 1000` (the default): drawn plans over all acts, literals and slots that engines word; `--show 20` prints replies;
 * `--held-back`: the plans whose replies the generator's training holds back;
 * `--hostile 1000`: inputs of `../shared/data/hostile` (`--inputs FOLDER`) sent to the real service in the middle of a talk;
 * `--reading FILE --count 100`: pairs a language for a blind reader, the key in FILE.key.json; without anything else
 * `--judge FILE.votes.json`: a reader's `{ id: "A" | "B" | "tie" }` counted by FILE.key.json.
 * Prints tables and ends with one JSON line.
 */
const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: fileURLToPath(import.meta.resolve('#root/models/weights/decoder')) },
    seed: { type: 'string', default: '1' },
    candidates: { type: 'string' },
    threads: { type: 'string', default: '1' },
    plans: { type: 'string' },
    show: { type: 'string', default: '0' },
    'held-back': { type: 'boolean', default: false },
    hostile: { type: 'string' },
    inputs: { type: 'string', default: fileURLToPath(new URL('../shared/data/hostile', import.meta.resolve('#root/package.json'))) },
    reading: { type: 'string' },
    count: { type: 'string', default: '100' },
    judge: { type: 'string' },
  },
})
const seed = Number(options.seed)
const candidates = Number(options.candidates ?? readConfig({}).turn.candidates)
/** Plans that are worded at the same time: the batch is full. */
const together = 16
const shop = openShopFacts()
const authored = readAuthoredReplies()

if (options.judge !== undefined) judge(options.judge)
else await measure()

async function measure(): Promise<void> {
  const generator = await createGeneratorService(resolve(options.model), { threads: Number(options.threads) })
  const results: Record<string, unknown> = { bench: 'replies', model: options.model, seed, candidates, load: loadavg()[0] }
  try {
    const others = options['held-back'] || options.hostile !== undefined || options.reading !== undefined
    if (options.plans !== undefined || !others) {
      const plans = drawPlans(Number(options.plans ?? 1000), seed, shop, pairsOf(authored))
      results.plans = await wordAndCount('drawn plans', plans, generator)
    }
    if (options['held-back']) results.heldBack = await wordAndCount('held-back plans', readHeldBack(), generator)
    if (options.hostile !== undefined) results.hostile = await hostile(Number(options.hostile), generator)
    if (options.reading !== undefined) results.reading = await writeReading(options.reading, Number(options.count), generator)
  } finally {
    await generator.close()
  }
  console.log(JSON.stringify(results))
}

function readHeldBack(): Plan[] {
  return heldBackPlans(authored).map((one, at) => toPlan(one, shop.maker(one.language, seededRandom(Math.imul(seed, 0x9e3779b1) + at))))
}

async function wordAndCount(title: string, plans: readonly Plan[], generator: GeneratorService): Promise<unknown> {
  const begun = generator.sums()
  const worded = await inTurns(plans, (plan, at) => wordPlan(plan, generator, { candidates, names: shop.names, seed: seed + at }))
  const ended = generator.sums()
  for (const { prompt, reply, by } of worded.slice(0, Number(options.show)))
    console.log(`${by === 'template' ? '! ' : '  '}${prompt} → ${reply}`)
  const languages = Object.fromEntries(
    (['zh', 'en'] as const).map(language => {
      const own = worded.filter(({ plan }) => plan.language === language)
      const acts = Object.keys(planSpec.acts).map(act => [act, figuresOf(own, act)] as const)
      return [language, { ...figuresOf(own), acts: Object.fromEntries(acts.filter(([, { replies }]) => replies > 0)) }]
    }),
  )
  for (const [language, { acts, ...all }] of Object.entries(languages)) {
    console.log(`${title}, ${language}`)
    console.table({ all: toRow(all), ...Object.fromEntries(Object.entries(acts).map(([act, figures]) => [act, toRow(figures)])) })
  }
  const [tokens, busyMs] = [ended.tokens - begun.tokens, ended.busyMs - begun.busyMs]
  return { tokensPerSecond: busyMs === 0 ? null : Math.round((10_000 * tokens) / busyMs) / 10, ...languages }
}

function toRow({ replies, slotError, inLanguage, refused, refusals, templated, distinct, length }: Figures) {
  const most = Object.entries(refusals)
    .slice(0, 3)
    .map(([reason, count]) => `${reason} ${count}`)
  return {
    replies,
    'slot error first': slotError.first,
    likeliest: slotError.likeliest,
    said: slotError.said,
    'in language': inLanguage.said,
    'candidates in it': inLanguage.candidates,
    refused,
    templated,
    distinct,
    length: length.mean,
    refusals: most.join(', '),
  }
}

async function hostile(count: number, generator: GeneratorService): Promise<unknown> {
  const inputs = readHostileInputs(options.inputs, count)
  if (inputs.length === 0) {
    console.log(`hostile inputs left out: there are none in ${options.inputs}`)
    return { skipped: `no inputs in ${options.inputs}` }
  }
  const { found, ...figures } = await askHostile(inputs, generator, candidates)
  for (const { why, what, set, input, reply } of found) console.log(`${why} "${what}" (${set}): ${JSON.stringify(input)} → ${reply}`)
  console.table([{ ...figures, by: JSON.stringify(figures.by), places: JSON.stringify(figures.places) }])
  return { ...figures, found: found.slice(0, 20) }
}

/** Plans whose wording is the generator's own and not the template's too, until there are enough of each language. */
async function writeReading(file: string, count: number, generator: GeneratorService): Promise<unknown> {
  const pairings: Pairing[] = []
  const passed = { templated: 0, identical: 0 }
  const missing = (language: Plan['language']) => count - pairings.filter(({ plan }) => plan.language === language).length
  for (let round = 0; round < 20 && missing('zh') + missing('en') > 0; round++) {
    const plans = drawPlans(2 * Math.max(missing('zh'), missing('en')), seed + 1000 * (round + 1), shop, pairsOf(authored))
    const worded = await inTurns(plans, (plan, at) => wordPlan(plan, generator, { candidates, names: shop.names, seed: seed + at }))
    for (const [at, { plan, reply, templated }] of worded.entries()) {
      const template = await templateFor(plan, seed + at)
      if (templated) passed.templated++
      else if (reply === template) passed.identical++
      else if (missing(plan.language) > 0) pairings.push({ plan, generated: reply, template })
    }
  }
  const { items, key } = toItems(pairings, seed)
  writeFileSync(file, `${JSON.stringify(items, null, 1)}\n`)
  writeFileSync(`${file}.key.json`, `${JSON.stringify(key)}\n`)
  console.log(
    `${items.length} items in ${file}; passed over: ${passed.templated} worded by templates, ${passed.identical} ties of the same text`,
  )
  return { items: items.length, passed }
}

function judge(file: string): void {
  if (!file.endsWith('.votes.json')) throw new Error(`Expected FILE.votes.json beside FILE.key.json, got ${file}`)
  const read = (name: string) => JSON.parse(readFileSync(name, 'utf8'))
  const verdict = countVotes(read(file) as Record<string, unknown>, read(file.replace(/\.votes\.json$/, '.key.json')) as Key)
  console.table(
    Object.fromEntries(
      Object.entries(verdict).map(([who, { interval, share, ...counts }]) => [
        who,
        { ...counts, 'preferred or tied': share.toFixed(3), '95 % interval': interval.map(end => end.toFixed(3)).join('–') },
      ]),
    ),
  )
  console.log(JSON.stringify({ bench: 'replies', judge: verdict }))
}

/** Many at once, the results in the order of the plans. */
async function inTurns(plans: readonly Plan[], work: (plan: Plan, at: number) => Promise<Wording>): Promise<Wording[]> {
  const worded: Wording[] = []
  let next = 0
  const one = async () => {
    for (let at = next++; at < plans.length; at = next++) {
      worded[at] = await work(plans[at]!, at)
      process.stderr.write(`\r${at + 1}/${plans.length} `)
    }
  }
  await Promise.all(Array.from({ length: together }, one))
  process.stderr.write('\n')
  return worded
}
