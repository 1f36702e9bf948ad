import { cards } from './styles/cards.ts'
import { foot } from './styles/foot.ts'
import { frame } from './styles/frame.ts'
import { log } from './styles/log.ts'
import { replies } from './styles/replies.ts'
import { theme } from './styles/theme.ts'

export const styles = [theme, frame, log, cards, replies, foot]
