import type { Command } from 'commander'
import { importPoliciesDirectory } from '../shop/policies.ts'
import { type Begin, beginning } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'
import { print, readable, withDatabase } from './io.ts'

export function addPolicyCommands(program: Command, env: Environment): void {
  const policies = program.command('policies').description('what the shop promises')
  beginning(policies.command('import <folder>'))
    .description('read Markdown pages, one file a topic, in folders zh/ and en/ or of one --language')
    .option('--language <language>', 'zh or en, where the folder has no language folders')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, options: { language?: string; json?: true } & Begin) => {
      const { language } = options
      if (language !== undefined && language !== 'zh' && language !== 'en')
        throw new InputError(`Expected --language zh or en, got ${language}`)
      const pages = readable(folder)
      await withDatabase(
        env,
        database => {
          const result = importPoliciesDirectory(database, pages, language === undefined ? {} : { language })
          if (!result.ok) throw new InputError(result.faults.join('\n'))
          print(
            options.json,
            result.value,
            `${result.value.topics} topics, ${result.value.passages} passages in ${result.value.languages.join(' and ')}`,
          )
        },
        options,
      )
    })
}
