import { frenchSpacing } from './french-spacing.ts'

/** The mandate of the demonstration, as Markdown: the clause numbers of a real one, in words of our own. */
export const mandateEn = `# Mandate of the High Level Strategic Group

A text for demonstration. It carries the clause numbers of a real mandate and says what they are about in other words.

1. The High Level Strategic Group remains in being and carries on the task that the Council has given it.

2. The Group is entrusted with the following:

   2.1. to set out strategies by which Members can put the Framework into practice;

   2.2. to advise on how help with building capacity can serve Members better;

   2.3. to hear Members, Customs and Economic Unions, international organizations and business, so that views are exchanged and what each of them does along the international supply chain stays in step;

   2.4. to be assisted by a Consultative Committee in which business is represented and which gives its opinion on the progress made and the difficulties met;

   2.5. to examine, on the strength of these consultations, questions about how the Framework is applied and administered, and any changes suggested to it;

   2.6. to propose what is needed for the Framework to be understood and applied in the same way everywhere;

   2.7. to propose amendments to the Framework;

   2.8. to take up any other question about the Framework that is put before it; and

   2.9. to bring to completion the tasks listed in Annex 1.

3. The Secretary General makes sure that:

   3.1. the Group is given the technical assistance and the support it needs;

   3.2. Members have a means of reporting how far they have come, from which the Secretariat can follow and assess progress; and

   3.3. the tasks listed in Annex 2, which have been waiting, are taken forward without delay.

## Annex 1 – Tasks of the Group

The tasks to which clause 2.9 refers are:

(1) to deepen the idea of a supply chain that is managed as one whole, and to say what follows from it for Customs;

(2) to guide the Secretariat towards one coherent programme for security and facilitation, capacity building included, in which the instruments of the Organization support one another and can be presented together;

(3) to consider how electronic Customs procedures should develop, and to take part in that work;

(4) to go on describing the part that Customs should play in this century, and the skills and means it will need to play it.

## Annex 2 – Tasks of the Secretary General

The tasks to which clause 3.3 refers are:

(1) to help Members take part in pilot projects in which the Framework is tried out;

(2) to tell Members what other intergovernmental organizations are doing about security and facilitation in the supply chain;

(3) to study further how the agencies at a border can work as one, and to bring the single window forward;

(4) to offer guidance on processes and techniques by which Customs can make trade safer and easier at the same time;

(5) to make the work of the Group known to the media and to other international organizations;

(6) to lay before the Policy Commission a paper on whether a forum of ministers should be held;

(7) to watch for new developments in international trade;

(8) to draw up a model of the supply chain, and to learn from it what Customs and other agencies contribute;

(9) to encourage Members to use the instruments and techniques that the Organization has developed;

(10) to make Customs more capable, more effective and more efficient.
`

/** The same in French, number by number. */
export const mandateFr = frenchSpacing(`# Mandat du Groupe stratégique de haut niveau

Texte de démonstration. Il reprend la numérotation d’un mandat réel et en exprime l’objet en d’autres termes.

1. Le Groupe stratégique de haut niveau est maintenu et poursuit la tâche que le Conseil lui a confiée.

2. Le Groupe est chargé :

   2.1. de définir des stratégies permettant aux Membres de mettre le Cadre en pratique ;

   2.2. de donner des avis sur la manière dont l’aide au renforcement des capacités peut mieux servir les Membres ;

   2.3. d’entendre les Membres, les Unions douanières et économiques, les organisations internationales et le secteur privé, afin que les points de vue s’échangent et que les mesures prises par chacun le long de la chaîne logistique internationale restent concordantes ;

   2.4. de se faire assister d’un Comité consultatif où le secteur privé est représenté et qui donne son avis sur les progrès réalisés et les difficultés rencontrées ;

   2.5. d’examiner, à la lumière de ces consultations, les questions que soulèvent l’application et la gestion du Cadre, ainsi que toute modification suggérée ;

   2.6. de proposer les mesures voulues pour que le Cadre soit partout compris et appliqué de la même façon ;

   2.7. de proposer des amendements au Cadre ;

   2.8. de se saisir de toute autre question relative au Cadre qui lui est soumise ; et

   2.9. de mener à bonne fin les travaux énumérés à l’Annexe 1.

3. Le Secrétaire général veille à ce que :

   3.1. le Groupe reçoive l’assistance technique et l’appui dont il a besoin ;

   3.2. les Membres disposent d’un moyen de rendre compte du chemin parcouru, qui permette au Secrétariat de suivre et d’évaluer les progrès ; et

   3.3. les travaux énumérés à l’Annexe 2, restés en attente, avancent sans retard.

## Annexe 1 – Travaux du Groupe

Les travaux visés à la clause 2.9 sont les suivants :

(1) approfondir la notion de chaîne logistique gérée comme un tout et en tirer les conséquences pour la douane ;

(2) orienter le Secrétariat vers un programme unique et cohérent de sécurité et de facilitation, renforcement des capacités compris, dans lequel les instruments de l’Organisation se complètent et puissent être présentés ensemble ;

(3) réfléchir à l’évolution des procédures douanières électroniques et prendre part à ces travaux ;

(4) continuer de décrire le rôle que la douane devrait jouer au cours de ce siècle, ainsi que les compétences et les moyens qu’il lui faudra pour le remplir.

## Annexe 2 – Travaux du Secrétaire général

Les travaux visés à la clause 3.3 sont les suivants :

(1) aider les Membres à prendre part à des projets pilotes où le Cadre est mis à l’épreuve ;

(2) informer les Membres de ce qu’entreprennent d’autres organisations intergouvernementales en matière de sécurité et de facilitation de la chaîne logistique ;

(3) étudier plus avant les moyens pour les services présents à la frontière de travailler comme un seul et faire progresser le guichet unique ;

(4) proposer des orientations sur les procédés et les techniques grâce auxquels la douane peut rendre les échanges à la fois plus sûrs et plus aisés ;

(5) faire connaître les travaux du Groupe aux médias et aux autres organisations internationales ;

(6) soumettre à la Commission de politique générale une note sur l’opportunité de réunir un forum de ministres ;

(7) suivre les évolutions nouvelles du commerce international ;

(8) établir un modèle de la chaîne logistique et en dégager ce qu’y apportent la douane et les autres services ;

(9) encourager les Membres à utiliser les instruments et les techniques élaborés par l’Organisation ;

(10) rendre la douane plus compétente, plus efficace et plus performante.
`)
