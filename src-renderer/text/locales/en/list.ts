export default {
  title: 'Messages',
}
