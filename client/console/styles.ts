import { base } from './styles/base.ts'
import { list } from './styles/list.ts'
import { reading } from './styles/reading.ts'
import { trace } from './styles/trace.ts'

export const styles = [base, list, reading, trace]
