import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type AnswerFigures, evaluateAnswers, type JudgedRanking, type Share } from '../../models/answer-evaluation.ts'
import { bundled } from '../../models/bundled.ts'
import type { Ranking } from '../../models/ranker.ts'
import { type AnswerLine, readAnswerLines } from './answer-lines.ts'
import { InputError } from './input.ts'
import { print, withBar } from './io.ts'
import { plainText, toTable } from './plain-text.ts'

type Options = { data: string; model: string; json?: true }

export function addAnswerCommands(program: Command): void {
  const answers = program.command('answers').description('the ranker of sentences that may answer a question')
  shared(
    answers.command('predict').description('rank the candidates of {lang, question, candidates} lines; prints {scores, none} a line'),
  ).action(async (options: Options) => {
    await rankAll(options, readAnswerLines(options.data, { answers: false }), ({ scores, none }) => {
      process.stdout.write(`${JSON.stringify({ scores: scores.map(rounded), none: rounded(none) })}\n`)
    })
  })
  shared(
    answers
      .command('evaluate')
      .description('how often the right candidate comes first, by {lang, question, candidates, answers, answerable} lines'),
  )
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const rows: JudgedRanking[] = []
      await rankAll(options, readAnswerLines(options.data, { answers: true }), (ranking, line) => rows.push({ ...line, ...ranking }))
      const report = evaluateAnswers(rows)
      const { languages, sources, ...all } = report
      const named = [['all', all] as const, ...Object.entries(languages), ...Object.entries(sources)]
      print(options.json, report, toText(named))
    })
}

function shared(command: Command): Command {
  return command
    .requiredOption('--data <file>', 'JSONL; a candidate longer than 96 tokens is read in pieces and counts by its best')
    .option('--model <folder>', 'the ranker', bundled('ranker'))
}

async function rankAll(
  { data, model }: Options,
  lines: readonly AnswerLine[],
  take: (ranking: Ranking, line: AnswerLine) => void,
): Promise<void> {
  const { rankMany } = await import('../../models/bulk-ranker.ts')
  const { missingOf } = await import('../../models/ranker.ts')
  const missing = missingOf(resolve(model))
  if (missing !== undefined) throw new InputError(`${model}: expected a ranker, got no ${missing}`)
  await withBar(`ranking ${data}`, update =>
    rankMany(resolve(model), lines, (ranking, at) => {
      take(ranking, lines[at]!)
      update((at + 1) / lines.length)
    }),
  )
}

function toText(rows: readonly (readonly [string, AnswerFigures])[]): string {
  const cells = ([name, figures]: readonly [string, AnswerFigures]) => [
    plainText(name === '' ? '(no source)' : name),
    String(figures.n),
    ...withInterval(figures.right_first),
    figures.auroc_answerable?.toFixed(3) ?? '–',
    ...withInterval(figures.quoted_rightly),
    ...withInterval(figures.refused_rightly),
  ]
  return toTable(['', 'n', 'right first', '', 'AUROC', 'quoted rightly', '', 'refused rightly', ''], rows.map(cells))
}

function withInterval({ value, low, high }: Share): [string, string] {
  return value === null ? ['–', ''] : [`${(100 * value).toFixed(1)} %`, `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)}`]
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
