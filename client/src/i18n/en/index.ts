import { decisions } from './decisions.ts'
import { identity } from './identity.ts'
import { instrument } from './instrument.ts'
import { mandate } from './mandate.ts'
import { membership } from './membership.ts'
import { proposals } from './proposals.ts'
import { record } from './record.ts'
import { refusal } from './refusal.ts'
import { sessions } from './sessions.ts'
import { shell } from './shell.ts'
import { threads } from './threads.ts'
import { today } from './today.ts'
import { ui } from './ui.ts'
import { votes } from './votes.ts'

export const en = {
  decisions,
  identity,
  instrument,
  mandate,
  membership,
  proposals,
  record,
  refusal,
  sessions,
  shell,
  threads,
  today,
  ui,
  votes,
}
