import { type Command, InvalidArgumentError, Option } from 'commander'
import { bundled } from '../../models/bundled.ts'
import { type Bundle, type Evaluation, outside, type Trial, toEvaluation, trainIntents, tryIntents } from '../../models/intents.ts'
import { canFold, tryInFolds } from '../../models/report/folds.ts'
import type { Language, Origin } from '../../models/report/origin.ts'
import { createReport } from '../../models/report/report.ts'
import { type Environment, InputError } from './input.ts'
import { examine, type IntentLine, readIntentLines } from './intent-lines.ts'
import { withBundle, withEncoder } from './intents.ts'
import { collect, print, warn, withBar } from './io.ts'
import { checkFilePlace, writeWhole } from './output-file.ts'
import { toDocument } from './report-document.ts'
import { toText } from './report-text.ts'

type Options = {
  model: string
  data?: string[]
  train?: string[]
  folds: number
  compare?: string
  html?: string
  language: Language
  json?: true
}

/** What was judged, and how: the figures of the report are of `trial`. */
type Judged = { trial: Trial; bundle: Bundle | null; others: Trial | null }

export function addEvaluateCommand(intents: Command, env: Environment): void {
  intents
    .command('evaluate')
    .description('measure how well intents are told: a bundle on --data, or --train alone in folds')
    .option('--model <folder>', 'the bundle', bundled('intents'))
    .option('--data <file>', 'JSONL to judge by, which the bundle has not seen', collect)
    .addOption(
      new Option('--train <file>', 'JSONL to train on, in place of a bundle; without --data each line is judged by those of other folds')
        .argParser(collect)
        .conflicts('model'),
    )
    .addOption(new Option('--folds <n>', 'of --train without --data').argParser(readFolds).default(5).conflicts(['data', 'model']))
    .option('--compare <folder>', 'another bundle, tested on the same --data')
    .option('--html <file>', 'write the whole report as one page')
    .addOption(new Option('--language <language>', 'that the page shows first').choices(['zh', 'en']).default('en'))
    .option('--json', 'print one JSON document')
    .action(async (options: Options, command: Command) => {
      if (options.data === undefined && options.train === undefined)
        command.error("error: required option '--data <file>' or '--train <file>' not specified")
      if (options.data === undefined && options.compare !== undefined)
        command.error("error: option '--compare <folder>' needs '--data <file>': that bundle may have seen the lines of --train")
      if (options.html !== undefined) checkFilePlace(options.html)
      const train = options.train === undefined ? undefined : toTrain(options.train)
      const lines = options.data === undefined ? train! : readIntentLines(options.data)
      const judged = await judge(env, options, lines, train)
      await tell(options, judged, lines)
    })
}

async function judge(env: Environment, options: Options, lines: IntentLine[], train: IntentLine[] | undefined): Promise<Judged> {
  const { model, compare } = options
  // Better to learn of a bundle that cannot be read before the long work than after it.
  if (compare !== undefined) await withBundle(env, compare, async () => undefined)
  const own = train === undefined ? await judgeBundle(env, model, lines) : await judgeTrained(env, options, lines, train)
  return { ...own, others: compare === undefined ? null : (await judgeBundle(env, compare, lines)).trial }
}

function judgeBundle(env: Environment, model: string, lines: IntentLine[]): Promise<Omit<Judged, 'others'>> {
  return withBundle(env, model, async (bundle, encoder) => ({
    bundle,
    trial: await withBar('measuring', onProgress => tryIntents(bundle, encoder, lines, onProgress)),
  }))
}

/** With the encoder that `train` takes for a bundle that is new. */
function judgeTrained(
  env: Environment,
  { data, train: files, folds }: Options,
  lines: IntentLine[],
  train: IntentLine[],
): Promise<Omit<Judged, 'others'>> {
  return withEncoder(env, bundled('intents'), async encoder => {
    if (data !== undefined) {
      const bundle = await withBar('training', onProgress => trainIntents(train, encoder, { onProgress }))
      return { bundle, trial: await withBar('measuring', onProgress => tryIntents(bundle, encoder, lines, onProgress)) }
    }
    if (!canFold(lines, folds))
      throw new InputError(`${files!.join(', ')}: expected ${folds} lines or more, two texts in each of two intents or more, to fold them`)
    return { bundle: null, trial: await withBar('training in folds', onProgress => tryInFolds(lines, encoder, { folds, onProgress })) }
  })
}

async function tell(options: Options, { trial, bundle, others }: Judged, lines: readonly IntentLine[]): Promise<void> {
  if (bundle !== null) warnOfUnknown(lines, bundle)
  const figures: Evaluation = toEvaluation(trial)
  const report = createReport(trial.answers, others === null ? {} : { others: others.answers })
  const how = options.train === undefined ? 'bundle' : options.data === undefined ? 'folds' : 'trained'
  const origin: Origin = {
    how,
    model: how === 'bundle' ? options.model : null,
    data: options.data ?? options.train!,
    folds: how === 'folds' ? options.folds : null,
    card: bundle?.card ?? null,
    keep: bundle?.outOfScope.keep ?? null,
    latency: figures.latency_ms,
    other: options.compare ?? null,
    places: lines.map(({ place }) => place),
    date: new Date().toISOString(),
  }
  if (options.html !== undefined) {
    // Its libraries would slow down every other command.
    const { toPage } = await import('../../models/report/page.ts')
    await writeWhole(options.html, toPage(report, origin, options.language))
  }
  const text = toText(report, origin)
  print(options.json, toDocument(figures, report, origin), options.html === undefined ? text : `${text}\n\nThe page: ${options.html}`)
}

/** Lines to train on, as `train` takes them. */
function toTrain(files: readonly string[]): IntentLine[] {
  const { rows, warnings } = examine(readIntentLines(files))
  warn(warnings)
  return rows
}

function warnOfUnknown(lines: readonly IntentLine[], { labels }: Bundle): void {
  const unknown = lines.filter(({ intent }) => intent !== outside && !labels.includes(intent))
  const [first] = unknown
  if (first !== undefined) warn([`${first.place}: the bundle has no intent "${first.intent}"; ${unknown.length} such lines count as wrong`])
}

function readFolds(value: string): number {
  const folds = Number(value)
  if (!Number.isInteger(folds) || folds < 2 || folds > 20) throw new InvalidArgumentError('Expected a whole number from 2 to 20.')
  return folds
}
