import { z } from 'zod'
import { oddInLine } from '../domain/characters.ts'
import type { CommandType } from '../domain/command.ts'
import { tooMuchMarkup } from '../domain/markup.ts'
import { ACTING } from '../domain/membership/events.ts'
import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import { REFUSALS } from '../domain/refusals.ts'

/** Text that is well-formed Unicode. Other text is refused: it could not be stored and hashed exactly as written. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed(), 'contains half of a character (a lone surrogate); please retype it')
    .refine((value) => !value.includes('\u0000'), 'contains a NUL character; please remove it')

/** A rule on a text whose refusal has a code and particulars of its own; the request is answered with it. */
const refusing = (rule: (value: string) => Refusal | null) => (value: string, context: z.RefinementCtx) => {
  const refusal = rule(value)
  if (refusal) context.addIssue({ code: 'custom', message: refusal.message, params: { refusal } })
}

/** A title, a name or another single line: it shows what it is, and changes nothing of what is beside it. */
export const line = (max: number, min = 1) => text(max, min).superRefine(refusing(oddInLine))

/** Markdown as people write it, with no more markup than can be shown without delay. */
export const markdown = (max: number) => text(max).superRefine(refusing(tooMuchMarkup))

/** An id as the product makes it, or a short name chosen by the Secretariat. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'is not an id')
/** The address of a clause, e.g. `2.7`, `Article 5 bis` or `Annex I, 3 (b)`. */
export const clauseNumber = z.string().regex(/^[\p{L}\p{N}(§][^/\\\p{C}]{0,119}$/u, 'is not the number of a clause')
export const language = z.enum(['en', 'fr'])

export const officialText = z.strictObject({
  en: z.string().optional(),
  fr: z.string().optional(),
  awaiting: z.array(language).optional(),
})

/** An official text as it is entered, by what it is in each language. */
export const officialOf = (words: z.ZodType<string>) =>
  z.strictObject({ en: words.optional(), fr: words.optional() }).transform((value) => ({
    ...(value.en === undefined ? {} : { en: value.en }),
    ...(value.fr === undefined ? {} : { fr: value.fr }),
  }))

/** An official title or name as it is entered: a single line, in at least one language. */
export const officialTitle = (max: number) =>
  officialOf(line(max)).refine(
    (value) => value.en !== undefined || value.fr !== undefined,
    'is needed in at least one language',
  )

/** A point of the record: every entry up to this number is reflected. */
export const seq = z.number().int().nonnegative()
/** UTC milliseconds. */
export const instant = z.number().int()

export const refusal = z.strictObject({
  code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** The body of every answer with a status from 400 up. */
export const problem = z.strictObject({ error: refusal, requestId: z.string() })

/**
 * The caller's rights on a resource now, by command type: null if the command would be accepted, else the
 * refusal. The policies and rules that judge the command itself compute it. Where the subject of the command is
 * chosen or written later (a new proposal, which comment to hide), the policy alone decides.
 */
export const abilities = <T extends CommandType>(...types: readonly T[]) => {
  // The argument's type requires one key for each type of command.
  const shape = Object.fromEntries(types.map((type) => [type, refusal.nullable()])) as Record<T, typeof nullableRefusal>
  return z.strictObject(shape)
}
const nullableRefusal = refusal.nullable()
export type Abilities<T extends CommandType> = { [K in T]: Refusal | null }

export const inCommittee = z.strictObject({ committee: id })
/** The parameters of a path below a committee. */
export const within = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ committee: id, ...shape })
/** In a query below a committee: its answer reflects at least this point of the record. */
export const since = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ minSeq: z.coerce.number().int().nonnegative().optional(), ...shape })

/** A page of a list: `cursor` is the `next` of the page before; if it is left out, the answer is the first page. */
export const page = <S extends z.ZodRawShape>(shape: S) =>
  since({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().positive().max(100).default(30),
    ...shape,
  })
/** The cursor of the next page; null at the end of the list. */
export const next = z.string().nullable()
/** A yes or no in the query of an address. */
export const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true')
/** A search within a list: words, or the beginnings of words. */
export const search = z.string().trim().max(200)

export const clauseRef = z.strictObject({ mandate: id, clause: clauseNumber })

export const eventActor = z.strictObject({
  member: z.string(),
  capacity: z.enum(ACTING),
  for: z.string().nullable(),
})
