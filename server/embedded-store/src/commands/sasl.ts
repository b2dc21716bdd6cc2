import { field, T, textOf } from '../bson/value.ts'
import { type BsonWriter, values } from '../bson/writer.ts'
import { CommandError, unsupported } from '../errors.ts'
import { MECHANISM, type SignIn } from '../scram.ts'
import { argument, type Call, reply } from './context.ts'

/** Commands that a client may send before it has signed in. */
const OPEN_TO_ALL = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue'])
/** Of the one conversation that a connection may have at a time. */
const CONVERSATION = 1

/** @throws CommandError 13 if the client has to sign in first */
export function requireSignIn({ signIn, request }: Call): void {
  if (signIn && !signIn.done && !OPEN_TO_ALL.has(request.name)) {
    throw new CommandError('Unauthorized', `Command ${request.name} requires authentication`)
  }
}

function signInOf({ signIn, request }: Call): SignIn {
  if (!signIn) throw unsupported(`The command '${request.name}'`)
  return signIn
}

function payloadOf(call: Call): string {
  const value = field(call.request.body, 'payload')
  if (value?.type !== T.binary) throw new CommandError('TypeMismatch', "BSON field 'payload' must be of type 'binData'")
  const start = value.off + 5
  return value.buf.toString('utf8', start, start + value.buf.readInt32LE(value.off))
}

function answer(payload: string, done: boolean): BsonWriter {
  return reply()
    .int32('conversationId', CONVERSATION)
    .bool('done', done)
    .value('payload', values.binary(Buffer.from(payload)))
    .double('ok', 1)
}

/** `saslStart`. @throws CommandError 18, 334 */
export function saslStart(call: Call): BsonWriter {
  const signIn = signInOf(call)
  const mechanism = argument(call, 'mechanism')
  const isOurs = mechanism?.type === T.string && textOf(mechanism) === MECHANISM
  if (!isOurs) throw new CommandError('MechanismUnavailable', `The only mechanism of this store is ${MECHANISM}`)
  return answer(signIn.begin(payloadOf(call)), false)
}

/** `saslContinue`. @throws CommandError 18 */
export function saslContinue(call: Call): BsonWriter {
  return answer(signInOf(call).finish(payloadOf(call)), true)
}
