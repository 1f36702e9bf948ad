import type { Acts, Fact } from '../dialogue/plan.ts'
import type { EventBody } from '../store/events.ts'
import type { Choice, Language } from '../wire.ts'
import { byTemplate } from './by-template.ts'

type Away = { hours?: Fact }
type Said = Extract<EventBody, { kind: 'message' }>

/** Nobody is there to take over: when somebody will be, and that a contact may be left. */
export function awayMessage(language: Language, away: Away, choices: Choice[]): Said {
  return { kind: 'message', from: 'bot', text: handoffText(language, { state: 'away', ...away }), choices, language, by: 'template' }
}

export function contactKept(language: Language): Said {
  return { kind: 'message', from: 'bot', text: handoffText(language, { state: 'contact_kept' }), language, by: 'template' }
}

function handoffText(language: Language, slots: Acts['handoff']): string {
  return byTemplate(language, [{ act: 'handoff', slots }])
}
