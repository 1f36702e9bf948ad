import type { Explanation } from '../wire-explained.ts'
import type { Words } from '../wire-profile.ts'
import { type Arm, arms, features } from './arms.ts'
import type { Limits } from './strategy.ts'
import { armLabels, featureLabels, type Why } from './why.ts'

/** What is kept of a choice; of an older version perhaps, or without its sentence where its trace was erased by age. */
export type KeptChoice = { arm: string; why: Partial<Pick<Why, 'sentence' | 'expected'>> & Pick<Why, 'shares' | 'moment'> }

const erased: Words = {
  zh: '这次选择的理由已随记录删除，数字还在。',
  en: 'The sentence of this choice is erased with its trace; its numbers are kept.',
}
const learning: Words = {
  zh: '机会按“最可能最有帮助”的程度分配，再限制在店主设定的上下限之内',
  en: 'Each has the chance with which it is believed to help most, held within the owner’s limits',
}

/** Why an arm was chosen: the sentence, what was known of the shopper, and what the chance, the expected progress and the limits of each arm were. */
export function explainChoice({ arm, why }: KeptChoice, limits: Readonly<Record<Arm, Limits>>): Explanation {
  const { sentence = erased, shares, expected = {}, moment } = why
  return {
    kind: 'choice',
    title: labelOf(armLabels, arm),
    sentence,
    known: features.flatMap(name => ((moment[name] ?? 0) > 0 ? [{ name, label: featureLabels[name], value: moment[name]! }] : [])),
    arms: arms.flatMap(one => {
      const chance = shares[one]
      if (chance === undefined) return []
      const progress = expected[one]
      return [
        {
          arm: one,
          label: armLabels[one],
          chance,
          ...(progress === undefined ? {} : { expected: progress }),
          floor: limits[one].floor,
          ceiling: limits[one].ceiling,
          ...(one === arm ? { chosen: true as const } : {}),
        },
      ]
    }),
    rules: [learning],
    facts: [],
  }
}

/** What another version called so and this one does not know stands under its own name. */
function labelOf(labels: Readonly<Record<string, Words>>, name: string): Words {
  return Object.hasOwn(labels, name) ? labels[name]! : { zh: name, en: name }
}
