import type { refusal as en } from '../en/refusal.ts'
import type { Like } from '../like.ts'

export const refusal: Like<typeof en> = {
  network: 'Le serveur ne répond pas. Vérifiez votre connexion ; rien de ce que vous avez saisi n’est perdu.',
  unknown: 'Un problème est survenu dans cette page. Rechargez-la ; si cela ne suffit pas, avertissez le Secrétariat.',
  'malformed-request': 'La requête est arrivée endommagée. Réessayez.',
  'not-signed-in': 'Vous n’êtes pas connecté. Connectez-vous pour continuer.',
  'wrong-credentials': 'L’adresse électronique et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
  'not-allowed':
    'Votre qualité ne vous y autorise pas. Adressez-vous au Secrétariat si vous pensez que c’est une erreur.',
  'foreign-origin': 'La demande venait d’un autre site et a été refusée. Ouvrez Quorate à sa propre adresse.',
  'not-a-participant': 'Vous ne participez pas à ce comité. Demandez au Secrétariat de vous y inscrire.',
  suspended: 'Votre participation est suspendue. Le Secrétariat peut vous dire pourquoi et jusqu’à quand.',
  'outside-term':
    'Le mandat de votre siège va de {{from}} à {{until}}. En dehors de ce mandat, vous pouvez lire, mais pas intervenir. Adressez-vous au Secrétariat.',
  'business-does-not-vote': 'Les représentants des entreprises conseillent le comité et ne votent pas.',
  'observers-do-not-vote': 'Les observateurs suivent les travaux et les commentent, mais ne votent pas.',
  'secretariat-does-not-vote': 'Le Secrétariat assiste le comité et ne vote pas.',
  'chair-does-not-vote': 'La personne qui préside ne vote pas ; un autre membre de la délégation peut le faire.',
  'not-credentialed':
    'Une autre personne vote au nom de votre délégation. Le chef de votre délégation peut vous désigner.',
  'credential-lapsed':
    'Personne n’est actuellement muni des pouvoirs de votre délégation. Son chef désigne un votant, dont le Secrétariat accepte les pouvoirs.',
  'not-in-electorate': 'Votre délégation n’avait pas le droit de vote à l’ouverture de ce scrutin.',
  'delegations-only':
    'Les motions d’ordre et le droit de réponse sont réservés aux délégations. Vous pouvez demander une déclaration ou une question.',
  'moderators-do-not-ask': 'La présidence et le Secrétariat ne demandent pas la parole.',
  'not-yours': 'Cela appartient à quelqu’un d’autre, qui seul peut le faire.',
  'not-found': 'Cet élément n’existe pas ou ne vous est pas accessible. Vérifiez l’adresse.',
  'unknown-route': 'Il n’y a rien à cette adresse. Vérifiez-la.',
  'method-not-allowed': 'Cette opération n’est pas possible à cette adresse.',
  'already-exists': 'Cet élément existe déjà. Choisissez un autre nom.',
  'already-done': 'C’est déjà fait.',
  'last-secretariat':
    'C’est le dernier membre du Secrétariat en mesure d’agir, et la plateforme doit être administrée. Inscrivez d’abord quelqu’un d’autre.',
  'edited-meanwhile':
    'Ce commentaire a été modifié entre-temps. Lisez la nouvelle version avant d’enregistrer la vôtre.',
  'debate-closed': 'Le débat est clos. La présidence peut le rouvrir.',
  'session-not-open': 'La séance n’est pas ouverte. Attendez que la présidence l’ouvre ou la reprenne.',
  'session-over': 'La séance est terminée.',
  'item-not-current': 'Un autre point est en discussion. La présidence doit d’abord aborder celui-ci.',
  'already-on-list':
    'Vous figurez déjà sur la liste des orateurs à ce titre. Attendez d’avoir la parole ou retirez cette demande.',
  'not-on-list':
    'Cette demande ne figure plus sur la liste des orateurs\u00a0: elle a été entendue ou retirée, ou la liste a été vidée.',
  'not-speaking': 'Cet orateur n’a plus la parole. Voyez qui l’a maintenant.',
  'list-closed':
    'La liste des orateurs est close\u202f; seuls les motions d’ordre et le droit de réponse sont admis. La présidence peut la rouvrir.',
  'voting-under-way':
    'Un scrutin est en cours. Jusqu’à sa clôture, seules les motions d’ordre sur la conduite du vote sont admises.',
  'session-already-open': 'Une autre séance est ouverte. Suspendez-la ou clôturez-la d’abord.',
  'rival-pending': 'Un amendement concurrent au même texte est mis aux voix. Clôturez et certifiez d’abord ce vote.',
  'vote-open': 'Un vote est en cours. Attendez sa clôture.',
  'vote-closed': 'Le scrutin est clos ; il n’est plus possible de voter ni de modifier son vote.',
  'vote-not-closed': 'Le scrutin est encore ouvert. Clôturez-le d’abord.',
  'nothing-to-certify': 'Il n’y a rien à certifier ici. Un autre scrutin décide de la question.',
  'already-certified': 'Ce résultat est déjà certifié.',
  'second-ballot-pending': 'Il y a eu partage égal des voix : un second tour de scrutin doit d’abord avoir lieu.',
  'not-put-to-vote': 'Ce dossier est débattu, mais n’est pas mis aux voix.',
  'work-not-open': 'Ce dossier n’est plus ouvert.',
  'version-superseded':
    'L’instrument a depuis une nouvelle version. Prenez connaissance des changements, puis amendez cette version.',
  'provision-not-found': 'Cette disposition ne figure pas dans la version que vous amendez. Choisissez-en une autre.',
  'key-reused': 'Cette demande a déjà été envoyée avec un autre contenu. Rechargez la page et réessayez.',
  'request-too-large': 'L’envoi est trop volumineux. Raccourcissez-le.',
  'unsupported-media': 'Ce type de fichier ne peut pas être lu. Utilisez du texte brut ou du Markdown.',
  'invalid-request': 'Une partie de la saisie ne peut pas être acceptée.',
  'invalid-document': 'Aucune disposition numérotée n’a pu être lue dans ce document.',
  'nothing-changed': 'Rien ne diffère du texte en vigueur. Modifiez-le d’abord.',
  'nested-too-deep':
    'Des listes et citations sont imbriquées ici sur {{found}} niveaux ; {{most}} sont possibles. Retirez une partie des marques ou des retraits.',
  'too-many-cells':
    'Les tableaux comptent ici {{found}} cellules ; {{most}} sont possibles. Réduisez-les ou répartissez le texte.',
  'too-many-links': 'Il y a ici {{found}} liens et adresses ; {{most}} sont possibles. Retirez-en.',
  'too-much-emphasis':
    'Il y a ici {{found}} marques de mise en valeur (* _ ~) ; {{most}} sont possibles. Retirez-en une partie.',
  'slow-mode': 'Ce débat est ralenti. Vous pourrez déposer votre prochain commentaire dans {{seconds}} secondes.',
  'rate-limited': 'C’est beaucoup en peu de temps. Vous pourrez continuer dans {{seconds}} secondes.',
  'server-error': 'Un problème est survenu sur le serveur ; il a été consigné. Réessayez dans un instant.',
  'record-unreadable':
    'Ce nœud ne peut pas lire l’intégralité du registre et ne le sert pas. Le Secrétariat doit intervenir.',
  'committee-stopped':
    'Ce comité est arrêté à cause d’une erreur du serveur ; elle a été consignée. Rien de ce qui est enregistré n’est perdu.',
  'store-full':
    'Le disque du serveur est plein : rien ne peut être enregistré tant qu’il n’y a pas de place. Rien de ce que vous avez saisi n’est perdu ; réessayez plus tard.',
  'store-unavailable':
    'Le registre est momentanément inaccessible. Rien de ce que vous avez saisi n’est perdu ; réessayez dans un instant.',
}
