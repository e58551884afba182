export default {
  calendar: 'Event in this message',
  invitation: 'Invitation',
  event: 'Event',
  answer: 'Answer to an invitation',
  cancelled: 'Cancelled event',
  counter: 'Another time is proposed',
  repeats: 'repeats',
  organizer: 'Organised by \u2068{name}\u2069',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'perhaps',
  failed: 'did not get the message.',
  delayed: 'has not got the message yet; the server keeps trying.',
  delivered: 'got the message.',
  relayed: '– the message was passed on to another server.',
  expanded: '– the message was passed on to the members of a list.',
  displayed: '\u2068{recipient}\u2069 opened your message.',
  deletedUnread: '\u2068{recipient}\u2069 deleted your message.',
  processed: '\u2068{recipient}\u2069: your message was received by a program.',
  feedback: 'A mailbox provider reports on a message: \u2068{type}\u2069',
  fragmentOf:
    'Part {number} of {total} of a message that was sent in pieces. They are not put together here; each can be saved.',
  fragment:
    'Part {number} of a message that was sent in pieces. They are not put together here; each can be saved.',
  signed: 'Signed with {how}. The signature is not checked here.',
  encrypted:
    'Encrypted with {how}. It can be read only with a program that has your key: save the message and open it there.',
}
