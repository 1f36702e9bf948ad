import { readFileSync } from 'node:fs'
import { installJumpingDate } from '../../support/jumping-date.ts'

/** Loaded into the service before its own code: at SIGUSR2 the clock on the wall is set as the file says, in milliseconds from now. */
const clock = installJumpingDate()
process.on('SIGUSR2', () => clock.set(Number(readFileSync(process.env.USHER_BENCH_CLOCK ?? '', 'utf8'))))
