export default {
  title: 'New versions',
  look: 'Look for new versions at each start',
  lookHint: 'Asks the project’s server for the number of the newest version, and tells it nothing else.',
  lookNow: 'Look now',
  download: 'Download',
  install: 'Quit and install',
  bySystem: 'This installation is renewed by the computer’s own software updates.',
  stages: {
    idle: 'Nothing has been looked for yet.',
    looking: 'Looking…',
    none: 'This is the newest version.',
    found: 'Version {version} is there.',
    downloading: 'Downloading version {version}: {percent} %',
    ready: 'Version {version} is installed when Restante ends.',
  },
  faults: {
    unreachable: 'The server of new versions could not be reached.',
    damaged: 'What came was not what was announced. It was thrown away, and nothing was changed.',
    unexpected: 'That did not work. Nothing was changed.',
  },
}
