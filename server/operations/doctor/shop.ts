import { tellsOf } from '../../answers/answers.ts'
import { stateOf } from '../../shop/coupons/ledger.ts'
import { policyTopics } from '../../shop/lexicon.ts'
import { mentionsTopic, topicMatches } from '../../shop/policy-topics.ts'
import { readShopCurrency } from '../../shop/shop-currency.ts'
import { readShopName } from '../../shop/shop-name.ts'
import { readShipping, shippingCurrency } from '../../shop/shop-shipping.ts'
import { createCatalogueStore, type Product } from '../../store/catalogue.ts'
import { createCouponStore } from '../../store/coupons.ts'
import { createPolicyStore } from '../../store/policies.ts'
import { createSettingsStore } from '../../store/settings.ts'
import type { Database } from '../../store/sqlite.ts'
import { type Finding, ok, some, warn } from './finding.ts'

const languages = ['zh', 'en'] as const
const languageNames = { zh: 'Chinese', en: 'English' } as const

/** What a shopper would miss in this shop. */
export function examineShop(database: Database, now: Date): Finding[] {
  const products = createCatalogueStore(database).all()
  return [
    examineName(database),
    ...(products.length === 0
      ? [warn('products', 'none: there is nothing to recommend', 'Run `usher catalogue import FILE`.')]
      : examineProducts(products)),
    ...examinePolicies(database),
    examineCoupons(database, now),
    examineShipping(database),
    examineAgents(database),
  ]
}

function examineName(database: Database): Finding {
  const name = readShopName(createSettingsStore(database))
  const missing = languages.filter(language => name[language] === undefined)
  if (missing.length === 0) return ok('name', `${name.zh} · ${name.en}`)
  const options = missing.map(language => `--${language} NAME`).join(' ')
  return warn('name', `none in ${missing.map(language => languageNames[language]).join(' and ')}`, `Run \`usher shop name ${options}\`.`)
}

function examineProducts(products: readonly Product[]): Finding[] {
  const lacking = (what: string, todo: string, lacks: (product: Product) => boolean): Finding[] => {
    const skus = products.filter(lacks).map(({ sku }) => sku)
    return skus.length === 0 ? [] : [warn('products', `${skus.length} of ${products.length} ${what}: ${some(skus)}`, todo)]
  }
  const soldOut = ({ variants }: Product) => variants.length > 0 && variants.every(({ stock }) => stock === 0)
  const findings = [
    ...lacking('without a price', 'Give them one: they are shown at 0.', ({ price }) => price === 0),
    ...lacking('without a picture', 'Give them `image`: their cards are bare.', ({ image }) => image === undefined),
    ...lacking('sold out', 'They are recommended only where nothing else fits.', soldOut),
    ...lacking(
      'in no category',
      'Give them `category`: they are found by their words alone.',
      ({ categoryId }) => categoryId === undefined,
    ),
    ...languages.flatMap(language =>
      lacking(
        `without a title in ${languageNames[language]}`,
        `Import the feed of that language too: shoppers in ${languageNames[language]} read the other one's.`,
        ({ title }) => title[language] === undefined,
      ),
    ),
  ]
  return findings.length === 0 ? [ok('products', `${products.length}, each with price, picture, category and both titles`)] : findings
}

function examinePolicies(database: Database): Finding[] {
  const stored = createPolicyStore(database).all()
  if (stored.length === 0)
    return [warn('policies', 'none: no question about delivery or returns is answered', 'Run `usher policies import DIR`.')]
  // Names and headings are the shop's own: what a page tells counts as much.
  const covers = (topic: string, language: string) =>
    stored.some(
      passage =>
        passage.language === language &&
        (topicMatches(passage.topic, topic) ||
          (mentionsTopic(`${passage.heading} ${passage.text}`, topic) && tellsOf(topic, passage.text))),
    )
  const topics = Object.keys(policyTopics)
  const findings = languages.flatMap((language, at) => {
    const other = languages[1 - at]!
    const missing = topics.filter(topic => covers(topic, other) && !covers(topic, language))
    if (missing.length === 0) return []
    return [warn('policies', `in ${languageNames[other]} alone: ${some(missing, 6)}`, `Add those pages in ${languageNames[language]}.`)]
  })
  const absent = topics.filter(topic => languages.every(language => !covers(topic, language)))
  if (absent.length > 0)
    findings.push(warn('policies', `nothing about ${some(absent, 20)}`, 'Questions about them are passed to a person.'))
  return findings.length === 0 ? [ok('policies', `${topics.length} topics in both languages`)] : findings
}

function examineCoupons(database: Database, now: Date): Finding {
  const sold = readShopCurrency(createSettingsStore(database), createCatalogueStore(database))
  const coupons = createCouponStore(database)
    .all()
    .filter(({ endedAt }) => endedAt === undefined)
  const codes = (of: typeof coupons) => some(of.map(({ code }) => code))
  const over = coupons.filter(coupon => stateOf(coupon, now) === 'over')
  if (over.length > 0) return warn('coupons', `over: ${codes(over)}`, 'Give new ones: these are never offered.')
  const foreign = coupons.filter(({ currency }) => currency !== sold)
  if (foreign.length > 0)
    return warn(
      'coupons',
      `in another currency than the shop’s: ${codes(foreign)}`,
      'Give them again with `usher coupon add`: these are never offered.',
    )
  if (coupons.length === 0)
    return warn(
      'coupons',
      'none: a new shopper is offered nothing for a first order',
      'Run `usher coupon add WELCOME20 --off 20 --over 99 --first-order`.',
    )
  return ok('coupons', codes(coupons))
}

function examineShipping(database: Database): Finding {
  const settings = createSettingsStore(database)
  const told = shippingCurrency(settings)
  const sold = readShopCurrency(settings, createCatalogueStore(database))
  if (told === undefined || readShipping(settings, sold) !== undefined)
    return ok(
      'shipping',
      told === undefined ? 'no numbers told: sums are of goods alone (`usher shop shipping --help`)' : 'numbers told, for sums',
    )
  return warn(
    'shipping',
    `told in ${told}, the shop sells in ${sold ?? 'no currency yet'}`,
    'Run `usher shop shipping --fee AMOUNT` again.',
  )
}

function examineAgents(database: Database): Finding {
  const agents = database.all(database.build.selectFrom('agents').select('email'))
  return agents.length === 0
    ? warn('agents', 'none: the first start makes an admin', 'Run `usher agent add EMAIL` for each person.')
    : ok('agents', `${agents.length}`)
}
