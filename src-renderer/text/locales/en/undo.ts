export default {
  undo: 'Undo',
  undone: 'Undone: {said}',
  inbox: 'Moved {n} message to the Inbox | Moved {n} messages to the Inbox',
  archive: 'Archived {n} message | Archived {n} messages',
  junk: 'Marked {n} message as junk | Marked {n} messages as junk',
  bin: 'Moved {n} message to the Bin | Moved {n} messages to the Bin',
  read: 'Marked {n} message as read | Marked {n} messages as read',
  unread: 'Marked {n} message as unread | Marked {n} messages as unread',
  starred: 'Starred {n} message | Starred {n} messages',
  unstarred: 'Took the star from {n} message | Took the star from {n} messages',
  labelled: 'Labelled {n} message “\u2068{name}\u2069” | Labelled {n} messages “\u2068{name}\u2069”',
  unlabelled:
    'Took the label “\u2068{name}\u2069” from {n} message | Took the label “\u2068{name}\u2069” from {n} messages',
  labelRemoved: 'Deleted the label “\u2068{name}\u2069” | Deleted the label “\u2068{name}\u2069”',
  ruleRemoved: 'Deleted the rule “\u2068{name}\u2069” | Deleted the rule “\u2068{name}\u2069”',
}
