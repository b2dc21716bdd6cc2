export const messages = {
  record: {
    words: 'the reasons given for the stages of {{work}}',
    sentence: {
      WorkBrought: '{{actor}} tabled {{work}} ({{kind}}), “{{title}}”, under {{clause}}.',
      WorkBroughtFor: '{{actor}} tabled {{work}} ({{kind}}), “{{title}}”, for {{principal, the}}, under {{clause}}.',
      WorkMoved: 'A new stage began for {{work}}: {{stage}}.',
      WorksLinked: '{{actor}} linked two matters: {{from}} {{meaning}} {{to}}.',
      WorksUnlinked: '{{actor}} removed a link: {{from}} {{meaning}} {{to}}.',
    },
    type: {
      WorkBrought: 'matter tabled',
      WorkMoved: 'matter at a new stage',
      WorksLinked: 'matters linked',
      WorksUnlinked: 'link between matters removed',
    },
    unknown: 'a matter',
  },
}
