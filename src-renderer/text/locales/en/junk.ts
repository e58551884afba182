export default {
  filter: 'Learn what is junk',
  filterHint:
    'New mail that is like what you moved to Junk goes there by itself. Nothing is deleted, and nothing changes on the server.',
  training: 'Training',
  tooLittle: '{junk} junk and {good} other messages so far. It begins once it knows {n} of each.',
  learnt: '{junk} junk and {good} other messages.',
  forget: 'Forget training',
}
