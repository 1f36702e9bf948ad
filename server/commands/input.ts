export type Environment = Record<string, string | undefined>

/** Bad input or usage: exit code 2, and the message is all there is to say. */
export class InputError extends Error {
  override readonly name = 'InputError'
}
