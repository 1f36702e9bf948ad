import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Encoder } from '../../../models/encoder.ts'
import { minimise } from '../../../models/lbfgs.ts'
import { oddsOf, readNeedHead } from '../../../models/need-head.ts'
import type { File } from '../answers/cases.ts'
import { type Case, isHeldBack } from './cases.ts'

/** What was said that tells no need: of an order or of something bought, of nothing that a shop has to do with, or anything else. */
export type Told = { text: string; held: boolean; of: 'trouble' | 'nothing' | 'else'; vector: Float32Array }

const troubles = new Set('complain track_order ask_return ask_refund ask_exchange ask_warranty cancel_order change_order'.split(' '))
/** Of the questions to the shops and of turns about anything else, every so many. */
const everyQuestion = 20
const everyTurn = 5

/** Turns of conversations that look for nothing, intents after an order, questions to shops. */
export async function readTold(training: string, encoder: Encoder): Promise<Told[]> {
  const lines: Omit<Told, 'vector'>[] = []
  for (const name of readdirSync(join(training, 'turns')).filter(file => file.endsWith('.txt')))
    for (const [at, turn] of turnsIn(readFileSync(join(training, 'turns', name), 'utf8')).entries()) {
      const trouble = turn.commands.some(command => command.startsWith('order'))
      if (turn.commands.some(command => command.startsWith('find')) || (!trouble && at % everyTurn > 0)) continue
      lines.push({ text: turn.text, held: name.startsWith('held'), of: trouble ? 'trouble' : 'else' })
    }
  for (const name of ['zh', 'en', 'held-zh', 'held-en'])
    for (const line of readFileSync(join(training, 'intents', `${name}.jsonl`), 'utf8').split('\n')) {
      if (line === '') continue
      const { text, intent } = JSON.parse(line) as { text: string; intent: string }
      if (intent === 'oos' || troubles.has(intent))
        lines.push({ text, held: name.startsWith('held'), of: intent === 'oos' ? 'nothing' : 'trouble' })
    }
  for (const name of readdirSync(join(training, 'answers')).filter(file => file.endsWith('.json')))
    for (const [at, { ask }] of (JSON.parse(readFileSync(join(training, 'answers', name), 'utf8')) as File).questions.entries())
      if (at % everyQuestion === 0) lines.push({ text: ask, held: isHeldBack(name.slice(0, -'.json'.length)), of: 'else' })
  const told: Told[] = []
  for (const line of lines) told.push({ ...line, vector: (await encoder.embed([line.text]))[0]! })
  return told
}

/** The messages of a file of training/turns with their commands (its README.md). */
function turnsIn(text: string): { text: string; commands: string[] }[] {
  const turns: { text: string; commands: string[] }[] = []
  let open = false
  for (const line of text.split('\n')) {
    if (line.startsWith('> ')) turns.push({ text: line.slice(2), commands: [] })
    else if (open && line.trim() !== '' && !/^(?:==|[a-z]+:)/.test(line)) turns.at(-1)!.commands.push(line.trim())
    open = line.startsWith('> ') || (open && line.trim() !== '')
  }
  return turns
}

/** Trouble or a poem that is taken for a need costs most. */
const ofOthers = 3
const decay = 1e-3
/** Cosines differ by hundredths. */
const size = 10

/** Logistic regression on the vectors, with weight decay. */
export async function fitNeed(needs: readonly Float32Array[], told: readonly Told[]): Promise<{ bias: number; weights: number[] }> {
  const rows = [
    ...needs.map(vector => ({ vector, isNeed: 1, weight: 1 })),
    ...told.map(({ vector, of }) => ({ vector, isNeed: 0, weight: of === 'else' ? 1 : ofOthers })),
  ]
  const width = rows[0]!.vector.length
  const mean = new Float32Array(width)
  for (const { vector } of rows) for (let at = 0; at < width; at++) mean[at]! += vector[at]! / rows.length
  const values = await minimise(
    async point => {
      const gradient = new Float32Array(width + 1)
      let loss = 0
      for (const { vector, isNeed, weight } of rows) {
        let score = point[width]!
        for (let at = 0; at < width; at++) score += size * (vector[at]! - mean[at]!) * point[at]!
        const share = weight / rows.length
        loss += share * (Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - isNeed * score)
        const pull = share * (1 / (1 + Math.exp(-score)) - isNeed)
        for (let at = 0; at < width; at++) gradient[at]! += pull * size * (vector[at]! - mean[at]!)
        gradient[width]! += pull
      }
      for (let at = 0; at < width; at++) {
        loss += decay * point[at]! ** 2
        gradient[at]! += 2 * decay * point[at]!
      }
      return { loss, gradient }
    },
    new Float32Array(width + 1),
    200,
  )
  const rounded = (value: number) => Math.round(1e4 * value) / 1e4
  const weights = [...values.subarray(0, width)].map(value => rounded(size * value))
  return { bias: rounded(values[width]! - weights.reduce((sum, value, at) => sum + value * mean[at]!, 0)), weights }
}

export function reportNeed(cases: readonly Case[], told: readonly Told[], file: string): void {
  const head = readNeedHead(file)
  const share = (all: readonly { vector: Float32Array }[], least: number) =>
    `${all.filter(({ vector }) => (oddsOf(vector, head) ?? 0) > least).length} of ${all.length}`
  const held = told.filter(one => one.held)
  for (const least of [0, 1]) {
    const stories = cases.filter(one => one.held && (one.type === 'story' || one.type === 'gift' || one.type === 'vague'))
    const begun = cases.flatMap(one => (one.held && one.begins !== undefined ? [{ vector: one.begins }] : []))
    const others = (['trouble', 'nothing', 'else'] as const).map(
      of =>
        `${share(
          held.filter(one => one.of === of),
          least,
        )} of ${of}`,
    )
    console.log(
      `need above ${least}: ${share(stories, least)} stories, presents and vague wishes, ${share(begun, least)} beginnings of stories, ${others.join(', ')}`,
    )
  }
}
