export default {
  deleteTitle: 'Delete {n} message for good? | Delete {n} messages for good?',
  emptyBinTitle: 'Empty the Bin?',
  emptyJunkTitle: 'Empty Junk?',
  gone: '{n} message goes from this computer. This cannot be undone. | {n} messages go from this computer. This cannot be undone.',
  there:
    'The copy of {n} of them on its server is deleted, too, when mail is next fetched, as its account’s rule says. | The copies of {n} of them on their servers are deleted, too, when mail is next fetched, as their accounts’ rules say.',
  staysThere: 'Copies that are on a server stay there.',
  keep: 'Keep',
  delete: 'Delete for good',
  emptyBin: 'Empty the Bin now…',
  emptyJunk: 'Empty Junk now…',
  emptiedAfter: 'What is here goes for good after {n} day. | What is here goes for good after {n} days.',
  neverEmptied: 'What is here stays until you delete it.',
  emptyBinAfter: 'Empty the Bin after',
  emptyJunkAfter: 'Empty Junk after',
  days: '{n} day | {n} days',
  never: 'Never',
}
