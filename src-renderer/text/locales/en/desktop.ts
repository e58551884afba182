export default {
  open: 'Open Restante',
  quit: 'Quit',
  arrived: '{n} new message|{n} new messages',
  more: 'and {n} more|and {n} more',
}
