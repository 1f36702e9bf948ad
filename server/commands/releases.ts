import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import { bundled } from '../../models/bundled.ts'
import type { Reason } from '../../models/teaching/judge.ts'
import type { TeachingReport } from '../../models/teaching/train.ts'
import { readConfig } from '../config.ts'
import { UsherError } from '../errors.ts'
import { recentlyHeard } from '../review/replayed.ts'
import { createTeaching } from '../review/teaching.ts'
import { createTrainer } from '../review/trainer.ts'
import { toVocabulary } from '../shop/vocabulary.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createCorrectionStore } from '../store/corrections.ts'
import { createReleaseStore } from '../store/releases.ts'
import type { Database } from '../store/sqlite.ts'
import { heardIn } from '../turn/understand.ts'
import { type Environment, InputError } from './input.ts'
import { print, progressBar, withDatabase } from './io.ts'
import { plainText } from './plain-text.ts'

type Json = { json?: true }
type Told = ReturnType<ReturnType<typeof createTeaching>['find']>
const lookMs = 500

/** Trainings and releases. A service that runs answers by a step from its next message on. */
export function addReleaseCommands(program: Command, env: Environment): void {
  const releases = program.command('releases').description('models that have learnt from corrections')
  const work = <T>(act: (tools: ReturnType<typeof toolsOf>) => T | Promise<T>) =>
    withDatabase(env, async database => {
      try {
        return await act(toolsOf(database, env))
      } catch (error) {
        throw error instanceof UsherError && error.code !== 'internal' ? new InputError(error.message) : error
      }
    })
  releases
    .command('list')
    .description('the latest first, with what answers now')
    .option('--json', 'print one JSON document')
    .action(({ json }: Json) =>
      work(({ teaching }) => {
        const told = teaching.releases()
        const live = told.live === null ? 'the models as delivered' : `release ${told.live}`
        const canary =
          told.canary === null ? '' : `; release ${told.canary.id} for ${Math.round(told.canary.share * 100)} % of the conversations`
        const lost = told.releases.some(({ id, there }) => !there && (id === told.live || id === told.canary?.id))
        const instead = lost ? '; where its files are gone the models as delivered answer instead' : ''
        print(json, told, [`Answers: ${live}${canary}${instead}`, ...told.releases.map(inLine)].join('\n'))
      }),
    )
  releases
    .command('train')
    .description('learn from all corrections, and compare with what answers now')
    .option('--json', 'print one JSON document')
    .action(({ json }: Json) =>
      work(async ({ teaching, store, trainer }) => {
        // One that was left half-way goes on.
        const waiting = store.underway()
        if (waiting !== undefined) process.stderr.write(`Release ${waiting} is being trained already: waiting for it\n`)
        const id = waiting ?? teaching.train(byCommand).release
        await whileTraining(store, id, () => trainer.runNext())
        tell(teaching.find(id), json)
      }),
    )
  releases
    .command('compare <release>')
    .description('how it compares with what answered when it was trained; exit code 1 where it is refused')
    .option('--json', 'print one JSON document')
    .action((id: string, { json }: Json) => work(({ teaching }) => tell(teaching.find(toId(id)), json)))
  releases
    .command('release <release>')
    .description('let it answer a share of the conversations, always the same ones')
    .option('--share <percent>', 'of the conversations, 1 to 100', '10')
    .option('--json', 'print one JSON document')
    .action((id: string, { share, json }: Json & { share: string }) =>
      work(async ({ teaching }) => {
        const percent = Number(share)
        if (!(percent >= 1 && percent <= 100)) throw new InputError(`Expected --share from 1 to 100, got ${share}`)
        const serving = await teaching.release(toId(id), percent / 100, byCommand)
        print(json, serving, `Release ${id} answers ${percent} % of the conversations`)
      }),
    )
  releases
    .command('promote <release>')
    .description('let it answer everybody')
    .option('--json', 'print one JSON document')
    .action((id: string, { json }: Json) =>
      work(async ({ teaching }) => print(json, await teaching.promote(toId(id), byCommand), `Release ${id} answers everybody`)),
    )
  releases
    .command('rollback')
    .description('end the trial; without one, go back to what answered before')
    .option('--json', 'print one JSON document')
    .action(({ json }: Json) =>
      work(({ teaching }) => {
        const { from, to } = teaching.rollBack(byCommand)
        print(
          json,
          { from, to },
          `Release ${from} answers nobody; ${to === null ? 'the models as delivered answer' : `release ${to} answers`}`,
        )
      }),
    )
}

