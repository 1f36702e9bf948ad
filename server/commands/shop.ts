import { Argument, type Command } from 'commander'
import { type ConsentSetting, consentSettings, readConsent, saveConsent } from '../behaviours/consent.ts'
import { readShopCurrency, saveShopCurrency } from '../shop/shop-currency.ts'
import { readShopHours, saveShopHours } from '../shop/shop-hours.ts'
import { readShopName, saveShopName } from '../shop/shop-name.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import { type Begin, beginning } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'
import { withDatabase } from './io.ts'
import { addShippingCommand } from './shipping.ts'
import { addSynonymCommands } from './synonyms.ts'

export function addShopCommands(program: Command, env: Environment): void {
  const shop = program.command('shop').description('how the shop presents itself')
  beginning(shop.command('name'))
    .description('how the shop calls itself')
    .option('--zh <name>', 'its Chinese name')
    .option('--en <name>', 'its English name')
    .action(async ({ zh, en, ...begin }: { zh?: string; en?: string } & Begin) => {
      if (zh === undefined && en === undefined) throw new InputError('Expected --zh NAME, --en NAME or both')
      await withDatabase(
        env,
        database => {
          const settings = createSettingsStore(database)
          saveShopName(settings, { ...readShopName(settings), ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) })
        },
        begin,
      )
      process.stdout.write('The shop’s name is saved\n')
    })
  beginning(shop.command('currency [code]'))
    .description('what the shop sells in, for feeds whose prices do not tell')
    .action(async (code: string | undefined, begin: Begin) => {
      await withDatabase(
        env,
        database => {
          const settings = createSettingsStore(database)
          const catalogue = createCatalogueStore(database)
          if (code !== undefined) {
            const saved = saveShopCurrency(settings, catalogue, code)
            if (!saved.ok) throw new InputError(saved.fault)
          }
          process.stdout.write(`${readShopCurrency(settings, catalogue) ?? 'The shop has no currency yet'}\n`)
        },
        code === undefined ? undefined : begin,
      )
    })
  beginning(shop.command('hours'))
    .description('when people answer: told to a shopper who asks for one while none is there')
    .option('--zh <hours>', 'in Chinese, as "周一至周五 9:00–18:00"; empty to say nothing')
    .option('--en <hours>', 'in English, as "Mon–Fri 9–18"; empty to say nothing')
    .action(async ({ zh, en, ...begin }: { zh?: string; en?: string } & Begin) => {
      if (zh === undefined && en === undefined) throw new InputError('Expected --zh HOURS, --en HOURS or both')
      const given = Object.entries({ zh, en }).flatMap(([language, hours]) =>
        hours === undefined ? [] : [[language, hours.trim()] as const],
      )
      for (const [language, hours] of given)
        if (hours.length > 80 || /[\r\n]/.test(hours))
          throw new InputError(`Expected --${language} to be one line of at most 80 characters, got ${hours.length} characters`)
      await withDatabase(
        env,
        database => {
          const settings = createSettingsStore(database)
          const all = { ...readShopHours(settings), ...Object.fromEntries(given) }
          saveShopHours(settings, Object.fromEntries(Object.entries(all).filter(([, hours]) => hours !== '')))
        },
        begin,
      )
      process.stdout.write('The shop’s hours are saved\n')
    })
  addShippingCommand(shop, env)
  shop
    .command('consent')
    .description(
      'whether visitors of whom the page says nothing may be profiled: given by the shop’s own means, or asked for by Usher.consent',
    )
    .addArgument(new Argument('[setting]').choices(consentSettings))
    .action(async (setting: ConsentSetting | undefined) => {
      await withDatabase(env, database => {
        const settings = createSettingsStore(database)
        if (setting !== undefined) saveConsent(settings, setting)
        process.stdout.write(`${readConsent(settings)}\n`)
      })
    })
  addSynonymCommands(shop, env)
}
