import 'i18next'
import type { Areas } from './areas.ts'
import type { common } from './i18n/en/index.ts'

type AreaMessages = {
  [Name in keyof Areas]: Awaited<ReturnType<Areas[Name]['messages']['en']>>['messages']
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof common & AreaMessages }
    returnNull: false
  }
}
