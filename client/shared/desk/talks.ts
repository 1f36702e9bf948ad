import { newTalk, type Talk } from './talk.ts'

const mostTalks = 30

/** The conversations read lately, so that going back to one shows it at once; those used longest ago are let go. */
export class Talks {
  private readonly talks = new Map<string, Talk>()

  get(conversation: string): Talk | undefined {
    return this.talks.get(conversation)
  }

  getOrAdd(conversation: string): Talk {
    const talk = this.talks.get(conversation) ?? newTalk(conversation)
    this.set(conversation, talk)
    return talk
  }

  forget(conversation: string): void {
    this.talks.delete(conversation)
  }

  set(conversation: string, talk: Talk): void {
    this.talks.delete(conversation)
    this.talks.set(conversation, talk)
    const [oldest] = this.talks.keys()
    if (this.talks.size > mostTalks && oldest !== undefined) this.talks.delete(oldest)
  }
}
