import { shareEncoder } from './service.ts'

// Mocha ends its processes itself, and with them what they share.
shareEncoder()
