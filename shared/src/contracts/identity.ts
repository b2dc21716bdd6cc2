import { z } from 'zod'
import { CAPACITIES } from '../domain/membership/events.ts'
import { id, officialText } from './common.ts'
import { none, personal, query } from './contract.ts'

const me = z.strictObject({
  account: z.strictObject({ id: z.string(), email: z.string() }),
  memberships: z.array(z.strictObject({ committee: z.string(), member: z.string() })),
})
export type Me = z.infer<typeof me>

export const getMe = query({
  path: '/me',
  summary: 'Who is signed in; null if nobody is',
  params: none,
  query: none,
  response: me.nullable(),
})

export const getSignInOptions = query({
  path: '/sign-in/options',
  summary: 'The ways to sign in here; the personas of a demonstration, from this machine only',
  params: none,
  query: none,
  response: z.strictObject({
    demonstration: z.boolean(),
    personas: z.array(
      z.strictObject({
        persona: z.string(),
        name: z.string(),
        capacity: z.enum(CAPACITIES),
        principal: officialText.nullable(),
        line: z.strictObject({ en: z.string(), fr: z.string() }),
      }),
    ),
  }),
})
export type Persona = z.infer<typeof getSignInOptions.response>['personas'][number]

export const signIn = personal({
  method: 'post',
  path: '/sign-in',
  summary: 'Sign in with e-mail and password',
  signedIn: false,
  params: none,
  body: z.strictObject({ email: z.email().max(254), password: z.string().min(1).max(1024) }),
  response: me,
})

export const signInAsPersona = personal({
  method: 'post',
  path: '/sign-in/persona',
  summary: 'Sign in as a persona of the demonstration, from this machine only',
  signedIn: false,
  params: none,
  body: z.strictObject({ persona: id }),
  response: me,
})

export const signOut = personal({
  method: 'post',
  path: '/sign-out',
  summary: 'End this login session',
  signedIn: false,
  params: none,
  body: none,
  response: none,
})
