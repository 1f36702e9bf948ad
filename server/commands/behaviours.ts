import { once } from 'node:events'
import { dirname, parse, resolve } from 'node:path'
import type { Command } from 'commander'
import { maskNumbers, openBehaviourModels } from '../../models/behaviours.ts'
import { bundled } from '../../models/bundled.ts'
import { behaviourNames, behaviours, type Reading, sentiments } from '../behaviours/behaviours.ts'
import { type Counts, classifyLog, describeRow } from '../behaviours/classify-log.ts'
import { importLog } from '../behaviours/import-log.ts'
import { createIntake } from '../behaviours/intake.ts'
import { checkLog, type LogRow } from '../behaviours/log-file.ts'
import { openProfiles } from '../behaviours/profiles.ts'
import { createTextReader } from '../behaviours/read-texts.ts'
import { createVisitorKeys } from '../behaviours/visitor-key.ts'
import { readConfig } from '../config.ts'
import { redact } from '../privacy/redact.ts'
import { contactKey } from '../secrets.ts'
import { inShort } from '../shop/faults.ts'
import { decimalsOf } from '../shop/money.ts'
import { createBehaviourStore } from '../store/behaviours.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { type Environment, InputError } from './input.ts'
import { print, progressBar, readable, refuseSimulated, withDatabase } from './io.ts'
import { checkFilePlace, type DraftFile, openDraft } from './output-file.ts'
import { plainText } from './plain-text.ts'

/** `profiles` is false for --no-profiles. */
type Options = { json?: true; out?: string; profiles: string | boolean }

export function addBehaviourCommands(program: Command, env: Environment): void {
  const group = program.command('behaviours').description('what shoppers did, from a log')
  group
    .command('classify <file>')
    .description(
      'read a table with user_id and a behaviour (any order, zh or en header); print what each row is and write a profile a user',
    )
    .option('--out <file>', 'write a JSON line a row there instead of printing it')
    .option('--profiles <file>', 'where the JSON line a user goes; beside the table unless told')
    .option('--no-profiles', 'write no profiles')
    .option('--json', 'print a JSON line a row')
    .addHelpText('after', `\nBehaviours: ${behaviours.map(name => `${name} (${behaviourNames[name].zh})`).join(', ')}`)
    .action((file: string, options: Options) => classify(readable(file), options))
  group
    .command('import <file>')
    .description('take such a table (with sku or item_id where it has one) into the visitors’ events; a row is stored once')
    .option('--json', 'print one JSON document')
    .action((file: string, { json }: { json?: true }) => importFile(readable(file), json, env))
}

async function importFile(file: string, json: true | undefined, env: Environment): Promise<void> {
  const checking = progressBar('checking')
  const log = await checkLog(file, checking.update)
  checking.stop()
  if (!log.ok) throw new InputError(inShort(log.faults))
  const config = readConfig(env)
  const models = await openBehaviourModels(dirname(bundled('manifest.json')), { threads: 2 })
  try {
    await withDatabase(env, async database => {
      refuseSimulated(database)
      const catalogue = createCatalogueStore(database)
      const currency = catalogue.currency()
      if (currency === undefined) throw new InputError('Expected a shop with products, it has none yet: usher catalogue import FILE')
      const now = () => new Date()
      const intake = createIntake({
        store: createBehaviourStore(database),
        shop: {
          productOf: sku => catalogue.find(sku)?.sku,
          currency: () => currency,
          toMinor: amount => Math.round(amount * 10 ** decimalsOf(currency)),
          redact,
        },
        keyOf: createVisitorKeys(contactKey(config.data, config.agents.contactKey)),
        now,
        count: () => undefined,
      })
      const bar = progressBar('importing')
      let told = 0
      const onRefused = (line: number, why: string) => {
        if (told++ < mostTold) process.stderr.write(`${file}:${line}: ${why}\n`)
      }
      const counts = await importLog(log.value, createTextReader(models, maskNumbers), intake, now().getTime(), {
        onRefused,
        onProgress: bar.update,
      })
      bar.stop()
      const refused = Object.entries(counts.refused).map(([code, count]) => `${code} ${count}`)
      print(
        json,
        counts,
        `${counts.rows} rows: ${counts.stored} stored, ${counts.duplicates} known before${refused.length === 0 ? '' : `, refused: ${refused.join(', ')}`}`,
      )
    })
  } finally {
    await models.close()
  }
}

