export default {
  title: 'Something went wrong inside Restante.',
  text: 'Your mail is safe and you can go on. If something looks odd, reload the window.',
  reload: 'Reload the window',
  openLogs: 'Open log folder',
}
