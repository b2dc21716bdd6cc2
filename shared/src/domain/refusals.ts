/**
 * Every reason for a refusal, each with its HTTP status and its sentence in English: what is the matter, and what to do.
 * The server sends the sentence where it has nothing more exact to say, and the pages show it. `{{from}}` is a particular
 * of the refusal.
 */
export const REFUSALS = {
  'malformed-request': { status: 400, sentence: 'What you sent could not be read. Try again.' },
  'not-signed-in': { status: 401, sentence: 'You are not signed in. Sign in, then try again.' },
  'wrong-credentials': {
    status: 401,
    sentence: 'This e-mail address and password do not match. Check both and try again.',
  },
  'not-allowed': {
    status: 403,
    sentence: 'Your capacity does not allow this. Ask the Secretariat if you think it should.',
  },
  'foreign-origin': {
    status: 403,
    sentence: 'The request came from another site and was refused. Open Quorate at its own address.',
  },
  'not-a-participant': {
    status: 403,
    sentence: 'You do not take part in this committee. Ask the Secretariat to enrol you.',
  },
  suspended: {
    status: 403,
    sentence: 'Your participation is suspended: you may read, but not act. Ask the Secretariat.',
  },
  'outside-term': {
    status: 403,
    sentence:
      'The term of your seat is {{from}} to {{until}}. Outside these years you may read, but not comment. Ask the Secretariat.',
  },
  'business-does-not-vote': { status: 403, sentence: 'Business representatives comment and advise. They do not vote.' },
  'observers-do-not-vote': {
    status: 403,
    sentence: 'Observers read, and comment if they are invited. They do not vote.',
  },
  'secretariat-does-not-vote': { status: 403, sentence: 'The Secretariat serves the committee. It does not vote.' },
  'chair-does-not-vote': {
    status: 403,
    sentence: 'A chair or vice-chair does not vote. Another member of the delegation votes.',
  },
  'not-credentialed': {
    status: 403,
    sentence:
      'Somebody else votes for your delegation. The head of your delegation can ask the Secretariat to name you as the voter.',
  },
  'credential-lapsed': {
    status: 403,
    sentence: 'Your delegation has no voter now. Its head names one, and the Secretariat accepts the credentials.',
  },
  'not-in-electorate': { status: 403, sentence: 'Your delegation was not entitled to vote when this vote was opened.' },
  'delegations-only': {
    status: 403,
    sentence:
      'Only delegations can raise a point of order or use the right of reply. Ask for a statement or a question.',
  },
  'moderators-do-not-ask': {
    status: 403,
    sentence:
      'The chair, vice-chairs and the Secretariat do not ask for the floor. Delegations, business representatives and observers do.',
  },
  'not-yours': { status: 403, sentence: 'This belongs to somebody else, and only they may do this.' },
  'not-found': { status: 404, sentence: 'This does not exist, or you may not see it. Check the address.' },
  'unknown-route': { status: 404, sentence: 'There is nothing at this address. Check the address.' },
  'method-not-allowed': { status: 405, sentence: 'This cannot be done at this address.' },
  'already-exists': { status: 409, sentence: 'This exists already. Choose another name.' },
  'already-done': { status: 409, sentence: 'This has been done already.' },
  'in-use': { status: 409, sentence: 'Something depends on this, so it stays. Correct it instead.' },
  'last-secretariat': {
    status: 409,
    sentence:
      'This is the last member of the Secretariat, and somebody has to run the platform. Enrol another one first.',
  },
  'edited-meanwhile': {
    status: 409,
    sentence:
      'This comment was edited in the meantime. Read the newer text, then send yours again if it should replace it.',
  },
  'debate-closed': { status: 409, sentence: 'The discussion is closed. The chair can reopen it.' },
  'session-not-open': { status: 409, sentence: 'The session is not open. Wait until the chair opens or resumes it.' },
  'session-over': { status: 409, sentence: 'The session is closed. Use another session.' },
  'item-not-current': {
    status: 409,
    sentence: 'Another item is under discussion. The chair has to take up this one first.',
  },
  'already-on-list': {
    status: 409,
    sentence:
      'You are on the list of speakers for this already. Wait until you get the floor, or withdraw the request.',
  },
  'not-on-list': {
    status: 409,
    sentence: 'This request is no longer on the list of speakers. Look at the list as it is now.',
  },
  'not-speaking': { status: 409, sentence: 'This speaker no longer has the floor. Look at who has it now.' },
  'list-closed': {
    status: 409,
    sentence:
      'The list of speakers is closed. Only points of order and rights of reply are taken. The chair can reopen it.',
  },
  'voting-under-way': {
    status: 409,
    sentence: 'A vote is open. Until it closes, only points of order about the conduct of the vote are taken.',
  },
  'session-already-open': { status: 409, sentence: 'Another session is open. Suspend or close it first.' },
  'rival-pending': {
    status: 409,
    sentence: 'Another amendment to the same text was put to the vote. Close and certify that vote first.',
  },
  'vote-open': { status: 409, sentence: 'A vote is open. Wait until it closes.' },
  'vote-closed': { status: 409, sentence: 'The vote is closed. Nobody can vote or change a vote any more.' },
  'vote-not-closed': { status: 409, sentence: 'The vote is still open. Close it first.' },
  'nothing-to-certify': {
    status: 409,
    sentence: 'There is nothing to certify here. Another vote decides the question.',
  },
  'already-certified': { status: 409, sentence: 'This result is already certified.' },
  'second-ballot-pending': {
    status: 409,
    sentence: 'The votes were equally divided. A second ballot has to be held first.',
  },
  'not-put-to-vote': { status: 409, sentence: 'This is discussed, but not put to the vote.' },
  'work-not-open': { status: 409, sentence: 'This is no longer open.' },
  'version-superseded': {
    status: 409,
    sentence:
      'There is a newer version of the instrument. Look at what changed, then make your amendment to that version.',
  },
  'provision-not-found': {
    status: 409,
    sentence: 'This provision is not in the version that you amend. Choose another one.',
  },
  'key-reused': { status: 409, sentence: 'This was sent before with other content. Reload the page and try again.' },
  'another-history': {
    status: 409,
    sentence:
      'The record of this committee was restored from a backup, and ends before what you have seen. The page loads everything again.',
  },
  'request-too-large': { status: 413, sentence: 'This is too large to be sent. Shorten it, or send it in parts.' },
  'unsupported-media': { status: 415, sentence: 'Files of this kind cannot be read. Use plain text or Markdown.' },
  'invalid-request': { status: 422, sentence: 'Something that you entered cannot be accepted.' },
  'invalid-document': { status: 422, sentence: 'The document could not be read as numbered provisions.' },
  'nothing-changed': { status: 422, sentence: 'Nothing differs from the present text. Change something first.' },
  'nested-too-deep': {
    status: 422,
    sentence:
      'Lists and quotations are nested {{found}} levels deep here; {{most}} are possible. Take some of the marks or the indentation away.',
  },
  'too-many-cells': {
    status: 422,
    sentence: 'The tables have {{found}} cells here; {{most}} are possible. Make them smaller, or split the text.',
  },
  'too-many-links': {
    status: 422,
    sentence: 'There are {{found}} links and addresses here; {{most}} are possible. Leave some out.',
  },
  'too-much-emphasis': {
    status: 422,
    sentence: 'There are {{found}} marks of emphasis (* _ ~) here; {{most}} are possible. Take some of them away.',
  },
  'too-many-lines': {
    status: 422,
    sentence: 'There are {{found}} lines here; {{most}} are possible. Split the text, or join some lines.',
  },
  'line-break': {
    status: 422,
    sentence:
      'This has to be one line, but there is a line break or a tab ({{character}}) after “{{word}}”, at character {{place}}. Replace it with a space.',
  },
  'hidden-character': {
    status: 422,
    sentence:
      'A hidden or special character ({{character}}) is in “{{word}}”, at character {{place}}. Delete “{{word}}” and type it again.',
  },
  'mixed-alphabets': {
    status: 422,
    sentence:
      'In “{{word}}” the letter “{{letter}}” ({{character}}, at character {{place}}) looks like a letter of another alphabet. Type the word in ordinary letters of one alphabet.',
  },
  'slow-mode': {
    status: 429,
    sentence: 'This discussion is in slow mode. You can post your next comment in {{seconds}} seconds.',
  },
  'rate-limited': {
    status: 429,
    sentence: 'You have done this very often in a short time. You can continue in {{seconds}} seconds.',
  },
  'server-error': {
    status: 500,
    sentence: 'Something went wrong on our side, and we have noted it. Try again in a moment.',
  },
  'record-unreadable': {
    status: 503,
    sentence: 'Quorate cannot read the record of this committee. Tell the Secretariat.',
  },
  'committee-stopped': {
    status: 503,
    sentence: 'This committee is stopped because of a fault. We have noted it. Nothing that was recorded is lost.',
  },
  'clock-off': {
    status: 503,
    sentence: 'Our clock is wrong, so nothing can be recorded now. Nothing that you typed is lost. Try again later.',
  },
  'store-full': {
    status: 507,
    sentence:
      'Our disk is full, so nothing can be recorded until there is space. Nothing that you typed is lost. Try again later.',
  },
  'store-unavailable': {
    status: 503,
    sentence: 'The record cannot be reached now. Nothing that you typed is lost. Try again in a moment.',
  },
} as const satisfies Record<string, { status: number; sentence: string }>
