export default {
  title: 'Message',
}