/** Refused rows are all counted; so many are named. */
const mostTold = 20

async function classify(file: string, { json, out, profiles: wanted }: Options): Promise<void> {
  const profileFile = wanted === false ? undefined : typeof wanted === 'string' ? wanted : beside(file)
  for (const place of [out, profileFile]) if (place !== undefined) checkFilePlace(resolve(place))
  const checking = progressBar('checking')
  const log = await checkLog(file, checking.update)
  checking.stop()
  if (!log.ok) throw new InputError(inShort(log.faults))

  const drafts: DraftFile[] = []
  const draft = async (path: string | undefined) => {
    if (path === undefined) return undefined
    const opened = await openDraft(resolve(path))
    drafts.push(opened)
    return opened
  }
  const models = await openBehaviourModels(dirname(bundled('manifest.json')), { threads: 2 })
  const profiles = profileFile === undefined ? undefined : openProfiles()
  try {
    const rowDraft = await draft(out)
    const profileDraft = await draft(profileFile)
    const reader = createTextReader(models, maskNumbers)
    const from = performance.now()
    const bar = progressBar('classifying')
    const write = async (rows: { row: LogRow; reading: Reading }[]) => {
      const lines = rows.map(({ row, reading }) => `${JSON.stringify(describeRow(row, reading))}\n`).join('')
      await rowDraft?.write(lines)
      if (json === true) await printText(lines)
      else if (rowDraft === undefined) await printText(rows.map(({ row, reading }) => inWords(row.user, reading)).join(''))
    }
    const counts = await classifyLog(log.value, reader, profiles, write, bar.update)
    bar.stop()
    for (const profile of profiles?.describe() ?? []) await profileDraft?.write(`${JSON.stringify(profile)}\n`)
    for (const opened of drafts) await opened.keep()
    const seconds = (performance.now() - from) / 1000
    process.stderr.write(summary(counts, reader.asked(), seconds, profileFile))
  } catch (error) {
    for (const opened of drafts) await opened.drop()
    throw error
  } finally {
    profiles?.close()
    await models.close()
  }
}

/** user_behavior.csv → user_behavior.profiles.jsonl. */
function beside(file: string): string {
  const { dir, name } = parse(file)
  return `${dir === '' ? '' : `${dir}/`}${name}.profiles.jsonl`
}

async function printText(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

function inWords(user: string, { behaviour, probability, comment, text }: Reading): string {
  const aspects = comment?.aspects.map(({ name, sentiment }) => `${name} ${sentiment}`) ?? []
  const told = comment === undefined ? '' : ` [${[comment.sentiment.name, ...aspects].join(', ')}]`
  return `${plainText(user)}  ${behaviour} ${probability.toFixed(2)}${told}  ${plainText(text.slice(0, 200))}\n`
}

function summary(
  { rows, byName, behaviours: by, sentiments: tones }: Counts,
  asked: number,
  seconds: number,
  profiles: string | undefined,
): string {
  const number = (value: number) => Math.round(value).toLocaleString('en')
  const classes = behaviours.flatMap(name => (by.has(name) ? [`${name} ${number(by.get(name)!)}`] : []))
  const told = sentiments.flatMap(name => (tones.has(name) ? [`${name} ${number(tones.get(name)!)}`] : []))
  return [
    `${number(rows)} rows in ${seconds.toFixed(1)} s (${number(rows / seconds)} rows/s); ${number(byName)} by their event's name, ${number(asked)} texts asked of the models`,
    `behaviours: ${classes.join(', ')}`,
    ...(told.length === 0 ? [] : [`comments: ${told.join(', ')}`]),
    ...(profiles === undefined ? [] : [`profiles: ${profiles}`]),
    '',
  ].join('\n')
}
