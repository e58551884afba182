export default {
  lead: 'Mail waits for you at the post office. Call for it when you like.',
  collect: 'All your POP3 accounts in one place',
  collectText: 'One encrypted archive on your own disk, readable without a network.',
  where: 'You always see where a message is',
  whereText: 'On the server, here, or both. Nothing is lost on the way.',
  private: 'Reading stays private',
  privateText: 'No pictures or trackers are loaded from the network.',
  sample: 'Look around with a sample mailbox',
  tour: 'Or see how POP3 works, in ten small steps',
  sampleText: 'The sample mailbox lives inside the program; nothing leaves this computer.',
}
