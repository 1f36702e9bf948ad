import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { openEncoder } from '../encoder.ts'
import { type HeldOutAnswer, type IntentRow, trainIntents, writeBundle } from '../intents.ts'

/**
 * Trains the bundled intents: `node dist/models/training/intents.js [FILE.jsonl …]`. A file is named after its language. Prints the
 * cross-validated figures, then the pairs of intents that are most often taken for each other, with the sentences.
 */
const weights = 'models/weights'
const given = process.argv.slice(2)
const files = given.length > 0 ? given : ['zh', 'en'].map(language => `models/training/intents/${language}.jsonl`)
const rows = (await Promise.all(files.map(readRows))).flat()

const encoder = await openEncoder(`${weights}/encoder`)
let heldOut: HeldOutAnswer[] = []
const startedAt = performance.now()
const bundle = await trainIntents(rows, encoder, { onHeldOut: answers => (heldOut = answers) })
await writeBundle(`${weights}/intents`, bundle)
await encoder.close()
const seconds = Math.round((performance.now() - startedAt) / 1000)
console.log(JSON.stringify({ ...bundle.card, temperature: bundle.temperature, labels: bundle.labels.length, seconds }, null, 2))
for (const { pair, wrong } of confusions(heldOut).slice(0, 25)) {
  console.log(`\n${pair}: ${wrong.length}`)
  for (const { row, probability } of wrong.slice(0, 6)) console.log(`  ${probability.toFixed(2)} ${row.text}`)
}

async function readRows(file: string): Promise<IntentRow[]> {
  const language = basename(file, '.jsonl')
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.filter(line => line.trim() !== '').map(line => ({ ...JSON.parse(line), language }))
}

function confusions(answers: HeldOutAnswer[]): { pair: string; wrong: HeldOutAnswer[] }[] {
  const pairs = new Map<string, HeldOutAnswer[]>()
  for (const answer of answers) {
    const { intent } = answer.row
    const said = intent === 'oos' ? (answer.abstain ? 'oos' : 'kept') : answer.abstain ? 'oos' : answer.predicted
    if (said === intent) continue
    const pair = `${intent} taken for ${said}`
    pairs.set(pair, [...(pairs.get(pair) ?? []), answer])
  }
  return [...pairs].map(([pair, wrong]) => ({ pair, wrong })).sort((a, b) => b.wrong.length - a.wrong.length)
}
