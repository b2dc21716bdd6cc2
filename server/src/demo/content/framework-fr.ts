import { frenchSpacing } from './french-spacing.ts'

/** The instrument of the demonstration in French, number by number that of `frameworkEn`. */
export const frameworkFr = frenchSpacing(`# Cadre modèle pour des échanges sûrs et fluides

Texte de démonstration. Il suit les intitulés sous lesquels de tels cadres sont connus et n’est le texte d’aucun d’eux.

## Pilier 1 – Douane-douane

Les administrations des douanes agissent ensemble et selon des normes communes, afin que les risques soient décelés tôt et que le commerce licite circule sans arrêts inutiles.

### Norme 1 – Gestion intégrée de la chaîne logistique

1.1.1 Les administrations des douanes considèrent l’acheminement d’un envoi comme une opération unique et continue placée sous contrôle, depuis le lieu où les marchandises sont chargées dans l’unité de transport jusqu’au lieu de leur mainlevée.

1.1.2 Les administrations de départ, de transit et de destination identifient un envoi par une référence unique et se fient aux résultats des contrôles consignés sous cette référence, sauf raison d’en douter.

1.1.3 Lorsqu’un envoi doit être examiné, il convient que l’examen ait lieu au premier point où il peut être effectué efficacement et, en règle générale, avant le départ.

1.1.4 Le numéro de chaque scellement est consigné à chaque changement de mains. Tout scellement trouvé rompu ou remplacé est signalé sans délai à l’administration de destination.

### Norme 2 – Pouvoir d’inspecter les envois

1.2.1 La législation nationale habilite la douane à inspecter les marchandises qui entrent sur le territoire douanier, en sortent, le traversent ou y sont transbordées, quel que soit le moyen de transport.

1.2.2 Ce pouvoir s’étend à l’unité de transport, à son contenu, ainsi qu’aux documents et données s’y rapportant, en quelque lieu qu’ils soient détenus.

1.2.3 Lorsqu’une autre autorité est habilitée à inspecter le même envoi, la douane s’efforce d’obtenir que les deux inspections aient lieu ensemble, au même moment et au même endroit.

### Norme 3 – Technologies modernes et matériel d’inspection

1.3.1 Il convient que les administrations des douanes utilisent, en proportion du risque, du matériel d’inspection non intrusive et de détection des rayonnements, de sorte que les envois suspects puissent être examinés rapidement sans être ouverts sans motif.

1.3.2 Les images et les relevés sont conservés aussi longtemps qu’ils peuvent servir de preuve ou améliorer l’évaluation des risques, et il convient que les administrations se les communiquent dans un format convenu.

1.3.3 Ce matériel n’est utilisé que par du personnel formé. Son bon fonctionnement et sa sûreté radiologique sont vérifiés au moins une fois par an.

### Norme 4 – Systèmes de gestion des risques

1.4.1 Chaque administration exploite un système automatisé de gestion des risques qui repère les envois susceptibles de présenter un risque élevé avant leur chargement ou, à défaut, avant leur arrivée.

1.4.2 Ce système s’appuie sur les données déclarées, le renseignement, les antécédents des opérateurs et la sélection aléatoire. Ses règles sont réexaminées au moins tous les six mois à la lumière des résultats obtenus.

1.4.3 Les constatations de chaque inspection, y compris celles qui confirment la déclaration, sont enregistrées dans le système dans un délai de cinq jours ouvrables.

### Norme 5 – Sélectivité et ciblage

1.5.1 Un envoi est réputé présenter un risque élevé lorsque les renseignements le concernant sont insuffisants ou contradictoires, lorsque le renseignement le désigne ou lorsqu’une méthode de notation documentée l’indique.

1.5.2 Il convient que les administrations se communiquent, à des conditions convenues, les profils et les indicateurs qui ont fait leurs preuves.

1.5.3 La sélection en vue d’une inspection ne repose ni sur la seule nationalité d’un opérateur, ni sur aucun motif étranger au risque.

### Norme 6 – Renseignements préalables par voie électronique

1.6.1 La douane exige des renseignements sur le chargement par voie électronique et en temps utile pour que le risque soit évalué. Pour le fret conteneurisé acheminé par mer, ils sont transmis au moins vingt-quatre heures avant le chargement au port de départ.

1.6.2 Pour le fret acheminé par air, un jeu minimal de données est transmis avant le chargement ; pour le fret acheminé par rail ou par route, les renseignements sont transmis au moins une heure avant l’arrivée au premier bureau de douane.

1.6.3 La douane ne demande aucune donnée qui ne figure dans le jeu commun publié à cette fin, et ne redemande pas les données que l’opérateur a déjà transmises à une autorité du même État.

1.6.4 Quiconque a transmis des renseignements les rectifie dès qu’une erreur est découverte. Une rectification faite avant que l’administration n’ait annoncé une inspection ne donne pas lieu, à elle seule, à une sanction.

### Norme 7 – Ciblage et communication

1.7.1 Il convient que les administrations procèdent à un ciblage et à un filtrage conjoints, sur la base de critères communs et de moyens de communication compatibles.

1.7.2 Il est répondu dans les vingt-quatre heures à toute demande d’assistance relative à un envoi en cours d’acheminement, ne serait-ce que pour indiquer quand une réponse complète peut être attendue.

1.7.3 Les renseignements reçus d’une autre administration sont utilisés aux fins pour lesquelles ils ont été donnés et bénéficient au moins de la protection que l’administration qui les donne accorde aux siens.

### Norme 8 – Mesure des résultats

1.8.1 Chaque administration tient des statistiques sur les envois qu’elle a filtrés, sélectionnés et examinés, sur les résultats obtenus et sur le temps écoulé jusqu’à la mainlevée.

1.8.2 Le temps écoulé jusqu’à la mainlevée est mesuré selon une méthode publiée au moins tous les deux ans, pour chaque mode de transport, et les résultats sont rendus publics.

1.8.3 Les chiffres communiqués au titre du présent Cadre servent à apprendre les uns des autres. Ils ne sont pas utilisés pour classer les Membres.

### Norme 9 – Évaluations de la sécurité

1.9.1 Chaque administration évalue la sécurité des mouvements de marchandises sur son territoire, et le fait avec les autres autorités intéressées partout où leurs compétences se rejoignent.

1.9.2 Lorsqu’une évaluation révèle une faiblesse, l’administration indique comment et dans quel délai il y est remédié.

1.9.3 Une administration peut en inviter une autre à assister à une évaluation, et il convient qu’elle lui fasse part des constatations qui intéressent les envois circulant entre elles.

### Norme 10 – Intégrité du personnel

1.10.1 Chaque administration adopte un code de conduite, le porte à la connaissance de tous ceux qui travaillent pour elle et prend des mesures effectives en cas de manquement.

1.10.2 La décision d’accorder la mainlevée d’un envoi qui avait été sélectionné en raison d’un risque est consignée avec ses motifs et confirmée par un second agent.

1.10.3 Le personnel et les opérateurs disposent d’un moyen confidentiel de signaler un manquement et ne subissent aucun préjudice pour l’avoir fait de bonne foi.

### Norme 11 – Inspections de sécurité à la sortie

1.11.1 À la demande motivée de l’administration de destination, l’administration de départ inspecte un envoi à haut risque avant qu’il ne parte, dans la mesure où sa législation le permet.

1.11.2 Cette demande est présentée par voie électronique par l’intermédiaire des points de contact désignés à cet effet, et il y est répondu dans un délai de douze heures. Tout refus est motivé.

1.11.3 Le résultat de l’inspection est communiqué avant le départ de l’envoi ou, à défaut, avant son arrivée à destination.

## Pilier 2 – Douane-entreprises

La douane et les entreprises font chacune ce qu’elles font le mieux : les opérateurs sécurisent leur part de la chaîne logistique et la douane leur accorde en retour le traitement que cela mérite.

### Norme 1 – Partenariat

2.1.1 L’opérateur qui sollicite un agrément évalue lui-même sa sécurité au regard de critères publiés et conserve la trace de cette évaluation et des mesures qui en ont découlé.

2.1.2 La douane et chaque opérateur agréé désignent les personnes par lesquelles ils peuvent se joindre et tiennent ces coordonnées à jour.

2.1.3 Au moins une fois par an, la douane examine avec des représentants des opérateurs agréés, y compris des petites et moyennes entreprises, comment fonctionne le partenariat et ce qu’il convient d’améliorer.

### Norme 2 – Sécurité

2.2.1 L’opérateur agréé intègre la sécurité à ses procédures ordinaires en ce qui concerne les locaux, le personnel, le fret, les moyens de transport, les partenaires commerciaux et les systèmes d’information.

2.2.2 Les mesures exigées sont proportionnées à la taille de l’opérateur et à la nature de son activité. Les petites et moyennes entreprises peuvent satisfaire à une exigence par d’autres moyens d’effet équivalent.

2.2.3 L’opérateur agréé signale à la douane, dans les vingt-quatre heures de sa découverte, tout incident susceptible d’avoir compromis la sécurité d’un envoi, y compris une intrusion dans ses systèmes d’information.

### Norme 3 – Agrément

2.3.1 La douane met au point, avec des représentants des entreprises, une procédure de validation offrant des avantages aux opérateurs qui s’y prêtent.

2.3.2 La décision sur une demande complète est rendue dans un délai de quatre-vingt-dix jours. Elle est motivée et indique les voies de recours.

2.3.3 Un agrément peut être suspendu lorsque les conditions n’en sont plus réunies. Sauf si un retard devait compromettre la sécurité, l’opérateur est d’abord entendu et se voit accorder un délai raisonnable pour remédier à la situation.

2.3.4 Il convient que les administrations reconnaissent mutuellement leurs agréments par voie d’arrangement et publient les avantages qui en résultent.

### Norme 4 – Technologie

2.4.1 Les opérateurs protègent l’intégrité du fret au moyen de scellements conformes à une norme internationalement reconnue, et il convient qu’ils recourent aux autres technologies que le risque exige.

2.4.2 Les données des dispositifs de suivi qu’un opérateur utilise de son plein gré ne sont mises à la disposition de la douane qu’à des conditions convenues et ne sont utilisées à aucune autre fin.

2.4.3 Les exigences en matière de technologie énoncent le résultat à atteindre et ne favorisent aucun produit ni fournisseur.

### Norme 5 – Communication

2.5.1 La douane publie les exigences de son programme d’agrément, les tient à jour et propose à leur sujet des formations et des conseils.

2.5.2 La douane dispose d’un point de contact que les opérateurs agréés peuvent joindre à toute heure au sujet d’un envoi arrêté.

2.5.3 Toute exigence nouvelle est portée à la connaissance des entreprises, pour observations, au moins soixante jours avant de prendre effet, sauf si une menace immédiate commande de l’appliquer sur-le-champ.

### Norme 6 – Facilitation

2.6.1 La douane offre aux opérateurs agréés des avantages mesurables, parmi lesquels des inspections moins nombreuses, un jeu réduit de données pour la mainlevée et la priorité lors des examens.

2.6.2 Lorsqu’un envoi d’un opérateur agréé est sélectionné pour examen, il est examiné avant les autres envois de risque comparable et l’opérateur est informé du moment où la mainlevée peut être attendue.

2.6.3 Après une perturbation des échanges, les envois des opérateurs agréés et les secours humanitaires sont les premiers à circuler de nouveau.

## Pilier 3 – Douane-autres services publics

Les autorités d’un État, et celles d’États qui partagent une frontière, travaillent ensemble afin qu’un envoi ait affaire à un seul service public et non à plusieurs.

### Norme 1 – Coopération mutuelle

3.1.1 Les pouvoirs publics favorisent la coopération entre la douane et les autres autorités intéressées aux mouvements de marchandises, sur la base d’arrangements écrits qui précisent le rôle de chacune.

3.1.2 Il convient que les autorités intéressées harmonisent leur évaluation des risques, partagent les renseignements que chacune est autorisée à partager et reconnaissent mutuellement leurs programmes de sécurité.

3.1.3 Lorsque plusieurs autorités soumettent un opérateur à des exigences comparables, il convient qu’une seule validation vaille pour toutes.

### Norme 2 – Gestion coordonnée des frontières

3.2.1 Il convient que les autorités de part et d’autre d’une frontière harmonisent leurs heures d’ouverture, leurs procédures et leurs contrôles et, lorsque les conditions le permettent, travaillent en un même lieu.

3.2.2 Les contrôles portant sur un même envoi sont regroupés en un seul arrêt chaque fois que possible. Les autorités dont la présence n’est pas nécessaire confient le contrôle à celles qui sont présentes.

3.2.3 Les administrations voisines vérifient ensemble, au moins une fois par an, comment elles maintiendraient la circulation des biens essentiels si un point de passage devait fermer.

### Norme 3 – Guichet unique

3.3.1 Il convient que les pouvoirs publics permettent aux opérateurs de transmettre une seule fois, sous forme électronique et en un point d’entrée unique, tous les renseignements que requiert l’importation, l’exportation ou le transit de marchandises.

3.3.2 Chaque autorité intéressée reçoit par le guichet unique la part des renseignements qui la concerne et fait connaître sa décision par la même voie.

3.3.3 Lorsque le guichet unique est hors service, les autorités acceptent une solution de remplacement documentée et n’opposent pas aux opérateurs des délais qu’ils ne peuvent tenir pour cette raison.

### Norme 4 – Harmonisation des mesures de contrôle

3.4.1 Les pouvoirs publics s’efforcent d’harmoniser les exigences de sécurité applicables au transport de marchandises entre les modes de transport et de ne pas faire peser sur les opérateurs une charge de la preuve plus lourde que le risque ne l’exige.

3.4.2 Avant d’adopter une mesure nationale de contrôle qui s’écarte des normes internationales, les pouvoirs publics en évaluent l’incidence sur les échanges et en informent le Secrétariat.

3.4.3 Les mesures sont réexaminées au moins tous les trois ans, et celles qui n’ont pas atteint leur but sont retirées.
`)
