export default {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  tryAgain: 'Try again',
  addAccount: 'Add account',
  language: 'Language',
  serverSaid: 'What the server said',
}
