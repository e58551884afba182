export default {
  title: 'Search',
}
