import type { Explanation, Language } from '../../server/wire.ts'

type Source = Explanation['facts'][number]['source']

const en = {
  behind: 'What it rests on',
  known: 'Known of the shopper, 0 to 1',
  chances: 'Chances',
  arm: 'What',
  chosen: 'chosen',
  chance: 'Chance',
  expected: 'Expected progress',
  limits: 'Least – most',
  rules: 'Rules',
  facts: 'Facts',
  sources: { shop: 'of the shop', shopper: 'of the shopper', computed: 'counted' } satisfies Record<Source, string>,
}

const zh: typeof en = {
  behind: '依据',
  known: '对顾客的了解（0 到 1）',
  chances: '机会',
  arm: '做法',
  chosen: '所选',
  chance: '机会',
  expected: '预期进展',
  limits: '下限 – 上限',
  rules: '规则',
  facts: '事实',
  sources: { shop: '来自店铺', shopper: '来自顾客', computed: '统计得出' },
}

export const explanationWords: Record<Language, typeof en> = { en, zh }
