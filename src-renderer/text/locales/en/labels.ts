export default {
  title: 'Labels',
  put: 'Label (L)',
  add: 'New label…',
  new: 'New label',
  edit: 'Label',
  editNamed: 'Edit label \u2068{name}\u2069',
  name: 'Name',
  nameMissing: 'Give the label a name.',
  nameTaken: 'There is a label with this name already.',
  remove: 'Delete label',
  removeGoes:
    'The label goes from {n} message; the message stays. Press again to delete it. | The label goes from {n} messages; the messages stay. Press again to delete it.',
}
