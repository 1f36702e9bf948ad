import type { Command } from 'commander'
import { addSynonym, plain, readSynonyms, removeSynonym, synonymFault } from '../shop/synonyms.ts'
import { toVocabulary } from '../shop/vocabulary.ts'
import { createCatalogueStore, type Product } from '../store/catalogue.ts'
import { createSettingsStore } from '../store/settings.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'

export function addSynonymCommands(shop: Command, env: Environment): void {
  const synonym = shop.command('synonym').description('words of your own for what the shop has a word for')
  synonym
    .command('add <word> <means>')
    .description('understand WORD as MEANS: 猫厕所 as 猫砂盆')
    .action(async (word: string, means: string) => {
      const fault = synonymFault(word, means)
      if (fault !== undefined) throw new InputError(`${fault}: usher shop synonym add 猫厕所 猫砂盆`)
      await withDatabase(env, database => {
        addSynonym(createSettingsStore(database), word, means)
        const known = isKnown(plain(means), createCatalogueStore(database).all())
        process.stdout.write(`${word} is understood as ${means}${known ? '' : ', which nothing in the shop is called yet'}\n`)
      })
    })
  synonym
    .command('list')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: true }) => {
      await withDatabase(env, database => {
        const all = readSynonyms(createSettingsStore(database))
        print(
          json,
          all,
          all.length === 0 ? 'The shop has no words of its own yet' : all.map(({ word, means }) => `${word} → ${means}`).join('\n'),
        )
      })
    })
  synonym.command('remove <word>').action(async (word: string) => {
    await withDatabase(env, database => {
      if (!removeSynonym(createSettingsStore(database), word)) throw new InputError(`Expected a word that was added, got ${word}`)
      process.stdout.write(`${word} is removed\n`)
    })
  })
}

function isKnown(word: string, products: readonly Product[]): boolean {
  const { categories, colours, products: named } = toVocabulary(products)
  return [...categories, ...colours].some(({ words }) => words.includes(word)) || named.some(({ names }) => names.includes(word))
}
