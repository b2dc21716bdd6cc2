/** One plain sentence per refusal, which says what to do. `network` and `unknown` are the client's own. */
export const refusal = {
  network: 'The server could not be reached. Check your connection; nothing you typed is lost.',
  unknown: 'Something went wrong in this page. Reload it; if that does not help, tell the Secretariat.',
  'malformed-request': 'The request arrived damaged. Try again.',
  'not-signed-in': 'You are not signed in. Sign in to continue.',
  'wrong-credentials': 'This e-mail address and password do not match. Check both and try again.',
  'not-allowed': 'Your capacity does not allow this. Ask the Secretariat if you think it should.',
  'foreign-origin': 'The request came from another site and was declined. Open Quorate at its own address.',
  'not-a-participant': 'You do not take part in this committee. Ask the Secretariat to enrol you.',
  suspended: 'Your participation is suspended. The Secretariat can tell you why and for how long.',
  'outside-term':
    'The term of your seat is {{from}} to {{until}}. Outside these years you may read, but not comment. Ask the Secretariat.',
  'business-does-not-vote': 'Business representatives advise the committee and do not vote.',
  'observers-do-not-vote': 'Observers follow and comment, and do not vote.',
  'secretariat-does-not-vote': 'The Secretariat serves the committee and does not vote.',
  'chair-does-not-vote': 'A person who presides does not vote; another member of the delegation may.',
  'not-credentialed':
    'Somebody else casts your delegation’s ballot. The head of your delegation can name you as its voter.',
  'credential-lapsed':
    'Nobody holds the credential of your delegation now. Its head names a voter, and the Secretariat issues the credential.',
  'not-in-electorate': 'Your delegation was not entitled to vote when this vote was opened.',
  'delegations-only': 'Points of order and replies are for delegations. You may ask for a statement or a question.',
  'moderators-do-not-ask': 'Those who preside over the committee or serve it do not ask for the floor.',
  'not-yours': 'This belongs to somebody else, and only they may do this.',
  'not-found': 'This does not exist, or you may not see it. Check the address.',
  'unknown-route': 'There is nothing at this address. Check it.',
  'method-not-allowed': 'This cannot be done at this address.',
  'already-exists': 'This exists already. Choose another name.',
  'already-done': 'This has been done already.',
  'last-secretariat':
    'This is the last member of the Secretariat who may act, and somebody has to run the platform. Enrol another one first.',
  'edited-meanwhile': 'This comment was edited meanwhile. Read the newer edition before you save yours.',
  'debate-closed': 'The debate is closed. The chair may reopen it.',
  'session-not-open': 'The session is not open. Wait for the chair to open or resume it.',
  'session-over': 'The session is over.',
  'item-not-current': 'Another item is being discussed. The chair first has to take this one up.',
  'already-on-list':
    'You are on the list of speakers for this already. Wait until you get the floor, or withdraw the request.',
  'not-on-list':
    'This request is not on the list of speakers any more: it was heard or withdrawn, or the list was emptied.',
  'not-speaking': 'This speaker does not have the floor any more. Look at who has it now.',
  'list-closed': 'The list of speakers is closed; only points of order and replies are taken. The chair may reopen it.',
  'voting-under-way':
    'A vote is under way. Until it is closed only points of order about the conduct of the voting are taken.',
  'session-already-open': 'Another session is open. Suspend or close it first.',
  'rival-pending': 'A rival amendment to the same text is being voted on. Close and certify that vote first.',
  'vote-open': 'A vote is under way. Wait for its close.',
  'vote-closed': 'The vote is closed; ballots can no longer be cast or changed.',
  'vote-not-closed': 'The vote is still open. Close it first.',
  'nothing-to-certify': 'There is nothing to certify here. Another ballot decides the question.',
  'already-certified': 'This result is certified already.',
  'second-ballot-pending': 'The votes were tied, so a second ballot has to be held first.',
  'not-put-to-vote': 'This is discussed, and not put to the vote.',
  'work-not-open': 'This is no longer open.',
  'version-superseded':
    'The instrument has a newer version since. Look at what changed, then make your amendment to that version.',
  'provision-not-found': 'This provision is not in the version you are amending. Choose another one.',
  'key-reused': 'This was sent before with other content. Reload the page and try again.',
  'request-too-large': 'This is too large to be sent. Shorten it.',
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
    'There are {{found}} marks of emphasis (* _ ~) here; {{most}} are possible. Emphasise less, or leave the marks out.',
  'slow-mode': 'This debate is in slow mode. You can post your next comment in {{seconds}} seconds.',
  'rate-limited': 'This is very much in a short time. Go on in {{seconds}} seconds.',
  'server-error': 'Something went wrong on the server; it has been noted. Try again in a moment.',
  'record-unreadable':
    'This node cannot read the whole record and does not serve it. The Secretariat has to look into it.',
  'committee-stopped':
    'This committee is stopped because of a fault on the server; it has been noted. Nothing that was recorded is lost.',
  'store-full':
    'The disk of the server is full: nothing can be recorded until there is space. Nothing you typed is lost; try again later.',
  'store-unavailable': 'The record cannot be reached just now. Nothing you typed is lost; try again in a moment.',
}
