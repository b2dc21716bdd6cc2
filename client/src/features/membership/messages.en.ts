export const messages = {
  nav: 'Participants',
  regions: {
    'americas-caribbean': 'South America, North America, Central America and the Caribbean',
    europe: 'Europe',
    'east-southern-africa': 'East and Southern Africa',
    'north-africa-middle-east': 'North of Africa, Near and Middle East',
    'west-central-africa': 'West and Central Africa',
    'far-east-asia-pacific': 'Far East, South and South East Asia, Australasia and the Pacific Islands',
  },
  restored: {
    known:
      'The committee’s record was restored from a backup, as it was on {{asOf}}. What was done after that is no longer there: comments, votes and everything else. What you have written and not yet sent is still here.',
    unknown:
      'The committee’s record is another one than this page has shown: it was restored from a backup. What was done after the backup is no longer there. What you have written and not yet sent is still here.',
    dismiss: 'Dismiss this notice',
  },
  area: 'Membership',
}
