import type { Language } from '../../server/wire.ts'
import { en } from './strings/en.ts'
import { zh } from './strings/zh.ts'

export type Strings = typeof en
export const strings: Record<Language, Strings> = { zh, en }