const byCommand = 'command line'

function toolsOf(database: Database, env: Environment) {
  const config = readConfig(env)
  const now = () => new Date()
  const corrections = createCorrectionStore(database, now)
  const store = createReleaseStore(database, now)
  const vocabulary = toVocabulary(createCatalogueStore(database).all())
  const trainer = createTrainer({
    corrections,
    releases: store,
    replay: () => recentlyHeard(database, (text, language) => heardIn(text, language, vocabulary)),
    data: config.data,
    base: config.models.intents ?? bundled('intents'),
    encoder: config.models.encoder ?? bundled('encoder'),
    onFault: error => {
      throw error
    },
  })
  return { store, trainer, teaching: createTeaching({ data: config.data, corrections, releases: store, prepare: async () => undefined }) }
}

/** By this process, or by the service that was quicker. */
async function whileTraining(store: ReturnType<typeof createReleaseStore>, id: number, run: () => Promise<boolean>): Promise<void> {
  const bar = progressBar('training')
  try {
    for (;;) {
      const watching = setInterval(() => bar.update(store.find(id).progress), lookMs)
      await run().finally(() => clearInterval(watching))
      const { state, progress } = store.find(id)
      if (state !== 'queued' && state !== 'training') return
      bar.update(progress)
      await sleep(lookMs)
    }
  } finally {
    bar.stop()
  }
}

function tell(release: Told, json: true | undefined): void {
  print(json, release, inDetail(release))
  if (release.state === 'refused' || release.state === 'failed') process.exitCode = 1
}

/** Has or had files of its own. */
const trained: ReadonlySet<string> = new Set(['refused', 'ready', 'canary', 'live', 'retired'])

function inLine({ id, state, rows, forgotten, tries, createdAt, author, dataSet, there }: Omit<Told, 'report'>): string {
  const gone = forgotten === 0 ? '' : `, ${forgotten} of them erased or corrected anew since`
  const again = tries > 1 ? `, begun ${tries} times` : ''
  const files = there || !trained.has(state) ? '' : ', its files are gone'
  return `${id}  ${state}  ${createdAt}  ${author}  ${rows} corrections${gone}${again}${files}  ${dataSet?.slice(0, 12) ?? ''}`
}

function inDetail(release: Told): string {
  const { report } = release
  if (report === null) return [inLine(release), ...(release.error === null ? [] : [release.error])].join('\n')
  const tested = ({ group, n, live, candidate, gained, lost, p }: TeachingReport['lines'][number]) =>
    `  ${group.replace('intent:', '').padEnd(22)} ${String(n).padStart(5)}  now ${((100 * live) / n).toFixed(1)} %  new ${((100 * candidate) / n).toFixed(1)} %  +${gained} −${lost}  p ${p.toFixed(3)}`
  return [
    inLine(release),
    'Held-back lines:',
    ...report.lines.filter(({ group, gained, lost }) => !group.startsWith('intent:') || gained + lost > 0).map(tested),
    'Corrections, by a model that has not seen them:',
    ...report.held_back.map(tested),
    `Corrections themselves: ${report.taught.right} of ${report.taught.of} come out as they were said`,
    `What shoppers said lately: ${report.replay.changed.length} of ${report.replay.messages} would be decided otherwise`,
    ...report.replay.changed
      .slice(0, 20)
      .map(({ conversation, message, text, before, after }) => `  ${conversation} ${message}  ${before} → ${after}  ${plainText(text)}`),
    ...report.worse.map(({ text, right, now, because }) => {
      const taught = because === undefined ? '' : `, because of “${plainText(because)}”`
      return `Understood no more: “${text}”  ${right} → ${now}${taught}`
    }),
    ...report.contradicting.map(text => `Comes out otherwise than it was said: “${plainText(text)}”`),
    report.passed ? 'It may be released.' : `Refused: ${report.reasons.map(toWords).join('; ')}`,
  ].join('\n')
}

function toWords(reason: Reason): string {
  switch (reason.what) {
    case 'lines':
      return `of the held-back lines (${reason.group.replace('intent:', '')}) ${reason.lost} would be understood no more and ${reason.gained} newly`
    case 'held_back':
      return `of corrections it has not seen ${reason.lost} would be understood no more and ${reason.gained} newly`
    case 'taught':
      return `only ${reason.right} of ${reason.of} corrections come out as they were said: they contradict each other`
    default:
      return reason satisfies never
  }
}

function toId(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InputError(`Expected the number of a release (usher releases list), got ${value}`)
  return Number(value)
}
