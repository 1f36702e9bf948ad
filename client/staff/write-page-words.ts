import type { Language } from '../../server/wire.ts'

const en = {
  write: 'Write the answer',
  heading: 'Heading of the page',
  text: 'The answer, as your shop says it',
  language: 'Language',
  save: 'Publish',
  cancel: 'Cancel',
  saved: (topic: string) => `Published under “${topic}”. It is quoted within seconds.`,
  unreachable: 'The server does not answer.',
}

const zh: typeof en = {
  write: '写下答案',
  heading: '页面标题',
  text: '答案，用店里自己的话',
  language: '语言',
  save: '发布',
  cancel: '取消',
  saved: topic => `已发布在“${topic}”下，几秒后就会被引用。`,
  unreachable: '服务器没有响应。',
}

export const writePageWords: Record<Language, typeof en> = { zh, en }
