import accounts from './accounts.ts'
import activity from './activity.ts'
import backup from './backup.ts'
import bin from './bin.ts'
import certificate from './certificate.ts'
import commands from './commands.ts'
import common from './common.ts'
import console from './console.ts'
import connection from './connection.ts'
import facts from './facts.ts'
import desk from './desk.ts'
import desktop from './desktop.ts'
import failures from './failures.ts'
import faults from './faults.ts'
import finding from './finding.ts'
import help from './help.ts'
import jobs from './jobs.ts'
import junk from './junk.ts'
import labels from './labels.ts'
import list from './list.ts'
import palette from './palette.ts'
import providers from './providers.ts'
import reader from './reader.ts'
import reading from './reading.ts'
import rules from './rules.ts'
import search from './search.ts'
import security from './security.ts'
import sender from './sender.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import startup from './startup.ts'
import tour from './tour.ts'
import transfer from './transfer.ts'
import undo from './undo.ts'
import updates from './updates.ts'
import welcome from './welcome.ts'

export default {
  accounts,
  activity,
  backup,
  bin,
  certificate,
  commands,
  common,
  console,
  connection,
  facts,
  desk,
  desktop,
  failures,
  faults,
  finding,
  help,
  jobs,
  junk,
  labels,
  list,
  palette,
  providers,
  reader,
  reading,
  rules,
  search,
  security,
  sender,
  settings,
  shell,
  startup,
  tour,
  transfer,
  undo,
  updates,
  welcome,
}
