import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placesIn } from '../../server/language/places.ts'
import { waysIn } from '../../server/language/ways.ts'
import { readPostage } from '../../server/rules/postage-rules.ts'
import type { Passage } from '../../server/store/policies.ts'
import type { File } from '../bench/answers/cases.ts'

/** What a parcel of a shop of models/training/answers comes to, read off its pages by people who know no code; `fee` null where they do not settle it. */
type Case = { shop: string; part: 'mended on' | 'held back'; place: string | null; goods: number; way: string | null; fee: number | null }

export type Judged = { part: Case['part']; told: number; right: number; said: number; wrong: number }

/** How many fees that the pages settle are read rightly, and how many that are read are wrong. */
export function judgePostage(language: 'zh' | 'en', tree = '.'): Judged[] {
  const cases = readFileSync(join(tree, 'test/rules/postage', `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)
  const shops = new Map(
    [...new Set(cases.map(({ shop }) => shop))].map(shop => [shop, postageOf(join(tree, 'models/training/answers', `${shop}.json`))]),
  )
  return (['mended on', 'held back'] as const).map(part => {
    const judged = cases.filter(one => one.part === part).map(one => ({ want: one.fee, got: feeOf(one, shops.get(one.shop)!) }))
    const told = judged.filter(({ want }) => want !== null)
    const said = judged.filter(({ got }) => got !== null)
    const right = told.filter(({ want, got }) => want === got).length
    return { part, told: told.length, right, said: said.length, wrong: said.length - right }
  })
}

function feeOf({ place, way, goods }: Case, postage: ReturnType<typeof readPostage>): number | null {
  const [region] = place === null ? [] : placesIn(`to ${place}`)
  const [by] = way === null ? [] : waysIn(way)
  if ((way !== null && by === undefined) || (region !== undefined && postage.refusal(region) !== undefined)) return null
  const rule = postage.ruleFor({ ...(region === undefined ? {} : { place: region }), ...(by === undefined ? {} : { way: by }) }, goods)
  return rule === undefined ? null : rule.fee + (rule.more ?? 0)
}

function postageOf(file: string) {
  const { language, pages } = JSON.parse(readFileSync(file, 'utf8')) as File
  const passages = pages.flatMap(({ title, text }, page) =>
    text
      .split('\n\n')
      .map((part, at): Passage => ({ id: page * 100 + at, topic: `page-${page}`, language, position: at, heading: title, text: part })),
  )
  return readPostage(passages, language)
}
