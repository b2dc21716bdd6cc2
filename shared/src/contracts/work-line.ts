import { z } from 'zod'
import { officialText } from './common.ts'

/** A work as others name it. */
export const workLine = z.strictObject({
  id: z.string(),
  kind: z.string(),
  symbol: z.string(),
  title: officialText,
  /** The delegation, seat or observer for which it was brought. */
  for: z.string().nullable(),
  stage: z.string(),
  /** Whether it is still before the committee. */
  open: z.boolean(),
})
export type WorkLine = z.infer<typeof workLine>
