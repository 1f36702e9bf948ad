import { type Command, Option } from 'commander'
import { inShort } from '../shop/faults.ts'
import { type FeedFormat, feedFormats } from '../shop/feeds/read-feed.ts'
import { type Imported, importCatalogueFile } from '../shop/import.ts'
import { currencySchema } from '../shop/money.ts'
import type { Language } from '../wire.ts'
import { type Begin, beginning } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'
import { print, progressBar, readable, withDatabase } from './io.ts'
import { ask } from './terminal.ts'

type Options = { format?: FeedFormat; language?: Language; currency?: string; replace?: true; json?: true } & Begin

export function addCatalogueCommands(program: Command, env: Environment): void {
  const catalogue = program.command('catalogue').description('the shop’s products')
  beginning(catalogue.command('import <file>'))
    .description('add and update products by SKU from a Shopify CSV, a Google Merchant feed, a table, JSON or YAML')
    .addOption(new Option('--format <format>', 'what the file must be; otherwise seen from the file').choices(feedFormats))
    .addOption(new Option('--language <language>', 'of texts whose column names none').choices(['zh', 'en']))
    .option('--currency <code>', 'of prices that name none, such as CNY')
    .option('--replace', 'delete products the file does not name')
    .option('--json', 'print one JSON document')
    .action(async (file: string, { format, language, currency, replace, json, ...begin }: Options) => {
      const feed = readable(file)
      const given = currency === undefined ? undefined : readCurrency(currency, '--currency CODE')
      await withDatabase(
        env,
        async database => {
          const read = (told: string | undefined) => {
            const bar = progressBar('importing')
            const result = importCatalogueFile(database, feed, {
              replace: replace === true,
              ...(format === undefined ? {} : { format }),
              ...(language === undefined ? {} : { language }),
              ...(told === undefined ? {} : { currency: told }),
              onProgress: bar.update,
            })
            bar.stop()
            return result
          }
          const first = read(given)
          const result =
            !first.ok && first.lacks === 'currency'
              ? await askCurrency(file).then(told => (told === undefined ? first : read(told)))
              : first
          if (!result.ok) throw new InputError(inShort(result.faults))
          print(json, result.value, inWords(result.value))
        },
        begin,
      )
    })
}

/** A Shopify export names no currency: asked once, since the shop has one from then on. */
async function askCurrency(file: string): Promise<string | undefined> {
  const told = await ask(`Which currency are the prices of ${file} in, such as CNY or USD?`)
  return told === undefined || told === '' ? undefined : readCurrency(told, 'a currency code')
}

function readCurrency(code: string, what: string): string {
  const read = currencySchema.safeParse(code.toUpperCase())
  if (!read.success) throw new InputError(`Expected ${what} such as CNY, got ${code}`)
  return read.data
}

function inWords({ products, variants, added, updated, skipped = {} }: Imported): string {
  const left = Object.entries(skipped).map(([reason, count]) => `${count} ${leftOut[reason] ?? reason}`)
  return `${products} products, ${variants} variants: ${added} added, ${updated} updated${left.length === 0 ? '' : `; left out: ${left.join(', ')}`}`
}

const leftOut: Readonly<Record<string, string>> = {
  draft: 'drafts or archived',
  other_currency: 'prices in another currency',
}
