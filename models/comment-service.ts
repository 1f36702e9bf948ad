import { openBehaviourModels } from './behaviours.ts'
import type { Classification } from './classifier.ts'
import type { ModelService, ProcessSettings } from './protocol.ts'

type Texts = { texts: string[] }
export type CommentMethods = {
  /** How each clause of a comment sounds. */
  judge(input: Texts): Classification[]
  /** What each is about. */
  topics(input: Texts): Classification[]
}

/** What is learned about comments, as a model process offers it; `weights` holds all bundles. */
export async function createCommentService({ weights, threads }: ProcessSettings): Promise<ModelService> {
  const { judge, topics } = await openBehaviourModels(weights, threads === undefined ? {} : { threads })
  return { methods: { judge: ({ texts }: Texts) => judge(texts), topics: ({ texts }: Texts) => topics(texts) } }
}
