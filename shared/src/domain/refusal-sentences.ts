import type { RefusalCode } from './refusal.ts'

/**
 * The English sentence of every refusal: what is the matter, and what to do. The server sends it where it has nothing
 * more exact to say, and the pages show it. `{{from}}` stands for a particular of the refusal.
 */
export const REFUSAL_SENTENCES = {
  'malformed-request': 'What you sent could not be read. Try again.',
  'not-signed-in': 'You are not signed in. Sign in, then try again.',
  'wrong-credentials': 'This e-mail address and password do not match. Check both and try again.',
  'not-allowed': 'Your capacity does not allow this. Ask the Secretariat if you think it should.',
  'foreign-origin': 'The request came from another site and was refused. Open Quorate at its own address.',
  'not-a-participant': 'You do not take part in this committee. Ask the Secretariat to enrol you.',
  suspended: 'Your participation is suspended: you may read, but not act. Ask the Secretariat.',
  'outside-term':
    'The term of your seat is {{from}} to {{until}}. Outside these years you may read, but not comment. Ask the Secretariat.',
  'business-does-not-vote': 'Business representatives comment and advise. They do not vote.',
  'observers-do-not-vote': 'Observers read, and comment if they are invited. They do not vote.',
  'secretariat-does-not-vote': 'The Secretariat serves the committee. It does not vote.',
  'chair-does-not-vote': 'A chair or vice-chair does not vote. Another member of the delegation votes.',
  'not-credentialed':
    'Somebody else votes for your delegation. The head of your delegation can ask the Secretariat to name you as the voter.',
  'credential-lapsed':
    'Your delegation has no voter now. Its head names one, and the Secretariat accepts the credentials.',
  'not-in-electorate': 'Your delegation was not entitled to vote when this vote was opened.',
  'delegations-only':
    'Only delegations can raise a point of order or use the right of reply. Ask for a statement or a question.',
  'moderators-do-not-ask':
    'The chair, vice-chairs and the Secretariat do not ask for the floor. Delegations, business representatives and observers do.',
  'not-yours': 'This belongs to somebody else, and only they may do this.',
  'not-found': 'This does not exist, or you may not see it. Check the address.',
  'unknown-route': 'There is nothing at this address. Check the address.',
  'method-not-allowed': 'This cannot be done at this address.',
  'already-exists': 'This exists already. Choose another name.',
  'already-done': 'This has been done already.',
  'last-secretariat':
    'This is the last member of the Secretariat, and somebody has to run the platform. Enrol another one first.',
  'edited-meanwhile':
    'This comment was edited in the meantime. Read the newer text, then send yours again if it should replace it.',
  'debate-closed': 'The discussion is closed. The chair can reopen it.',
  'session-not-open': 'The session is not open. Wait until the chair opens or resumes it.',
  'session-over': 'The session is closed. Use another session.',
  'item-not-current': 'Another item is under discussion. The chair has to take up this one first.',
  'already-on-list':
    'You are on the list of speakers for this already. Wait until you get the floor, or withdraw the request.',
  'not-on-list': 'This request is no longer on the list of speakers. Look at the list as it is now.',
  'not-speaking': 'This speaker no longer has the floor. Look at who has it now.',
  'list-closed':
    'The list of speakers is closed. Only points of order and rights of reply are taken. The chair can reopen it.',
  'voting-under-way': 'A vote is open. Until it closes, only points of order about the conduct of the vote are taken.',
  'session-already-open': 'Another session is open. Suspend or close it first.',
  'rival-pending': 'Another amendment to the same text was put to the vote. Close and certify that vote first.',
  'vote-open': 'A vote is open. Wait until it closes.',
  'vote-closed': 'The vote is closed. Nobody can vote or change a vote any more.',
  'vote-not-closed': 'The vote is still open. Close it first.',
  'nothing-to-certify': 'There is nothing to certify here. Another vote decides the question.',
  'already-certified': 'This result is already certified.',
  'second-ballot-pending': 'The votes were equally divided. A second ballot has to be held first.',
  'not-put-to-vote': 'This is discussed, but not put to the vote.',
  'work-not-open': 'This is no longer open.',
  'version-superseded':
    'There is a newer version of the instrument. Look at what changed, then make your amendment to that version.',
  'provision-not-found': 'This provision is not in the version that you amend. Choose another one.',
  'key-reused': 'This was sent before with other content. Reload the page and try again.',
  'another-history':
    'The record of this committee was restored from a backup, and ends before what you have seen. The page loads everything again.',
  'request-too-large': 'This is too large to be sent. Shorten it, or send it in parts.',
  'unsupported-media': 'Files of this kind cannot be read. Use plain text or Markdown.',
  'invalid-request': 'Something that you entered cannot be accepted.',
  'invalid-document': 'The document could not be read as numbered provisions.',
  'nothing-changed': 'Nothing differs from the present text. Change something first.',
  'nested-too-deep':
    'Lists and quotations are nested {{found}} levels deep here; {{most}} are possible. Take some of the marks or the indentation away.',
  'too-many-cells':
    'The tables have {{found}} cells here; {{most}} are possible. Make them smaller, or split the text.',
  'too-many-links': 'There are {{found}} links and addresses here; {{most}} are possible. Leave some out.',
  'too-much-emphasis':
    'There are {{found}} marks of emphasis (* _ ~) here; {{most}} are possible. Take some of them away.',
  'too-many-lines': 'There are {{found}} lines here; {{most}} are possible. Split the text, or join some lines.',
  'line-break':
    'This has to be one line, but there is a line break or a tab ({{character}}) after “{{word}}”, at character {{place}}. Replace it with a space.',
  'hidden-character':
    'A hidden or special character ({{character}}) is in “{{word}}”, at character {{place}}. Delete “{{word}}” and type it again.',
  'mixed-alphabets':
    'In “{{word}}” the letter “{{letter}}” ({{character}}, at character {{place}}) looks like a letter of another alphabet. Type the word in ordinary letters of one alphabet.',
  'slow-mode': 'This discussion is in slow mode. You can post your next comment in {{seconds}} seconds.',
  'rate-limited': 'You have done this very often in a short time. You can continue in {{seconds}} seconds.',
  'server-error': 'Something went wrong on our side, and we have noted it. Try again in a moment.',
  'record-unreadable': 'Quorate cannot read the record of this committee. Tell the Secretariat.',
  'committee-stopped':
    'This committee is stopped because of a fault. We have noted it. Nothing that was recorded is lost.',
  'clock-off': 'Our clock is wrong, so nothing can be recorded now. Nothing that you typed is lost. Try again later.',
  'store-full':
    'Our disk is full, so nothing can be recorded until there is space. Nothing that you typed is lost. Try again later.',
  'store-unavailable': 'The record cannot be reached now. Nothing that you typed is lost. Try again in a moment.',
} satisfies Record<RefusalCode, string>
