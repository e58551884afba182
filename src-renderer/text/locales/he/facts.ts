import type en from '../en/facts.ts'

const facts: typeof en = {
  calendar: 'אירוע בהודעה הזאת',
  invitation: 'הזמנה',
  event: 'אירוע',
  answer: 'תשובה להזמנה',
  cancelled: 'האירוע בוטל',
  counter: 'מוצע מועד אחר',
  repeats: 'חוזר',
  organizer: 'מארגן: \u2068{name}\u2069',
  accepted: 'אישור',
  declined: 'סירוב',
  tentative: 'אולי',
  failed: '– ההודעה לא נמסרה.',
  delayed: '– ההודעה עדיין לא נמסרה; השרת ממשיך לנסות.',
  delivered: '– ההודעה נמסרה.',
  relayed: '– ההודעה הועברה לשרת אחר.',
  expanded: '– ההודעה הועברה לחברי רשימת תפוצה.',
  displayed: '\u2068{recipient}\u2069: ההודעה שלכם נפתחה.',
  deletedUnread: '\u2068{recipient}\u2069: ההודעה שלכם נמחקה.',
  processed: '\u2068{recipient}\u2069: ההודעה שלכם טופלה על ידי תוכנה.',
  feedback: 'ספק דואר מדווח על הודעה: \u2068{type}\u2069',
  fragmentOf: 'חלק {number} מתוך {total} של הודעה שנשלחה בחלקים. כאן הם אינם מחוברים; אפשר לשמור כל אחד מהם.',
  fragment: 'חלק {number} של הודעה שנשלחה בחלקים. כאן הם אינם מחוברים; אפשר לשמור כל אחד מהם.',
  signed: 'חתום באמצעות {how}. החתימה אינה נבדקת כאן.',
  encrypted:
    'מוצפן באמצעות {how}. אפשר לקרוא את ההודעה רק בתוכנה שיש בה המפתח שלכם: שמרו אותה ופתחו אותה שם.',
}

export default facts
