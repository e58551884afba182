import { commitHeaders, commitMessages } from './commit-messages.ts'
import { commitImported } from './commit-imported.ts'
import { compareListing } from './compare-listing.ts'
import { examine, fileCopy } from './copy-file.ts'
import { askRulesOfAged } from './apply-rules.ts'
import { answerAsked, countAsked, decide, keepOnServer, serverUids } from './decisions.ts'
import { deleteMessages } from './delete-messages.ts'
import { beginDeleteUnseen, listDeletedUnseen } from './deleted-unseen.ts'
import { countDoomed, listPutAway } from './empty-places.ts'
import type { WritableDb } from './handles.ts'
import { readHeaderBlocks } from './header-blocks.ts'
import { knownMessages } from './known-messages.ts'
import { addLabel, changeLabel, listLabels, putLabel, removeLabel } from './labels.ts'
import { readLedger, recordListing, settleListing } from './ledger.ts'
import { createListMarks } from './list-marks.ts'
import { countPlaces, listMessages, messageRow } from './lists.ts'
import { moveMessages, setStarred, setUnread } from './marks.ts'
import { readMessage, readPart } from './message-bytes.ts'
import { preferBody, preferredBody } from './sender-bodies.ts'
import { preferFont, preferredFont } from './sender-fonts.ts'
import { allowPictures, arePicturesAllowed, forgetPictureSender, pictureSenders } from './picture-senders.ts'
import { countLessons, forgetJunk, junkLearnt, learn, learnFromKept, listLessons } from './junk.ts'
import { removeAccount } from './remove-account.ts'
import { listRuleHistory, pruneRuleHistory } from './rule-history.ts'
import { addRule, changeRule, confirmRule, listRules, orderRules, removeRule, switchRule } from './rules.ts'
import { planDeletes, previewRetention } from './retention.ts'
import { beginDelete, cancelDelete, confirmDelete, stillPending } from './server-deletes.ts'
import { keepSignatureKeys, signatureKeys } from './signature-keys.ts'
import { forgetSearch, keepSearch, listSearches, rememberSearch } from './saved-searches.ts'
import { settleDoubts } from './settle-doubts.ts'
import type { StoreOperations } from './store-operations.ts'
import { threadOf } from './thread-rows.ts'
import { countUnindexed, indexMessages, listUnindexed } from './unindexed.ts'
import { beginPdfs, countUnindexedPdfs, endPdfs } from './unindexed-pdfs.ts'
import { undo } from './undo.ts'
import { upkeep } from './upkeep.ts'
import { checkNext, countWhole, knownHashes, listWhole } from './whole-messages.ts'

/** The store's operations on one open database. */
export const storeOperations = (db: WritableDb, marks = createListMarks()): StoreOperations => ({
  listMessages: (ask) => listMessages(db, ask, marks),
  threadOf: (ask) => threadOf(db, ask),
  countPlaces: () => countPlaces(db),
  messageRow: (ask) => messageRow(db, ask),
  readMessage: (ask) => readMessage(db, ask),
  setUnread: (ask) => setUnread(db, ask),
  setStarred: (ask) => setStarred(db, ask),
  moveMessages: (ask) => moveMessages(db, ask),
  undo: (ask) => undo(db, ask),
  removeAccount: (ask) => removeAccount(db, ask),
  listUnindexed: (ask) => listUnindexed(db, ask),
  countWaiting: () => ({
    unindexed: countUnindexed(db) + countUnindexedPdfs(db),
    lessons: countLessons(db),
  }),
  indexMessages: (ask) => indexMessages(db, ask),
  beginPdfs: () => beginPdfs(db),
  endPdfs: (ask) => endPdfs(db, ask),
  learnFromKept: () => learnFromKept(db),
  listLessons: (ask) => listLessons(db, ask),
  learn: (ask) => learn(db, ask),
  junkLearnt: () => junkLearnt(db),
  forgetJunk: () => forgetJunk(db),
  listLabels: () => listLabels(db),
  addLabel: (ask) => addLabel(db, ask),
  changeLabel: (ask) => changeLabel(db, ask),
  removeLabel: (ask) => removeLabel(db, ask),
  putLabel: (ask) => putLabel(db, ask),
  listSearches: () => listSearches(db),
  rememberSearch: (ask) => rememberSearch(db, ask),
  keepSearch: (ask) => keepSearch(db, ask),
  forgetSearch: (ask) => forgetSearch(db, ask),
  listRules: () => listRules(db),
  addRule: (ask) => addRule(db, ask),
  changeRule: (ask) => changeRule(db, ask),
  removeRule: (ask) => removeRule(db, ask),
  orderRules: (ask) => orderRules(db, ask),
  switchRule: (ask) => switchRule(db, ask),
  confirmRule: (ask) => confirmRule(db, ask),
  listRuleHistory: (ask) => listRuleHistory(db, ask),
  pruneRuleHistory: (ask) => pruneRuleHistory(db, ask),
  readHeaderBlocks: (ask) => readHeaderBlocks(db, ask),
  preferBody: (ask) => preferBody(db, ask),
  preferredBody: (ask) => preferredBody(db, ask),
  preferFont: (ask) => preferFont(db, ask),
  preferredFont: (ask) => preferredFont(db, ask),
  allowPictures: (ask) => allowPictures(db, ask),
  arePicturesAllowed: (ask) => arePicturesAllowed(db, ask),
  pictureSenders: () => pictureSenders(db),
  forgetPictureSender: (ask) => forgetPictureSender(db, ask),
  signatureKeys: (ask) => signatureKeys(db, ask),
  keepSignatureKeys: (ask) => keepSignatureKeys(db, ask),
  readLedger: (ask) => readLedger(db, ask),
  recordListing: (ask) => recordListing(db, ask),
  compareListing: (ask) => compareListing(db, ask),
  settleDoubts: (ask) => settleDoubts(db, ask),
  settleListing: (ask) => settleListing(db, ask),
  commitHeaders: (ask) => commitHeaders(db, ask),
  commitMessages: (ask) => commitMessages(db, ask),
  decide: (ask) => decide(db, ask),
  countAsked: (ask) => countAsked(db, ask),
  askRulesOfAged: (ask) => askRulesOfAged(db, ask),
  answerAsked: (ask) => answerAsked(db, ask),
  previewRetention: (ask) => previewRetention(db, ask),
  planDeletes: (ask) => planDeletes(db, ask),
  beginDelete: (ask) => beginDelete(db, ask),
  cancelDelete: (ask) => cancelDelete(db, ask),
  beginDeleteUnseen: (ask) => beginDeleteUnseen(db, ask),
  stillPending: (ask) => stillPending(db, ask),
  confirmDelete: (ask) => confirmDelete(db, ask),
  keepOnServer: (ask) => keepOnServer(db, ask),
  deleteMessages: (ask) => deleteMessages(db, ask),
  countDoomed: (ask) => countDoomed(db, ask),
  listPutAway: (ask) => listPutAway(db, ask),
  serverUids: (ask) => serverUids(db, ask),
  knownMessages: (ask) => knownMessages(db, ask),
  listDeletedUnseen: (ask) => listDeletedUnseen(db, ask),
  readPart: (ask) => readPart(db, ask),
  countWhole: (ask) => countWhole(db, ask),
  listWhole: (ask) => listWhole(db, ask),
  knownHashes: (ask) => knownHashes(db, ask),
  commitImported: (ask) => commitImported(db, ask),
  checkNext: (ask) => checkNext(db, ask),
  upkeep: (ask) => upkeep(db, ask),
  ...fileCopy(db),
  examine: () => examine(db),
})
