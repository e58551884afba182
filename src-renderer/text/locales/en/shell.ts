export default {
  getMail: 'Get mail',
}
