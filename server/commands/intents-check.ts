import type { Command } from 'commander'
import { bundled } from '../../models/bundled.ts'
import { type Encoder, openEncoder } from '../../models/encoder.ts'
import { openMatmul } from '../../models/matmul.ts'
import { checkLines, checkTest, type Finding, findingKinds, quote } from '../../models/report/check-lines.ts'
import { nearLeaks, nearPairs } from '../../models/report/near-lines.ts'
import { foldText } from '../../models/report/text-distance.ts'
import { readTokenizer } from '../../models/tokenizer.ts'
import { readConfig } from '../config.ts'
import type { Environment } from './input.ts'
import { type IntentLine, readIntentLines } from './intent-lines.ts'
import { collect, print, withBar } from './io.ts'
import { plainText } from './plain-text.ts'

type Options = { test?: string[]; strict?: true; json?: true }

export function addCheckCommand(intents: Command, env: Environment): void {
  intents
    .command('check')
    .description(
      'look for what spoils {text, intent} lines: duplicates, contradictions, near-identical lines of two intents, too few lines',
    )
    .argument('<files...>', 'JSONL to train on')
    .option('--test <file>', 'JSONL to test with: which of its lines are trained on as well', collect)
    .option('--strict', 'end with 1 when something was found')
    .option('--json', 'print one JSON document')
    .action(async (files: string[], { test = [], strict, json }: Options) => {
      const lines = readIntentLines(files)
      const tests = test.length === 0 ? [] : readIntentLines(test)
      const findings = await check(env, lines, tests)
      const counts = Object.fromEntries(findingKinds.map(kind => [kind, findings.filter(finding => finding.kind === kind).length]))
      const intentCount = new Set(lines.map(({ intent }) => intent)).size
      const total = `${lines.length} lines of ${intentCount} labels${tests.length === 0 ? '' : `, ${tests.length} to test with`}: ${findings.length === 0 ? 'nothing' : findings.length} found`
      print(json, { lines: lines.length, tests: tests.length, counts, findings }, [...findings.map(toLine), total].join('\n'))
      if (strict === true && findings.length > 0) process.exitCode = 1
    })
}

/** The worst kinds first, each in the order of the lines. How near is near was set on the encoder that tells meanings, not on one tuned to intents. */
async function check(env: Environment, lines: readonly IntentLine[], tests: readonly IntentLine[]): Promise<Finding[]> {
  const folder = readConfig(env).models.encoder ?? bundled('encoder')
  const tokenizer = await readTokenizer(folder)
  const found = [...checkLines(lines, text => tokenizer.encode(text).length), ...checkTest(tests, lines)]
  const encoder = await openEncoder(folder)
  try {
    found.push(...(await checkNear(encoder, lines, tests)))
  } finally {
    await encoder.close()
  }
  return findingKinds.flatMap(kind => found.filter(finding => finding.kind === kind))
}

/** Lines of one text are told of already, and stand once. */
async function checkNear(encoder: Encoder, lines: readonly IntentLine[], tests: readonly IntentLine[]): Promise<Finding[]> {
  const [own, others] = [distinct(lines), distinct(tests)]
  const known = new Set(own.map(({ text }) => foldText(text)))
  const strange = others.filter(({ text }) => !known.has(foldText(text)))
  let done = 0
  const embed = async (of: readonly IntentLine[], onProgress: (done: number) => void) => {
    const vectors: Float32Array[] = []
    for (const { text } of of) {
      vectors.push(...(await encoder.embed([text])))
      onProgress(++done / (own.length + strange.length))
    }
    return { texts: of.map(({ text }) => text), vectors }
  }
  const [trained, tested] = await withBar('embedding', async update => [await embed(own, update), await embed(strange, update)] as const)
  const matmul = await openMatmul()
  try {
    const ofTwoIntents = (one: number, other: number) => own[one]!.intent !== own[other]!.intent
    const pairs = await withBar('comparing', update => nearPairs(matmul, trained, ofTwoIntents, update))
    const leaks = strange.length === 0 ? [] : await withBar('comparing with the test', update => nearLeaks(matmul, tested, trained, update))
    const nearest = new Map(leaks.toSorted((a, b) => a.cosine - b.cosine).map(leak => [leak.one, leak]))
    return [
      ...pairs.map(({ one, other, cosine }): Finding => {
        const [line, against] = [own[other]!, own[one]!]
        const message = `${quote(line.text)} is ${quote(line.intent)}, and the near ${quote(against.text)} is ${quote(against.intent)} (cosine ${cosine.toFixed(2)})`
        return { kind: 'near_contradiction', place: line.place, other: against.place, message }
      }),
      ...[...nearest.values()]
        .sort((a, b) => a.one - b.one)
        .map(({ one, other, cosine }): Finding => {
          const [line, like] = [strange[one]!, own[other]!]
          const message = `${quote(line.text)} is nearly ${quote(like.text)}, which is trained on (cosine ${cosine.toFixed(2)})`
          return { kind: 'near_leak', place: line.place, other: like.place, message }
        }),
    ]
  } finally {
    await matmul.close()
  }
}

function distinct(lines: readonly IntentLine[]): IntentLine[] {
  const seen = new Set<string>()
  return lines.filter(({ text }) => !seen.has(foldText(text)) && seen.add(foldText(text)))
}

function toLine({ kind, place, other, message }: Finding): string {
  return plainText(`${place}: ${kind}: ${message}${other === undefined ? '' : `, see ${other}`}`)
}
