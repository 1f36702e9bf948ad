import type { Database } from './sqlite.ts'

/** What somebody shows beside the password. The secret is sealed by whoever gives it, recovery codes are keyed hashes. */
export function createSecondFactorStore(database: Database) {
  const { build } = database
  const forget = (email: string) => database.run(build.deleteFrom('recovery_codes').where('email', '=', email))
  return {
    secretOf: (email: string): Uint8Array | undefined =>
      database.get(build.selectFrom('agents').select('totp').where('email', '=', email))?.totp ?? undefined,
    /** `step` is of the code that proved it. */
    begin: (email: string, sealed: Uint8Array, step: number, recovery: readonly string[]): void =>
      database.transaction(() => {
        database.run(build.updateTable('agents').set({ totp: sealed, totp_step: step }).where('email', '=', email))
        forget(email)
        database.run(build.insertInto('recovery_codes').values(recovery.map(hash => ({ email, hash }))))
      }),
    /** Tells whether there was one. */
    end: (email: string): boolean =>
      database.transaction(() => {
        forget(email)
        return (
          database.run(
            build.updateTable('agents').set({ totp: null, totp_step: 0 }).where('email', '=', email).where('totp', 'is not', null),
          ) > 0
        )
      }),
    /** False where the code of this step, or of a later one, was taken before. */
    takeStep: (email: string, step: number): boolean =>
      database.run(build.updateTable('agents').set({ totp_step: step }).where('email', '=', email).where('totp_step', '<', step)) > 0,
    /** Each counts once. */
    takeRecovery: (email: string, hash: string): boolean =>
      database.run(build.deleteFrom('recovery_codes').where('email', '=', email).where('hash', '=', hash)) > 0,
    recoveryLeft: (email: string): number =>
      database.all(build.selectFrom('recovery_codes').select('hash').where('email', '=', email)).length,
  }
}
