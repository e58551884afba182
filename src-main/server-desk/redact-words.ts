// What servers say, by the words they say it with. A word that is not here is left out of a support bundle: nothing
// that people write (names, subjects, passwords in the wrong place) can then slip through as text.

/** Words of server replies, of our own notes and of system errors; numbers and names of hosts have rules of their own. */
const REPLIES = `
  a about abort aborted accepted access account active after again all allowed already also an and announced another any
  are argument arguments as asked at authenticate authenticated authentication authorization available back bad base64 be
  because been before begin between body broken busy but by bye bytes can cancel cancelled cannot capabilities capability
  certificate challenge check clear client close closed closing code command commands completed connect connected
  connecting connection connections could created current data deadline delete deleted denied did different disabled
  disconnected disconnecting does done dropped due eight else empty enabled encrypted end ends enough error errors exceeded
  exists expected expired failed failure few file first follow following follows for forbidden format found from get go
  going good goodbye granted greeting had handshake has have headers hello help here host hour hours id idle ignored ignoring
  implemented in inactivity incorrect incomplete internal interrupted into invalid is issue it its just keep kept killed
  language large last later left less limit line lines list listed listing locked lock log logged logging login logins long lost mail
  mailbox maildrop mailboxes malformed many mark marked match maximum mechanism mechanisms message messages method minutes
  missing mode more multiple must name need needed needs negotiation neither network new next no none nor not nothing now
  number numbers octet octets of off offered ok okay old on once one only open opened operation or other out over
  parameter parameters parse pass passed password passwords permanent permission permitted pipelining please plain point
  pop pop3 possible present previous problem proceed processing proper protocol provided quit quota range read reading ready
  receive received recognized refused reject rejected removed reply request requested require required requires reset resource
  response restored retrieve retry rset said scan scanning second seconds secure security see send sent server service session
  sessions shorter should shutting sign signing size sizes small so socket some sorry space start started state status
  still stopped storage stored stream such support supported syntax system temporarily temporary than that the them then there
  this time timed timeout tls to too top total transaction transport transfer try trying two type unable unavailable
  unchanged unencrypted unexpected uid uidl unique unknown unread unreachable unrecognised unrecognized unsupported until
  unterminated up update upgrade use used user username using utf-8 valid value version visible wait was way weaker welcome
  were what when which while will with without word words work would write writing wrong yes yet you your zero
  bring brings broke call came carry come comes dead down each ended field fits gone hidden highest like live made makes makes
  may me neither once our per put rest rule same say says set short since step tell text than tool took turned we whole
`

/** Response codes (RFC 2449 section 8, RFC 3206), capabilities, mechanisms, and how errors are called by the system. */
const TERMS = `
  in-use login-delay sys/temp sys/perm auth sys temp perm expire never respcodes resp-codes auth-resp-code implementation
  stls sasl utf8 lang apop capa dele retr stat noop xtnd xoauth2 oauthbearer cram-md5 scram-sha-1 scram-sha-256
  scram-sha-1-plus scram-sha-256-plus gssapi external ntlm digest-md5 anonymous kerberos_v4 user-auth x-auth
  econnreset econnrefused etimedout enotfound ehostunreach enetunreach epipe eai_again eacces enospc erofs eof
  getaddrinfo socks5 socks http proxy dns tcp ssl stls note refusal tls-failed tls-not-offered host-not-found
  depth_zero_self_signed_cert self_signed_cert_in_chain unable_to_get_issuer_cert unable_to_get_issuer_cert_locally
  unable_to_verify_leaf_signature cert_has_expired cert_not_yet_valid err_tls_cert_altname_invalid hostname_mismatch
  dovecot courier cyrus mailutils popa3d qpopper perdition nginx exchange microsoft zimbra gmail gpop restante restante-sample
  debian ubuntu gnu inbox
`

const words = (text: string): string[] => text.trim().split(/\s+/)

/** Lower case. */
export const HARMLESS_WORDS: ReadonlySet<string> = new Set([...words(REPLIES), ...words(TERMS)])

/** Verbs that may be named; another one may be anything, even a password typed into the wrong line. */
export const KNOWN_VERBS: ReadonlySet<string> = new Set(
  words('USER PASS APOP AUTH CAPA STLS QUIT STAT LIST UIDL RETR TOP DELE NOOP RSET LAST LANG UTF8 HELP XTND'),
)
