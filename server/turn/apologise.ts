import { linearise } from '../../prompts/linearise.ts'
import { templateReply } from '../../prompts/templates.ts'
import { intentLabels } from '../dialogue/choices.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { ChatEvent, Language } from '../wire.ts'
import type { Turns } from './ports.ts'

type ApologyPorts = Pick<Turns, 'unanswered' | 'saveReply'> & {
  find(conversation: string): { language: Language; state: string; stage: string } | undefined
}

/** The turn failed again and again: the shopper hears that, and is offered a person. What is known of the conversation stays. */
export function apologise(conversation: string, turns: ApologyPorts): ChatEvent[] {
  const row = turns.find(conversation)
  const last = turns.unanswered(conversation).at(-1)
  if (row === undefined || last === undefined) return []
  const { language, state, stage } = row
  const plan = linearise<Fact>({
    language,
    acts: [
      { act: 'apologise', slots: { for: 'trouble' } },
      { act: 'handoff', slots: { state: 'offered' } },
    ],
  })
  const text = templateReply(plan, language, 0)
  const choices = [{ id: 'intent:talk_to_human', label: intentLabels.talk_to_human[language] }]
  const body = { kind: 'message', from: 'bot', text, choices, turn: last.seq, reply_to: last.seq, language, by: 'template' } as const
  const trace = { language, chosen: 'template', fault: true }
  return turns.saveReply({ conversation, turn: last.seq, events: [body], state, stage, language, trace }) ?? []
}
