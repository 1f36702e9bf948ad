import { writeFileSync } from 'node:fs'
import { type PlanSpec, planSpec } from './plan-spec.ts'

/** Writes `server/dialogue/plan.ts` from plan.json: `node dist/prompts/generate-types.js`. A test fails when the file is not current. */
export function planTypes(spec: PlanSpec): string {
  const slotType = (slot: PlanSpec['acts'][string]['slots'][string]) => {
    if (slot.literal !== undefined) return slot.literal.map(value => `'${value}'`).join(' | ')
    return slot.many === undefined ? 'Fact' : 'readonly Fact[]'
  }
  const acts = Object.entries(spec.acts).map(([act, { about, slots }]) => {
    const fields = Object.entries(slots).map(([slot, value]) => `    ${slot}${value.required === true ? '' : '?'}: ${slotType(value)}`)
    return `  /** ${about} */\n  ${act}: ${fields.length === 0 ? 'Record<never, never>' : `{\n${fields.join('\n')}\n  }`}`
  })
  return `// Generated from prompts/plan.json by prompts/generate-types.ts: change that file, then run \`npm run generate\`.

export const factTypes = [${Object.keys(spec.facts)
    .map(type => `'${type}'`)
    .join(', ')}] as const
export type FactType = (typeof factTypes)[number]

/** A typed value with its source; \`ref\` names where it is from: \`product:SKU\`, \`policy:returns:zh\`, \`coupon:CODE\`, \`message:SEQ\`. */
export type Fact = { type: FactType; text: string; source: 'shop' | 'shopper' | 'computed'; ref: string }

export type Acts = {
${acts.join('\n')}
}

export type ActName = keyof Acts
export type PlanAct = { [A in ActName]: { act: A; slots: Acts[A] } }[ActName]
export type Plan = { language: 'zh' | 'en'; acts: PlanAct[] }
`
}

if (process.argv[1]?.endsWith('generate-types.js') === true) {
  writeFileSync(new URL(import.meta.resolve('#root/server/dialogue/plan.ts')), planTypes(planSpec))
}
