import type { Command } from 'commander'
import { createCorrectionStore, hashOfTaught, type Judged, type Taught } from '../store/corrections.ts'
import type { Environment } from './input.ts'
import { print, withDatabase } from './io.ts'
import { checkFilePlace, writeWhole } from './output-file.ts'
import { plainText } from './plain-text.ts'

/** What agents have corrected. */
export function addCorrectionCommands(program: Command, env: Environment): void {
  const corrections = program.command('corrections').description('what agents have corrected')
  const read = () =>
    withDatabase(env, database => {
      const store = createCorrectionStore(database, () => new Date())
      return { meanings: store.taught(), replies: store.judged() }
    })
  corrections
    .command('list')
    .description('what shoppers’ messages meant, and what was wrong with replies')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: true }) => {
      const { meanings, replies } = await read()
      const lines = [...meanings.map(inMeaning), ...replies.map(inVerdict)]
      print(
        json,
        { data_set: hashOfTaught(meanings), meanings, replies },
        [`${meanings.length} meanings, ${replies.length} replies; data set ${hashOfTaught(meanings).slice(0, 12)}`, ...lines].join('\n'),
      )
    })
  corrections
    .command('export <file>')
    .description('the meanings as JSONL of {text, intent, language}, as `usher intents train` reads it; parts of a message are left out')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { json }: { json?: true }) => {
      checkFilePlace(file)
      const { meanings } = await read()
      const rows = meanings.flatMap(({ heard: [text, more], meant, language }) =>
        text === undefined || more !== undefined ? [] : [{ text, intent: meant.intent, language }],
      )
      await writeWhole(file, rows.map(row => `${JSON.stringify(row)}\n`).join(''))
      print(json, { file, lines: rows.length, data_set: hashOfTaught(meanings) }, `${rows.length} lines → ${file}`)
    })
}

const inMeaning = ({ id, at, by, text, meant, conversation, message }: Taught): string =>
  `${id}  ${at}  ${by}  ${conversation} ${message}  ${meant.command ?? meant.intent}  ${plainText(text)}`

const inVerdict = ({ id, at, by, text, verdict, better, conversation, message }: Judged): string =>
  `${id}  ${at}  ${by}  ${conversation} ${message}  ${verdict}  ${plainText(text)}${better === undefined ? '' : ` → ${plainText(better)}`}`
