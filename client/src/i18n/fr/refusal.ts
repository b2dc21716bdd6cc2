import type { refusal as en } from '../en/refusal.ts'
import type { Like } from '../like.ts'

export const refusal: Like<typeof en> = {
  network: 'Il n’y a pas de connexion. Vérifiez-la, puis réessayez. Rien de ce que vous avez saisi n’est perdu.',
  unknown: 'Un problème est survenu dans cette page. Rechargez-la. Si cela ne suffit pas, avertissez le Secrétariat.',
  inEnglish: 'En anglais\u202f: {{sentence}}',
  'malformed-request': 'Ce que vous avez envoyé n’a pas pu être lu. Réessayez.',
  'in-use': 'D’autres éléments en dépendent, il reste donc en place. Corrigez-le plutôt.',
  'not-signed-in': 'La connexion à votre compte a pris fin. Connectez-vous, puis réessayez.',
  'wrong-credentials': 'L’adresse électronique et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
  'not-allowed':
    'Votre qualité ne vous y autorise pas. Adressez-vous au Secrétariat si vous pensez que c’est une erreur.',
  'foreign-origin': 'La demande venait d’un autre site et a été refusée. Ouvrez Quorate à sa propre adresse.',
  'not-a-participant': 'Vous ne participez pas à ce comité. Demandez au Secrétariat de vous y inscrire.',
  suspended: 'Votre participation est suspendue\u202f: vous pouvez lire, mais pas agir. Adressez-vous au Secrétariat.',
  'outside-term':
    'Le mandat de votre siège va de {{from}} à {{until}}. En dehors de ce mandat, vous pouvez lire, mais pas commenter. Adressez-vous au Secrétariat.',
  'business-does-not-vote': 'Le secteur privé commente et donne des avis. Il ne vote pas.',
  'observers-do-not-vote': 'Les observateurs lisent, et commentent sur invitation. Ils ne votent pas.',
  'secretariat-does-not-vote': 'Le Secrétariat assiste le comité. Il ne vote pas.',
  'chair-does-not-vote': 'La présidence et la vice-présidence ne votent pas. Un autre membre de la délégation vote.',
  'not-credentialed':
    'Une autre personne vote pour votre délégation. La tête de votre délégation peut demander au Secrétariat de vous désigner.',
  'credential-lapsed':
    'Personne ne peut voter pour votre délégation actuellement. La tête de la délégation propose une personne, et le Secrétariat accepte ses pouvoirs.',
  'not-in-electorate': 'Votre délégation n’avait pas le droit de vote à l’ouverture de ce scrutin.',
  'delegations-only':
    'Seules les délégations peuvent présenter une motion d’ordre ou exercer le droit de réponse. Demandez une déclaration ou une question.',
  'moderators-do-not-ask':
    'La présidence, la vice-présidence et le Secrétariat ne demandent pas la parole. Les délégations, le secteur privé et les observateurs la demandent.',
  'not-yours': 'Cela appartient à une autre personne, et elle seule peut le faire.',
  'not-found': 'Cet élément n’existe pas ou ne vous est pas accessible. Vérifiez l’adresse.',
  'unknown-route': 'Il n’y a rien à cette adresse. Vérifiez l’adresse.',
  'method-not-allowed': 'Cela n’est pas possible à cette adresse.',
  'already-exists': 'Cet élément existe déjà. Choisissez un autre nom.',
  'already-done': 'C’est déjà fait.',
  'last-secretariat':
    'C’est le dernier membre du Secrétariat, et il faut administrer la plateforme. Inscrivez d’abord une autre personne.',
  'edited-meanwhile':
    'Ce commentaire a été modifié entre-temps. Lisez le texte plus récent, puis renvoyez le vôtre s’il doit le remplacer.',
  'debate-closed': 'Le débat est clos. La présidence peut le rouvrir.',
  'session-not-open': 'La séance n’est pas ouverte. Attendez que la présidence l’ouvre ou la reprenne.',
  'session-over': 'La séance est close. Utilisez une autre séance.',
  'item-not-current': 'Un autre point est examiné. La présidence doit d’abord aborder celui-ci.',
  'already-on-list':
    'Vous figurez déjà sur la liste des orateurs à ce titre. Attendez d’avoir la parole, ou retirez la demande.',
  'not-on-list': 'Cette demande ne figure plus sur la liste des orateurs. Voyez la liste actuelle.',
  'not-speaking': 'Cette délégation n’a plus la parole. Voyez qui l’a maintenant.',
  'list-closed':
    'La liste des orateurs est close. Seuls les motions d’ordre et le droit de réponse sont admis. La présidence peut la rouvrir.',
  'voting-under-way':
    'Un scrutin est ouvert. Jusqu’à sa clôture, seules les motions d’ordre sur la conduite du scrutin sont admises.',
  'session-already-open': 'Une autre séance est ouverte. Il faut d’abord la suspendre ou la clore.',
  'rival-pending':
    'Un autre amendement au même texte a été mis aux voix. Il faut d’abord clore ce scrutin et certifier son résultat.',
  'vote-open': 'Un scrutin est ouvert. Attendez sa clôture.',
  'vote-closed': 'Le scrutin est clos. Personne ne peut plus voter ni modifier un vote.',
  'vote-not-closed': 'Le scrutin est encore ouvert. Il faut d’abord le clore.',
  'nothing-to-certify': 'Il n’y a rien à certifier ici. Un autre scrutin décide de la question.',
  'already-certified': 'Ce résultat est déjà certifié.',
  'second-ballot-pending': 'Les voix sont également partagées. Un second tour de scrutin doit d’abord avoir lieu.',
  'not-put-to-vote': 'Ce dossier est débattu, mais n’est pas mis aux voix.',
  'work-not-open': 'Ce dossier n’est plus ouvert.',
  'version-superseded':
    'Il existe une version plus récente de l’instrument. Voyez ce qui a changé, puis amendez cette version.',
  'provision-not-found': 'Cette disposition ne figure pas dans la version que vous amendez. Choisissez-en une autre.',
  'another-history':
    'Le registre de ce comité a été restauré à partir d’une sauvegarde et s’arrête avant ce que vous avez vu. La page recharge tout.',
  'key-reused': 'Cette demande a déjà été envoyée avec un autre contenu. Rechargez la page et réessayez.',
  'request-too-large': 'C’est trop volumineux. Raccourcissez-le, ou envoyez-le en plusieurs parties.',
  'unsupported-media': 'Ce type de fichier ne peut pas être lu. Utilisez du texte brut ou du Markdown.',
  'invalid-request': 'Une partie de ce que vous avez saisi ne peut pas être acceptée.',
  'invalid-document': 'Aucune disposition numérotée n’a pu être lue dans ce document.',
  'nothing-changed': 'Rien ne diffère du texte actuel. Modifiez-le d’abord.',
  'nested-too-deep':
    'Des listes et citations sont imbriquées ici sur {{found}} niveaux\u202f; {{most}} sont possibles. Retirez une partie des marques ou des retraits.',
  'too-many-cells':
    'Les tableaux comptent ici {{found}} cellules\u202f; {{most}} sont possibles. Réduisez-les ou répartissez le texte.',
  'too-many-links': 'Il y a ici {{found}} liens et adresses\u202f; {{most}} sont possibles. Retirez-en.',
  'too-much-emphasis':
    'Il y a ici {{found}} marques de mise en valeur (* _ ~)\u202f; {{most}} sont possibles. Retirez-en une partie.',
  'too-many-lines':
    'Il y a ici {{found}} lignes\u202f; {{most}} sont possibles. Répartissez le texte ou réunissez des lignes.',
  'line-break':
    'Ce texte doit tenir sur une ligne, et un saut de ligne ou une tabulation ({{character}}) suit «\u202f{{word}}\u202f» (caractère {{place}}). Mettez une espace à la place.',
  'hidden-character':
    'Un caractère caché ou spécial ({{character}}) se trouve dans «\u202f{{word}}\u202f» (caractère {{place}}). Effacez «\u202f{{word}}\u202f» et retapez-le.',
  'mixed-alphabets':
    'Dans «\u202f{{word}}\u202f», la lettre «\u202f{{letter}}\u202f» ({{character}}, caractère {{place}}) ressemble à une lettre d’un autre alphabet. Tapez le mot en lettres ordinaires d’un seul alphabet.',
  'slow-mode': 'Ce débat est ralenti. Vous pourrez publier votre prochain commentaire dans {{seconds}} secondes.',
  'rate-limited': 'Vous avez fait cela très souvent en peu de temps. Vous pourrez continuer dans {{seconds}} secondes.',
  'server-error': 'Un problème est survenu de notre côté, et nous en avons pris note. Réessayez dans un instant.',
  'record-unreadable': 'Quorate ne peut pas lire le registre de ce comité. Avertissez le Secrétariat.',
  'committee-stopped':
    'Ce comité est arrêté à cause d’un défaut. Nous en avons pris note. Rien de ce qui est enregistré n’est perdu.',
  'clock-off':
    'Notre horloge est fausse\u202f; rien ne peut être enregistré pour l’instant. Rien de ce que vous avez saisi n’est perdu\u202f; réessayez plus tard.',
  'store-full':
    'Notre disque est plein\u202f: rien ne peut être enregistré tant qu’il n’y a pas de place. Rien de ce que vous avez saisi n’est perdu\u202f; réessayez plus tard.',
  'store-unavailable':
    'Le registre est inaccessible pour le moment. Rien de ce que vous avez saisi n’est perdu. Réessayez dans un instant.',
}
