export default {
  placeholder: 'Search all mail',
  clear: 'Clear search',
  results: 'Search: \u2068{text}\u2069',
}
