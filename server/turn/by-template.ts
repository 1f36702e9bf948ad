import { fill, linearise } from '../../prompts/linearise.ts'
import { templateReply } from '../../prompts/templates.ts'
import type { Fact, PlanAct } from '../dialogue/plan.ts'
import type { Language } from '../wire.ts'

/** What is said where no engine is asked: the first template of each act, filled. */
export function byTemplate(language: Language, acts: readonly PlanAct[]): string {
  const plan = linearise<Fact>({ language, acts })
  return fill(templateReply(plan, language, 0), plan.placeholders)
}
