/** What the rule reads of a DOM KeyboardEvent. */
export type Key = { key: string; shiftKey: boolean; isComposing: boolean; keyCode: number }

/** Safari ends a composition before it reports the key that ended it; that keydown comes within a few milliseconds. */
const sameKeyMs = 100

/** Tells an Enter that sends from an Enter that picks a word in an input method (pinyin, kana, hangul). Times in milliseconds. */
export class Composition {
  private composing = false
  private endedAt: number | undefined

  start(): void {
    this.composing = true
  }

  end(at: number): void {
    this.composing = false
    this.endedAt = at
  }

  /** The key that ended the composition came up: the next Enter is a new one. */
  keyUp(): void {
    this.endedAt = undefined
  }

  sends(key: Key, at: number): boolean {
    const endedBefore = this.endedAt !== undefined && at - this.endedAt < sameKeyMs
    this.endedAt = undefined
    if (key.key !== 'Enter' || key.shiftKey) return false
    return !(this.composing || key.isComposing || key.keyCode === 229 || endedBefore)
  }
}
