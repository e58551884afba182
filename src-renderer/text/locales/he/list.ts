import type en from '../en/list.ts'

const list: typeof en = {
  title: 'הודעות',
  messages: 'הודעה אחת | {n} הודעות | {n} הודעות',
  unread: 'אחת שלא נקראה | {n} שלא נקראו | {n} שלא נקראו',
  loading: 'בטעינה',
  today: 'היום',
  yesterday: 'אתמול',
  noSubject: '(ללא נושא)',
  noSender: '(ללא שולח)',
  isUnread: 'לא נקראה',
  isStarred: 'מסומנת בכוכב',
  hasAttachments: 'עם קבצים מצורפים',
  where: {
    server: 'רק בשרת',
    here: 'רק כאן',
    both: 'כאן ובשרת',
    pendingDelete: 'כאן; ממתינה למחיקה מהשרת',
  },
  empty: {
    inbox: 'אין כאן עדיין הודעות',
    inboxText: 'אפשר לקבל את הדואר שממתין בשרת.',
    archive: 'הארכיון ריק',
    archiveText: 'הקישו A כדי להעביר לכאן הודעה שסיימתם איתה.',
    junk: 'אין דואר זבל',
    junkText: 'הקישו ! כדי להעביר הודעה לכאן.',
    bin: 'סל המיחזור ריק',
    binText: 'הודעות שנמחקו מגיעות לכאן.',
    starred: 'אין עדיין הודעות מסומנות',
    starredText: 'הקישו S כדי לסמן הודעה שתרצו לחזור אליה.',
    label: 'אין הודעות עם התווית הזאת',
    labelText: 'הקישו L כדי לתייג את מה שנבחר.',
    search: 'לא נמצא דבר',
    searchText: 'אין הודעה שמכילה את כל המילים האלה. נסו פחות מילים, או רק תחילת מילה.',
  },
}

export default list
