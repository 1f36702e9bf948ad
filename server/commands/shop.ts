import type { Command } from 'commander'
import { readShopCurrency, saveShopCurrency } from '../shop/shop-currency.ts'
import { readShopName, saveShopName } from '../shop/shop-name.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import { type Environment, InputError, withDatabase } from './io.ts'

export function addShopCommands(program: Command, env: Environment): void {
  const shop = program.command('shop').description('how the shop presents itself')
  shop
    .command('name')
    .description('how the shop calls itself')
    .option('--zh <name>', 'its Chinese name')
    .option('--en <name>', 'its English name')
    .action(async ({ zh, en }: { zh?: string; en?: string }) => {
      if (zh === undefined && en === undefined) throw new InputError('Expected --zh NAME, --en NAME or both')
      await withDatabase(env, database => {
        const settings = createSettingsStore(database)
        saveShopName(settings, { ...readShopName(settings), ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) })
      })
      process.stdout.write('The shop’s name is saved\n')
    })
  shop
    .command('currency [code]')
    .description('what the shop sells in, for feeds whose prices do not tell')
    .action(async (code: string | undefined) => {
      await withDatabase(env, database => {
        const settings = createSettingsStore(database)
        const catalogue = createCatalogueStore(database)
        if (code !== undefined) {
          const saved = saveShopCurrency(settings, catalogue, code)
          if (!saved.ok) throw new InputError(saved.fault)
        }
        process.stdout.write(`${readShopCurrency(settings, catalogue) ?? 'The shop has no currency yet'}\n`)
      })
    })
}
