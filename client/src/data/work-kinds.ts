import type { WorkLine } from '@quorate/shared/contracts/work-line'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { type ComponentType, createContext, type ReactNode, useContext } from 'react'
import type { Translate } from '../i18n/translate.ts'
import type { Address } from './address.ts'

/** The mark of a stage: its shape first, then its colour. */
export type StageMark = {
  shape: ComponentType<{ 'aria-hidden'?: boolean; size?: number; stroke?: number }>
  /** `now` needs attention, `good` succeeded, `over` did not. */
  tone: 'open' | 'now' | 'good' | 'over'
}
type Stage = StageMark & { label: (t: Translate) => string }

export type WorkTextProps = {
  committee: string
  work: string
  heading?: ReactNode
  /** Between the heading and the text. */
  children?: ReactNode
  /** Without controls, as a hall sees it. */
  still?: boolean
}

/** A kind of work, as other areas' pages see it. Votes, sessions, decisions and the record know works by this. */
export type ClientWorkKind = {
  /** Its page; with the number of a comment, that comment on it. */
  path: (address: Address, work: string, comment?: number) => string
  label: (t: Translate) => string
  /** By the name of the stage in the record. */
  stages: Readonly<Record<string, Stage>>
  /** The text that is put to the vote, loaded when it is first shown. Left out if the kind is never put to the vote. */
  Text?: ComponentType<WorkTextProps>
}

/** Works as pages show them: by their kind if this page knows it, else in plain words. */
export type WorkKinds = {
  path: (address: Address, work: Pick<WorkLine, 'id' | 'kind'>, comment?: number) => string
  label: (t: Translate, kind: string) => string
  stage: (t: Translate, work: Pick<WorkLine, 'kind' | 'stage' | 'open'>) => StageMark & { label: string }
  textOf: (kind: string) => ComponentType<WorkTextProps> | undefined
  isKnown: (kind: string) => boolean
}

/** A server that is newer than this page may know more kinds, and more stages. */
export function createWorkKinds(kinds: ReadonlyMap<string, ClientWorkKind>): WorkKinds {
  return {
    path(address, { id, kind }, comment) {
      const plain = address('works', id) + (comment === undefined ? '' : `#comment-${comment}`)
      return kinds.get(kind)?.path(address, id, comment) ?? plain
    },
    label: (t, kind) => kinds.get(kind)?.label(t) ?? t('ui.work.other'),
    stage(t, { kind, stage, open }) {
      const found = kinds.get(kind)?.stages[stage]
      if (found !== undefined) return { ...found, label: found.label(t) }
      return open
        ? { shape: IconCircle, tone: 'open', label: t('ui.work.open') }
        : { shape: IconCircleCheck, tone: 'over', label: t('ui.work.closed') }
    },
    textOf: (kind) => kinds.get(kind)?.Text,
    isKnown: (kind) => kinds.has(kind),
  }
}

export const WorkKindsContext = createContext<WorkKinds>(createWorkKinds(new Map()))

export const useWorkKinds = (): WorkKinds => useContext(WorkKindsContext)
