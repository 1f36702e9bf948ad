import type { Command } from 'commander'
import { importCatalogueFile } from '../shop/import.ts'
import { type Environment, InputError, print, readable, withDatabase } from './io.ts'

export function addCatalogueCommands(program: Command, env: Environment): void {
  const catalogue = program.command('catalogue').description('the shop’s products')
  catalogue
    .command('import <file>')
    .description('add and update products by SKU from a JSON file')
    .option('--format <format>', 'json', 'json')
    .option('--replace', 'delete products the file does not name')
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: { format: string; replace?: true; json?: true }) => {
      if (options.format !== 'json') throw new InputError(`Expected --format json, got ${options.format}`)
      await withDatabase(env, database => {
        const result = importCatalogueFile(database, readable(file), { replace: options.replace === true })
        if (!result.ok) throw new InputError(result.faults.join('\n'))
        print(
          options.json,
          result.value,
          `${result.value.products} products, ${result.value.variants} variants: ${result.value.added} added, ${result.value.updated} updated`,
        )
      })
    })
}
