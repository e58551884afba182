export default {
  title: 'A first session, step by step',
  intro:
    'You talk to a real POP3 server inside this program, with a copy of the sample mailbox. Nothing leaves this computer, and you cannot break anything.',
  step: 'Step {at} of {all}',
  type: 'Type',
  sendIt: 'Send it',
  connect: 'Connect',
  next: 'Next step',
  finish: 'Finish',
  again: 'Start again',
  other: 'That was another command, which is fine: look around. The step waits for you.',
  refused: '-ERR: the server said no, and nothing happened. Read what it said, then try again.',
  over: 'The session is over before the tour is. Start again: the mailbox is as it was.',
  greetingBefore:
    'In POP3 the server speaks first. Once the line is open it sends one line, the greeting, and then waits.',
  greetingAfter:
    'Every answer begins with +OK or -ERR: that is all a program needs to understand. Restante then asked CAPA, to learn what this server can do. The session is in the AUTHORIZATION state.',
  userBefore: 'First, say whose mail it is. Commands are words of three or four letters, in capitals or not.',
  userAfter:
    '+OK does not say that there is such a user. A good server answers the same for any name, so that nobody can find out who has mail there.',
  passBefore:
    'Now prove it. Restante hides what you type after PASS at once, and writes **** in place of names and passwords into every record of the session.',
  passAfter:
    'The door is open: from now on nobody else may change this maildrop, and the session is in the TRANSACTION state.',
  statBefore: 'How much is there?',
  statAfter: 'The first number counts the messages, the second their octets together. An octet is a byte.',
  listBefore: 'And one by one?',
  listAfter:
    'This answer has several lines and ends with a dot alone on a line, which Restante takes off. Unfold it to see number and octets of each message. The numbers hold for this session only.',
  topBefore:
    'TOP shows the header of a message and as many lines of its body as you ask for: here five of message 1.',
  topAfter:
    'This is how Restante shows you who wrote before anything is downloaded. Unfold it: a line that begins with a dot comes with one dot more, which is taken off again.',
  retrBefore: 'RETR brings the whole message, byte for byte.',
  retrAfter:
    'It was shown to you and kept nowhere. The message is still on the server: fetching deletes nothing.',
  deleBefore: 'DELE marks a message for deletion.',
  deleAfter:
    'It is only marked. If the line broke now, the message would still be there: a server deletes nothing before QUIT.',
  rsetBefore: 'Changed your mind? RSET takes all marks off.',
  rsetAfter: 'All is as it was at the beginning of the session.',
  quitBefore: 'QUIT ends the session. What is marked now would be deleted; nothing is.',
  quitAfter:
    'After QUIT the server is in the UPDATE state: it does what was marked, says +OK and hangs up. Only that +OK means that something was deleted. You now know nearly all of POP3.',
}
