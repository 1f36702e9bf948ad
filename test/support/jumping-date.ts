/**
 * The clock on the wall, as somebody or a time server may set it; timers and `performance.now` go on as they did. Everything that asks
 * `Date` hears of it, until `restore`.
 */
export function installJumpingDate() {
  const RealDate = Date
  let offsetMs = 0
  class JumpingDate extends RealDate {
    // biome-ignore lint/suspicious/noExplicitAny: Date has four constructors
    constructor(...args: any[]) {
      if (args.length === 0) super(RealDate.now() + offsetMs)
      // biome-ignore lint/suspicious/noExplicitAny: as above
      else super(...(args as [any]))
    }
    static override now() {
      return RealDate.now() + offsetMs
    }
  }
  globalThis.Date = JumpingDate as DateConstructor
  return {
    /** Milliseconds before or after the real time. */
    set(ms: number): void {
      offsetMs = ms
    },
    jump(ms: number): void {
      offsetMs += ms
    },
    restore(): void {
      globalThis.Date = RealDate
    },
  }
}
