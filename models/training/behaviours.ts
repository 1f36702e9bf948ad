import { readFile } from 'node:fs/promises'
import { behaviourTasks, maskNumbers, openBehaviourEncoder, readerOf } from '../behaviours.ts'
import { type HeldOutAnswer, type IntentRow, trainIntents, writeBundle } from '../intents.ts'

/**
 * Trains the three bundles of behaviours: `node dist/models/training/behaviours.js [--confusions]`. Prints the cross-validated figures of
 * each, with the sentences that were taken for something else where asked.
 */
const languages = ['zh', 'en'] as const
const withConfusions = process.argv.includes('--confusions')
const weights = 'models/weights'
const encoder = await openBehaviourEncoder(weights)
for (const task of behaviourTasks) {
  const rows = (
    await Promise.all(languages.map(language => readRows(`models/training/behaviours/${task}.${language}.jsonl`, language)))
  ).flat()
  const read = task === 'behaviours' ? rows.map(row => ({ ...row, text: maskNumbers(row.text) })) : rows
  let heldOut: HeldOutAnswer[] = []
  const bundle = await trainIntents(read, readerOf(task, encoder), { onHeldOut: answers => (heldOut = answers) })
  await writeBundle(`${weights}/behaviours/${task}`, bundle)
  console.log(JSON.stringify({ task, labels: bundle.labels, ...bundle.card }, null, 2))
  if (withConfusions) printConfusions(heldOut)
}
await encoder.close()

async function readRows(file: string, language: string): Promise<IntentRow[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.filter(line => line !== '').map(line => ({ ...JSON.parse(line), language }))
}

function printConfusions(answers: readonly HeldOutAnswer[]): void {
  const wrong = answers.map(({ row, predicted, abstain, probability }) => ({ row, said: abstain ? 'oos' : predicted, probability }))
  for (const { row, said, probability } of wrong.filter(({ row, said }) => row.intent !== said))
    console.log(`${row.intent} taken for ${said} (${probability.toFixed(2)}): ${row.text}`)
}
