/**
 * The form of a name in a sentence. English: `the` adds the article (the United Kingdom). French: `le`, `de` and `à` add
 * the article alone, or put together with the preposition (la Norvège, du Japon, aux États-Unis); `d` is for people,
 * who have no article (d’Ana).
 */
export const NAME_FORMS = ['the', 'le', 'de', 'à', 'd'] as const
export type NameForm = (typeof NAME_FORMS)[number]

export function isNameForm(form: string): form is NameForm {
  return NAME_FORMS.some((known) => known === form)
}

/** A name as a message asks for it: `{{delegation, de}}` with “Norvège” reads “de la Norvège”. */
export function inSentence(name: string, form: NameForm): string {
  switch (form) {
    case 'the':
      return takesThe(name) ? `the ${name}` : name
    case 'd':
      return startsWithVowel(name) ? `d’${name}` : `de ${name}`
    default:
      return inFrench(name, form)
  }
}

/** Plural names, groups of islands, and names made of an ordinary word such as “Kingdom”. */
const THE =
  /^(United|Republic|Kingdom|State|Democratic|Central African|Islamic|Federated|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Holy)\b|\b(Republic|Islands|Emirates|States|Federation|Union|Community|Chamber of|Organi[sz]ation|Commission|Council|Conference|Bank|Fund|Union of)\b/

function takesThe(name: string): boolean {
  return THE.test(name)
}

type French = 'none' | 'masculine' | 'feminine' | 'plural'

const FORMS: Record<French, Record<'le' | 'de' | 'à', string>> = {
  none: { le: '', de: 'de ', à: 'à ' },
  masculine: { le: 'le ', de: 'du ', à: 'au ' },
  feminine: { le: 'la ', de: 'de la ', à: 'à la ' },
  plural: { le: 'les ', de: 'des ', à: 'aux ' },
}

/** A name whose gender is not known, such as that of a company, is put in quotation marks. */
function inFrench(name: string, form: 'le' | 'de' | 'à'): string {
  const gender = genderOf(name)
  if (gender === null) return `${FORMS.none[form]}«\u202f${name}\u202f»`
  if (gender === 'plural' || !startsWithVowel(name)) return FORMS[gender][form] + name
  if (gender === 'none') return form === 'de' ? `d’${name}` : FORMS.none[form] + name
  return `${FORMS.none[form]}l’${name}`
}

/** H counts as a consonant: le Honduras, la Hongrie. */
function startsWithVowel(name: string): boolean {
  return /^[aeiouœ]/i.test(name.normalize('NFD'))
}

const NO_ARTICLE = new Set(
  'Andorre,Anguilla,Antigua-et-Barbuda,Aruba,Bahreïn,Chypre,Cuba,Curaçao,Djibouti,Gibraltar,Guam,Guernesey,Haïti,Hong Kong,Israël,Jersey,Kiribati,Macao,Madagascar,Malte,Maurice,Mayotte,Monaco,Montserrat,Nauru,Niue,Oman,Porto Rico,Samoa,Sao Tomé-et-Principe,Singapour,Sri Lanka,Taïwan,Tokelau,Tuvalu,Vanuatu,Wallis-et-Futuna'.split(
    ',',
  ),
)
const PLURAL = new Set(
  'Bahamas,Bermudes,Comores,Émirats,États,Fidji,Îles,Maldives,Palaos,Pays,Philippines,Seychelles,Terres,Territoires,Tonga'.split(
    ',',
  ),
)
/** By the first word of the name; other names are feminine if that ends in an e. */
const MASCULINE = new Set(
  'Belize,Cambodge,Mexique,Mozambique,Suriname,Territoire,Zimbabwe,Bureau,Centre,Comité,Conseil,Fonds,Forum,Groupe,Institut,Marché,Programme,Royaume,Secrétariat'.split(
    ',',
  ),
)
const FEMININE = new Set(
  'Trinité,Agence,Alliance,Association,Autorité,Banque,Chambre,Commission,Communauté,Confédération,Conférence,Fédération,Organisation,République,Union'.split(
    ',',
  ),
)

/** Names in use that `Intl` does not have. */
const ALSO = ['Cabo Verde', 'Congo', 'Corée', 'Moldova', 'Vietnam']

/** Countries as `Intl` names them in French, without what follows in brackets. */
let countries: ReadonlySet<string> | undefined

function genderOf(name: string): French | null {
  const plain = bare(name)
  const first = plain.split(/[\s-]/)[0] ?? ''
  if (NO_ARTICLE.has(plain) || /^Sainte?-/.test(plain)) return 'none'
  if (PLURAL.has(first)) return 'plural'
  if (MASCULINE.has(first)) return 'masculine'
  if (FEMININE.has(first)) return 'feminine'
  countries ??= namesOfCountries()
  if (!countries.has(plain)) return null
  return first.endsWith('e') ? 'feminine' : 'masculine'
}

function namesOfCountries(): Set<string> {
  const names = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((one) => letters.map((two) => one + two))
  return new Set([...ALSO, ...codes.map((code) => bare(names.of(code) ?? ''))])
}

/** Without what follows in brackets or after a comma; one kind of apostrophe. */
function bare(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll('’', "'")
    .replace(/ ?[(,].*$/, '')
}
